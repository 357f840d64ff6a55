"""Whole mails as the company sends them: an invitation promises nothing, a promise hidden in one is found."""

import pytest

from agent.domain.language import Language
from agent.domain.rights.commitment import CommitmentKind
from agent.domain.rights.detect import commitments_in

DE = """Rahmenvertrag RV-2024-017: Abrufentwicklung 01.01.2026 bis 31.10.2026 – Terminvorschlag

Sehr geehrte Frau Kröger,

seit 2012 beliefern wir Ihr Werk in Bremen mit Dichtungen und Antriebskomponenten.

Aus dem Rahmenvertrag RV-2024-017 waren für Januar bis Oktober 2026 planmäßig 12.000 Stück vorgesehen; abgerufen
wurden 7.600 Stück. Das entspricht einer Abrufquote von 63,4 % (abgerufene Menge geteilt durch geplante Menge;
Zielwert 70 %).

Für Sie kann das längere Lieferzeiten bedeuten, wenn der Bedarf später gebündelt kommt. Bei uns ist Material für
die geplante Menge disponiert.

Den Grund kennen wir noch nicht. Hat sich Ihr Bedarf verschoben, oder liegen noch Bestände bei Ihnen?

Gern würden wir gemeinsam mit Ihnen folgende Möglichkeiten besprechen:
- eine neue Verteilung der Abrufe über das kommende Jahr
- eine Anpassung der Jahresmenge
- einen anderen Lieferrhythmus

Auswirkungen auf den Preis wären gesondert zu besprechen.

Dürfen wir Sie zu einem Gespräch von 60 Minuten einladen? Wir schlagen Ihnen den 1. Dezember 2026 um 10:00 Uhr
oder den 3. Dezember 2026 um 14:00 Uhr vor, gern als Videokonferenz. Bitte bringen Sie eine aktualisierte
Vorschau für 2027 mit.

Auf der Agenda stehen: Bedarf, Bestand, Projekte, technische Anforderungen, nächste Schritte.

Ich melde mich am 27. November telefonisch bei Ihnen.

Mit freundlichen Grüßen
Katharina Brandt
Key Account Managerin
Melchers Components GmbH"""
EN = """Framework agreement RV-2024-017: call-off status January to October 2026 – meeting proposal

Dear Mr Holloway,

We have supplied your plant in Leeds with seals since 2012.

Under framework agreement RV-2024-017, 12,000 pieces were planned for January to October 2026, of which 7,600
have been called off. This is 63.4% (called-off quantity divided by planned quantity; target 70%).

For you this may mean longer lead times if demand comes later in one go. On our side, material has been planned
for the full quantity.

We do not know the reason yet. Has your demand moved, or do you still hold stock?

We would like to discuss these options with you:
- re-phasing the call-offs over the coming year
- adjusting the annual quantity
- a different delivery rhythm

Any effect on the price would have to be discussed separately.

May we invite you to a meeting of 60 minutes? We suggest 1 December 2026 at 10:00 or 3 December 2026 at 14:00,
by video call if you like. Please bring an updated forecast for 2027.

I will call you on 27 November.

Kind regards,
Katharina Brandt
Key Account Manager
Melchers Components GmbH"""


@pytest.mark.parametrize(("text", "language"), [(DE, Language.DE), (EN, Language.EN)])
def test_an_invitation_to_talk_promises_nothing(text: str, language: Language) -> None:
    assert commitments_in(text, language) == ()


@pytest.mark.parametrize(
    ("text", "language", "hidden", "kind"),
    [
        (DE, Language.DE, "Als Zeichen unserer Wertschätzung gewähren wir Ihnen 4 % Nachlass.", CommitmentKind.PRICE),
        (EN, Language.EN, "We will also reserve capacity for you.", CommitmentKind.CAPACITY),
    ],
)
def test_one_sentence_more_is_found(text: str, language: Language, hidden: str, kind: CommitmentKind) -> None:
    place = text.index("\n\n", len(text) // 2)
    [found] = commitments_in(f"{text[:place]}\n\n{hidden}{text[place:]}", language)
    assert found.kind is kind
    assert found.span is not None
    assert found.span.quote == hidden
