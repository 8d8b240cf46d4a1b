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
        for _ in range(_NESTED):
            text = _SPACE.sub(" ", _PARENTHESIS.sub("", text))
    if len(text) > most:
        text = _DASHED.sub(" ", text)
    if rules is None or len(text) <= most:
        return text
    text = _without_asides(text, rules, most)
    return _with_near_verb(text, rules, most) if len(text) > most else text


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
    if at > 1 or not _is_subject(parts[0], rules):
        return None
    for until in range(2, len(parts)):
        between = parts[1:until]
        if rules.finite.match(parts[until]):
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
    verb = rules.finite.search(text) or rules.unsure.search(text) or rules.clause.search(text)
    return verb is None and ":" not in text and rules.adverbial.match(text) is None


def _with_near_verb(text: str, rules: CaptionRules, most: int) -> str:
    """Bring a late verb near its subject: "The results of the research … were published"."""
    verb = rules.finite.search(text)
    if verb is None or verb.start() < most - _PREDICATE - _NEAR:
        return text
    subject = text[: verb.start()].rstrip()
    if "," in subject or not _is_subject(subject, rules):
        return text
    for cut in reversed(list(rules.phrase.finditer(subject))):
        kept, rest = subject[: cut.start()], subject[cut.start() :]
        if _SUBJECT <= len(kept) <= most - _PREDICATE - _NEAR and rules.endings.is_whole(
            kept, rest
        ):
            return f"{kept} {text[verb.start() :]}"
    return text
