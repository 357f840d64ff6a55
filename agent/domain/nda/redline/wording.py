"""Our wording in the draft's own terms, so that a term means one thing in the whole agreement.

English names are exchanged. German ones too, where only the adjective differs ("überlassende
Partei"); a masculine name ("Empfänger") would need other articles and pronouns, so it is put in
brackets behind ours, once in each text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from agent.domain.language import Language

_RECEIVING_EN = ("Receiving Party", "Recipient", "Receiver")
_DISCLOSING_EN = ("Disclosing Party", "Discloser", "Provider", "Disclosing Person")
_INFORMATION_EN = (
    "Confidential Information", "Proprietary Information", "Evaluation Material", "Protected Information",
    "Confidential Material", "Confidential Materials", "Confidential Data",
)  # fmt: skip
_AGREEMENT_EN = re.compile(
    r"\b[Tt]his ((?:Mutual |One-Way )?(?:Agreement|agreement|NDA|MNDA|CDA|Undertaking|Deed|Letter Agreement))\b"
)
_RECEIVING_DE = ("empfangend", "erhaltend", "informationsempfangend")
_DISCLOSING_DE = ("offenlegend", "überlassend", "mitteilend", "übermittelnd", "informationsgebend")
_MASCULINE_RECEIVING = ("Informationsempfänger", "Informationsnehmer", "Empfänger")
_MASCULINE_DISCLOSING = ("Informationsgeber", "Offenleger", "Geheimnisinhaber", "Geheimnisgeber", "Inhaber")
_INFORMATION_DE = ("Vertraulich", "Geschützt", "Geheim", "Proprietär")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a draft calls the things our clauses speak of. Pairs (ours, the draft's); brackets (ours, behind it)."""

    exchanged: tuple[tuple[str, str], ...] = ()
    bracketed: tuple[tuple[str, str], ...] = ()

    def of(self, text: str) -> str:
        """Our text in the draft's terms."""
        for ours, theirs in self.exchanged:
            text = re.sub(ours, theirs, text)
        for ours, theirs in self.bracketed:
            text = re.sub(ours, lambda match, name=theirs: f"{match[0]} ({name})", text, count=1)  # type: ignore[misc]
        return text


def wording(text: str, language: Language) -> Wording:
    """The terms of a draft, each the most frequent of the names known for it."""
    return _german(text) if language is Language.DE else _english(text)


def _english(text: str) -> Wording:
    pairs: list[tuple[str, str]] = []
    for names in (_RECEIVING_EN, _DISCLOSING_EN, _INFORMATION_EN):
        theirs = _commonest(text, names)
        if theirs and theirs != names[0]:
            pairs.append((rf"\b{names[0]}\b", theirs))
    agreements = _AGREEMENT_EN.findall(text)
    if agreements:
        theirs = max(dict.fromkeys(agreements), key=agreements.count)
        pairs.append((r"(?<=[Tt]his )[Aa]greement\b", theirs))
    return Wording(tuple(pairs))


def _german(text: str) -> Wording:
    pairs: list[tuple[str, str]] = []
    brackets: list[tuple[str, str]] = []
    for stems, names in ((_RECEIVING_DE, _MASCULINE_RECEIVING), (_DISCLOSING_DE, _MASCULINE_DISCLOSING)):
        theirs = _commonest(text, [form for stem in stems for form in (stem, stem.capitalize())], r"e[nr]? Partei")
        name = _commonest(text, names, r"(?:s|n|in)?")
        if theirs and theirs != stems[0]:
            # at the start of a sentence the capital stays
            pairs.append((rf"\b{stems[0]}(?=e[nr]? Partei)", theirs))
            pairs.append((rf"\b{stems[0].capitalize()}(?=e[nr]? Partei)", theirs.capitalize()))
        elif name and not theirs:
            brackets.append((rf"\b(?i:{stems[0]})e[nr]? Partei\b", name))
    theirs = _commonest(
        text, [form for stem in _INFORMATION_DE for form in (stem, stem.lower())], r"e[nr]? Information(?:en)?"
    )
    if theirs and theirs != _INFORMATION_DE[0]:
        pairs.append((rf"(?<![.„\"] )(?<!^)\b{_INFORMATION_DE[0]}(?=e[nr]? Information)", theirs))
        pairs.append((rf"\b{_INFORMATION_DE[0]}(?=e[nr]? Information)", theirs.capitalize()))
    return Wording(tuple(pairs), tuple(brackets))


def _commonest(text: str, names: Iterable[str], tail: str = r"(?:'s|’s|s)?") -> str | None:
    """The name that the text uses most; None when it uses none of them."""
    counts = {name: len(re.findall(rf"\b{name}{tail}\b", text)) for name in names}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None
