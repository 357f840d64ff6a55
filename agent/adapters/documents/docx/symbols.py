"""Characters of symbol fonts, which stand in the private area of Unicode."""

# code in the font → what it looks like; Wingdings and Symbol share few codes
_WINGDINGS = {
    0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0xFE: "☒", 0x78: "☒", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗",
    0x6C: "•", 0x9F: "•", 0xA7: "•", 0x6E: "■", 0xD8: "➢", 0xE0: "→", 0xF0: "→", 0xB7: "•",
}  # fmt: skip
_SYMBOL = {0xB7: "•", 0xA7: "§", 0xAE: "→", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0x2D: "−", 0xD2: "®", 0xD3: "©"}


def symbol(font: str, code: int) -> str:
    """The character of ``w:sym``; an empty box when it is not known."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    known = _SYMBOL if font.lower().startswith("symbol") else _WINGDINGS if "dings" in font.lower() else {}
    if low in known:
        return known[low]
    if 0x20 <= code < 0xD800 and not known:
        return chr(code)
    return "□"


def bullet(text: str) -> str:
    """A list bullet; those of symbol fonts become the usual dot."""
    text = text.strip()
    if not text:
        return ""
    return "•" if any(0xE000 <= ord(char) <= 0xF8FF for char in text) or text in ("o", "·") else text
