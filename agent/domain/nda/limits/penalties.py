"""Contractual penalties: their sums, whether they need fault, and clauses that rule them out."""

import re
from dataclasses import dataclass

from agent.domain.nda.limits.money import Money, amounts
from agent.domain.nda.reading import Span
from agent.domain.nda.sentences import sentences
from agent.domain.nda.typography import plain


@dataclass(frozen=True, slots=True)
class Penalty:
    """A sentence on a penalty; one entry for each sum in it, ``amount`` None without a sum.

    ``no_fault``: due without fault. ``excluded``: the draft says that there is no penalty.
    """

    amount: Money | None
    no_fault: bool
    excluded: bool
    start: int
    end: int
    text: str


_ABOUT = re.compile(
    r"straf|pönal|pauschal|penalt|liquidated|verschuld|fault|verstoß|verstoss|verstöß|verletz|zuwider|breach|violat"
    r"|infring|strict",
    re.IGNORECASE,
)
_NEAR = 40  # characters between a penalty and the sentence that adds to it
_TERM = re.compile(
    r"vertragsstraf|konventionalstraf|\bpönale|pauschalierte[rnms]?\s(?:schadens?ersatz|schadensersatzes)"
    r"|liquidated\sdamage"
    r"|(?:contractual|contract|conventional|agreed|monetary|stipulated)\spenalt|\bpenalty\s(?:payment|clause|of"
    r"|in\sthe|amount)"
    r"|\bpay\w{0,3}\s(?:\w+\s){0,4}?penalt|\bpenalt(?:y|ies)\s(?:is|are|shall|will|amounts)",
    re.IGNORECASE,
)
_NOT_CONTRACTUAL = re.compile(
    r"penalty\sof\s(?:perjury|law)|(?:civil|criminal|tax|statutory)\s(?:and\s\w+\s|or\s\w+\s)?penalt", re.IGNORECASE
)
_BREACH = re.compile(r"verstoß|verstöß|verstoss|zuwiderhandl|verletz|\bbreach|\bviolat|\binfring", re.IGNORECASE)
_PAY = re.compile(
    r"\bzahl(?:t|en)\b|zu zahlen|schuldet|verwirkt|\bfällig|\bpay(?:s|able)?\b|forfeit|\bowes?\b|\bcosts?\sthe\b",
    re.IGNORECASE,
)
_CAP = re.compile(
    r"begrenzt|beschränkt|höchstens.{0,40}haft|haftung|haftet|\bliabilit|\bliable\b|versicherung|insur"
    r"|\bup to\b.{0,60}\bdamages"
    r"|vergütung|kaufpreis|entgelt|\bfees?\b|\bprice\b",
    re.IGNORECASE,
)
_NO_FAULT = re.compile(
    r"verschuldensunabhängig|unabhängig\s(?:vom|von\s(?:einem\s|jedem\s|jeglichem\s)?)\s?(?:verschulden"
    r"|vertretenmüssen|der\sfrage\sdes\sverschuldens)"
    r"|ohne\s(?:rücksicht\sauf\s(?:ein\s|das\s)?verschulden|(?:jedes\s|nachweis\s(?:eines\s|des\s)?"
    r"|dass\ses\sauf\s(?:ein\s)?)?verschulden)"
    r"|auch\s(?:dann,?\s)?(?:ohne|bei\sfehlendem)\sverschulden|(?:gleichgültig|unabhängig\sdavon),?\sob\s.{0,40}(?:verschuld|vertret)"
    r"|ungeachtet\s(?:eines|des)\sverschuldens"
    r"|(?:regardless|irrespective|independent(?:ly)?)\sof\s(?:any\s|the\s)?(?:\w+\sor\s)?(?:fault|negligence"
    r"|culpability)"
    r"|without\s(?:regard\sto\s|proof\sof\s|any\s)?(?:any\s)?fault|whether\sor\snot\s.{0,30}fault"
    r"|strict(?:ly)?\sliab|\bno-fault\b",
    re.IGNORECASE,
)
_FAULT_DENIED = re.compile(r"\b(?:nicht|not|kein\w{0,2}|no)\s(?:\w+\s)?$", re.IGNORECASE)
_SUM_OF_MONEY = r"(?:vertragsstraf\w*|konventionalstraf\w*|pönale\w*)"
_EXCLUDED = re.compile(
    rf"\bkeine(?:rlei)?\s(?:\w+\s){{0,2}}{_SUM_OF_MONEY}|{_SUM_OF_MONEY}(?!\s(?:nicht"
    rf"|keine))(?:[^.;]|\.(?=\d)){{0,60}}?\b(?:nicht|weder)\s(?:\w+\s){{0,2}}(?:vereinbart|geschuldet|vorgesehen|verlangt"
    rf"|geltend\sgemacht|verwirkt)"
    rf"|{_SUM_OF_MONEY}\s(?:sind|ist|wird|werden)\s(?:\w+\s){{0,2}}(?:ausgeschlossen|abbedungen)"
    rf"|auf\s(?:die\s\w+\s|eine\s)?{_SUM_OF_MONEY}[^.;]{{0,40}}verzicht|verzicht\w*[^.;]{{0,30}}{_SUM_OF_MONEY}"
    rf"|ohne\s{_SUM_OF_MONEY}"
    r"|\bno\s(?:\w+\s){0,2}(?:penalt(?:y|ies)|liquidated\sdamages)|\bnot\s(?:\w+\s){0,5}(?:penalt(?:y|ies)"
    r"|liquidated\sdamages)"
    r"|(?:penalt(?:y|ies)|liquidated\sdamages)\s(?:is|are|shall\sbe)\s(?:\w+\s)?(?:excluded|waived|not\s(?:agreed"
    r"|payable|due|owed))",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"\s*(?:dies|das|sie|diese|hierbei|es|this|it|such|the\s(?:foregoing|same))\b", re.IGNORECASE)


def penalties(text: str) -> list[Penalty]:
    """Every sentence about a contractual penalty, in order.

    A sentence counts when it names a penalty, or makes a breach cost a fixed sum. A sentence that
    only adds "this applies regardless of fault" marks the penalty before it.
    """
    found: list[Penalty] = []
    previous: list[Penalty] = []
    for span in sentences(text, _ABOUT):
        flat = plain(text[span.start : span.end])
        current = _in_sentence(text, span, flat)
        near = bool(previous) and span.start - previous[-1].end <= _NEAR
        if not current and near and _FOLLOWS.match(flat) and _no_fault(flat):
            found[-len(previous) :] = [_without_fault(penalty) for penalty in previous]
        found += current
        previous = current
    return found


def _in_sentence(text: str, span: Span, flat: str) -> list[Penalty]:
    named = bool(_TERM.search(_NOT_CONTRACTUAL.sub("", flat)))
    sums = amounts(text[span.start : span.end]) if named or _costs(flat) else []
    if not named and not sums:
        return []
    no_fault, excluded = _no_fault(flat), bool(_EXCLUDED.search(flat))
    entry = (no_fault, excluded, span.start, span.end, text[span.start : span.end])
    return [Penalty(_moved(money, span.start), *entry) for money in sums] or [Penalty(None, *entry)]


def _costs(flat: str) -> bool:
    return bool(_BREACH.search(flat) and _PAY.search(flat) and not _CAP.search(flat))


def _no_fault(flat: str) -> bool:
    return any(not _FAULT_DENIED.search(flat[max(0, m.start() - 24) : m.start()]) for m in _NO_FAULT.finditer(flat))


def _moved(money: Money, by: int) -> Money:
    return Money(money.value, money.currency, money.start + by, money.end + by, money.text)


def _without_fault(penalty: Penalty) -> Penalty:
    return Penalty(penalty.amount, True, penalty.excluded, penalty.start, penalty.end, penalty.text)
