"""What a date dates: an activity, an instrument that is cited, the span of a plan, the document.

May import db.edtf, db.model and db.chronology only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from db.chronology.patterns import any_of, patterns_for
from db.chronology.spans import Lead
from db.edtf import Date, DateSet, Span, precision
from db.model import BlockKind, EventKind, Precision

if TYPE_CHECKING:
    from db.chronology.languages.words import Words
    from db.chronology.tagger import DateSpan

_NUMBERED = r"[\w./()-]*\d[\w./()-]*"  # "71/3", "U-I-425/06-10", "A/67/742-S/2013/95"
_HEADED = (BlockKind.HEADING, BlockKind.LETTERHEAD)


@dataclass(frozen=True, slots=True)
class _Rules:
    """Expressions about the words before (ending there) and after a date."""

    dated: re.Pattern[str]
    amended: re.Pattern[str]
    numbered: re.Pattern[str]
    versus: re.Pattern[str]
    named: re.Pattern[str]
    of_instrument: re.Pattern[str]
    of_numbered: re.Pattern[str]  # "statement 8/1 on the modalities of the review of"
    from_instrument: re.Pattern[str]
    before_year: re.Pattern[str]
    then_instrument: re.Pattern[str]
    preposition: re.Pattern[str]
    period: re.Pattern[str]
    covering: re.Pattern[str]
    plan_near: re.Pattern[str]
    plan_for: re.Pattern[str]
    then_span: re.Pattern[str]
    yearly_for: re.Pattern[str]  # "the budget for 2012"
    article: re.Pattern[str]  # "the 5 May 2010 decision"


@cache
def _rules(language: str) -> _Rules | None:
    patterns = patterns_for(language)
    return None if patterns is None else _build(patterns.words)


def _build(words: Words) -> _Rules:
    lower = f"{any_of(words.instruments)}|{words.instruments_re}"
    title = f"{any_of(word.capitalize() for word in words.instruments)}|{words.instruments_re}"
    both = f"(?:{lower}|{title})"
    plans = any_of((*words.plans, *(word.capitalize() for word in words.plans)))
    plans = f"{plans}|{words.plans_re}"
    spans = any_of((*words.spans, *(word.capitalize() for word in words.spans)))
    spans = f"{spans}|{words.spans_re}"
    sign, name = words.number_sign_re, words.name_word_re
    prepositions = any_of(words.at)
    return _Rules(
        yearly_for=re.compile(words.yearly_for_re),
        article=re.compile(words.bare_article_re),
        dated=re.compile(rf"\b(?:{any_of(words.dated)}){words.dated_filler_re} $"),
        amended=re.compile(rf"(?:\(|\bas )(?:{any_of(words.amended)})(?: [a-z]+)? $"),
        numbered=re.compile(rf"(?:\b{sign})?{_NUMBERED} \($"),
        versus=re.compile(rf"\s{words.versus_re} [A-Z][^.;]{{0,80}}\($"),
        named=re.compile(
            rf"\b(?:{title})\b[”’]?(?: {name}(?: \([^()]*\))?[”’]?)*,? \((?:[A-Z]\w+, )?$"
        ),
        of_instrument=re.compile(
            rf"(?:\b{both}(?: (?:{sign})?{_NUMBERED})?(?: [A-Z])?(?: \([^()]*\))?"
            rf"|\b{both}(?: {name}| \([^()]*\))*(?: (?:{sign})?{_NUMBERED})?"
            r"|\d(?: [A-Z])? \([IVXLC]+\)"
            rf"|\b[\w-]*\d[\w-]*[/.(-]{_NUMBERED}|[”\"])"
            rf"{words.citing_of_re}"
        ),
        of_numbered=re.compile(
            rf"\b{both} (?:{sign})?{_NUMBERED} [^.;,]{{0,120}}{words.citing_of_re}"
        ),
        from_instrument=re.compile(rf"\b{both}{words.citing_from_re}"),
        before_year=re.compile(
            rf"\b(?:{title})(?: \([^()]*\))?,? $|\b{both}(?: [A-Z][\w’-]*){{1,4}} $"
        ),
        then_instrument=re.compile(
            rf"\s(?:{name} |\([^()]*\) ){{0,9}}?(?:{title})\b"
            rf"|\s(?:[A-Z][\w’'-]* |(?!(?:{words.no_name_re})\b)[{words.letters}-]+ ){{0,3}}?"
            rf"(?:{lower})\b"
        ),
        preposition=re.compile(rf"(?:^|[\s(“])(?i:{prepositions}|{words.years_re}) $"),
        period=re.compile(rf"\b(?:{spans}){words.span_filler_re} \(?$"),
        covering=re.compile(words.covering_re),
        plan_near=re.compile(rf"\b(?:{plans})\b[^.;:]{{0,130}}$"),
        plan_for=re.compile(rf"\b(?:{plans})\b[^.;:]{{0,130}}? {words.covering_for_re} $"),
        then_span=re.compile(
            rf"\s(?:{name} |[{words.letters}-]+ ){{0,2}}?(?:{spans}|{plans})\b"
            rf"|\s(?:[A-Z][\w’'-]* ){{1,4}}?(?:{plans})\b"
        ),
    )


def kind_of(
    text: str, span: DateSpan, sentence: tuple[int, int], block: BlockKind, issued: str | None,
    language: str = "en",
) -> EventKind:  # fmt: skip
    """Tell what a date dates.

    Args:
        text: The block's text.
        span: The date in it.
        sentence: Where its sentence begins and ends.
        block: What the block is on the page.
        issued: The document's own date as EDTF.
        language: ISO 639-1.
    """
    rules = _rules(language)
    if rules is None:
        return EventKind.ACTIVITY
    if block in _HEADED and span.edtf == issued:
        return EventKind.DOCUMENT
    before = text[max(sentence[0], span.start - 170) : span.start]
    after = text[span.end : min(sentence[1], span.end + 110)]
    quoted = _is_quoted(text, span)
    if _is_period(
        span, before, after, text[slice(*sentence)], rules, titled=block in _HEADED or quoted
    ):
        return EventKind.PERIOD
    if _is_citation(span, before, after, rules, quoted=quoted):
        return EventKind.CITATION
    return EventKind.ACTIVITY


def _is_quoted(text: str, span: DateSpan) -> bool:
    opened = text.rfind("“", 0, span.start)
    return opened > text.rfind("”", 0, span.start) and text.find("”", span.end) >= 0


def _is_range(span: DateSpan) -> bool:
    value = span.value
    return isinstance(value, Span) and value.start is not None and value.end is not None


def _is_period(
    span: DateSpan, before: str, after: str, sentence: str, rules: _Rules, *, titled: bool
) -> bool:
    many = _is_range(span) or isinstance(span.value, DateSet)
    yearly = precision(span.value) in (Precision.YEAR, Precision.DECADE)
    if not many:
        return yearly and span.lead is Lead.AT and bool(rules.plan_for.search(before)) and (
            rules.yearly_for.search(before) is not None
        )  # fmt: skip
    if rules.period.search(before):
        return yearly or bool(rules.covering.search(sentence))
    if titled and _is_range(span):
        return True
    if rules.plan_for.search(before):
        return True
    if not _is_range(span) or not yearly:
        return False
    return rules.then_span.match(after) is not None or (
        span.lead is Lead.AT
        and not rules.preposition.search(before)
        and bool(rules.plan_near.search(before))
    )


def _is_citation(span: DateSpan, before: str, after: str, rules: _Rules, *, quoted: bool) -> bool:
    if rules.dated.search(before) or rules.amended.search(before):
        return True
    if rules.from_instrument.search(before):
        return True
    if after.startswith(")") and "(" in before[-20:]:
        return _cites_in_parentheses(span, before, rules)
    if not isinstance(span.value, Date):
        return False
    if span.lead is Lead.AT and (
        rules.of_instrument.search(before)
        or (span.value.day is not None and rules.of_numbered.search(before))
    ):
        return True
    if rules.preposition.search(before):
        return False
    bare = span.value.month is None or rules.article.search(before) is not None
    if bare and span.lead is Lead.AT and span.rule in ("y", "my", "dmy"):
        if rules.before_year.search(before) or rules.then_instrument.match(after):
            return True
        return quoted
    return False


def _cites_in_parentheses(span: DateSpan, before: str, rules: _Rules) -> bool:
    """Know "186 (1964)", "Rantsev v. Cyprus (2009)", "the Housing Act (1983)"."""
    if precision(span.value) is not Precision.YEAR:
        return bool(rules.named.search(before)) and not _is_range(span)
    return any(
        rule.search(before) is not None for rule in (rules.numbered, rules.versus, rules.named)
    )
