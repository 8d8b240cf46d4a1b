"""Letters that a DOCX file writes by their place in a symbol font, as Unicode.

Word keeps them in a private range (U+F020 to U+F0FF) that shows nothing without the font. May
import nothing of ours.
"""

from __future__ import annotations

_LATIN_KEYS = "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcywVJjv"
_GREEK_LETTERS = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωςϑϕϖ"
_GREEK = dict(zip(_LATIN_KEYS, _GREEK_LETTERS, strict=True))
_SYMBOL_PLACES = (  # the place in hexadecimal, and the letter
    "22∀ 24∃ 27∋ 2A∗ 2D− 40≅ 5C∴ 5E⊥ A2′ A3≤ A5∞ AB↔ AC← AD↑ AE→ AF↓ B0° B1± B2″ B3≥ B4× "
    "B6∂ B7• B8÷ B9≠ BA≡ BB≈ BC… C5⊕ C6∅ C7∩ C8∪ CE∈ D2® D3© D4™ D5∏ D6√ D7⋅ E5∑"
)
_SYMBOL = {
    **{ord(letter): greek for letter, greek in _GREEK.items()},
    **{int(entry[:2], 16): entry[2:] for entry in _SYMBOL_PLACES.split()},
}
_WINGDINGS_PLACES = (  # the place in hexadecimal, and the letter
    "6C● 6D❍ 6E■ 6F□ 71❑ 75◆ 76❖ 77◆ 9F• A7▪ A8◻ D8➢ E0→ E8➔ DF← F0⇨ FB✗ FC✓ FD☒ FE☑"
)
_WINGDINGS = {int(entry[:2], 16): entry[2:] for entry in _WINGDINGS_PLACES.split()}
_PRIVATE = range(0xF020, 0xF100)
_BULLETS = {"o": "◦", "\u00b7": "•", "\u00a7": "▪", "\u00d8": "➢", "\u00fc": "✓"}


def symbol(code: int, font: str | None) -> str:
    """The letter at a place of a font, itself where nothing better is known.

    Args:
        code: its number, in the private range or below it.
        font: the font's name, or None.
    """
    place = code - 0xF000 if code in _PRIVATE else code
    name = (font or "").lower()
    table = _WINGDINGS if name.startswith("wingdings") else _SYMBOL if name == "symbol" else {}
    if place in table:
        return table[place]
    if place == 0xB7:
        return "•"
    known = bool(table) or "symbol" in name or "ding" in name
    if code in _PRIVATE and not known:
        return chr(place)  # an ordinary font: the private range only doubles Latin-1
    if 0x20 <= place < 0x7F and name == "symbol":
        return chr(place)  # digits and most punctuation stand where they always do
    valid = 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if valid else "\ufffd"


def plain_letters(text: str, font: str | None) -> str:
    """A text whose private letters are read by their font."""
    if not any(ord(char) in _PRIVATE for char in text):
        return text
    return "".join(symbol(ord(char), font) if ord(char) in _PRIVATE else char for char in text)


def bullet(text: str, font: str | None) -> str:
    """The sign before a list's item; a sign that needs its font becomes the usual one."""
    sign = plain_letters(text.strip(), font)
    name = (font or "").lower()
    if name.startswith(("courier", "wingdings", "symbol")):
        sign = _BULLETS.get(sign, sign)
    private = len(sign) == 1 and "\ue000" <= sign <= "\uf8ff"
    return "•" if private else sign
