"""A German clause that began with "dass" as a sentence of its own: "wir 4 % Nachlass anbieten" is "Wir bieten … an".

Only clauses with "wir", "wir" and a verb at the end: its form is the same in both places. All others stay as they are.
"""

import re

_PREFIXES = "zurück weiter herunter nach auf aus ein mit vor ab an bei zu fest um".split()
# what is left of a verb without its prefix: else "antworten" would fall apart
_VERBS = frozenset(
    "bieten halten liefern teilen schlagen sagen kommen holen stellen passen rufen senden schicken nehmen geben gehen"
    " setzen planen fragen melden bauen legen reichen weisen bringen lassen räumen behalten arbeiten ziehen weiten"
    " laden richten bitten führen prüfen rechnen sehen stimmen klären".split()
)
_CLAUSE = re.compile(r"(?P<subject>wir)\s+(?P<middle>\S.*?)\s+(?P<verb>[a-zäöüß]+(?:en|ern|eln))", re.IGNORECASE)


def main_clause(said: str) -> str:
    """With the verb in the second place; unchanged where it is no such clause."""
    match = _CLAUSE.fullmatch(said)
    if match is None or "," in said:
        return said
    verb, prefix = _parted(match["verb"])
    return " ".join(filter(None, (match["subject"].capitalize(), verb, match["middle"], prefix)))


def _parted(verb: str) -> tuple[str, str]:
    """``anbieten`` → ``bieten``, ``an``."""
    folded = verb.casefold()
    for prefix in _PREFIXES:
        if folded.startswith(prefix) and folded.removeprefix(prefix) in _VERBS:
            return folded.removeprefix(prefix), prefix
    return verb, ""
