"""A caption for a dated statement: who did what, in the sentence's own words, never half of it.

May import db.chronology only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from db.chronology.condense import condense, without_parentheses
from db.chronology.endings import closed
from db.chronology.patterns import any_of, patterns_for
from db.chronology.sentences import segment_bounds
from db.chronology.shorten import LONGEST, TAIL, cut_words, shorten
from db.chronology.status import tenses_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.chronology.languages.words import Words

_PART = 30  # a part of a sentence that can stand alone
_LEAST = 15  # what is left of a sentence when its opening goes
_READ = 900  # no caption needs more of a sentence than this
_LONG_NAME = 24  # a body's name from which its acronym stands for it
_EMPTY = re.compile(r"\s*\(\s*\)")
_WORD = re.compile(r"\w+")
_NUMBER_OF_YEAR = re.compile(r"\d[A-Z]? \($")
_LONE = re.compile(
    r"(?:^|[;,] )(?:[^\W\d_]+|(?:which|who|that) [\w ]{1,24})$"
)  # "Adopted in 2013, …"
_OF_SOMEONE = re.compile(r" (?:of|with|by) |[a-zа-яé] [A-ZÀ-ÞА-ЯЁ]|^\w+ [A-ZÀ-ÞА-ЯЁ]")
_DATED = re.compile(r"\w+ (?:[^\W\d]+ )?\d{4} \w")  # "In 2008 the Expert"
_SPACE = re.compile(r"\s+")
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
    polite: re.Pattern[str]
    finite: re.Pattern[str]
    leaning: re.Pattern[str]  # what begins so needs what came before
    indefinite: re.Pattern[str]  # "several "
    named: re.Pattern[str]  # "the Minister"
    joined: re.Pattern[str]  # a date goes on: "and", "to"
    open_end: re.Pattern[str]  # a participle that needs what follows
    to: str
    conjunctions: tuple[str, ...]  # after which no comma may begin
    acronyms: bool  # whether the short names of bodies are the language's own
    article: str  # before a body's name


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
    if len(sentence) > _READ:
        sentence = sentence[:_READ].rsplit(" ", 1)[0]
    names = [name for name in names if name[1] <= len(sentence)]
    if end > len(sentence):
        start = end = 0
    rules = _rules(language)
    if rules is None:
        return cut_words(_SPACE.sub(" ", sentence).strip(), None)
    if end > start:
        begin, stop = _own_part(sentence, start, end, rules)
        sentence, start, end = sentence[begin:stop], start - begin, end - begin
        names = [(a - begin, b - begin, name) for a, b, name in names if begin <= a and b <= stop]
    caption = _caption(sentence, start, end, rules)
    if len(caption) > LONGEST and names and rules.acronyms:
        caption = _caption(*_with_acronyms(sentence, start, end, names, rules), rules)
    caption = condense(caption, LONGEST, language)
    caption = shorten(caption, [sentence[begin:stop] for begin, stop, _ in names], language)
    return closed(caption)


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
        polite=re.compile(words.polite_re),
        finite=re.compile(rf"\b(?:{words.finite_re})"),
        leaning=re.compile(rf"(?:{words.pronoun_re}|{words.clause_re}|{words.and_})\b", re.I),
        indefinite=re.compile(words.indefinite_re),
        named=re.compile(rf"(?:{words.name_articles_re}) ?\w|[A-ZÀ-ÞА-ЯЁ]"),
        joined=re.compile(rf"(?:{any_of((words.and_, words.or_, words.to[0]))})\b"),
        open_end=re.compile(rf"(?:{words.open_end_re})$"),
        to=words.to[0],
        conjunctions=(f"{words.that} ", f"{words.and_} "),
        acronyms=words.acronyms,
        article=words.name_article,
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


def _own_part(sentence: str, start: int, end: int, rules: _Rules) -> tuple[int, int]:
    """Give the part of a sentence between semicolons that says by itself what was on the date."""
    begin, stop = segment_bounds(sentence, start, end, 0, len(sentence), colons=False)
    part = sentence[begin:stop]
    if len(part) < _PART or rules.verb.match(part) or not rules.verb.search(part):
        return 0, len(sentence)
    words = list(_WORD.finditer(part))[:3]  # "it", "in 2007 they", "ratified on 1 May 2013"
    leans = any(rules.leaning.match(part, word.start()) for word in words)
    return (0, len(sentence)) if leans else (begin, stop)


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
    text = text.strip(TAIL).rstrip(".;: ").rstrip(TAIL)
    return f"{text} …" if unfinished else text


def _between_commas(before: str, rest: str, rules: _Rules) -> tuple[str, str] | None:
    """Give what stands around a date and its comma once it has gone; None where it must stay."""
    if _LONE.search(before):
        return None  # "Adopted in 2013, the Act"
    if before.endswith(","):
        told = before[:-1]  # "the adoption, on 2 May 2010, of the Act"; "In Geneva, in 2010, it"
        opens = " " not in told or (rules.opening.match(told) and not rules.finite.search(told))
        return told + ("," if opens else ""), rest
    if not rules.open_end.search(before):
        return before, f", {rest}"
    # "a referendum held in 2012, with", but "the Committee noted in 2012, the absence of"
    object_follows = rules.named.match(rest) and rest[:1].islower() and rules.finite.search(before)
    return (before, rest) if object_follows else None


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
        if _NUMBER_OF_YEAR.search(before):  # "resolution 432 (1978)" is its name
            return sentence
        return before[:-1].rstrip() + after[1:]
    if led is None:
        return sentence
    rest = after.lstrip()
    bare = re.sub("[–/-]", "", sentence[start:end]).isdigit()
    names_something = (
        led.group().lower().endswith(f"{rules.article} ") and bare and rest[:1].isalpha()
    )
    compared = led.group().strip() == rules.to  # "compared to 2010"
    if names_something or compared or rules.joined.match(rest):
        return sentence
    before = before[: led.start()]
    if not before.strip(" “"):  # at the beginning, a comma after the date goes with it
        return after.lstrip(" ,")
    if before.endswith(rules.conjunctions):
        rest = rest.lstrip(", ")
    if rest.startswith(", "):
        if not (told := _between_commas(before.rstrip(), rest[2:], rules)):
            return sentence
        before, rest = told
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
    if _DATED.match(parts[0]) and rules.finite.search(parts[0]):
        return text  # "In 2008 the Expert reported that in Slovenia, …" begins with its main clause
    if len(text) > LONGEST:  # "the representative of Canada (also on behalf of Albania, …)"
        parts = without_parentheses(text).split(", ")
    subject = _listed_subject(parts, rules)
    for number, part in enumerate(parts[1:], 1):
        if rules.indefinite.match(part) and (not subject or number == 1):
            subject = number  # "a seminar on racism, xenophobia and intolerance was held"
        verb = rules.verb.search(part)
        if not verb or verb.start() == 0 or rules.no_subject.match(part):
            continue
        named = number > 1 and part[:1].isupper() and _NAMED.match(parts[number - 1])
        rest = ", ".join(parts[subject or (number - 1 if named else number) :])
        return rest[:1].upper() + rest[1:] if len(rest) >= _LEAST else text
    return _without_short_opening(text, parts, rules)


def _listed_subject(parts: list[str], rules: _Rules) -> int:
    """Say where the subject begins: "At the 2nd meeting, the members A, B and C introduced".

    Only after an opening that names nobody, and where nothing indefinite follows: "with Belarus,
    the Union and the Council, a seminar was held" has its subject there.
    """
    if len(parts) < 3 or _OF_SOMEONE.search(parts[0]) or not rules.named.match(parts[1]):
        return 0
    if rules.no_subject.match(parts[1]):
        return 0
    later = any(rules.indefinite.match(part) for part in parts[2:])
    return 0 if later or not parts[1][:1].islower() else 1


def _without_short_opening(text: str, parts: list[str], rules: _Rules) -> str:
    """Leave out "At the 7th meeting, " before "the Special Rapporteur, Jane Roe, presented"."""
    named = len(parts) > 2 and (rules.named.match(parts[1]) or rules.indefinite.match(parts[1]))
    if not named or not any(rules.verb.match(part) for part in parts[2:]):
        return text
    rest = ", ".join(parts[1:])
    return rest[:1].upper() + rest[1:]
