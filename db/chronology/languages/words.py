"""The shape of a language's table: what it calls months, seasons and the words around a date.

Data, no rules: the patterns are built from it. Strings are literal words; the fields whose name
ends in ``_re`` are pieces of regular expressions, and "" is a piece that says nothing.
May import nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a tagger needs to know of one language."""

    language: str  # ISO 639-1
    months: tuple[str, ...]  # January first
    month_forms: tuple[tuple[str, int], ...]  # other forms: cases, capitals
    short_months: tuple[tuple[str, int], ...]  # without the dot
    seasons: tuple[tuple[str, int], ...]  # word → EDTF code
    ordinals: tuple[tuple[str, int], ...]  # "first" → 1, of quarters and halves
    last_ordinals: tuple[str, ...]  # "last" quarter or half
    quarters: tuple[str, ...]
    halves: tuple[str, ...]
    of: str
    year: str
    month: str
    and_: str
    or_: str
    to: tuple[str, ...]  # between the ends of a range
    night: str  # the same between two days only; "" where there is none
    between: str
    parts_re: str  # "early", "mid-", "end of": a part of a period, read as the whole period
    about_re: str  # "around": approximate
    same: tuple[str, ...]  # "that year": the year just spoken of
    this: tuple[str, ...]  # the document's own year
    last: tuple[str, ...]
    next_: tuple[str, ...]
    following: tuple[str, ...]  # the year after the one just spoken of
    preceding: tuple[str, ...]
    # counted on from what was spoken of, or from the document's own date
    told_days: tuple[tuple[str, int], ...]  # "the following day" → 1, after the day spoken of
    told_months: tuple[tuple[str, int], ...]  # "the same month" → 0, after the month spoken of
    own_months: tuple[tuple[str, int], ...]  # "last month" → -1, after the document's month
    numbers: tuple[tuple[str, int], ...]  # "two" → 2, before a unit of time
    units: tuple[tuple[str, str], ...]  # "years" → "year"; also "month", "week" and "day"
    later_re: str  # "two years later": {number} and {unit} stand for theirs
    later: tuple[str, ...]  # the words by which it is noticed
    the_year_re: str  # "the year" after "end of "
    since: tuple[str, ...]
    as_of: tuple[str, ...]
    until: tuple[str, ...]
    from_: tuple[str, ...]
    from_opens: bool  # "from 2010" alone says since when; "de 2010" does not
    during: tuple[str, ...]  # the whole of a period
    onwards: tuple[str, ...]
    at: tuple[str, ...]  # prepositions that make a bare month a date
    number_words: tuple[str, ...]  # before a number that is no year
    counted: tuple[str, ...]  # after a number that is no year
    instruments: tuple[str, ...]  # texts that are cited by their date
    plans: tuple[str, ...]  # instruments that cover a span of years
    spans: tuple[str, ...]  # "period", "biennium"
    amended: tuple[str, ...]
    dated: tuple[str, ...]
    planned_re: str
    intended_re: str  # what was planned once: "was to be held", "had planned"
    possible_re: str  # what may still come: "may be amended"
    bound_re: str  # a participle before its own date: "signed in Moscow on "
    ongoing_re: str
    past_verbs: tuple[str, ...]  # irregular or auxiliary past forms
    past_re: str  # regular past forms
    small: tuple[str, ...]  # words on which a caption must not end
    # the shapes of a date
    day_suffix_re: str  # "1st"
    day_of_re: str  # between day and month
    day_article_re: str  # before the second day of two: "el 5 y el 6 de junio"
    month_first: bool  # "May 5, 2010" is written
    dmy_gap_re: str  # between month and year after a day
    month_year_re: str  # between month and year
    divided_gap_re: str  # between "first half" and the year
    season_gap_re: str
    bare_season_re: str  # a season whose year the paragraph tells; {season} stands for its name
    address_re: str  # after the number of a house
    joined_years_re: str  # what goes on from a bare year to one with its tail
    year_tail_re: str  # after a year and part of it: "2014 года"
    bare_years: bool  # four digits alone can be a year; False: only in brackets or with "года"
    decade_re: str
    determined: bool  # "same" is followed by "year"; False where the phrases above are whole
    article_re: str  # before a date, with the space after it
    link_article_re: str  # the same after "to" and "and"
    lead_filler_re: str  # between "since" and its date
    strong: tuple[str, ...]  # beside prepositions: what makes four digits a year
    strong_filler_re: str
    onwards_gap_re: str  # between a date and "onwards"
    letters: str  # small letters, for a class of characters
    counted_not_re: str  # words that do not go on with a number: "of", "and"
    state_re: str  # after "as of": the verb of a state on that day
    thing_from_re: str  # "data from 2012": a date of origin, not a beginning
    yearly_re: str  # after a day that comes every year: "21 September each year"
    yearly_before_re: str  # the same before it: "every year on "
    named_day_re: str  # a day with a name, which comes every year
    # sentences and clauses
    abbreviations_re: str  # whose full stop ends no sentence
    clause_re: str  # a word that begins a clause
    # kinds
    number_sign_re: str  # "No."
    name_word_re: str  # a word of a title
    no_name_re: str  # a word that is none
    instruments_re: str  # more texts that are cited, by their stems
    plans_re: str
    spans_re: str
    versus_re: str
    citing_of_re: str  # between an instrument and its date
    citing_from_re: str
    years_re: str
    covering_re: str
    covering_for_re: str
    span_filler_re: str
    yearly_for_re: str  # "the budget for " before a year
    bare_article_re: str
    dated_filler_re: str
    # statuses
    lasting_re: str  # "until", not "by", before a date
    awaiting_re: str  # the next sentence says it goes on
    fronted_noun_re: str  # the sentence begins with a thing, not with its time
    # captions
    lead_re: str  # the preposition that goes with a date when the date goes; "" keeps all dates
    lead_tail_re: str  # between it and the date
    opening_re: str
    no_subject_re: str
    pronoun_re: str  # what begins so speaks of someone named before
    verb_re: str
    cuts_re: tuple[str, ...]  # where a caption may be cut, the best place first
    phrase_re: str
    related_re: str  # how a noun ends that needs its "of"; "" where every noun may
    described_re: str  # a noun that is told of enough to stand without its "of"
    complement_re: str  # of the words before a phrase, those that seldom can go with it
    gerund_re: str  # how a paragraph of a preamble begins
    adjective_re: str  # endings of adjectives that stand before their noun
    reduced_re: str  # a participle that goes on from a noun
    waiting_re: str  # "to provide": its object follows an aside
    open_end_re: str  # a participle without its rest: "the declaration approved"
    name_articles_re: str  # what may stand before a name
    paired_re: str  # "between", "both": an "and" follows
    plural_re: str  # an article that goes where a letter or four are too many: "The ", of several
    singular_re: str  # the verb of one subject, not of a list
    bodies_re: str  # the head of a body's name, by which it can be called
    aside_re: str  # begins what may go from between two commas
    finite_re: str  # a verb that has a subject, never a participle
    unsure_re: str  # what may be a verb as well as a participle
    adverb_re: str  # "However" and the like before a comma: no caption begins so
    dangling_re: str  # words, beside the small ones, on which no caption ends
    polite_re: str
    indefinite_re: str
    that: str
    acronyms: bool  # the gazetteer's short names are this language's own
    name_article: str  # before a body's name for which its acronym stands
    # statements without a date
    undated_re: str  # "" where no rule is sure; {names} stands for the subject
    subject_re: str
    subject_article_re: str  # may stand before the name of the State that speaks


NEVER = r"(?!)"  # a piece that no text matches
