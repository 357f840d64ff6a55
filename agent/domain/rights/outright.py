"""What is promised outright: a discount, a price or a signature needs no verb of promising.

A figure of ours beside what it is about counts, whatever feeling or agreement stands around it ("we are glad", "as
agreed"). It does not where the clause asks, refuses, is still undecided, quotes the customer or reports the past, or
where it only tells the price that a contract named by its number says.
"""

import re
from collections.abc import Iterator, Sequence

from agent.domain.rights.commitment import CommitmentKind
from agent.domain.rights.cues import Cues, Pattern, pattern

_PERCENT = r"(?:%|\bProzent\b|\bper\s?cent\b|\bpct\b|\bv\.\s?H\.)"
_DECIMAL = r"(?<![\d.,±])\d{1,6}(?:,\d{2}(?![\d,])|\.\d{2}(?![\d.]))(?!\s?(?:%|Prozent|per\s?cent|[mµ]m\b|Uhr\b|h\b))"
_MONEY = rf"(?:[€$£]|\bEUR\b|\bEuros?\b|\bUSD\b|\d\s?EUR\b|{_DECIMAL})"
_PERCENT_FIGURE, _MONEY_FIGURE = pattern(_PERCENT), pattern(_MONEY)
_DISCOUNT = pattern(
    r"rabatt", r"nachl[aä]ss", r"\w*skonto", r"\bbonus", r"abschlag", r"ermäßig", r"rückvergüt", r"günstiger",
    r"billiger", r"preisreduzier", r"preissenk", r"discount", r"rebate", r"\breduction", r"\bcheaper",
    r"(?:%|per\s?cent|pct)\s*off\b", r"mark-?down", r"\bminus\s\d", r"abzüglich\s\d",
)  # fmt: skip
_LOWERS = pattern(
    r"\bsenk\w*|\bgesenkt|reduz\w+|\brunter|\bherunter|\bnachlass|\bweniger\b|\bminus\b",
    r"\blower\w*|\breduc\w+|\bcut\b|\bdrop\w*|\bless\b|\bdown\b",
)
_PRICE = pattern(r"preis(?:e|en|es|s)?\b", r"\bkoste(?:t|n)\b", r"\bprice[sd]?\b", r"\bpricing\b", r"\bcosts?\b")
_EACH = pattern(r"(?:\bje|\bpro|/|\bper|\ba|\beach|\bdas)\s?(?:\d+\s)?(?:Stück|Stk|St\b|Teil|piece|pc|unit|part)")
_ARTICLE = pattern(r"\bMC-?\s?\d{3,8}\b")
_OURS = pattern(r"\b(?:unser\w*|our|Ihr\w*|your|ab|from|künftig|zukünftig)\b")
_HALF = pattern(r"\bhalbe\w*\s\w*preis", r"\bhalf[\s-](?:the\s)?(?:price|off)\b")
_BARE = pattern(rf"\W*\d[\d.,\s]*(?:{_PERCENT}|€|EUR\b|Euro\b)\W*$")

_NDA = pattern(r"\bNDAs?\b", r"Geheimhaltung", r"Vertraulichkeit", r"Verschwiegenheit", r"non-?\s?disclosure",
               r"confidentiality|secrecy")  # fmt: skip
_SIGNED = pattern(r"(?:unter|gegen)?ge?zeichnet", r"unterschrieben", r"unterzeichnet", r"\b(?:counter)?-?signed\b")
_OUR_HAND = pattern(r"\b(?:mein\w*|unser\w*|my|our)\s(?:\w+\s)?(?:Unterschrift|signature)\b", r"\bmit\sUnterschrift\b")
_ENCLOSED = pattern(r"\banbei\b", r"beigefügt", r"\bAnhang\b", r"\bAnlage\b", r"\bliegt\b.{0,40}\bbei\b",
                    r"\battached\b|\benclosed\b|\bherewith\b")  # fmt: skip
_NOT_YET = pattern(r"\bsobald\b|\bwenn\b|\bfalls\b|\bbevor\b|\bonce\b|\bwhen\b|\bbefore\b|\bif\b|\bas\ssoon\b")

_UNDECIDED = pattern(
    r"\bprüf(?:en|e|t)\b|\bgeprüft\b|Prüfung\b|\bklär(?:en|e|t|ung)\b|\bgeklärt\b|\bbesprech\w*|\bbesprochen\b"
    r"|\bsprechen?\b|\bgesprochen\b|\bdiskutier\w*|\babzustimmen\b|\babstimmen\b|\bAbstimmung\b|\bstimmen\b.*\bab\b",
    r"\büberleg\w*|\bunverbindlich|\bentscheide[nt]?\b|\bkalkulier\w*|\bweitergeleitet|\bweitergegeben|\bnotier\w*"
    r"|\baufgenommen\b|\bob\b",
    r"\bcheck(?:ing)?\b|\breview\w*|\bclarify\w*|\bdiscuss\w*|\btalk\w*|\bspeak\b|\balign\w*|\bconsider(?:ing)?\b"
    r"(?!\sit)|\bexplor\w+|\bevaluat\w+|\binvestigat\w+|\bassess\w*|\bcalculat\w+|\bwonder\w*|\bwhether\b|\bdecides?\b"
    r"|\bforwarded\b|\bpassed\b.*\bon\b|\bnoted\b|\bnon-?binding\b",
)
_SETTLED = pattern(
    r"\bnach\s(?:\w+\s){0,3}(?:Prüfung|Rücksprache|Abstimmung|Klärung|Besprechung)",
    r"\bwie\s(?:\w+\s){0,3}(?:besprochen|abgestimmt|geklärt|diskutiert|geprüft)\b",
    r"\b(?:habe|haben|hat|ist|sind)\s(?:\w+\s){0,6}(?:geprüft|geklärt|besprochen|abgestimmt)\b",
    r"\bafter\s(?:\w+\s){0,3}(?:review|checking|discussion|talks)\b", r"\bas\s(?:\w+\s)?discussed\b",
    r"\b(?:have|has|['’]ve)\s(?:\w+\s)?(?:checked|reviewed|discussed|clarified|aligned|talked)\b",
)  # fmt: skip
_NOT_REFUSING = pattern(
    r"\b(?:nicht|not)\s(?:ohne|without)\b", r"\bnicht\s(?:zuletzt|wahr|nur|zögern)\b", r"\bnichts\slieber\b",
    r"\bnot\s(?:only|least)\b", r"\bnothing\s(?:better|nicer)\b",
    r"\bkeine?\s(?:Diskussion|Sorge|Frage|Bedingung|Hintergedanke|Haken)\w*", r"\bno\s(?:strings|catch|conditions?)\b",
)  # fmt: skip
_ABLE = pattern(
    r"\bk[aö]nn\w*|\bgewähr|\bge?ben\b|\bgebe\b|zusag|möglich|\bin\sFrage\b|machbar|\bsenk|akzeptier|zustimm|darstell"
    r"|nachkommen|entsprechen|anbieten|vorgesehen|enthalten",
    r"\bcan\b|\bcan['’]t\b|\bcannot\b|\bable\b|\bgrant|\boffer|\bgive\b|possible|accept|\bagree|afford|included",
)
_REFERS = re.compile(
    r"\W*(?:und\s|aber\s|and\s|but\s)?(?:ob|dass|das|dies\w*|den|die|der|darüber|hierüber|dazu|if|whether|that|this"
    r"|which|it)\b",
    re.IGNORECASE,
)
_PAST_VERB = pattern(
    r"\b(?:wurden?|waren?|hat|haben|hatten?|lag(?:en)?|betrug(?:en)?|kostete|senkten|galt|was|were|had|have|has)\b"
)
_WISH = pattern(
    r"\bIhr(?:e|en|er|em|es)?\s(?:\w+\s)?(?:Frage|Anfrage|Wunsch|Bitte|Forderung|Vorschlag|Vorstellung|Zielpreis)\w*",
    r"\bvon\sIhnen\b", r"\byour\s(?:\w+\s)?(?:request|question|wish|demand|proposal|target)\b",
    r"\b(?:named|asked|requested)\b.*\bby\syou\b",
)  # fmt: skip
_NUMBERED_CONTRACT = pattern(r"\bRV-\d{4}-\d+")
_TELLS = pattern(r"\b(?:gilt|gelten|beträgt|lautet|ist|is|are|applies|amounts)\b")
_AHEAD = pattern(r"\b(?:ab|künftig|zukünftig|from|neue\w*|new|jetzt|now)\b")
# what every one of these promises holds: so most statements are read no further
_MAY = pattern(r"[%€$£]", r"Prozent|per\s?cent|\bpct|\bEUR|\dEUR|\bUSD|v\.\s?H\.|\d[.,]\d{2}|halb|half|NDA",
               r"Geheim|Vertraulich|Verschwieg|disclos|confiden|secrecy")  # fmt: skip
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-]\s|\n")


def outright(statement: str, cues: Sequence[Cues]) -> Iterator[CommitmentKind]:
    """What ``statement``, which is no question, promises by a figure or a signature alone.

    ``cues``: of every language, as a refusal counts in whatever language it stands.
    """
    if not _MAY.search(statement):
        return
    clauses = _CLAUSE.split(statement)
    if _signs(statement, cues) and not _taken_back(clauses, _NDA, cues):
        yield CommitmentKind.NDA
    figure = _figure_of_ours(statement, cues)
    if figure is not None and not _taken_back(clauses, figure, cues) and not _is_anothers(statement, cues):
        yield CommitmentKind.PRICE


def tells_a_price(statement: str, cues: Sequence[Cues]) -> bool:
    """Whether ``statement`` only tells the price of a contract named by its number: no promise where that is true."""
    if not (_is_told_of_a_contract(statement) and _MONEY_FIGURE.search(statement)):
        return False
    about = _PRICE.search(statement) or _EACH.search(statement) or _ARTICLE.search(statement)
    return bool(about) and not _taken_back(_CLAUSE.split(statement), _MONEY_FIGURE, cues)


def _figure_of_ours(statement: str, cues: Sequence[Cues]) -> Pattern | None:
    """How the figure looks, where one of ours stands beside a discount, a price or an article."""
    if _HALF.search(statement):
        return _HALF
    if _PERCENT_FIGURE.search(statement) and (_DISCOUNT.search(statement) or _is_lowered(statement, cues)):
        return _PERCENT_FIGURE
    about = _PRICE.search(statement) or _EACH.search(statement) or _ARTICLE.search(statement)
    if about and _MONEY_FIGURE.search(statement) and not _is_told_of_a_contract(statement):
        return _MONEY_FIGURE
    return _PERCENT_FIGURE if _BARE.match(statement) and _PERCENT_FIGURE.search(statement) else None


def _is_lowered(statement: str, cues: Sequence[Cues]) -> bool:
    about = _PRICE.search(statement) or _ARTICLE.search(statement)
    return bool(
        about
        and _LOWERS.search(statement)
        and (any(each.ours.search(statement) for each in cues) or _OURS.search(statement))
    )


def _is_told_of_a_contract(statement: str) -> bool:
    """ "Under RV-2024-017 the price is 4.20": named by its number, in force, and nothing given beside."""
    told = _NUMBERED_CONTRACT.search(statement) and _TELLS.search(statement)
    return bool(told) and not (_AHEAD.search(statement) or _DISCOUNT.search(statement))


def _is_anothers(statement: str, cues: Sequence[Cues]) -> bool:
    """The customer's or a competitor's words, or what was."""
    if any(each.past.search(statement) for each in cues) and _PAST_VERB.search(statement):
        return True
    if not (any(each.theirs.search(statement) for each in cues) or _WISH.search(statement)):
        return False
    gives = any(each.ours.search(statement) for each in cues) or any(each.gets.search(statement) for each in cues)
    left = _SETTLED.sub(" ", statement)
    return not gives or any(each.leaves_open.search(left) for each in cues)


def _signs(statement: str, cues: Sequence[Cues]) -> bool:
    if not _NDA.search(statement) or _NOT_YET.search(statement):
        return False
    done = _SIGNED.search(statement) and (
        any(each.ours.search(statement) for each in cues) or _ENCLOSED.search(statement)
    )
    past = any(each.past.search(statement) for each in cues)
    return bool(_OUR_HAND.search(statement) or done) and not past


def _taken_back(clauses: list[str], figure: Pattern, cues: Sequence[Cues]) -> bool:
    """Refused or undecided where the figure stands, or in a clause that speaks of it."""
    places = [at for at, clause in enumerate(clauses) if figure.search(clause)]
    return all(_is_taken_back(clauses, at, cues) for at in places) if places else False


def _is_taken_back(clauses: list[str], at: int, cues: Sequence[Cues]) -> bool:
    if _is_open(clauses[at]) or _is_refused(clauses[at], cues):
        return True
    depends = bool(at and _REFERS.match(clauses[at]))
    if depends and (_is_open(clauses[at - 1]) or _is_refused(clauses[at - 1], cues)):
        return True
    behind = clauses[at + 1 :]
    return any(_is_refused(each, cues) and _ABLE.search(each) for each in behind) or any(
        _is_open(each) and _REFERS.match(each) for each in behind
    )


def _is_open(clause: str) -> bool:
    return bool(_UNDECIDED.search(_SETTLED.sub(" ", clause)))


def _is_refused(clause: str, cues: Sequence[Cues]) -> bool:
    left = _NOT_REFUSING.sub(" ", clause)
    return any(each.refuses.search(each.not_refusing.sub(" ", left)) for each in cues)
