"""Light or dark, as the reader chose it on this machine; without a choice it is the browser's."""

from enum import StrEnum

from starlette.requests import HTTPConnection

THEME_COOKIE = "kam_theme"


class Scheme(StrEnum):
    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


def scheme_of(connection: HTTPConnection) -> Scheme:
    chosen = connection.cookies.get(THEME_COOKIE)
    return Scheme(chosen) if chosen in set(Scheme) else Scheme.AUTO
