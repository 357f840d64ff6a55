"""How long an agreement and its duties last: which of the lengths of time in a draft says so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from agent.domain.nda.clause import Clause
from agent.domain.nda.limits import Measured, durations, unlimited_time
from agent.domain.nda.reading import Span
from agent.domain.nda.review import Amount
from agent.domain.nda.typography import plain


class Role(IntEnum):
    """What a length of time stands for."""

    AGREEMENT = 1  # the term of the agreement
    DUTY = 2  # how long confidentiality lasts, counted from a disclosure or the date of the agreement
    SURVIVAL = 3  # how long it lasts after the end


@dataclass(frozen=True, slots=True)
class Duration:
    role: Role
    years: float
    text: str
    start: int
    end: int

    @property
    def amount(self) -> Amount:
        return Amount(round(self.years, 4), self.text, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Terms:
    """The lengths that count; ``unlimited`` when a duty or the agreement has no end."""

    term: Amount | None
    survival: Amount | None
    unlimited: bool


# lengths of time that are something else: notice, archives, non-solicitation, warranty, age, standstill
_ELSE = re.compile(
    r"solicit|\bhire\b|hiring|abwerb|abzuwerben|non-?compet|\bcompete\b|wettbewerb|kundenschutz|employment\s(?:of"
    r"|with)|\bnotice\b(?!.{0,80}(?:surviv|confidential))|kündigungsfrist|mit\seiner\sfrist"
    r"|retain(?!\w*\s[^.;]{0,60}confidence)|retention|aufbewahr|aufzubewahr|archiv|backup|back-up|gewährleist"
    r"|warrant|garantie|verjähr|limitation\speriod|statute\sof"
    r"|founded|gegründet|since\s|seit\s|experience|erfahrung|years\sof\sage|years\sold|standstill"
    r"|beneficial\sownership|securities|proxy|tender\soffer"
    r"|invoice|rechnung|zahlungsziel|payment\sterm|\bmark(?:ed)?\b|reduced\sto\swriting|summar"
    r"|schriftlich\s(?:bestätigt|zusammengefasst|zu\sbestätigen)|jahresumsatz|revenue"
    r"|\b(?:in|during|within|over|for)\sthe\s(?:last|past)\b|preceding|previous|vergangenen"
    r"|letzten\s(?:\w+\s)?(?:jahre|monate)|at\sany\stime\sduring|manufactur|interest\srate|zinsen|verhandlung"
    r"|arbitrat",
    re.IGNORECASE,
)
# directly before a length: a deadline or an extension, not a term
_DEADLINE = re.compile(
    r"(?:within|innerhalb(?:\svon)?|binnen|spätestens|not\slater\sthan|upon|on\sor\sbefore[^.;]{0,40}"
    r"|um\s(?:jeweils\s)?(?:weitere\s)?|for\ssuccessive|successive|additional|further|renew\w*\s(?:\w+\s){0,4}"
    r"|verlänger\w*[^.;]{0,60}|every|alle|je(?:weils)?|prior|with|mit(?:\seiner\sfrist\svon)?|frist\svon"
    r"|frist\sbeträgt|first|ersten?)\s*(?:a\s|an\s|the\s|den\s)?$",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"\s*(?:['’]s?\s)?(?:\w+\s){0,3}(?:notice|prior|kündigungsfrist|vor\s(?:ablauf|ende)|zum\s(?:monats|quartals"
    r"|jahres))|\s+(?:extension|renewal)",
    re.IGNORECASE,
)
_AFTER_END = re.compile(
    r"surviv|fortgelt|gelten\b[^.;]{0,60}\bfort\b|nachwirk|following\s(?:the\s|any\s|its\s"
    r"|such\s)?(?:\w+\s)?(?:terminat|expir|end)|after\s(?:the\s|any\s|its\s|such\s)?(?:\w+\s){0,2}(?:terminat|expir"
    r"|end\b|cessation|completion)"
    r"|(?:from|of)\s(?:the\s)?(?:date\sof\s)?(?:\w+\s)?(?:terminat|expir)|post-?termination"
    r"|beyond\s(?:the\s)?(?:terminat|term|expir)"
    r"|nach\s(?:der\s|dem\s|deren\s|ihrer\s|ihrem\s|ablauf|ende|vertragsende)?\s?(?:\w+\s)?(?:beendigung|ende\b"
    r"|ablauf|vertragsende|kündigung|auslaufen|vertragsbeendigung|abschluss|laufzeit)(?!\s(?:von|einer\sfrist|dieser\sfrist)\s)|über\s[^.;]{0,60}\bhinaus"
    r"|ab\s(?:der\s)?(?:beendigung|vertragsende)|nach(?:vertraglich|laufend)",
    re.IGNORECASE,
)
_THEREAFTER = re.compile(r"(?:terminat|expir|\bterm\b)[^.;]{0,120}\bthereafter\b", re.IGNORECASE)
_BEGINNING = re.compile(r"commenc|effective\sdate|begin", re.IGNORECASE)
_AGREEMENT = re.compile(
    r"\b(?:this\s|the\s)?(?:agreement|m?nda|contract)\b[^.;]{0,80}\b(?:runs?\b|lasts?\b|expire|terminat|remain|continu|effect|force"
    r"|valid|term\b|end\b|ends)|\bterm\s(?:of|shall|is|will)\b|initial\sterm"
    r"|(?:vereinbarung|vertrag\w{0,2})\b[^.;]{0,90}\b(?:endet|läuft|gilt|gültig|laufzeit|dauer|geschlossen|kraft"
    r"|befristet|gelten)|laufzeit|vertragsdauer|fest(?:e|en)?\slaufzeit",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"obligat|confiden|secre|duty|duties|restrict|undertak|covenant|non-?disclosure|proprietary|protect|verpflicht"
    r"|geheim|vertraulich|verschwiegen|pflicht|disclos|offenleg|offenbar",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:for|during|until|period|expire\w*|terminat\w*|remain\w*|continu\w*|effect\w*|force|last\w*|end|ends|valid"
    r"|term|years?\sfrom|after)\b"
    r"|\b(?:für|während|bis|dauer|zeitraum\w*|endet|enden|erlischt|erlöschen|gilt|gelten|bleib\w*|besteh\w*|fort"
    r"|laufzeit|ab|nach|befristet|lang|beträgt|wirkt|wirken|\w*frist)\b",
    re.IGNORECASE,
)
_TERM_HEADING = re.compile(
    r"\bterm\b|terminat|duration|expir|surviv|period|laufzeit|dauer|geltung|befristung|inkrafttreten|beendigung"
    r"|kündigung|schlussbestimmungen",
    re.IGNORECASE,
)
_NOTICE_HEADING = re.compile(
    r"\bretention\b|solicit|abwerb|compet|wettbewerb|warrant|gewähr|marking|kennzeichnung|standstill|penalt"
    r"|vertragsstraf|payment|zahlung",
    re.IGNORECASE,
)
_DUTY_HEADING = re.compile(
    r"confidentiality\speriod|term\sof\sconfidentiality|period\sof\sconfidentiality|vertraulichkeitsdauer"
    r"|geheimhaltungs(?:dauer|frist|zeitraum)|dauer\sder\s(?:geheimhaltung|vertraulichkeit)",
    re.IGNORECASE,
)
_COVER_LABEL = re.compile(
    r"^\W*(?:(?:initial\s)?(?:m?nda\s)?term(?:\sof\s(?:the\s|this\s)?(?:m?nda|agreement))?|duration|laufzeit"
    r"|vertragslaufzeit|dauer|confidentiality\speriod|term\sof\sconfidentiality|geheimhaltungs(?:dauer"
    r"|frist))\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"year|yr|jahr|jähr|month|monat|decade|\bJ\.", re.IGNORECASE)
_MOST_LENGTHS = 12  # in one sentence; beyond that it is a table
_COVER_LINE = 70  # characters of an entry on a cover page
_UNTICKED = re.compile(r"^\W{0,4}(?:\[\s{0,5}\]|☐|□)")
_CARVE_OUT = re.compile(
    r"trade\ssecret|geschäftsgeheimnis|betriebsgeheimnis|source\scode|quellcode|personal\sdata|personenbezogen",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"\bnotice\b|(?<!an)(?<!ge)künd(?:bar|igt|igung)|\bgekündigt", re.IGNORECASE)


_HALF = re.compile(
    r";|,?\s(?:provided|however|but|whereas|wobei|jedoch|aber|während)\b|,\s(?:and|und)\s(?=(?:the|all|any|its|such"
    r"|die|der|das|alle|sämtliche)\s)|\b(?:unless|es\ssei\sdenn)\b|\b(?:und|and)\s(?=(?:kann|may|can)\b)|\bund\s(?=(?:die|alle)\s(?:pflicht|verpflicht|geheimhaltung|vertraulichkeit))",
    re.IGNORECASE,
)
_ELAPSED = re.compile(r"[^.;]{0,20}\b(?:elapsed|passed|verstrichen|vergangen|abgelaufen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A sentence with what leads into it: the sentence that an item belongs to, and its heading."""

    span: Span
    own: str
    lead: str
    heading: str

    @property
    def text(self) -> str:
        return f"{self.lead} {self.own}"


def terms(text: str, clauses: Sequence[Clause]) -> Terms:
    """Term, survival and endlessness as the draft states them.

    With a term of the agreement the duty's own length counts as survival; without one it is the term.
    """
    flat = plain(text)
    statements = list(_statements(flat, clauses))
    found = [each for statement in statements for each in _durations(text, statement)]
    agreement = _first(found, Role.AGREEMENT)
    duty, survival = _longest(found, Role.DUTY), _longest(found, Role.SURVIVAL)
    term = agreement or duty
    after = survival or (duty if agreement else None)
    endless = [statement for statement in statements if _is_endless(text, statement, bounded=term is not None)]
    # open-ended but terminable, with a stated length of the duty: that length counts
    limited = (after or duty) is not None and all(_NOTICE.search(statement.text) for statement in endless)
    return Terms(term.amount if term else None, after.amount if after else None, bool(endless) and not limited)


def _statements(flat: str, clauses: Sequence[Clause]) -> Iterable[_Statement]:
    before = ""
    for clause in clauses:
        lead = ""
        for span in clause.spans:
            own = flat[span.start : span.end]
            if span is not clause.spans[0] and own.startswith("("):
                yield _Statement(span, own, lead, clause.heading)
                continue
            # below a label of a cover page the label is the heading
            label = before if _COVER_LABEL.match(before) and len(own) < 2 * _COVER_LINE else clause.heading
            yield _Statement(span, own, "", label)
            lead = own
        if clause.spans:
            last = flat[clause.spans[-1].start : clause.spans[-1].end]
            keeps = (
                _COVER_LABEL.match(before) and not _COVER_LABEL.match(last) and len(last) < 60 and not durations(last)
            )
            before = before if keeps else last


def _durations(text: str, statement: _Statement) -> list[Duration]:
    if _UNTICKED.match(statement.own) or _NOTICE_HEADING.search(statement.heading):
        return []
    found: list[Duration] = []
    start = statement.span.start
    if not _UNIT.search(statement.own):
        return []
    for measured in durations(text[start : statement.span.end])[:_MOST_LENGTHS]:
        if measured.unit in ("day", "week"):
            continue
        role = _role(statement, measured)
        if role is not None:
            found.append(Duration(role, measured.value, measured.text, measured.start + start, measured.end + start))
    return found


def _role(statement: _Statement, measured: Measured) -> Role | None:
    before = statement.own[max(0, measured.start - 120) : measured.start]
    after = statement.own[measured.end : measured.end + 120]
    near = _near(statement.own, measured)
    if _DEADLINE.search(before[-80:]) or _EXTENSION.match(after) or _ELSE.search(near):
        return None
    if _DUTY_HEADING.search(statement.heading):
        return Role.DUTY
    if _COVER_LABEL.match(statement.heading) and len(statement.own) < _COVER_LINE:
        return Role.AGREEMENT
    clause = f"{statement.lead[-200:]} {_part(statement.own, measured)}"
    thereafter = _THEREAFTER.search(clause) and not _BEGINNING.search(clause)
    if _AFTER_END.search(clause) or thereafter:
        return Role.SURVIVAL if _DUTY.search(clause) or _TERM_HEADING.search(statement.heading) else None
    if _AGREEMENT.search(clause) and not re.search(
        r"obligation|verpflichtung|pflicht|dut(?:y|ies)", clause, re.IGNORECASE
    ):
        return Role.AGREEMENT
    if _ELAPSED.match(after):
        return Role.DUTY
    if not _LASTING.search(near):
        return None
    if _DUTY.search(clause):
        return Role.DUTY
    return Role.AGREEMENT if _TERM_HEADING.search(statement.heading) else None


def _near(own: str, measured: Measured) -> str:
    """Some words on both sides, up to where another thought begins."""
    first, last = max(0, measured.start - 100), measured.end + 90
    left = [match.end() for match in _HALF.finditer(own, first, measured.start)]
    right = _HALF.search(own, measured.end, last)
    return own[left[-1] if left else first : right.start() if right else last]


def _part(own: str, measured: Measured) -> str:
    """The half-sentence around a length, so that "term of 2 years; 5 years after its end" stays apart."""
    first = max(0, measured.start - 400)
    left = [match.end() for match in _HALF.finditer(own, first, measured.start)]
    right = _HALF.search(own, measured.end, measured.end + 250)
    return own[left[-1] if left else first : right.start() if right else measured.end + 250]


def _is_endless(text: str, statement: _Statement, *, bounded: bool) -> bool:
    spans = unlimited_time(text[statement.span.start : statement.span.end])
    if not spans or _UNTICKED.match(statement.own):
        return False
    if _NOTICE_HEADING.search(statement.heading) and not _DUTY.search(statement.own):
        return False
    if bounded and _CARVE_OUT.search(statement.own):
        return False
    if re.search(r"licen[cs]e|lizenz|nutzungsrecht|retain|aufbewahr|archiv", statement.own, re.IGNORECASE):
        return False
    about = f"{statement.heading} {statement.text}"
    return bool(_DUTY.search(about) or _AGREEMENT.search(about) or _TERM_HEADING.search(about))


def _first(found: list[Duration], role: Role) -> Duration | None:
    return next((each for each in found if each.role is role), None)


def _longest(found: list[Duration], role: Role) -> Duration | None:
    return max((each for each in found if each.role is role), key=lambda each: each.years, default=None)
