"""What a model writes, as text that is safe to show: bounded, one line, no control signs, no links."""

import re
import unicodedata

MAX_REASON = 400
REMOVED = "[…]"

_LINKS = re.compile(
    r"""!?\[([^\]]*)\]\s*(?:\([^)]*\)|\[[^\]]*\])     # markdown: the label stays
      | <[a-z/!][^>]*>?                               # tags and autolinks, closed or not
      | \b[a-z][a-z0-9+.-]{1,20}:(?://|\\\\)\S*       # any scheme with an authority
      | \b(?:javascript|data|mailto|tel|file|vbscript):\S*
      | \bwww\.\S+
      | [^\s@]{1,64}@[^\s@]{1,255}                    # mail addresses
      | \b(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}[:/]\S*         # host with path or port
      | \b(?:[a-z0-9-]{1,63}\.){1,8}(?:com|net|org|info|biz|io|ai|app|dev|eu|de|at|ch|uk|cn|ru|example|test)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def plain_reason(text: str) -> str:
    """At most `MAX_REASON` characters of ``text``, without links and control or invisible signs."""
    line = "".join(_visible(sign) for sign in text[: 4 * MAX_REASON])
    while (without := _LINKS.sub(lambda link: link[1] or REMOVED, line)) != line:
        line = without  # a label can hold the next link
    line = " ".join(line.split())
    return line if len(line) <= MAX_REASON else line[: MAX_REASON - 1].rstrip() + "…"


def _visible(sign: str) -> str:
    if sign.isspace():
        return " "
    return "" if unicodedata.category(sign).startswith("C") else sign
