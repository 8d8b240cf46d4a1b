"""Numbers of list items as Word and the web write them."""

from __future__ import annotations

import pytest

from db.formats.counting import in_word, on_the_web


@pytest.mark.parametrize(
    ("style", "numbers", "written"),
    [
        ("decimal", (1, 12), ("1", "12")),
        ("decimalZero", (7, 12), ("07", "12")),
        ("lowerRoman", (4, 1999, 0, 4000), ("iv", "mcmxcix", "0", "4000")),
        ("upperRoman", (9,), ("IX",)),
        ("lowerLetter", (1, 26, 27, 0, 26 * 30), ("a", "z", "aa", "0", "780")),
        ("russianUpper", (1, 28), ("А", "Я")),
        ("arabicAbjad", (2,), ("ب",)),
        ("hindiNumbers", (10,), ("١٠",)),
        ("ordinal", (1, 2, 3, 4, 11, 13, 21), ("1st", "2nd", "3rd", "4th", "11th", "13th", "21st")),
        ("numberInDash", (5,), ("- 5 -",)),
        ("chicago", (1, 2, 5, 100), ("*", "†", "**", "100")),
        ("decimalEnclosedCircle", (1, 20, 21), ("①", "⑳", "21")),
        ("decimalFullWidth", (12,), ("１２",)),
        (
            "chineseCounting",
            (1, 10, 21, 105, 1005, 110, 10_000, 0),
            ("一", "十", "二十一", "一百〇五", "一千〇五", "一百一十", "10000", "0"),
        ),
        ("ideographDigital", (20,), ("二〇",)),
        ("none", (3,), ("",)),
        ("a style of another program", (3,), ("3",)),
    ],
)
def test_word_counts_in_every_style(
    style: str, numbers: tuple[int, ...], written: tuple[str, ...]
) -> None:
    assert tuple(in_word(number, style) for number in numbers) == written


@pytest.mark.parametrize(
    ("style", "numbers", "written"),
    [
        ("1", (3,), ("3",)),
        ("decimal-leading-zero", (3,), ("03",)),
        ("lower-alpha", (1, 26, 27, 0), ("a", "z", "aa", "0")),
        ("A", (28,), ("AB",)),
        ("i", (8,), ("viii",)),
        ("upper-roman", (8,), ("VIII",)),
        ("georgian", (8,), ("8",)),
    ],
)
def test_the_web_counts_in_every_style(
    style: str, numbers: tuple[int, ...], written: tuple[str, ...]
) -> None:
    assert tuple(on_the_web(number, style) for number in numbers) == written
