"""NDAs of our own wording, synthetic, for tests of everything above the judge."""

NDA_DE = """Geheimhaltungsvereinbarung

zwischen der Nordwerk Antriebe GmbH, Kiel, und der Melchers Components GmbH, Bremen
(nachfolgend jeweils „Partei“, gemeinsam „Parteien“)

§ 1 Zweck
Die Parteien prüfen eine Zusammenarbeit bei der Serienfertigung von Getriebegehäusen (nachfolgend „Zweck“). Jede
Partei darf die Vertraulichen Informationen der anderen Partei ausschließlich für den Zweck verwenden.

§ 2 Vertrauliche Informationen
Vertrauliche Informationen sind alle technischen und kaufmännischen Informationen, die eine Partei der anderen
mündlich, schriftlich oder in anderer Form mitteilt, unabhängig von einer Kennzeichnung als vertraulich.

§ 3 Pflichten
(1) Die empfangende Partei hält die Vertraulichen Informationen geheim und schützt sie durch angemessene
Geheimhaltungsmaßnahmen, mindestens aber mit der Sorgfalt, die sie in eigenen Angelegenheiten anwendet.
(2) Sie darf sie nur solchen Mitarbeitern und Beratern zugänglich machen, die sie für den Zweck kennen müssen und
zur Geheimhaltung verpflichtet sind. Eine Weitergabe an Dritte bedarf der vorherigen Zustimmung in Textform.
(3) Sie wird überlassene Muster nicht zurückbauen oder untersuchen, um an Vertrauliche Informationen zu gelangen.

§ 4 Ausnahmen
Die Pflichten gelten nicht für Informationen, die öffentlich bekannt sind oder ohne Verstoß bekannt werden, die der
empfangenden Partei bereits bekannt waren, die sie rechtmäßig von einem Dritten erhalten hat oder die sie
unabhängig selbst entwickelt hat.

§ 5 Gesetzliche Offenlegung
Ist eine Partei gesetzlich oder behördlich zur Offenlegung verpflichtet, unterrichtet sie die andere Partei vorab
unverzüglich, soweit dies zulässig ist.

§ 6 Rückgabe
Auf Verlangen sind alle Vertraulichen Informationen zurückzugeben oder zu vernichten. Sicherungskopien aus der
üblichen Datensicherung dürfen verbleiben, solange sie geheim gehalten werden.

§ 7 Keine Rechte
Durch diese Vereinbarung werden keine Lizenzen oder sonstigen Rechte eingeräumt. Eine Pflicht zum Abschluss
weiterer Verträge besteht nicht.

§ 8 Laufzeit
{term}

§ 9 Schlussbestimmungen
Änderungen bedürfen der Schriftform. Es gilt deutsches Recht. Ausschließlicher Gerichtsstand ist Bremen.
{extra}
"""
TERM_DE = "Die Geheimhaltung gilt für drei Jahre ab Unterzeichnung."


def nda_de(term: str = TERM_DE, extra: str = "") -> str:
    """A German NDA that is fine but for what is planted in its term or at its end."""
    return NDA_DE.format(term=term, extra=extra)
