"""What every page has: who asks, in which language and scheme, where one can go from here."""

from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from agent.bootstrap import App
from agent.domain.errors import KamError
from agent.domain.formats import date, local_moment
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.nda.topics import TOPICS
from api.ids import segment
from api.waiting import waiting
from api.web.scheme import scheme_of
from api.web.texts import page_texts

READ = ["GET", "HEAD"]
# what is shown in the navigation: the name of the section, its address
SECTIONS: tuple[tuple[str, str], ...] = (
    ("today", "/"),
    ("chat", "/chat"),
    ("approvals", "/approvals"),
    ("nda", "/nda"),
    ("accounts", "/accounts"),
    ("supply", "/supply"),
    ("policies", "/policies"),
    ("audit", "/audit"),
)
# what the scripts say that every page has
_SCRIPTED = ("error.",)

templates = Jinja2Templates(Path(__file__).parent / "templates")
templates.env.filters["segment"] = segment
templates.env.trim_blocks = templates.env.lstrip_blocks = False


def frame(
    app: App, request: Request, user: User, language: Language, section: str, scripted: Sequence[str] = ()
) -> dict[str, Any]:
    """``section`` is the one on show. ``scripted``: how the keys of the texts begin that the page's scripts say."""
    return {
        "language": language.value,
        "theme": scheme_of(request),
        "section": section,
        "sections": SECTIONS,
        "user": user,
        "signs_in": app.settings.signs_in,
        "users": app.identity.users(),
        "accounts": sorted(user.accounts),
        "texts": page_texts(language),
        "script_texts": _said_by_scripts(language, (*_SCRIPTED, *scripted)),
        "topics": _topics(language) if section == "nda" else {},
        "upload_mb": app.settings.upload_mb,
        "today": app.clock.now().date().isoformat(),
        "waiting": waiting(app, user),
        # in the zone of this machine; the page's script tells it in the reader's
        "moment": partial(local_moment, language=language),
        "day": partial(date, language=language),
    }


def problem_page(request: Request, context: dict[str, Any], error: KamError, back: str) -> HTMLResponse:
    """What cannot be shown, as a page; ``back`` is where the section begins."""
    told = context | {"problem": error.text(Language(context["language"])), "back": back}
    return templates.TemplateResponse(request, "not_shown.html", told, status_code=error.status)


@lru_cache
def _said_by_scripts(language: Language, prefixes: tuple[str, ...]) -> dict[str, str]:
    return {key: text for key, text in page_texts(language).items() if key.startswith(prefixes)}


@lru_cache
def _topics(language: Language) -> dict[str, str]:
    return {name: topic.label(language) for name, topic in TOPICS.items()}
