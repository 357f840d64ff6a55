"""The personal tab: a small page that Teams may show in its frame, with a link to ours, which no frame may hold."""

import html

from fastapi import APIRouter, Response

from agent.domain.messages import message
from api.auth import AppDep, LanguageDep

PATH = "/api/channels/teams/tab"
router = APIRouter()
_FRAMES = (
    "https://teams.microsoft.com https://*.teams.microsoft.com https://teams.cloud.microsoft https://*.cloud.microsoft"
)
_HEADERS = {"content-security-policy": f"default-src 'none'; base-uri 'none'; frame-ancestors {_FRAMES}"}


@router.get(PATH, include_in_schema=False)
def tab(app: AppDep, language: LanguageDep) -> Response:
    text, label = message("channels.teams.tab", language), message("channels.teams.tab.open", language)
    url = html.escape(app.pages.url("/approvals") or "/approvals", quote=True)
    link = f'<a href="{url}" target="_blank" rel="noopener">{html.escape(label)}</a>'
    head = f'<meta charset="utf-8"><title>{html.escape(label)}</title>'
    page = f'<!doctype html><html lang="{language.value}"><head>{head}</head><body><p>{html.escape(text)}</p>'
    return Response(f"{page}<p>{link}</p></body></html>", media_type="text/html", headers=_HEADERS)
