"""What a language's sentences are made of, for whoever makes captions of them shorter.

One table a language, built once, for condense (from the inside) and shorten (from the end).
May import db.chronology only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from db.chronology.endings import Endings, endings_for
from db.chronology.languages.words import NEVER
from db.chronology.patterns import patterns_for

if TYPE_CHECKING:
    from db.chronology.languages.words import Words


@dataclass(frozen=True, slots=True)
class CaptionRules:
    """Expressions for the parts of a sentence."""

    verb: re.Pattern[str]
    finite: re.Pattern[str]  # the verb of a clause, and no participle
    unsure: re.Pattern[str]
    pronoun: re.Pattern[str]  # speaks of what was named before
    past: re.Pattern[str]
    waiting: re.Pattern[str]  # what ends so waits for its object
    gerund: re.Pattern[str]  # "Recalling", "Deeply concerned" begin a paragraph of a preamble
    # where a text may be cut
    clauses: tuple[re.Pattern[str], ...]  # the best place first
    phrase: re.Pattern[str]  # it needs no verb before it
    genitive: re.Pattern[str]  # "of", the last place of all
    related: re.Pattern[str]  # what ends so is of something: "the acquisition", "the lack"
    described: re.Pattern[str]  # but not: "an independent evaluation"
    complement: re.Pattern[str]  # "to": what follows is seldom left out
    coordinate: re.Pattern[str]  # before "and"
    reduced: re.Pattern[str]  # before a participle: "a law designed to"
    # and what speaks against it
    paired: re.Pattern[str]  # what "and" must complete
    shared: re.Pattern[str]  # "and treatment of": the first shares its complement
    adjective: re.Pattern[str]  # "economic", before "and financial crises"
    relative: re.Pattern[str]
    subclause: re.Pattern[str]
    endings: Endings
    # parts that can go
    aside: re.Pattern[str]  # begins a part between commas that can go
    clause: re.Pattern[str]  # a word that begins another clause
    opening: re.Pattern[str]
    adverbial: re.Pattern[str]  # what begins so is no subject
    apposed: re.Pattern[str]
    conceded: re.Pattern[str]  # "that, despite the efforts made, the State"
    cited: re.Pattern[str]  # the day of a numbered instrument: "385 (1976) of 30 January 1976"
    plural: re.Pattern[str]  # an article that a caption can go without
    subject: re.Pattern[str]  # what begins so needs its verb
    singular: re.Pattern[str]  # a verb of one subject, not of a list
    bodies: re.Pattern[str]  # a body that is known by the head of its name
    that: str


@cache
def rules_for(language: str) -> CaptionRules | None:
    """Give the rules of a language (ISO 639-1), or None when it has no table of words."""
    patterns = patterns_for(language)
    return None if patterns is None else _build(patterns.words)


def _build(words: Words) -> CaptionRules:
    past = rf"\b(?:{'|'.join(words.past_verbs)}|{words.past_re})\b"
    months = "|".join((*words.months, *(name for name, _ in words.month_forms)))
    of = words.of or NEVER
    return CaptionRules(
        verb=re.compile(rf"{past}|\b(?:{words.verb_re})\b|\b(?:{words.finite_re})"),
        finite=re.compile(rf"\b(?:{words.finite_re})"),
        pronoun=re.compile(rf"(?:{words.pronoun_re})\b", re.I),
        unsure=re.compile(rf"\b{words.unsure_re}"),
        past=re.compile(rf"(?:{words.past_re})\b"),
        waiting=re.compile(rf"(?:{words.waiting_re})$"),
        gerund=re.compile(rf"(?:{words.gerund_re})\b"),
        clauses=tuple(re.compile(cut) for cut in words.cuts_re),
        phrase=re.compile(rf" (?:{words.phrase_re})\b"),
        genitive=re.compile(rf" {of} "),
        related=re.compile(rf"(?:{words.related_re})$"),
        described=re.compile(words.described_re),
        complement=re.compile(rf" (?:{words.complement_re})\b"),
        coordinate=re.compile(rf" {words.and_} (?=[{words.letters}])"),
        reduced=re.compile(rf" (?:{words.reduced_re})\b"),
        paired=re.compile(rf"\b(?:{words.paired_re})\b[^,]*$"),
        shared=re.compile(rf" {words.and_} [\w-]+ (?:{of}|{words.complement_re})\b"),
        adjective=re.compile(rf"(?:{words.adjective_re})$"),
        relative=re.compile(rf", (?:{words.clause_re})\b"),
        subclause=re.compile(rf" {words.that},? |, {words.and_} "),
        endings=endings_for(words),
        aside=re.compile(rf"(?:{words.aside_re})\b"),
        clause=re.compile(rf"\b(?:{words.clause_re})\b"),
        opening=re.compile(rf"(?:{words.opening_re})\b", re.I),
        adverbial=re.compile(
            rf"(?:{words.opening_re}|{words.no_subject_re})\b|(?-i:(?:{words.gerund_re})\b)", re.I
        ),
        apposed=re.compile(rf"(?:{words.name_articles_re}) ?\w|[A-ZÀ-ÞА-ЯЁ]"),
        conceded=re.compile(rf" {words.that}(,)? (?:{words.opening_re})\b[^,;:]*, "),
        cited=re.compile(
            rf"(?<=[\d)]) (?:of|du|de|от) \d{{1,2}}(?: de)? (?:{months})"
            r"(?: de)? (?:1[5-9]|20)\d\d(?: года)?"
        ),
        plural=re.compile(words.plural_re),
        subject=re.compile(rf"(?:{words.name_articles_re}) ", re.I),
        singular=re.compile(rf"(?:{words.singular_re})\b"),
        bodies=re.compile(rf"\b(?:{words.bodies_re})$"),
        that=f" {words.that} ",
    )
