"""Which clauses are unusual: neither a topic nor boilerplate nor the plain duty of secrecy."""

import pytest

from agent.adapters.judge.kinds import ClauseKinds
from agent.domain.document import Block, Coverage, Document
from agent.domain.nda.clause import Clause
from agent.domain.nda.reading import Span

_UNUSUAL = (
    "Die Partei darf die Bücher, Server und Geschäftsräume jederzeit ohne Ankündigung untersuchen lassen.",
    "Der Auftraggeber ist berechtigt, die Räume des Lieferanten jederzeit durch eigene Prüfer zu besuchen.",
    "Der Lieferant gewährt dem Kunden stets Preise, die nicht ungünstiger sind als die seiner anderen Abnehmer.",
    "Der Lieferant verzichtet auf das Recht zur Aufrechnung und auf jedes Zurückbehaltungsrecht an Werkzeugen.",
    "Der Lieferant hat eine Versicherung mit einer Deckungssumme von 10 Mio. EUR je Schadensfall zu unterhalten.",
    "For a period of 24 months the Recipient shall not acquire any shares or other securities of the Discloser.",
    "The Recipient shall keep a minimum stock of finished housings for the Discloser at its own expense.",
    "The Supplier shall always offer the Customer prices as low as those offered to any other customer of it.",
    "The Recipient shall pay to the Discloser an evaluation fee of EUR 5,000 within thirty days of signing.",
)
_BOILERPLATE = (
    "Sollte eine Bestimmung dieser Vereinbarung unwirksam sein, bleiben die übrigen Bestimmungen unberührt.",
    "Diese Vereinbarung ersetzt alle früheren Absprachen der Parteien zum gleichen Gegenstand.",
    "Mitteilungen nach dieser Vereinbarung sind an die eingangs genannte Anschrift zu richten.",
    "Die Parteien beabsichtigen, eine Zusammenarbeit auf dem Gebiet der Antriebstechnik zu prüfen.",
    "If any provision is held invalid, the remaining provisions shall remain in full force.",
    "This Agreement may be executed in counterparts, each of which shall be an original.",
    "Any notice shall be in writing and delivered to the address stated above.",
    "WHEREAS, the parties wish to discuss a possible business relationship;",
)


def _unusual(text: str) -> bool:
    document = Document("c.txt", "text/plain", "0" * 64, text, (Block(0, len(text)),), Coverage())
    return ClauseKinds().is_unusual(document, Clause(0, len(text), spans=(Span(0, len(text)),)))


@pytest.mark.parametrize("text", _UNUSUAL)
def test_a_provision_outside_every_topic_is_unusual(text: str) -> None:
    assert _unusual(text)


@pytest.mark.parametrize("text", _BOILERPLATE)
def test_boilerplate_is_recognised(text: str) -> None:
    assert ClauseKinds().is_boilerplate(text)
    assert not _unusual(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Für jeden Verstoß ist eine Vertragsstrafe von 10.000 EUR zu zahlen.", "penalty"),
        ("Gerichtsstand für alle Streitigkeiten aus dieser Vereinbarung ist Bremen.", "venue"),
        ("Überlassene Muster dürfen weder zerlegt noch zurückgebaut werden.", "reverse_engineering"),
        ("The Recipient shall indemnify and hold harmless the Discloser.", "liability"),
        ("Neither party may assign its rights under this Agreement.", "assignment"),
        ("The English version of this Agreement shall prevail.", "language_priority"),
    ],
)
def test_topics_are_told_by_their_words(text: str, topic: str) -> None:
    assert topic in ClauseKinds().topics_of(text)
    assert not _unusual(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Parteien verpflichten sich, über alle erhaltenen Informationen Stillschweigen zu bewahren.",
        "The Recipient shall hold the information in strict confidence at all times and in all places.",
        "§ 4 Rechte",
        "a) ihr vor der Mitteilung von berechtigter Seite übergeben wurden und die sie behalten konnte oder",
    ],
)
def test_the_plain_duty_headings_and_list_items_are_not_unusual(text: str) -> None:
    assert not _unusual(text)
