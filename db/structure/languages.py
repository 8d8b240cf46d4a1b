"""The words by which a document is recognised, in the six official languages.

Tables and small lookups only: which language a text is in, what a line that names a language
means, and what a written date is. Imports nothing of ours.
"""

from __future__ import annotations

import re

_STOP_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "that",
            "is",
            "for",
            "by",
            "with",
            "on",
            "was",
            "be",
            "at",
            "which",
            "its",
            "as",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "du",
            "et",
            "en",
            "une",
            "est",
            "que",
            "qui",
            "dans",
            "pour",
            "par",
            "sur",
            "au",
            "aux",
        ]
    ),
    "es": frozenset(
        [
            "el",
            "la",
            "los",
            "las",
            "de",
            "del",
            "y",
            "en",
            "una",
            "que",
            "por",
            "para",
            "con",
            "su",
            "al",
            "se",
        ]
    ),
}
_LETTERS = re.compile(r"[^\W\d_]+")

_LANGUAGE_NAMES: dict[str, str] = {
    "english": "en", "anglais": "en", "inglés": "en", "английский": "en", "الانكليزية": "en",
    "الإنكليزية": "en", "英文": "en",
    "french": "fr", "français": "fr", "francés": "fr", "французский": "fr", "الفرنسية": "fr",
    "法文": "fr",
    "spanish": "es", "espagnol": "es", "español": "es", "испанский": "es", "الاسبانية": "es",
    "الإسبانية": "es", "西班牙文": "es",
    "russian": "ru", "russe": "ru", "ruso": "ru", "русский": "ru", "الروسية": "ru", "俄文": "ru",
    "arabic": "ar", "arabe": "ar", "árabe": "ar", "арабский": "ar", "العربية": "ar",
    "阿拉伯文": "ar",
    "chinese": "zh", "chinois": "zh", "chino": "zh", "китайский": "zh", "الصينية": "zh",
    "中文": "zh",
    "английском": "en", "французском": "fr", "испанском": "es", "русском": "ru", "арабском": "ar",
    "китайском": "zh", "بالانكليزية": "en", "بالإنكليزية": "en", "بالفرنسية": "fr",
    "بالاسبانية": "es", "بالإسبانية": "es", "بالروسية": "ru", "بالعربية": "ar", "بالصينية": "zh",
    "german": "de", "portuguese": "pt", "italian": "it", "turkish": "tr", "persian": "fa",
    "farsi": "fa", "hebrew": "he", "korean": "ko", "japanese": "ja",
}  # fmt: skip
_ORIGINAL = re.compile(
    r"[\[(]?\s*(?:(?:original|оригинал|подлинный текст|язык оригинала|الأصل|原文|原件)\s*[:：]\s*"
    r"|подлинный текст на\s+)([^\])]+)",
    re.IGNORECASE,
)

_MONTHS: dict[str, int] = {
    name: month
    for names in (
        "january february march april may june july august september october november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
    )
    for month, name in enumerate(names.split(), start=1)
}
_DAY_MONTH_YEAR = re.compile(
    r"(?<![\d~])(\d{1,2})(?:er|º|°)?\s+(?:de\s+)?(?:[^\W\d_]+\s?/\s?)?([^\W\d_]+)\s+(?:de\s+|del\s+)?"
    r"(1[89]\d\d|20\d\d)(?!\d)"
)
_MONTH_DAY_YEAR = re.compile(r"\b([^\W\d_]+)\s+(\d{1,2}),\s+(1[89]\d\d|20\d\d)(?!\d)")
_CHINESE = re.compile(
    r"([\d〇零○一二三四五六七八九]{4})年([\d一二三四五六七八九十]+)月([\d一二三四五六七八九十]+)日"
)
_CHINESE_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}


def language_of(text: str) -> str:
    """The language of a text (ISO 639-1), by its script and its commonest words."""
    sample = text[:20_000]
    arabic = sum("\u0600" <= char <= "\u06ff" for char in sample)
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in sample)
    han = sum("\u3400" <= char <= "\u9fff" for char in sample)
    latin = sum(char.isascii() and char.isalpha() for char in sample)
    scripts = {"en": latin, "ar": arabic, "ru": cyrillic, "zh": han * 3}
    script = max(scripts, key=lambda language: scripts[language])
    if script != "en":
        return script
    found = _LETTERS.findall(sample.lower())
    return max(
        _STOP_WORDS,
        key=lambda language: sum(word in _STOP_WORDS[language] for word in found),
    )


def language_named(name: str) -> str | None:
    """The ISO code of a language's name in any official language, or None."""
    for word in _LETTERS.findall(name.lower()):
        if word in _LANGUAGE_NAMES:
            return _LANGUAGE_NAMES[word]
    return None


def original_language(line: str) -> str | None:
    """The language that "Original: English" or "[Original: Russian]" names, or None."""
    match = _ORIGINAL.match(line)
    return language_named(match.group(1)) if match else None


def is_original_line(line: str) -> bool:
    """Whether a line does no more than to name the original language."""
    match = _ORIGINAL.match(line)
    return match is not None and len(line) <= 60


def written_day(text: str) -> str | None:
    """The first whole date of a text as EDTF, or None: "29 September 2014" → "2014-09-29"."""
    for match in _DAY_MONTH_YEAR.finditer(text):
        month = _MONTHS.get(match.group(2).lower())
        if month:
            return _edtf(match.group(3), month, int(match.group(1)))
    for match in _MONTH_DAY_YEAR.finditer(text):
        month = _MONTHS.get(match.group(1).lower())
        if month:
            return _edtf(match.group(3), month, int(match.group(2)))
    match = _CHINESE.search(text)
    if match:
        year, month, day = (_chinese_number(part) for part in match.groups())
        return _edtf(f"{year:04}", month, day)
    return None


def _edtf(year: str, month: int, day: int) -> str | None:
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _chinese_number(text: str) -> int:
    """A year digit by digit, or a number below 100 with its ten: "三十" → 30, "十二" → 12."""
    if text.isascii():
        return int(text)
    plain = text.replace("零", "〇").replace("○", "〇")
    if "十" not in plain:
        return int("".join(str(_CHINESE_DIGITS.get(digit, digit)) for digit in plain))
    tens, _, units = plain.partition("十")
    return (_CHINESE_DIGITS[tens] if tens else 1) * 10 + (_CHINESE_DIGITS[units] if units else 0)
