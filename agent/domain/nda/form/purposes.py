"""Whether a purpose names anything: “a potential business relationship” could be any project."""

import re

# words that describe talks in general; what remains beside them says which project is meant
_GENERAL = frozenset(
    # the talks and what may come of them
    "business relationship relationships relation relations cooperation collaboration collaborations partnership"
    " opportunity opportunities transaction transactions engagement arrangement deal dealings venture discussion"
    " discussions talks negotiation negotiations conversation conversations interests matters activities purpose"
    " purposes project projects information geschäftsbeziehung geschäftsbeziehungen geschäftsverbindung zusammenarbeit"
    " kooperation partnerschaft beziehung beziehungen gespräche gesprächen verhandlungen geschäfte geschäften geschäft"
    " geschäftsmöglichkeiten geschäftsanbahnung vorhaben projekte projekten zweck zwecke zwecken möglichkeiten"
    " austausch informationsaustausch"
    # what is done with it
    " evaluate evaluating evaluation explore exploring exploration consider considering consideration assess assessing"
    " assessment discuss discussing determine determining determination whether enter entering into pursue pursuing"
    " establish establishing engage engaging prüfung prüfen bewertung bewerten evaluierung evaluieren anbahnung"
    " anbahnen aufnahme sondierung beurteilung"
    # how vague it is
    " potential possible prospective proposed mutual future further general other certain various joint any all common"
    " lawful commercial mögliche möglichen möglicher potenzielle potenziellen potentielle potentiellen künftige"
    " künftigen künftiger etwaige etwaigen etwaiger eventuelle allgemeine allgemeinen gemeinsame gemeinsamen geplante"
    " weitere weiterer weiteren sonstige sonstigen gegenseitige gegenseitigen geschäftliche geschäftlichen"
    " geschäftlicher beabsichtigte"
    # who with
    " party parties company companies partei parteien unternehmen vertragspartner vertragspartnern partner partnern"
    # grammar
    " a an the of to for in with between among and or their its our each one another the by as such other this"
    " der die das des dem den ein eine einer eines einem zur zum zu von mit zwischen und oder für über bei im in ob"
    " um ihrer ihre deren".split()
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_general(purpose: str, names: tuple[str, ...] = ()) -> bool:
    """Whether a purpose is described in general terms only; the parties' own ``names`` make it no narrower."""
    own = {word.lower() for name in names for word in _WORD.findall(name)}
    words = {word.lower() for word in _WORD.findall(purpose)}
    return bool(words) and words <= _GENERAL | own
