"""A caption for a dated statement: who did what, in the sentence's own words, never half of it.

May import db.chronology only.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from db.chronology.patterns import any_of, patterns_for

if TYPE_CHECKING:
    from db.chronology.tables import Words

LONGEST = 90
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_EMPTY = re.compile(r"\s*\(\s*\)")
_SPACE = re.compile(r"\s+")
_TAIL = " ,;:–—-(“‘"
# where a caption may be cut, the best place first
_CUTS = (
    re.compile(r"; "),
    re.compile(r", (?:which|who|whose|where|thereby|including|in particular|inter alia|such as)\b"),
    re.compile(r": "),
    re.compile(r", (?:with|in order|so that|as well as|although|while|whereas|but|thus|by)\b"),
    re.compile(r", (?:and|or) "),
    re.compile(r", "),
    re.compile(r" (?:which|who|that|in order to|so as to|including|such as|as well as)\b"),
    re.compile(
        r" (?:in|on|at|to|for|from|by|with|under|within|through|during|against|between|regarding|"
        r"concerning|towards|based on|and)\b"
    ),
)


def headline_of(sentence: str, start: int, end: int, language: str = "en") -> str:
    """Make a caption of at most 90 characters.

    Args:
        sentence: The sentence, or the list item.
        start: Where the words of the date begin in it.
        end: Where they end; equal to ``start`` when there are none.
        language: ISO 639-1.
    """
    patterns = patterns_for(language)
    if patterns is None:
        return _shorten(_SPACE.sub(" ", sentence).strip(), frozenset())
    text = _without_date(sentence, start, end, _date_lead(language)) if end > start else sentence
    text = _EMPTY.sub("", text)
    text = _SPACE.sub(" ", text).replace(" ,", ",").replace(" :", ":").strip()
    text = _without_opening(text, patterns.words)
    small = frozenset(patterns.words.small)
    caption = _shorten(text.strip(_TAIL).rstrip(".;:"), small)
    return caption[:1].upper() + caption[1:]


@cache
def _date_lead(language: str) -> re.Pattern[str]:
    patterns = patterns_for(language)
    words = patterns.words if patterns else None
    leads = any_of((*words.since, *words.until, *words.as_of, *words.at)) if words else ""
    spans = any_of(words.spans) if words else ""
    return re.compile(
        rf"(?:(?:^|(?<=[\s(]))(?:(?:over|during|in|for|throughout|within|from) (?:the )?"
        rf"(?:{spans}|years?)(?: (?:from|of|between))?|{leads})(?: the)?(?: years?)?\s)$",
        re.I,
    )


def _without_date(sentence: str, start: int, end: int, lead: re.Pattern[str]) -> str:
    """Take the date out where the sentence stays whole without it."""
    before, after = sentence[:start], sentence[end:]
    led = lead.search(before)
    in_parentheses = before.endswith("(") and after.startswith(")")
    if led is None and not in_parentheses:
        return sentence
    if led is not None:
        before = before[: led.start()]
    if not before.strip(" “"):  # at the beginning, a comma after the date goes with it
        return after.lstrip(" ,")
    if in_parentheses:
        return before[:-1].rstrip() + after[1:]
    joined_after = after.lstrip()
    if joined_after[:1].islower() and re.match(r"(?:and|or|to)\b", joined_after):
        return sentence
    return before.rstrip() + ("" if joined_after[:1] in ",.;:)" else " ") + joined_after


_OPENING = re.compile(
    r"(?:(?:On|At|With|In|By|As part of|Under|Pursuant to|Following|Within|Upon|For|Moreover|"
    r"Furthermore|However|Additionally|Also|Thus|Therefore|In addition)\b)[^,]*, "
    r"(?=(?:a|an|the|[A-Z])\w*\b)",
)


def _without_opening(text: str, words: Words) -> str:
    """Leave out "On the initiative of Belarus and …, " before the main clause."""
    text = text[:1].upper() + text[1:]
    for _ in range(2):
        found = _OPENING.match(text)
        # a comma inside an enumeration does not end the opening
        if (
            not found
            or len(text) - found.end() < 20
            or re.match(rf"[^,]*(?:,| {words.and_}) ", text[found.end() : found.end() + 1])
        ):
            break
        rest = text[found.end() :]
        text = rest[:1].upper() + rest[1:]
    return text


def _shorten(text: str, small: frozenset[str]) -> str:
    if len(text) > LONGEST:
        text = _SPACE.sub(" ", _PARENTHESIS.sub("", text))
    if len(text) <= LONGEST:
        return text
    for cut in _CUTS:
        places = [found.start() for found in cut.finditer(text, 0, LONGEST + 1)]
        for place in reversed(places):
            caption = text[:place].rstrip(_TAIL)
            if place >= 36 and _is_whole(caption, small):
                return caption
    words = text[: LONGEST - 1].rsplit(" ", 1)[0].split(" ")
    while len(words) > 1 and words[-1].strip(",;:").lower() in small:
        words.pop()
    return " ".join(words).rstrip(_TAIL) + "…"


def _is_whole(caption: str, small: frozenset[str]) -> bool:
    """Say whether a caption can end here: no dangling small word, no open quotation."""
    last = caption.rsplit(" ", 1)[-1].lower()
    return (
        last not in small
        and caption.count("“") == caption.count("”")
        and caption.count("(") == caption.count(")")
    )
