"""A page beside the common frame: a heading, a text, a way on. It knows no user and needs no script."""

from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from agent.domain.errors import KamError
from agent.domain.language import Language
from agent.domain.messages import message
from api.web.scheme import scheme_of
from api.web.texts import page_texts

_TEMPLATES = Jinja2Templates(Path(__file__).parent / "templates")
_Way = tuple[str, str]  # an address and the word for it


def problem_in_words(request: Request, language: Language, status: int, text: str) -> HTMLResponse:
    """What a person reads whose request no page of ours could answer."""
    texts = page_texts(language)
    return _page(request, language, status, texts["frame.problem"], text, way_on=("/", texts["frame.back"]))


def lean_page(
    request: Request,
    language: Language,
    name: str,
    error: KamError | None = None,
    elsewhere: str | None = None,
) -> HTMLResponse:
    """``elsewhere``: an address of the provider, from the settings' own provider and no other."""

    def word(code: str) -> str:
        return message(f"sign_in.page.{code}", language)

    text = error.text(language) if error else word(f"{name}_text")
    status = error.status if error else 200
    other = (elsewhere, word("leave_elsewhere")) if elsewhere else None
    return _page(request, language, status, word(name), text, way_on=("/auth/login", word("again")), elsewhere=other)


def _page(
    request: Request,
    language: Language,
    status: int,
    title: str,
    text: str,
    *,
    way_on: _Way,
    elsewhere: _Way | None = None,
) -> HTMLResponse:
    context = {
        "language": language.value,
        "theme": scheme_of(request),
        "brand": page_texts(language)["page.brand"],
        "title": title,
        "text": text,
        "way_on": way_on,
        "elsewhere": elsewhere,
    }
    return _TEMPLATES.TemplateResponse(request, "lean.html", context, status_code=status)
