"""Cues: the wording by which a draft says something about a topic, as data in `cues/*.yaml`.

A file names one topic and holds, for each language, ``about`` (word stems that a span must contain
before any pattern is tried), ``mentions`` (a pattern of what a clause on the topic contains), maybe
``grounds`` (for a reading, a pattern that the learned reader's evidence must carry) and ``readings``.
Readings stand in order of precedence: where one span carries several rivals, the first wins. A reading
is a list of cues; a cue is a pattern or a mapping:

    says      pattern, or a list of patterns that must all occur in the span
    unless    pattern that takes the cue back (exceptions, other meanings)
    heading   pattern that the heading of the clause must carry (for wording that is weak alone)
    before    pattern that the text before the span, in its clause, must carry
    scope     ``span`` (default; a list item is read with its lead-in) or ``own`` (without it)
    outweighs true where the cue stands over its rivals whatever their order (an exception over its rule)
    confidence  how often the cue is right, 0 to 1 (default .9)

Patterns are Python regular expressions over folded text (see `fold`), written in lower case.
``~`` stands for up to 80 characters, ``(?: \\S+){0,8}?`` for words in between (endings and commas of the
word before included), ``<name>`` for a macro of `cues/_macros.yaml`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from agent.domain.language import Language

DEFAULT_CONFIDENCE = 0.9
_GAP = r".{0,80}?"
_WITHIN = (r"[^\s;:]", r"[^\s;]")  # the words of a gap that stays within one part of a sentence
_MACRO = re.compile(r"<([a-z_]+)>")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_FOLDED = str.maketrans(
    {**_UMLAUTS, **dict.fromkeys("„“”»«‟", '"'), **dict.fromkeys("’‘‚´`", "'"), **dict.fromkeys("–—‐‑−", "-"), "*": ""}
)
# A pattern means the word: "nicht" is no part of "vernichten", the name of a role ("Informationsgeber") no information.
_WHOLE_WORDS = (
    (re.compile(r"(?<![\w\\])nicht"), r"\\bnicht"),
    (re.compile(r"(?<!\w)information(?![a-z])"), "information(?!s(?:geber|empfaenger|nehmer|inhaber))"),
)
# "doesn't", "they'll": plain English says "not" and "will" in short.
_SHORT = (
    (re.compile(r"\bcan't\b"), "cannot"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'ll\b"), " will"),
)
_BROKEN_WORD = re.compile(r"(?<=[a-zäöüß])-\n(?=[a-zäöüß])")


@dataclass(frozen=True, slots=True)
class Cue:
    """Wording that states a reading; all of ``says`` must occur and ``unless`` must not."""

    reading: str
    says: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None = None
    heading: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    own: bool = False
    outweighs: bool = False
    confidence: float = DEFAULT_CONFIDENCE


@dataclass(frozen=True, slots=True)
class CueSet:
    """The cues of one topic in one language, in order of precedence."""

    topic: str
    about: tuple[str, ...]
    mentions: re.Pattern[str] | None
    rivals: tuple[frozenset[str], ...]
    cues: tuple[Cue, ...]
    grounds: Mapping[str, re.Pattern[str]]

    def concerns(self, text: str) -> bool:
        """Whether folded ``text`` contains any word stem of the topic."""
        return any(stem in text for stem in self.about)

    def beaten(self, reading: str, found: Mapping[str, object]) -> bool:
        """Whether a rival of ``reading`` was found already in the same span."""
        return any(reading in group and not group.isdisjoint(found) for group in self.rivals)


def fold(text: str) -> str:
    """Lower case, umlauts as ae/oe/ue/ss, plain quotes and dashes, one space between words, contractions in full."""
    lowered = text.lower()
    if "-\n" in lowered:
        lowered = _BROKEN_WORD.sub("", lowered)
    folded = " ".join(lowered.translate(_FOLDED).split())
    return _in_full(folded) if "'" in folded else folded


def _in_full(text: str) -> str:
    for short, full in _SHORT:
        text = short.sub(full, text)
    return text


def source(name: str) -> Any:
    """The parsed content of ``cues/<name>.yaml``."""
    text = resources.files(__package__).joinpath("cues", f"{name}.yaml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader either way


def names() -> tuple[str, ...]:
    """The topics that have a cue file."""
    files = resources.files(__package__).joinpath("cues").iterdir()
    return tuple(sorted(f.name[:-5] for f in files if f.name.endswith(".yaml") and not f.name.startswith("_")))


@cache
def _macros(language: Language) -> dict[str, str]:
    macros: dict[str, str] = source("_macros")[language.value]
    return macros


def expand(pattern: str, language: Language) -> str:
    """The regular expression of a pattern: umlauts folded, ``~`` and macros replaced."""
    for _ in range(4):  # macros may use macros
        pattern = _MACRO.sub(lambda match: f"(?:{_macros(language)[match[1]]})", pattern)
    pattern = _without_umlauts(pattern)
    if language is Language.DE:
        for word, whole in _WHOLE_WORDS:
            pattern = word.sub(whole, pattern)
    # The word before a gap may have an ending or a comma; possessive, so that no word is taken apart twice.
    pattern = pattern.replace(r"\w*(?: \S+){", r"(?: \S+){").replace(r"(?: \S+){", r"\S*+(?: \S++){")
    for words in _WITHIN:
        pattern = pattern.replace(rf"(?: {words}+){{", rf"{words}*+(?: {words}++){{")
    return pattern.replace(" ~ ", "~").replace("~", _GAP)


def _without_umlauts(stem: str) -> str:
    """With ae, oe, ue, ss as in folded text; the spaces around a stem stay."""
    for umlaut, folded in _UMLAUTS.items():
        stem = stem.replace(umlaut, folded)
    return stem


def compiled(text: str, language: Language) -> re.Pattern[str]:
    return re.compile(expand(text, language))


def _optional(text: str | None, language: Language) -> re.Pattern[str] | None:
    return compiled(text, language) if text else None


def _cue(reading: str, raw: str | dict[str, Any], language: Language) -> Cue:
    spec: dict[str, Any] = {"says": raw} if isinstance(raw, str) else raw
    says = [spec["says"]] if isinstance(spec["says"], str) else spec["says"]
    return Cue(
        reading,
        tuple(compiled(text, language) for text in says),
        _optional(spec.get("unless"), language),
        _optional(spec.get("heading"), language),
        _optional(spec.get("before"), language),
        spec.get("scope") == "own",
        bool(spec.get("outweighs", False)),
        float(spec.get("confidence", DEFAULT_CONFIDENCE)),
    )


@cache
def cue_set(topic: str, language: Language) -> CueSet:
    """The cues of a topic, compiled once."""
    raw = source(topic)
    part = raw[language.value]
    readings: dict[str, list[str | dict[str, Any]]] = part["readings"]
    rivals = raw.get("rivals", [list(readings)])
    cues = [_cue(name, raw_cue, language) for name, raws in readings.items() for raw_cue in raws]
    return CueSet(
        topic,
        tuple(_without_umlauts(stem) for stem in part["about"]),
        _optional(part.get("mentions"), language),
        tuple(frozenset(group) for group in rivals),
        tuple(sorted(cues, key=lambda cue: not cue.outweighs)),
        {name: compiled(text, language) for name, text in part.get("grounds", {}).items()},
    )


@cache
def cue_sets(language: Language) -> tuple[CueSet, ...]:
    """The cues of every topic in one language."""
    return tuple(cue_set(topic, language) for topic in names())
