"""Words of the page, in German and English; what the messages already define is taken from there."""

from collections.abc import Mapping
from functools import lru_cache

from agent.domain.language import Language
from agent.domain.messages import codes, message
from api.web import (
    account_texts,
    approval_texts,
    chat_texts,
    frame_texts,
    nda_wording,
    rules_texts,
    supply_texts,
    today_texts,
    wording,
)

# steps and verdicts, and what the page says in the same words as the report's file
_SHARED = (
    "reviews.step.",
    "reviews.verdict.",
    "ai.",
    "changes.",
    "confidence.",
    "contract.",
    "coverage.",
    "particulars.",
    "finding.",
    "findings.",
    "judge.",
    "level.",
    "notes.",
    "proposal.",
    "result.",
    "round.",
    "severity.",
    "unusual.",
    "document.too_large",
    "document.empty",
)
# filled by the page itself, so the braces have to survive
_BLANKS = "count date id limit model name names needs page pages reason share source version written".split()
_FILLED_LATER = {name: f"{{{name}}}" for name in _BLANKS}


_OWN = {
    key: pair
    for part in (
        wording,
        frame_texts,
        today_texts,
        account_texts,
        supply_texts,
        chat_texts,
        rules_texts,
        nda_wording,
        approval_texts,
    )
    for key, pair in part.TEXTS.items()
}


@lru_cache
def page_texts(language: Language) -> Mapping[str, str]:
    """Every text of the page by key; ``{name}`` style braces are filled by the template or the script."""
    chosen = 0 if language is Language.DE else 1
    own = {key: pair[chosen] for key, pair in _OWN.items()}
    shared = {code: message(code, language, **_FILLED_LATER) for code in codes() if code.startswith(_SHARED)}
    return own | shared
