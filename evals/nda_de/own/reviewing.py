"""A single clause as a draft for the product's own review (`evals.planted.review`)."""

from agent.domain.language import Language

# Says nothing on any topic of the policies, so that whatever is found comes from the clause put in.
_FRAME = {
    Language.DE: """Geheimhaltungsvereinbarung

zwischen der Nordwerk Antriebe GmbH, Kiel, und der Melchers Components GmbH, Bremen

1. Anlass
Nordwerk Antriebe und Melchers Components sprechen über die Fertigung von Getriebegehäusen.

2. Weitere Abrede
{text}

3. Salvatorische Klausel
Ist eine Bestimmung dieser Vereinbarung unwirksam, bleibt die Wirksamkeit der übrigen unberührt.
""",
    Language.EN: """Non-Disclosure Agreement

between Nordwerk Antriebe GmbH, Kiel, and Melchers Components GmbH, Bremen

1. Occasion
Nordwerk Antriebe and Melchers Components are discussing the manufacture of gearbox housings.

2. Further Terms
{text}

3. Severability
If a provision of this Agreement is invalid, the validity of the others remains unaffected.
""",
}


def framed(text: str, language: Language) -> str:
    """A small NDA that holds ``text`` and is silent otherwise."""
    return _FRAME[language].format(text=text)
