"""Letters as a key account manager sends them: the checks of style must leave them alone."""

import datetime as dt
from typing import Any

from agent.domain.draft.content import Content
from agent.domain.draft.draft import Draft, DraftKind, DraftRight, DraftStatus
from agent.domain.drafting.company import Company
from agent.domain.language import Language
from agent.domain.rights import RightVerdict

DE, EN = Language
NOW = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)
COMPANY = Company(
    1,
    True,
    "Musterteile",
    "GmbH",
    "Probeweg 3",
    "12345",
    "Musterstadt",
    "DE",
    "+49 40 5550140",
    "www.musterteile.example",
    "Musterstadt",
    "Amtsgericht Musterstadt",
    "HRB 4711",
    ("Eva Muster", "Jan Probe"),
    "DE999999999",
)
CLOSED = {
    DE: """Mit freundlichen Grüßen

Katharina Brandt
Key Account Management

Musterteile GmbH
Probeweg 3, 12345 Musterstadt
Tel. +49 40 5550140 | k.brandt@musterteile.example | www.musterteile.example
Sitz der Gesellschaft: Musterstadt | Amtsgericht Musterstadt, HRB 4711
Geschäftsführung: Eva Muster, Jan Probe | USt-IdNr.: DE999999999""",
    EN: """Kind regards,

Katharina Brandt
Key Account Management

Musterteile GmbH
Probeweg 3, 12345 Musterstadt, Germany
Phone +49 40 5550140 | k.brandt@musterteile.example | www.musterteile.example
Registered office: Musterstadt | Amtsgericht Musterstadt, HRB 4711
Managing Directors: Eva Muster, Jan Probe | VAT ID: DE999999999""",
}

_ESCALATION_DE = """Sehr geehrte Frau Kröger,

seit 2021 beliefern wir Ihr Werk in Emden mit Flanschen und Wellen aus dem Rahmenvertrag RV-2024-017.

Für das 3. Quartal 2026 waren 12.500 Stück geplant, abgerufen wurden 7.925 Stück. Das sind 63,4 % der geplanten
Menge; verabredet sind mindestens 70 %. Die Kennzahl setzt die abgerufene Menge ins Verhältnis zum Abrufplan.

| Artikel | geplant | abgerufen |
|---|---:|---:|
| MC-10432 | 12.500 | 7.925 |

Für Sie sichert der Plan Verfügbarkeit und Lieferzeit. Wir halten dafür Material und Fertigungszeit bereit.

Den Grund für die Abweichung kennen wir noch nicht. Hat sich Ihr Bedarf verändert, liegt noch Bestand bei Ihnen,
oder hat sich ein Projekt verschoben?

Gern würden wir mit Ihnen diese Möglichkeiten besprechen:

- den Abrufplan zeitlich strecken
- die Menge für das nächste Jahr anpassen
- den Lieferrhythmus ändern

Für ein Gespräch von 45 Minuten per Videokonferenz schlagen wir Ihnen drei Termine vor:

- Donnerstag, 26.11.2026, 10:00 Uhr
- Montag, 30.11.2026, 14:00 Uhr
- Mittwoch, 02.12.2026, 11:00 Uhr

Welcher Termin passt Ihnen am besten? Hilfreich ist es, wenn Ihre Disposition dabei ist und Ihr aktueller Forecast
vorliegt. Auf der Tagesordnung stehen der Stand der Abrufe, Ihr Bedarf bis Mitte 2027 und der weitere Plan.

Nach Ihrer Antwort senden wir Ihnen am selben Tag die Einladung. Vielen Dank für die gute Zusammenarbeit.
"""
_ESCALATION_EN = """Dear Ms Kröger,

We have supplied your Emden plant with flanges and shafts under framework agreement RV-2024-017 since 2021.

For Q3 2026 we had planned 12,500 pieces together, and 7,925 pieces were called off. That is 63.4% of the planned
quantity, against an agreed 70%. The figure compares the quantity called off with the call-off plan.

| Article | planned | called off |
|---|---:|---:|
| MC-10432 | 12,500 | 7,925 |

For you, the plan secures availability and lead time. We keep material and production time ready for it.

We do not know the reason for the difference yet. Has your demand changed, do you still hold stock, or has a project
moved?

We would like to discuss these options with you:

- stretch the call-off plan
- adjust the quantity for next year
- change the delivery rhythm

For a video call of 45 minutes we suggest three dates:

- Thursday, 26 November 2026, 10:00
- Monday, 30 November 2026, 14:00
- Wednesday, 2 December 2026, 11:00

Which of these dates would suit you best? It would help to have your planner with us and your current forecast at
hand. The agenda covers the state of call-offs, your demand until mid-2027 and the plan from here.

We will send the invitation on the day of your reply. Thank you for working with us.
"""
_REORDER_DE = """Sehr geehrter Herr Albers,

nach Ihrem Forecast vom 16.11.2026 reicht der Bestand des Artikels MC-10432 bis zum 12.01.2027.

| Artikel | Menge | Liefertermin | Preis |
|---|---:|---|---|
| MC-10432 | 1.200 Stück | KW 1/2027 | gemäß RV-2024-017 |

Die Lieferzeit beträgt sechs Wochen. Ohne neuen Abruf entsteht ab Mitte Januar eine Lücke.

Bitte bestätigen oder ändern Sie den Vorschlag bis zum 27.11.2026. Wie entwickelt sich Ihr Bedarf danach?

Für Fragen erreichen Sie mich jederzeit.
"""
_REORDER_EN = """Dear Mr Albers,

According to your forecast of 16 November 2026, the stock of article MC-10432 lasts until 12 January 2027.

| Article | Quantity | Delivery | Price |
|---|---:|---|---|
| MC-10432 | 1,200 pieces | week 1/2027 | as in RV-2024-017 |

The lead time is six weeks. Without a new call-off there will be a gap from mid-January.

Please confirm or change the proposal by 27 November 2026. How does your demand develop after that?

I am happy to answer any questions.
"""
_EMAIL_DE = """Guten Tag Herr Brück,

vielen Dank für das Gespräch am 18.11.2026 in Ihrem Haus.

Wie besprochen haben wir den Flansch DN 50 am 20.11.2026 freigegeben. Die Erstmuster liegen bei 0,02 mm Abweichung,
Ihre Zeichnung lässt 0,05 mm zu. Damit können Sie die Vorserie wie geplant im Januar 2027 starten.

Für die Serie fehlt uns noch der Abrufplan. Mit ihm reservieren wir das Material und nennen Ihnen feste Liefertermine.

Bitte senden Sie uns den Plan bis zum 04.12.2026. Wir schicken Ihnen dann bis zum 09.12.2026 den Entwurf des
Rahmenvertrags.
"""
_EMAIL_EN = """Dear Mr Brück,

Thank you for the meeting at your plant on 18 November 2026.

As discussed, we released the flange DN 50 on 20 November 2026. The first samples deviate by 0.02 mm, and your drawing
allows 0.05 mm. You can start the pilot series in January 2027 as planned.

For series production we still need the call-off plan. With it we reserve the material and give you firm delivery
dates.

Please send us the plan by 4 December 2026. We will then let you have the draft framework agreement by 9 December.
"""
LETTERS = {
    (DraftKind.ESCALATION, DE): (_ESCALATION_DE, "Rahmenvertrag RV-2024-017: Abrufentwicklung Q3 2026"),
    (DraftKind.ESCALATION, EN): (_ESCALATION_EN, "Framework agreement RV-2024-017: call-off status Q3 2026"),
    (DraftKind.REORDER, DE): (_REORDER_DE, "Nachbestellung MC-10432 – Bedarf ab Januar 2027"),
    (DraftKind.REORDER, EN): (_REORDER_EN, "Re-order MC-10432 – requirement from January 2027"),
    (DraftKind.EMAIL, DE): (_EMAIL_DE, "Flansch DN 50 freigegeben: Abrufplan für die Serie"),
    (DraftKind.EMAIL, EN): (_EMAIL_EN, "Flange DN 50 released: call-off plan for the series"),
}


def letter_of(kind: DraftKind, language: Language) -> Draft:
    body, subject = LETTERS[kind, language]
    return draft(f"{body}\n{CLOSED[language]}", language, kind, subject=subject)


def draft(text: str, language: Language, kind: DraftKind = DraftKind.EMAIL, **content: Any) -> Draft:
    right = DraftRight(RightVerdict.ALONE)
    subject = "Rahmenvertrag RV-2024-017: Abrufe" if language is DE else "Framework agreement RV-2024-017: call-offs"
    what = Content(text, **{"subject": subject, **content})
    return Draft("d", kind, "Nordwerk", language, DraftStatus.PENDING, 1, what, right, (), "", "k", NOW, NOW)


def with_body(body: str, language: Language, **content: Any) -> Draft:
    """A mail with this between salutation and closing."""
    greeting = "Sehr geehrte Frau Kröger," if language is DE else "Dear Ms Kröger,"
    return draft(f"{greeting}\n\n{body}\n\n{CLOSED[language]}", language, **content)
