"""A clause in the user's words as a sentence of its own.

One that began with "dass": "wir 4 % Nachlass anbieten" is "Wir bieten … an". Only clauses with "wir" and a verb at the
end: its form is the same in both places. And what is asked for: "bitte den Termin bestätigen" is "Bitte bestätigen Sie
den Termin". All others stay as they are.
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
_ASKED = re.compile(r"(?P<word>bitte|please)\s+(?P<what>\S.*)", re.IGNORECASE | re.DOTALL)
_TO_DO = re.compile(r"(?P<middle>\S.*?)\s+(?P<verb>[a-zäöüß]+(?:en|ern|eln))", re.DOTALL)
_FORMAL = re.compile(r"\bSie\b")


def request(said: str) -> str | None:
    """What the reader is asked for, as one would ask; None where nothing is asked for."""
    match = _ASKED.fullmatch(said)
    if match is None:
        return None
    word, what = match["word"].capitalize(), match["what"]
    if word == "Bitte" and what.startswith("um "):
        return f"Ich bitte {what}"
    verb_last = _TO_DO.fullmatch(what)
    if word != "Bitte" or verb_last is None or "," in what or _FORMAL.search(what):
        return f"{word} {what}"
    verb, prefix = _parted(verb_last["verb"])
    return " ".join(filter(None, (word, verb, "Sie", verb_last["middle"], prefix)))


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
