"""The benchmark's 17 hypotheses in words of our own: German, and English as the benchmark's format has it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hypothesis:
    short: str
    german: str
    english: str


HYPOTHESES = {
    "nda-1": Hypothesis(
        "Kennzeichnung",
        "Vertraulich ist nur, was die offenlegende Partei ausdrücklich als vertraulich bezeichnet.",
        "Only what the discloser expressly marks or names as confidential is confidential.",
    ),
    "nda-2": Hypothesis(
        "Nur technische Informationen",
        "Vertraulich sind ausschließlich technische Informationen.",
        "Technical information alone is confidential.",
    ),
    "nda-3": Hypothesis(
        "Mündliche Informationen",
        "Auch mündlich Mitgeteiltes kann vertraulich sein.",
        "What is told orally can be confidential too.",
    ),
    "nda-4": Hypothesis(
        "Zweckbindung",
        "Der Empfänger nutzt vertrauliche Informationen nur für den vereinbarten Zweck.",
        "The recipient uses confidential information for the agreed purpose only.",
    ),
    "nda-5": Hypothesis(
        "Weitergabe an Mitarbeiter",
        "Der Empfänger darf vertrauliche Informationen einigen eigenen Mitarbeitern zugänglich machen.",
        "The recipient may pass confidential information to some of its own employees.",
    ),
    "nda-7": Hypothesis(
        "Weitergabe an Dritte",
        "Der Empfänger darf vertrauliche Informationen einigen Dritten (etwa Beratern) zugänglich machen.",
        "The recipient may pass confidential information to some outsiders, such as advisers.",
    ),
    "nda-8": Hypothesis(
        "Mitteilung bei Offenlegungszwang",
        "Muss der Empfänger kraft Gesetzes oder Anordnung offenlegen, unterrichtet er die offenlegende Partei.",
        "A recipient whom law or an order forces to disclose tells the discloser.",
    ),
    "nda-10": Hypothesis(
        "Vertraulichkeit der Vereinbarung",
        "Dass die Vereinbarung besteht oder verhandelt wird, ist geheim zu halten.",
        "That there is an agreement, or talks about one, is to be kept secret.",
    ),
    "nda-11": Hypothesis(
        "Kein Reverse Engineering",
        "Der Empfänger darf Gegenstände, die vertrauliche Informationen verkörpern, nicht zurückentwickeln.",
        "The recipient must not take apart or decode objects that hold confidential information.",
    ),
    "nda-12": Hypothesis(
        "Eigene Entwicklung",
        "Der Empfänger darf Ähnliches unabhängig selbst entwickeln.",
        "The recipient is free to develop something similar independently.",
    ),
    "nda-13": Hypothesis(
        "Erwerb von Dritten",
        "Der Empfänger darf Ähnliches von Dritten erhalten.",
        "The recipient is free to obtain something similar from others.",
    ),
    "nda-15": Hypothesis(
        "Keine Lizenz",
        "Der Empfänger erhält keine Rechte an den vertraulichen Informationen.",
        "The recipient is given no rights in the confidential information.",
    ),
    "nda-16": Hypothesis(
        "Rückgabe bei Ende",
        "Bei Ende der Vereinbarung sind vertrauliche Informationen zurückzugeben oder zu vernichten.",
        "When the agreement ends, confidential information is to be given back or destroyed.",
    ),
    "nda-17": Hypothesis(
        "Kopien",
        "Der Empfänger darf unter Umständen Kopien vertraulicher Informationen anfertigen.",
        "The recipient may, in some cases, copy confidential information.",
    ),
    "nda-18": Hypothesis(
        "Abwerbeverbot",
        "Der Empfänger darf Personal der offenlegenden Partei nicht abwerben.",
        "The recipient must not lure away people of the discloser.",
    ),
    "nda-19": Hypothesis(
        "Nachvertragliche Pflichten",
        "Einige Pflichten gelten nach dem Ende der Vereinbarung weiter.",
        "Some duties go on after the agreement has ended.",
    ),
    "nda-20": Hypothesis(
        "Zurückbehalten nach Rückgabe",
        "Der Empfänger darf auch nach Rückgabe oder Vernichtung einige vertrauliche Informationen behalten.",
        "The recipient may keep some confidential information even after the rest went back or was destroyed.",
    ),
}
