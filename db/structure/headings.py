"""How headings nest in a document that knows type: by their numbers, and by how they are set.

A numbered heading's rank is its kind of number; one without a number takes the rank of the numbered
ones set like it, or lies above those set smaller and below those set larger. May import db.model
and its sister modules.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.structure import recognise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.structure.drafts import Draft

_FORMS = ("chapter", "roman", "capital", "arabic", "letter", "small roman")
RANKS = {form: 20.0 + 10 * at for at, form in enumerate(_FORMS)}
_ROMAN = re.compile(r"((?=[IVXL])(?:X{0,3})(?:IX|IV|V?I{0,3})\.)\s*(?=\S)")
_BARE_ROMAN = re.compile(r"((?=[IVXL]{2})(?:X{0,3})(?:IX|IV|V?I{0,3}))\s+(?=[^\W\d_a-z])")
_ITEM = re.compile(r"(\d{1,4}/\d{1,4}\.?)\s+(?=\S)")
_CAPITAL = re.compile(r"([A-ZА-Я]\.)\s+(?=\S)")
_ARABIC_ORDINAL = re.compile(
    r"((?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)ً?\s?[-–])\s*(?=\S)"
)
_ARABIC_LETTER = re.compile(r"((?:ألف|باء|جيم|دال|هاء|واو|زاي|حاء|طاء|ياء)\s?[-–])\s*(?=\S)")
_CHINESE = re.compile(r"([一二三四五六七八九十]{1,3}[、.])\s*(?=\S)")
_ARABIC = re.compile(r"(\d{1,3}\.)\s*(?=[^\W\d_]|[“\"«(\[‘])")
_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{1,2})+\.?)\s+(?=\S)")
_LETTER = re.compile(r"(\(?[a-z][.)])\s+(?=\S)")
_SMALL_ROMAN = re.compile(r"(\(?(?:i{1,3}|iv|vi{0,3}|ix|x)[.)])\s+(?=\S)")
_PART = re.compile(
    r"((?:Part|Chapter|Section|Partie|Chapitre|Parte|Capítulo|Sección|Часть|Глава|Раздел)\s+"
    r"(?:[IVXL]+|\d+|[A-H]|One|Two|Three|Four|Five|Six)(?![^\W_]))"
    r"\s*[:.–—-]?\s+",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"(?:End)?notes?|Notes? de fin|Notas(?: finales)?|Примечания|الحواشي|注", re.IGNORECASE
)
_FIRSTS = ("1", "A", "I", "a", "i", "А", "а")
_SAME_SIZE = 0.7

Key = tuple[float, bool, bool, bool]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading's number, the length with the space after it, and what kind of number it is."""

    number: str
    length: int
    form: str  # one of RANKS, or "item": a resolution's number says nothing of its rank


def is_notes_heading(text: str) -> bool:
    """Whether a text is the heading of a document's endnotes."""
    return _NOTES.fullmatch(text.strip()) is not None


def number_of(text: str, before: str | None = None) -> Numbered | None:
    """A heading's number, or None.

    Args:
        text: the heading.
        before: the number of the last heading with a capital: "C." after "B." is no hundred.
    """
    for form, pattern in (
        ("chapter", _PART), ("item", _ITEM), ("arabic", _DOTTED), ("roman", _ROMAN),
        ("roman", _BARE_ROMAN), ("capital", _CAPITAL),
        ("arabic", _ARABIC), ("small roman", _SMALL_ROMAN), ("letter", _LETTER),
        ("roman", _ARABIC_ORDINAL), ("capital", _ARABIC_LETTER), ("roman", _CHINESE),
    ):  # fmt: skip
        match = pattern.match(text)
        if match is None or match.end() >= len(text):
            continue
        number = match.group(1)
        if form == "roman" and before and len(number) == 2 and ord(number[0]) == ord(before[0]) + 1:
            form = "capital"
        if form == "small roman" and number.strip("().") == "i" and before == "h":
            form = "letter"
        return Numbered(number, match.end(), form)
    return None


class Ranks:
    """The ranks of a document's headings: a smaller one holds the greater ones."""

    def __init__(self, headings: Iterable[Draft]) -> None:
        self._numbered: dict[str, Counter[Key]] = {}
        self._plain: set[Key] = set()
        capital: str | None = None
        known: list[tuple[Draft, Numbered | None]] = []
        for draft in headings:
            found = number_of(draft.text, capital)
            if found is not None and found.form == "item":
                found = None
            known.append((draft, found))
            if found is None:
                self._plain.add(_key(draft))
                continue
            if found.form == "capital":
                capital = found.number
            self._numbered.setdefault(found.form, Counter())[_key(draft)] += 1
        self._holders = _holders(known)

    def rank(self, draft: Draft, found: Numbered | None) -> float:
        """The rank of a heading."""
        hint = draft.first.heading
        if hint is not None:
            return 10.0 * hint
        if found is not None and found.form != "item":
            depth = found.number.strip(".").count(".") if found.form == "arabic" else 0
            return RANKS[found.form] + depth
        if id(draft) in self._holders:
            return self._holders[id(draft)]
        return self._plain_rank(_key(draft))

    def _plain_rank(self, key: Key) -> float:
        alike = [RANKS[form] for form, keys in self._numbered.items() if key in keys]
        if alike:
            return min(alike)
        order = sorted(self._plain, key=_weight)
        step = order.index(key) / (len(order) + 1) if key in order else 0.5
        usual = {form: keys.most_common(1)[0][0] for form, keys in self._numbered.items()}
        below = [RANKS[form] for form, other in usual.items() if _weight(key) < _weight(other)]
        above = [RANKS[form] for form, other in usual.items() if _weight(key) > _weight(other)]
        if below and (not above or min(below) > max(above)):
            return min(below) - 5 + step
        if above:
            return max(above) + 5 + step
        return 25 + step if not below else min(below) - 5 + step


def _holders(known: Sequence[tuple[Draft, Numbered | None]]) -> dict[int, float]:
    """The ranks of headings without a number below which a numbering begins anew each time.

    Where "1." comes again and no numbered heading above it came between, the heading before it
    holds it, even where both are set alike.
    """
    before: list[float] = []  # ranks of the numbered headings that are open
    pairs: list[tuple[Draft, float]] = []
    anew: set[tuple[float, Key]] = set()
    for at, (draft, found) in enumerate(known):
        if found is None:
            continue
        rank = RANKS[found.form]
        plain = known[at - 1] if at and known[at - 1][1] is None else None
        if plain is not None and found.number.strip("().") in _FIRSTS and _alike(plain[0], draft):
            pairs.append((plain[0], rank))
            if rank in before:
                anew.add((rank, _key(plain[0])))
        before = [*(one for one in before if one < rank), rank]
    return {id(plain): rank - 1 for plain, rank in pairs if (rank, _key(plain)) in anew}


def _alike(one: Draft, two: Draft) -> bool:
    return _key(one) == _key(two)


def _key(draft: Draft) -> Key:
    first = draft.first
    size = round((first.size or 0.0) * 2) / 2
    return (size, first.bold, first.italic, recognise.is_capitals(draft.text))


def _weight(key: Key) -> tuple[float, bool, bool, bool]:
    """How loud a style is, the loudest first."""
    size, bold, italic, capitals = key
    return (-round(size / _SAME_SIZE), not capitals, not bold, italic)
