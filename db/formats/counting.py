"""Numbers as lists and notes write them: 4 as "4", "iv", "D", "d" or "四".

Shared by the readers of formats that number things by themselves. May import nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"  # Word leaves out ё, й, ъ, ы, ь
_ARABIC_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_FULL_WIDTH_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_CHINESE = "〇一二三四五六七八九"
_SYMBOLS = ("*", "†", "‡", "§")  # Word's order for notes
_LARGEST_ROMAN = 3999
_LARGEST_CHINESE = 9999
_LONGEST_REPEAT = 20  # letters; "aaaa…" of a mad number is written in digits


def roman(number: int) -> str:
    """A number in lower-case Roman figures."""
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    parts: list[str] = []
    for size, letters in _ROMAN:
        parts.append(letters * (number // size))
        number %= size
    return "".join(parts)


def chinese(number: int) -> str:
    """A number as it is counted in Chinese: 21 is "二十一"."""
    if not 0 < number <= _LARGEST_CHINESE:
        return str(number)
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += _CHINESE[digit] + name
        elif text and number and not text.endswith("〇"):
            text += "〇"
    return text.removeprefix("一") if text.startswith("一十") else text


def _letters(alphabet: str) -> Callable[[int], str]:
    """Counting by letters as Word does it: … y, z, aa, bb."""

    def count(number: int) -> str:
        times, at = divmod(number - 1, len(alphabet))
        if number < 1 or times >= _LONGEST_REPEAT:
            return str(number)
        return alphabet[at] * (times + 1)

    return count


def _spreadsheet(number: int) -> str:
    """Counting by letters as the web does it: … y, z, aa, ab."""
    text = ""
    while number > 0:
        number, at = divmod(number - 1, len(_LATIN))
        text = _LATIN[at] + text
    return text or str(number)


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number % 100 in {11, 12, 13} else endings.get(number % 10, "th")
    return f"{number}{ending}"


def _symbols(number: int) -> str:
    times, at = divmod(number - 1, len(_SYMBOLS))
    return _SYMBOLS[at] * (times + 1) if 0 <= times < _LONGEST_REPEAT else str(number)


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else str(number)


_WORD: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN.upper()),
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "arabicAlpha": _letters(_ARABIC_ALPHABET),
    "arabicAbjad": _letters(_ARABIC_ABJAD),
    "hindiNumbers": lambda number: str(number).translate(_ARABIC_DIGITS),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "chicago": _symbols,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH_DIGITS),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": lambda number: "".join(_CHINESE[int(one)] for one in str(abs(number))),
    "none": lambda _: "",
}
_WEB: dict[str, Callable[[int], str]] = {
    "1": str,
    "decimal": str,
    "decimal-leading-zero": lambda number: f"{number:02}",
    "a": _spreadsheet,
    "lower-alpha": _spreadsheet,
    "lower-latin": _spreadsheet,
    "A": lambda number: _spreadsheet(number).upper(),
    "upper-alpha": lambda number: _spreadsheet(number).upper(),
    "upper-latin": lambda number: _spreadsheet(number).upper(),
    "i": roman,
    "lower-roman": roman,
    "I": lambda number: roman(number).upper(),
    "upper-roman": lambda number: roman(number).upper(),
}


def in_word(number: int, style: str) -> str:
    """A number in a numbering format of Word ("lowerRoman"); an unknown one counts in digits."""
    return _WORD.get(style, str)(number)


def on_the_web(number: int, style: str) -> str:
    """A number in a list type of HTML ("i") or CSS ("lower-roman")."""
    return _WEB.get(style, str)(number)
