"""Words of the page, in German and English; what the messages already define is taken from there."""

from agent.domain.language import Language
from agent.domain.messages import codes, message
from api.web import wording

_SHARED = ("reviews.step.", "reviews.verdict.")
# filled by the page itself, so the braces have to survive
_FILLED_LATER = {
    "document.too_large": {"name": "{name}", "limit": "{limit}"},
    "document.empty": {"name": "{name}"},
}


def page_texts(language: Language) -> dict[str, str]:
    """Every text of the page by key; ``{name}`` style braces are filled by the template or the script."""
    chosen = 0 if language is Language.DE else 1
    own = {key: pair[chosen] for key, pair in wording.TEXTS.items()}
    shared = {code: message(code, language) for code in codes() if code.startswith(_SHARED)}
    later = {code: message(code, language, **values) for code, values in _FILLED_LATER.items()}
    return own | shared | later
