"""Makes a long sentence shorter from the inside, so that its caption keeps who did what.

What goes is what stands between a subject and its verb, and asides between commas or dashes; what
stays are words of the sentence in their order. May import db.chronology only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.chronology.caption_rules import rules_for

if TYPE_CHECKING:
    from db.chronology.caption_rules import CaptionRules

_DASHED = re.compile(r" [–—] [^–—]{3,120} [–—] (?=[^\W\d_])")
_PARENTHESIS = re.compile(r"\s*\((?![IVXLC]+\)|\d{4}\))[^()]*\)")  # not of "resolution 3212 (XXIX)"
_LONG_STATE = re.compile(
    r"(?<=United Kingdom) of Great Britain and Northern Ireland|(?<=United States) of America|"
    r"(?<=Royaume-Uni) de Grande-Bretagne et d[’']Irlande du Nord|(?<=États-Unis) d[’']Amérique|"
    r"(?<=Reino Unido) de Gran Bretaña e Irlanda del Norte|(?<=Estados Unidos) de América|"
    r"(?<= Штаты) Америки|(?<= Штатов) Америки|"
    r"(?<= Королевство) Великобритании и Северной Ирландии|"
    r"(?<= Королевства) Великобритании и Северной Ирландии"
)
_SPACE = re.compile(r"\s+")
_LISTED = re.compile(r"(?:and|et|y|e|и) [A-ZÀ-ÞА-ЯЁ]|.* (?:and|et|y|e|и) [A-ZÀ-ÞА-ЯЁ]")
_NESTED = 3  # brackets in brackets in brackets
_PREDICATE = 14  # less than this of a predicate says nothing
_SUBJECT = 12
_NEAR = 20  # a verb this far from the end of a caption is near enough


def condense(text: str, most: int, language: str) -> str:
    """Take asides, and what parts a subject from its verb, out of a text longer than ``most``."""
    rules = rules_for(language)
    if len(text) > most:
        text = without_parentheses(text)
    if len(text) > most:
        text = _LONG_STATE.sub("", text)
    if len(text) > most and rules:
        text = rules.cited.sub("", text)
    if len(text) > most:
        text = _DASHED.sub(" ", text)
    if rules is None or len(text) <= most:
        return text
    text = _without_concession(text, rules)
    if len(text) > most:
        text = _without_asides(text, rules, most)
    if len(text) > most:
        text = _with_near_verb(text, rules, most)
    article = rules.plural.match(text)
    if article and most < len(text) <= most + article.end():
        rest = text[article.end() :]  # "The representatives of …": a caption may begin without it
        return rest[:1].upper() + rest[1:]
    return text


def without_parentheses(text: str) -> str:
    """Leave out what stands in round brackets, but not the year of a resolution's number."""
    for _ in range(_NESTED):
        text = _SPACE.sub(" ", _PARENTHESIS.sub("", text))
    return text


def _without_concession(text: str, rules: CaptionRules) -> str:
    """Leave out what stands between "that" and its clause: "that, despite all efforts, it was"."""
    found = rules.conceded.search(text)
    if found is None:
        return text
    rest = text[found.end() :]
    if (
        rules.aside.match(rest)
        or rules.pronoun.match(rest)
        or not _is_clause(rest.split(", ")[0], rules)
    ):
        return text
    return f"{text[: found.start()]}{rules.that}{rest}"


def _is_clause(text: str, rules: CaptionRules) -> bool:
    """Say whether a text has a subject and its verb after it."""
    verb = rules.finite.search(text)
    return verb is not None and verb.start() > 0 and rules.adverbial.match(text) is None


def _without_asides(text: str, rules: CaptionRules, most: int) -> str:
    """Leave out "…, especially women and children, Joy Ngozi Ezeilo, …" before a verb."""
    parts = text.split(", ")
    at = 1
    while at < len(parts) - 1 and len(", ".join(parts[:at])) < most:
        until = _end_of_aside(parts, at, rules)
        if until is None:
            at += 1
        else:
            parts[at - 1 : until + 1] = [f"{parts[at - 1]} {parts[until]}"]
    return ", ".join(parts)


def _end_of_aside(parts: list[str], at: int, rules: CaptionRules) -> int | None:
    """Give the part with which the sentence goes on after an aside, or None."""
    if rules.waiting.search(parts[at - 1]):  # "requested it to provide, within a year, information"
        return at + 1 if rules.aside.match(parts[at]) else None
    if at > 1:
        return None
    if rules.complement.match(f" {parts[2]}") and rules.aside.match(parts[1]):
        return 2  # "request the Secretary-General, with the support of WHO, to provide"
    if not _is_subject(parts[0].rpartition(rules.that)[2], rules):
        return None
    for until in range(2, len(parts)):
        between = parts[1:until]
        told = rules.finite.match(parts[until]) is not None
        # "the Act, which took effect in 1991, failed to": after a clause comes the main verb
        told = told or (
            until == 2
            and rules.clause.match(between[0]) is not None
            and rules.past.match(parts[until]) is not None
        )
        if told:
            if not _can_go(between[0], rules):
                return None
            listed = any(_LISTED.match(part) for part in between)
            return until if not listed or rules.aside.match(between[0]) else None
        if rules.finite.search(parts[until]) or rules.past.match(parts[until]):
            return None
    return None


def _can_go(part: str, rules: CaptionRules) -> bool:
    """Say whether a part between commas is an aside, or a name: "Jane Roe", "the Minister"."""
    return rules.aside.match(part) is not None or rules.apposed.match(part) is not None


def _is_subject(text: str, rules: CaptionRules) -> bool:
    """Say whether a text names someone or something and says nothing of it yet."""
    lowered = text[:1].lower() + text[1:]
    verb = rules.finite.search(lowered) or rules.unsure.search(text) or rules.clause.search(text)
    return verb is None and ":" not in text and rules.adverbial.match(text) is None


def _with_near_verb(text: str, rules: CaptionRules, most: int) -> str:
    """Bring a late verb near its subject: "The results of the research … were published"."""
    begin = 0
    if (told := text.find(rules.that)) >= 0 and rules.verb.search(text, 0, told):
        begin = told + len(rules.that)  # "stated that the Rapporteur on … would visit"
    verb = rules.finite.search(text, begin)
    if verb is None or verb.start() < most - _PREDICATE - _NEAR:
        return text
    subject = text[begin : verb.start()].rstrip()
    head, comma, _ = subject.partition(", ")
    if not _is_subject(head, rules) or not text[verb.end() :].strip():
        return text
    # "a seminar on hatred, xenophobia and intolerance was held": the list is of the phrase
    inside = rules.singular.match(text, verb.start()) and not rules.relative.search(subject)
    for cut in reversed(list(rules.phrase.finditer(head))):
        kept, rest = subject[: cut.start()], subject[cut.start() :]
        fits = _SUBJECT <= len(kept) <= most - begin - _PREDICATE - _NEAR
        called = rules.bodies.search(kept) is not None
        if comma and not called and not inside:
            continue
        # "the right to education" needs its complement, "the requirements to hold it" do not
        bound = rules.complement.match(rest) and rules.related.search(kept)
        if fits and not bound and _stands(kept, rest, rules):
            return f"{text[:begin]}{kept} {text[verb.start() :]}"
    return text


def _stands(subject: str, rest: str, rules: CaptionRules) -> bool:
    """Say whether a subject can go without the rest of its phrase.

    A body may be called by the first words of its name, "the Special Rapporteur on …"; a text
    may not, and what begins with "the number", "the ratification" would be another thing.
    """
    if rules.endings.is_whole(subject, rest):
        return True
    return rules.bodies.search(subject) is not None and not rules.endings.dangles(subject)
