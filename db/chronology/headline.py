"""A caption for a dated statement: who did what, in the sentence's own words, never half of it.

May import db.chronology only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from db.chronology.patterns import any_of, patterns_for
from db.chronology.status import tenses_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.chronology.languages.words import Words

LONGEST = 90
_LEAST = 20  # what is left of a sentence when its opening goes
_SHORTEST = 45  # a caption is not cut to less than this
_READ = 700  # no caption needs more of a sentence than this
_LONG_NAME = 24  # a body's name from which its acronym stands for it
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_EMPTY = re.compile(r"\s*\(\s*\)")
_SPACE = re.compile(r"\s+")
_TAIL = " ,;:–—-(“‘"
_NUMBERED = re.compile(
    r"^(?:(?:\d{1,3}\.,?|\d{1,3}(?:\.\d{1,3})+\.?|\([a-z]+\)|[IVX]+\.|[•–-])\s+)+"
)
_NAMED = re.compile(r"the [A-Z].* [A-Z][\w’-]*$")  # "the Ministry of Labour", then "Family and …"


@dataclass(frozen=True, slots=True)
class _Rules:
    """What the captions of a language need to know."""

    lead: re.Pattern[str] | None  # the preposition that goes with a date, where it may go
    opening: re.Pattern[str]  # "On the initiative of …, " before the main clause
    no_subject: re.Pattern[str]
    verb: re.Pattern[str]
    small: frozenset[str]
    adverb: re.Pattern[str]
    dangling: re.Pattern[str]
    polite: re.Pattern[str]
    indefinite: re.Pattern[str]  # "several "
    joined: re.Pattern[str]  # a date goes on: "and", "to"
    conjunctions: tuple[str, ...]  # after which no comma may begin
    acronyms: bool  # whether the short names of bodies are the language's own
    article: str  # before a body's name
    cuts: tuple[re.Pattern[str], ...]
    phrase: re.Pattern[str]  # the last cut: it needs no verb before it


def headline_of(
    sentence: str,
    start: int,
    end: int,
    names: Sequence[tuple[int, int, str]] = (),
    language: str = "en",
) -> str:
    """Make a caption of at most 90 characters.

    Args:
        sentence: The sentence, or the list item.
        start: Where the words of the date begin in it.
        end: Where they end; equal to ``start`` when there are none.
        names: The bodies named in it (start, end, short name); where the caption would be too
            long, acronyms stand for them.
        language: ISO 639-1.
    """
    sentence = sentence[:_READ]
    names = [name for name in names if name[1] <= _READ]
    if end > _READ:
        start = end = 0
    rules = _rules(language)
    if rules is None:
        return _cut_words(_SPACE.sub(" ", sentence).strip(), None)
    caption = _caption(sentence, start, end, rules)
    if len(caption) > LONGEST and names and rules.acronyms:
        caption = _caption(*_with_acronyms(sentence, start, end, names, rules), rules)
    return _shorten(caption, [sentence[begin:stop] for begin, stop, _ in names], rules)


@cache
def _rules(language: str) -> _Rules | None:
    patterns, tenses = patterns_for(language), tenses_of(language)
    if patterns is None or tenses is None:
        return None
    return _build(patterns.words, tenses.past.pattern)


def _build(words: Words, past: str) -> _Rules:
    lead = None
    if words.lead_re:
        leads = any_of((*words.since, *words.until, *words.as_of, *words.at, words.between))
        spans = words.lead_re.replace("{spans}", any_of(words.spans))
        lead = re.compile(rf"(?:^|(?<=[\s(]))(?:{spans}|{leads}){words.lead_tail_re}\s$", re.I)
    return _Rules(
        lead=lead,
        opening=re.compile(rf"(?:{words.opening_re})\b", re.I),
        no_subject=re.compile(rf"(?:{words.no_subject_re})\b"),
        verb=re.compile(rf"{past}|\b(?:{words.verb_re})\b"),
        small=frozenset(words.small),
        adverb=re.compile(rf"(?:{words.adverb_re}),\s+"),
        dangling=re.compile(rf"(?:^|[\s(])(?:{words.dangling_re})$"),
        polite=re.compile(words.polite_re),
        indefinite=re.compile(words.indefinite_re),
        joined=re.compile(rf"(?:{any_of((words.and_, words.or_, words.to[0]))})\b"),
        conjunctions=(f"{words.that} ", f"{words.and_} "),
        acronyms=words.acronyms,
        article=words.name_article,
        cuts=tuple(re.compile(cut) for cut in words.cuts_re),
        phrase=re.compile(rf" (?:{words.phrase_re})\b"),
    )


def _with_acronyms(
    sentence: str,
    start: int,
    end: int,
    names: Sequence[tuple[int, int, str]],
    rules: _Rules,
) -> tuple[str, int, int]:
    """Put acronyms for long names, and move the date along."""
    text, shift = sentence, 0
    for begin, stop, short in names:
        if stop - begin < _LONG_NAME or not short.isupper() or (begin < end and stop > start):
            continue
        at, until = begin + shift, stop + shift
        before = f" {rules.article} "
        if text[:at].lower().endswith(before) and not _is_noun(text[until:], rules.small):
            at -= (
                len(before) - 1
            )  # "to the Committee against Torture" is "to CAT", but "the UPR process"
        if text.startswith(f" ({short})", until):
            until += len(short) + 3
        text = text[:at] + short + text[until:]
        change = len(short) - (until - at)
        shift += change
        if begin < start:
            start, end = start + change, end + change
    return text, start, end


def _is_noun(rest: str, small: frozenset[str]) -> bool:
    """Say whether the words after a name go on with it, as "process" does after "the UPR"."""
    following = re.match(r" ([a-z-]+)", rest)
    return following is not None and following.group(1) not in small


def _caption(sentence: str, start: int, end: int, rules: _Rules) -> str:
    """Take away the date, the opening and the polite form."""
    text = _without_date(sentence, start, end, rules) if end > start else sentence
    text = _SPACE.sub(" ", _EMPTY.sub("", text))
    text = text.replace(" ,", ",").replace(",,", ",").replace(" :", ":").replace(" .", ".").strip()
    text = rules.polite.sub("", _NUMBERED.sub("", text))
    text = _without_adverb(text, rules)
    text = _without_opening(text[:1].upper() + text[1:], rules)
    text = _without_adverb(text, rules)
    unfinished = text.endswith(":")
    text = text.strip(_TAIL).rstrip(".;: ")
    return f"{text} …" if unfinished else text


def _without_adverb(text: str, rules: _Rules) -> str:
    """Leave out "However, " and its like."""
    adverb = rules.adverb.match(text)
    if not adverb or len(text) - adverb.end() < _LEAST:
        return text
    return text[adverb.end()].upper() + text[adverb.end() + 1 :]


def _without_date(sentence: str, start: int, end: int, rules: _Rules) -> str:
    """Take the date out where the sentence stays whole without it."""
    before, after = sentence[:start], sentence[end:]
    led = rules.lead.search(before) if rules.lead else None
    if before.endswith("(") and after.startswith(")"):
        return before[:-1].rstrip() + after[1:]
    if led is None:
        return sentence
    rest = after.lstrip()
    bare = sentence[start:end].replace("–", "").replace("-", "").isdigit()
    names_something = (
        led.group().lower().endswith(f"{rules.article} ") and bare and rest[:1].isalpha()
    )
    if names_something or rules.joined.match(rest):
        return sentence
    before = before[: led.start()]
    if not before.strip(" “"):  # at the beginning, a comma after the date goes with it
        return after.lstrip(" ,")
    if before.endswith(rules.conjunctions):
        rest = rest.lstrip(", ")
    last = before.split()[-1].lower()
    # "the code adopted in 2008 punishes", "the attempt was in 2009"
    if rules.verb.match(rest) or (last in rules.small and not rest[:1].isalpha()):
        return sentence
    return before.rstrip() + ("" if rest[:1] in ",.;:)" else " ") + rest


def _without_opening(text: str, rules: _Rules) -> str:
    """Leave out "On the initiative of Belarus and …, " before the main clause."""
    if not rules.opening.match(text):
        return text
    parts = text.split(", ")
    subject = 0
    for number, part in enumerate(parts[1:], 1):
        if not subject and rules.indefinite.match(part):
            subject = number  # "a seminar on racism, xenophobia and intolerance was held"
        verb = rules.verb.search(part)
        if not verb or verb.start() == 0 or rules.no_subject.match(part):
            continue
        named = number > 1 and part[:1].isupper() and _NAMED.match(parts[number - 1])
        rest = ", ".join(parts[subject or (number - 1 if named else number) :])
        return rest[:1].upper() + rest[1:] if len(rest) >= _LEAST else text
    return text


def _shorten(text: str, names: Sequence[str], rules: _Rules) -> str:
    if len(text) > LONGEST:
        text = _SPACE.sub(" ", _PARENTHESIS.sub("", text))
    if len(text) <= LONGEST:
        return text
    verb = rules.verb.search(text)
    kept = [found.span() for name in names for found in re.finditer(re.escape(name), text)]
    for cut in (*rules.cuts, rules.phrase):
        for found in reversed(list(cut.finditer(text, 0, LONGEST + 1))):
            place = found.start()
            caption = text[:place].rstrip(_TAIL)
            told = verb is not None and verb.end() <= place
            if (
                place >= _SHORTEST
                and (told or cut is rules.phrase)
                and not any(begin < place < end for begin, end in kept)
                and _is_whole(caption, text[place:], rules)
            ):
                return caption
    return _cut_words(text, rules)


def _is_whole(caption: str, rest: str, rules: _Rules) -> bool:
    """Say whether a caption can end here.

    Not on a small word, not inside a quotation, and not inside a name ("the Committee on Economic,
    Social and Cultural Rights").
    """
    last = caption.rsplit(" ", 1)[-1]
    following = re.match(r"[ ,;:]*(?:(?:on|of|for|and|against) (?:the )?)?(\w)", rest)
    in_name = last[:1].isupper() and following is not None and following.group(1).isupper()
    return not in_name and not _dangles(caption, rules) and _is_closed(caption)


def _dangles(caption: str, rules: _Rules) -> bool:
    """Say whether a caption ends on a word that needs another."""
    last = re.split(r"[\s’']", caption)[-1].strip('“”«»",;:()').lower()
    return last in rules.small or rules.dangling.search(caption) is not None


def _is_closed(caption: str) -> bool:
    """Say whether every bracket and quotation of a caption is closed."""
    pairs = (("“", "”"), ("(", ")"), ("«", "»"), ("[", "]"))
    closed = all(caption.count(opened) == caption.count(shut) for opened, shut in pairs)
    return closed and caption.count('"') % 2 == 0


def _cut_words(text: str, rules: _Rules | None) -> str:
    """Cut at a word and say so with an ellipsis; a bracket or quotation that is cut goes whole."""
    if len(text) <= LONGEST:
        return text
    words = text[: LONGEST - 2].rsplit(" ", 1)[0].split(" ")
    least = len(words) // 2
    while rules and len(words) > least + 1 and _dangles(" ".join(words), rules):
        words.pop()
    caption = " ".join(words)
    if not _is_closed(caption):
        opened = max(caption.rfind(mark) for mark in '“(«["')
        if opened >= _SHORTEST:
            caption = caption[:opened]
        else:  # what is left of the quotation is closed
            for mark, shut in (("“", "”"), ("«", "»"), ('"', '"')):
                if caption.count(mark) > caption.count(shut) or (mark == shut and '"' in caption):
                    return caption.rstrip(_TAIL) + "…" + shut
    return caption.rstrip(_TAIL) + "…"
