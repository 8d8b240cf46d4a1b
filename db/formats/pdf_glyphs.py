"""A page of a PDF as runs of text: what PDFium says of its characters, and where they stand.

The only module that asks PDFium about characters. PDFium is not thread-safe: this is imported in
the sandbox's own process only. May import db.errors and its sister
docx_symbols: symbol fonts are the same everywhere.
"""

from __future__ import annotations

import ctypes
import importlib
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from db.errors import BugError
from db.formats.docx_symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Untyped bindings made from C headers: their names are known to no type checker.
_raw: Any = importlib.import_module("pypdfium2.raw")


def _quick(name: str, result: Any, *arguments: Any) -> Callable[..., int]:  # noqa: ANN401 -- ctypes
    """A function of PDFium's called with plain addresses: twice as quick, asked for each letter."""
    address = ctypes.cast(getattr(_raw, name), ctypes.c_void_p).value
    if address is None:
        raise BugError(f"PDFium has no {name}")
    return ctypes.CFUNCTYPE(result, *arguments)(address)


_PAGE, _AT = ctypes.c_void_p, ctypes.c_int
_GET_UNICODE = _quick("FPDFText_GetUnicode", ctypes.c_uint, _PAGE, _AT)
_GET_ORIGIN = _quick("FPDFText_GetCharOrigin", _AT, _PAGE, _AT, ctypes.c_void_p, ctypes.c_void_p)
_GET_TEXT = _quick("FPDFText_GetText", _AT, _PAGE, _AT, _AT, ctypes.c_void_p)
_GET_OBJECT = _quick("FPDFText_GetTextObject", ctypes.c_void_p, _PAGE, _AT)
_REST_OF_WORD = re.compile("[!-~\u00a1-\u00ac\u00ae-\u058f\u2010-\u2027]{2,}")  # left to right
_WIDEST_LETTER = 0.75  # of the size, on average over a word
_PRIVATE = range(0xF020, 0xF100)
_HYPHEN = 2  # PDFium's sign for a hyphen at a line's end
_STROKED = 2  # a text render mode: filled and stroked, which is how some programs make bold
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
_LIGATURES = {
    code: unicodedata.normalize("NFKD", chr(code)) for code in range(0xFB00, 0xFB07)
}  # fmt: skip
_NARROWEST_SPACE = 0.1  # of the size: a "space" narrower than this is only loose setting
_NARROWEST_BESIDE_HYPHEN = 0.24
_FARTHEST_IN_RUN = 0.9  # of the size, from one letter to the next
_FARTHEST_SPACED = 1.1  # the same with a space between


class TextPage(Protocol):
    """PDFium's text of a page."""

    raw: Any  # its handle

    def count_chars(self) -> int:
        """How many characters there are, made ones included."""
        ...

    def close(self) -> None:
        """Give its memory back."""
        ...


class Page(Protocol):
    """PDFium's page."""

    def get_cropbox(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of what is shown, in points."""
        ...

    def get_textpage(self) -> TextPage:
        """Read the page's text."""
        ...

    def get_objects(self, filter: list[int], max_depth: int) -> Iterator[object]:  # noqa: A002 -- PDFium's name
        """The objects of some kinds."""
        ...

    def close(self) -> None:
        """Give its memory back."""
        ...


@dataclass(slots=True)
class Run:
    """Letters of one style on one base line, in the order of the page."""

    x0: float
    x1: float
    y: float  # base line, from the page's lower edge
    size: float
    bold: bool
    italic: bool
    order: int  # where it stands in the file's own order
    parts: list[str] = field(default_factory=list[str])

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The runs of a page whose text stands upright, and the page's size seen so."""

    runs: list[Run]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    italic: bool
    font: str
    quarter: int  # in which direction its text runs: 0 = to the right, 1 = up, 2, 3


def read_glyphs(page: Page, text_page: TextPage) -> Glyphs:
    """The runs of a page; text set sideways is read as if the page were turned."""
    reader = _PageReader(page, text_page)
    return reader.read()


class _PageReader:
    """Walks a page's characters once, in PDFium's order."""

    def __init__(self, page: Page, text_page: TextPage) -> None:
        self._text_page = text_page
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom = left, bottom
        self._size = (right - left, top - bottom)
        self._styles: dict[int, _Style] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._x_at, self._y_at = ctypes.byref(self._x), ctypes.byref(self._y)
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._name = ctypes.create_string_buffer(256)
        self._runs: list[tuple[int, Run]] = []
        self._last_at = -1  # the last character that is in the last run
        self._level = False  # whether the last run's text runs to the right
        self._most = self._most_spaced = 0.0  # its farthest steps
        self._low = self._high = 0.0  # its lowest and highest base line
        self._advance = 0.0  # where the next letter of the run would begin, at the earliest

    def read(self) -> Glyphs:
        """Put the letters of the page into runs."""
        handle = ctypes.cast(self._text_page.raw, ctypes.c_void_p)
        text = self._text(handle)
        style: _Style | None = None
        object_now: int | None = None
        run: Run | None = None
        space: int | None = None  # the last space before the next letter
        high, at = 0, -1
        while (at := at + 1) < len(text):
            code = ord(text[at])
            if code in (32, 0xA0, 9):
                space = at if run is not None else None
                continue
            if code < 32 and code != _HYPHEN:
                if code in (10, 13):
                    run, space = self._close(run), None
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
                high = 0
            if code in (0xFFFE, 0xFFFF, 0xAD):
                code = _HYPHEN
            found = _GET_OBJECT(handle, at)
            _GET_ORIGIN(handle, at, self._x_at, self._y_at)
            if found != object_now or not self._go_on(run, at, code, spaced=space is not None):
                if found and (found != object_now or style is None):
                    object_now, style = found, self._style(found, at)
                if style is None:
                    style = _Style(10.0, bold=False, italic=False, font="", quarter=0)
                run = self._add(run, at, code, style, space)
            space = None
            if run is not None and found and (rest := _REST_OF_WORD.match(text, at + 1)):
                at = self._take(run, handle, found, rest) or at
        self._close(run)
        return self._upright()

    def _text(self, handle: ctypes.c_void_p) -> str:
        """The page's characters, one for each that PDFium counts.

        Asked for at once where PDFium counts as we do; it does not where a character is two units.
        """
        count = self._text_page.count_chars()
        units = ctypes.create_string_buffer(2 * count + 2)
        if count > 0 and _GET_TEXT(handle, 0, count, units) > count:
            text = units.raw[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) == count and "\0" not in text:
                return text
        return "".join(chr(_GET_UNICODE(handle, at)) for at in range(count))

    def _take(self, run: Run, handle: ctypes.c_void_p, owner: int, rest: re.Match[str]) -> int:
        """Add the rest of a word at once where its end shows that nothing happens in it.

        Letters of one text object stand in the object's order, and a wide step between two of
        them makes PDFium put a space there; so it is enough to look at the last one.

        Returns:
            The last character added; 0 where the letters must be looked at singly.
        """
        last = rest.end() - 1
        if not self._level or _GET_OBJECT(handle, last) != owner:
            return 0
        _GET_ORIGIN(handle, last, self._x_at, self._y_at)
        x, letters = self._x.value - self._left, rest.group()
        widest = _WIDEST_LETTER * run.size * len(letters)
        if not 0 <= x - self._advance <= widest or not self._low <= self._y.value <= self._high:
            return 0
        run.parts.extend(letters)
        self._last_at, self._advance = last, x
        return last

    def _go_on(self, run: Run | None, at: int, code: int, *, spaced: bool) -> bool:
        """Add the next letter of the same text object: the usual case, done quickly.

        A space before it is taken at its word, unless the step is wide or a hyphen is near.
        """
        if run is None or not self._level or not 33 <= code < 0xE000:
            return False
        x = self._x.value - self._left
        most = self._most_spaced if spaced else self._most
        if not 0 <= x - self._advance <= most or not self._low <= self._y.value <= self._high:
            return False
        if spaced:
            if code == 45 or run.parts[-1] == "-":
                return False
            run.parts.append(" ")
        run.parts.append(chr(code))
        self._last_at, self._advance = at, x
        return True

    def _style(self, address: int, at: int) -> _Style:
        """The style of a text object, asked once."""
        style = self._styles.get(address)
        if style is None:
            raw, text_page = _raw, self._text_page
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(text_page, at, matrix)
            a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
            size = raw.FPDFText_GetFontSize(text_page, at) * (math.hypot(c, d) or 1.0)
            flags = ctypes.c_int()
            length = raw.FPDFText_GetFontInfo(text_page, at, self._name, 256, flags)
            name = self._name.value.decode("utf-8", "replace") if 0 < length <= 256 else ""
            stroked = (
                raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(text_page, at))
                == _STROKED
            )
            weight = raw.FPDFText_GetFontWeight(text_page, at)
            style = _Style(
                size=round(min(max(size, 0.5), 500.0), 2),
                bold=bool(_BOLD.search(name)) or stroked or weight >= 700,
                italic=bool(_ITALIC.search(name)),
                font=name.split("+")[-1],
                quarter=round(math.atan2(b, a) / (math.pi / 2)) % 4,
            )
            self._styles[address] = style
        return style

    def _place(self, quarter: int) -> tuple[float, float]:
        """The last asked origin, seen with the text upright."""
        return self._turn(self._x.value - self._left, self._y.value - self._bottom, quarter)

    def _turn(self, x: float, y: float, quarter: int) -> tuple[float, float]:
        width, height = self._size
        if quarter == 0:
            return x, y
        if quarter == 1:
            return y, width - x
        if quarter == 2:
            return width - x, height - y
        return height - y, x

    def _right_edge(self, at: int, quarter: int) -> float:
        """Where the ink of a character ends."""
        left, right, bottom, top = self._box
        if not _raw.FPDFText_GetCharBox(self._text_page, at, left, right, bottom, top):
            return -math.inf
        corners = ((left.value, bottom.value), (right.value, top.value))
        turned = (self._turn(x - self._left, y - self._bottom, quarter)[0] for x, y in corners)
        return max(turned)

    def _add(self, run: Run | None, at: int, code: int, style: _Style, space: int | None) -> Run:
        """Put a character into the run, or begin the next.

        A space that PDFium made up beside a hyphen is often no more than loose setting.
        """
        x, y = self._place(style.quarter)
        if run is not None:
            step = x - self._advance
            same = (
                run.size == style.size
                and run.bold == style.bold
                and run.italic == style.italic
                and abs(run.y - y) < 0.05 * style.size
                and self._runs[-1][0] == style.quarter
                and -0.5 * style.size < step
            )
            if same and (space is not None or step > _FARTHEST_IN_RUN * style.size):
                run.x1 = self._right_edge(self._last_at, style.quarter)
                if x - run.x1 > _FARTHEST_IN_RUN * style.size:
                    same = False
                elif space is not None:
                    beside = code == _HYPHEN or code == 45 or run.parts[-1] == "-"
                    made = beside and _raw.FPDFText_IsGenerated(self._text_page, space) == 1
                    narrowest = _NARROWEST_BESIDE_HYPHEN if made else _NARROWEST_SPACE
                    if x - run.x1 > narrowest * style.size:
                        run.parts.append(" ")
            if not same:
                run = self._close(run)
        if run is None:
            run = Run(x, x, y, style.size, style.bold, style.italic, at)
            self._runs.append((style.quarter, run))
            self._level = style.quarter == 0
            self._most = _FARTHEST_IN_RUN * style.size
            self._most_spaced = _FARTHEST_SPACED * style.size
            self._low = self._y.value - 0.05 * style.size
            self._high = self._y.value + 0.05 * style.size
        if code in _PRIVATE:
            run.parts.append(symbol(code, style.font))
        else:
            run.parts.append("-" if code == _HYPHEN else _LIGATURES.get(code) or chr(code))
        self._last_at, self._advance = at, x
        return run

    def _close(self, run: Run | None) -> None:
        if run is not None:
            edge = self._right_edge(self._last_at, self._runs[-1][0])
            run.x1 = max(run.x1, self._advance if math.isinf(edge) else edge)

    def _upright(self) -> Glyphs:
        """Keep the direction in which most text runs; other text goes to the page's end."""
        letters: Counter[int] = Counter()
        for quarter, run in self._runs:
            letters[quarter] += len(run.parts)
        main = letters.most_common(1)[0][0] if letters else 0
        width, height = self._size if main % 2 == 0 else self._size[::-1]
        runs = [run for quarter, run in self._runs if quarter == main]
        lowest = min((run.y for run in runs), default=height)
        for quarter, run in self._runs:
            if quarter != main:  # a note in the margin, a watermark: read it last
                lowest -= 3 * run.size
                runs.append(
                    Run(
                        0,
                        run.x1 - run.x0,
                        lowest,
                        run.size,
                        run.bold,
                        run.italic,
                        run.order,
                        run.parts,
                    )
                )
        return Glyphs(runs, width, height)
