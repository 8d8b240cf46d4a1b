"""In which encoding some bytes are: by their mark, by their form, by the letters they would be.

The official languages of the United Nations in the encodings that files of theirs were saved in:
Unicode's own, and the code pages of Windows, Unix, DOS, Macintosh and the web from before it. A
code page cannot be proved, only be the likeliest: each is judged by how much of what it makes of
the bytes are the letters that its language is mostly written with, standing as they do in words.
May import nothing of ours.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_SAMPLE = 1 << 16  # bytes that are looked at
_FEW_BROKEN = 20  # so many sound letters beyond ASCII to a broken one: still UTF-8
_PLAIN = re.compile(r"[\w\s.,;:()/’“”«»،؛。、，；：–-]")
_PLAIN_SHARE = 0.9  # of a text's characters
_LEAST = 0.45  # the share below which nothing is taken for a language's letters


@dataclass(frozen=True, slots=True)
class _CodePage:
    """An encoding of one byte a letter, and what text in it is mostly made of."""

    name: str
    usual: frozenset[str]  # beyond ASCII
    script: bool  # whole words are beyond ASCII; else single letters in ASCII words are
    share: float  # of all characters beyond ASCII that the usual ones are, in running text


_WESTERN = frozenset("éèêëàâáãçñóòôöõíìîïúùüûäåøæßÉÀÁÖÜÓÑÇ’‘“”–—…«»°§€¿¡ºª•")
_RUSSIAN = frozenset("оеаинтсрвлкмдпу")
_ARABIC = frozenset("اليمنورتبعدهةأس")
_PAGES = (
    _CodePage("cp1252", _WESTERN, script=False, share=1.0),
    _CodePage("cp1251", _RUSSIAN, script=True, share=0.8),
    _CodePage("koi8-r", _RUSSIAN, script=True, share=0.8),
    _CodePage("iso-8859-5", _RUSSIAN, script=True, share=0.8),
    _CodePage("cp866", _RUSSIAN, script=True, share=0.8),
    _CodePage("cp1256", _ARABIC, script=True, share=0.8),
    _CodePage("iso-8859-6", _ARABIC, script=True, share=0.8),
    _CodePage("cp850", _WESTERN, script=False, share=1.0),
    _CodePage("mac-roman", _WESTERN, script=False, share=1.0),
)
_PRIOR = 0.2  # by so much must another page be better than the commonest of Western Europe
# The first and second bytes of the letters that nearly all of a text is made of.
_CHINESE = (
    ("gb18030", range(0xB0, 0xD8), range(0xA1, 0xFF)),
    ("big5hkscs", range(0xA4, 0xC7), range(0x40, 0xFF)),
)
_MOSTLY_LETTERS = 0.6  # the rest are signs, and rare letters
_PAIR = re.compile(rb"[\x81-\xfe][\x30-\xfe]|[\x80-\xff]")


def decode(data: bytes) -> str:
    """The text of some bytes, whatever encoding they are in; what is broken is U+FFFD."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\x00" in data:
        wide = wide_encoding(data)
        return data.decode(wide or "utf-8", errors="replace")
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    if sum(char > "\x7f" for char in lenient) - broken >= _FEW_BROKEN * broken:
        return lenient
    encoding = code_page(data)
    if encoding == "cp1252":  # it leaves five bytes undefined
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
        encoding = "latin-1"
    return data.decode(encoding, errors="replace")


def wide_encoding(data: bytes) -> str | None:
    """Which UTF-16 or UTF-32 without a mark some bytes are, or None where they are no text."""
    best: tuple[float, str] | None = None
    for encoding in _WIDE:
        if len(data) % (4 if encoding.startswith("utf-32") else 2):
            continue
        sample = data[:_SAMPLE]
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        share = len(_PLAIN.findall(text)) / len(text) if text else 0.0
        if "\x00" in text or share < _PLAIN_SHARE:
            continue
        share += sum(char <= "\x7f" for char in text) / len(
            text
        )  # Latin the wrong way round: Chinese
        if best is None or share > best[0]:
            best = share, encoding
    return best[1] if best else None


def code_page(data: bytes) -> str:
    """The likeliest encoding of bytes that are not Unicode's."""
    sample = data[:_SAMPLE]
    found, best = "cp1252", 0.0
    for encoding, leads, trails in _CHINESE:
        share = _share_chinese(sample, encoding, leads, trails)
        if share > max(best, _MOSTLY_LETTERS):
            found, best = encoding, share
    if best:
        return found
    for page in _PAGES:
        share = _share(sample, page) - (_PRIOR if page.name != "cp1252" else 0.0)
        if share > best and share >= _LEAST - _PRIOR:
            found, best = page.name, share
    return found


def _share(sample: bytes, page: _CodePage) -> float:
    """How much of what is beyond ASCII is what the page's language is written with."""
    text = sample.decode(page.name, errors="replace")
    beyond = usual = 0
    before = " "
    for char, after in zip(text, text[1:] + " ", strict=True):
        if char > "\x7f" and char != "\xa0":
            beyond += 1
            inside = _is_letter(before) or _is_letter(after)
            usual += char in page.usual and (inside == page.script or not char.isalpha())
        before = char
    return min(1.0, usual / beyond / page.share) if beyond else 0.0


def _is_letter(char: str) -> bool:
    """Whether it is a letter beyond ASCII."""
    return char > "\x7f" and char.isalpha()


def _share_chinese(sample: bytes, encoding: str, leads: range, trails: range) -> float:
    """How much of what is beyond ASCII is common Chinese letters; 0 where it cannot be Chinese."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return 0.0
    pairs = _PAIR.findall(sample)
    common = sum(len(pair) == 2 and pair[0] in leads and pair[1] in trails for pair in pairs)
    return common / len(pairs) if pairs else 0.0
