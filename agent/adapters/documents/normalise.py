"""One form of text for all sources, so that a quote found once is found everywhere."""

import re
import unicodedata

# zero-width and direction marks, soft hyphen, byte order mark: invisible, and used to hide words
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("\r\n?|[\u000b\u000c\u2028\u2029\u0085]")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def clean(text: str) -> str:
    """NFC; every break is ``\\n``, every blank a space or tab; no invisible or control characters."""
    text = _BREAK.sub("\n", text)
    text = _SPACE.sub(" ", text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Cleaned text on one line, single spaces: for names, comments and changes."""
    return " ".join(clean(text).split())
