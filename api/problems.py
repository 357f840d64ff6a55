"""Which refusals a route can answer with, for the description of the API: one shape for all of them."""

from typing import Any

from fastapi import FastAPI

_PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "`code` is stable, `message` is for people; `messages` where no user is known to choose by.",
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": {"type": "string"},
                "message": {"type": "string"},
                "messages": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        }
    },
}
_CONTENT = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_TEXTS = {
    401: "Nobody is signed in.",
    403: "The right is missing, the account is somebody else's, or another site's page sent the request.",
    404: "There is no such thing, or it is not the user's.",
    409: "Somebody or something was faster; nothing was done.",
    413: "Larger than may be uploaded.",
    422: "What was given cannot be used.",
    424: "A neighbour of the server does not answer.",
    429: "More than may be asked in this time; `Retry-After` says how long to wait.",
}
_PROBES = frozenset({"/healthz", "/readyz", "/metrics"})
_SAFE = frozenset({"get", "head"})
# what is made of a review or a draft, and may not be there yet
_NOT_YET = {
    ("get", f"/api/nda/reviews/{{review_id}}/{name}"): (409,)
    for name in ("redline.docx", "report.html", "report.json", "decisions", "register-suggestion")
} | {("get", "/api/drafts/{draft_id}/document.{file_format}"): (409,)}
_WRITES_ONLY = frozenset({409, 413})


def describe_problems(api: FastAPI) -> None:
    """The description of ``api`` names them for every route of its."""
    plain = api.openapi

    def described() -> dict[str, Any]:
        if api.openapi_schema is None:
            api.openapi_schema = _with_problems(plain())
        return api.openapi_schema

    api.openapi = described  # type: ignore[method-assign]


def _with_problems(schema: dict[str, Any]) -> dict[str, Any]:
    schema.setdefault("components", {}).setdefault("schemas", {})["Problem"] = _PROBLEM
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            told["responses"] |= _problems_of(path, method)
    return schema


def _problems_of(path: str, method: str) -> dict[str, dict[str, Any]]:
    """By rule: an id may be unknown, a download may not be made yet, a write may come too late or be too large."""
    if path in _PROBES:
        return {"404": _described(404)} if path == "/metrics" else {}
    codes = (code for code in _TEXTS if method not in _SAFE or code not in _WRITES_ONLY)
    return {str(code): _described(code) for code in (*codes, *_NOT_YET.get((method, path), ()))}


def _described(code: int) -> dict[str, Any]:
    return {"description": _TEXTS[code], "content": _CONTENT}
