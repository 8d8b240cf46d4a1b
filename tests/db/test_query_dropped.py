"""Whatever of a query is passed over is noted, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from db.query import All, AnyOf, Scope, Scoped, Term, Year, parse

if TYPE_CHECKING:
    from db.query import Node

A, B = Term("a"), Term("b")


@pytest.mark.parametrize(
    ("typed", "tree", "said", "where"),
    [
        ("a AND", A, "AND joins nothing here: passed over", "AND"),
        ("AND a", A, "AND joins nothing here: passed over", "AND"),
        ("OR a", A, "OR joins nothing here: passed over", "OR"),
        ("a OR", A, "OR joins nothing here: passed over", "OR"),
        ("a NOT", A, "NOT joins nothing here: passed over", "NOT"),
        ("(a AND) b", All((A, B)), "AND joins nothing here: passed over", "AND"),
        ("a NOT AND b", All((A,), (B,)), "AND joins nothing here: passed over", "AND"),
        ("a OR OR b", AnyOf((A, B)), "OR joins nothing here: passed over", "OR"),
        ("heading:a OR", Scoped(Scope.HEADING, A), "OR joins nothing here: passed over", "OR"),
        ("a ()", A, "parentheses without a word were passed over", "()"),
        ('a ""', A, "quotation marks without a word were passed over", '""'),
        ("a «—»", A, "quotation marks without a word were passed over", "«—»"),
        (
            "text:-a",
            Scoped(Scope.TEXT, A),
            "a minus sign stands before a field, not after it: passed over",
            "-",
        ),
        (
            "heading:(text:a)",
            Scoped(Scope.TEXT, A),
            "“heading:” has no words of its own here: passed over",
            "heading:",
        ),
        (
            "heading:(year:2013)",
            Year(2013, 2013),
            "“heading:” has no words of its own here: passed over",
            "heading:",
        ),
    ],
)
def test_what_is_passed_over_is_said(typed: str, tree: Node, said: str, where: str) -> None:
    query = parse(typed, synonyms=False)
    assert query.tree == tree
    (note,) = query.notes
    assert (note.text, typed[note.start : note.end]) == (said, where)
    assert said in query.understood


@pytest.mark.parametrize("field", ["heading", "lang"])
def test_a_field_before_empty_parentheses_is_noted_with_them(field: str) -> None:
    query = parse(f"{field}:() a")
    assert query.tree == A
    assert [note.text for note in query.notes] == [
        f"nothing stands after “{field}:”: passed over",
        "parentheses without a word were passed over",
    ]


def test_a_condition_takes_no_near() -> None:
    query = parse("lang:NEAR(a b)")
    assert query.terms == ("a", "b")
    assert query.notes[0].text == "“lang:” takes words, not NEAR: passed over"
    assert parse("heading:NEAR(a b)").notes == ()


@pytest.mark.parametrize(("typed", "notes"), [("AND OR", 2), ("()", 1), ("(())", 1), ("NOT", 1)])
def test_operators_alone_are_noted_each(typed: str, notes: int) -> None:
    query = parse(typed)
    assert len(query.notes) == notes
    assert all(note.text.split(":")[0] in query.understood for note in query.notes)


def test_what_is_left_out_of_nothing_is_noted_once() -> None:
    for typed in ("a OR -b", "-b OR a"):
        query = parse(typed)
        assert query.tree == A
        assert [note.text for note in query.notes] == ["there is nothing to leave “b” out of"]


@pytest.mark.parametrize("typed", ["a AND", "a OR", "a NOT", "(a AND", "a (", "heading:a OR", "("])
def test_nothing_is_noted_of_the_end_while_it_is_typed(typed: str) -> None:
    assert parse(typed, typing=True).notes == ()
    assert parse(typed).notes


def test_what_nothing_typed_later_can_mend_is_noted_at_once() -> None:
    for typed in ("AND a", "OR a", "(a AND) b", "a OR OR b", "text:-a"):
        assert len(parse(typed, typing=True).notes) == 1


_WORDS = ("a", "b", "c", "AND", "OR", "NOT")
_PIECES = (*_WORDS, "(", ")", "heading:", "()", "-", '""', "NEAR(", "lang:")


@settings(max_examples=300)
@given(st.lists(st.sampled_from(_PIECES), max_size=9), st.booleans())
@example(["a", "NOT", "()"], False)
@example(["a", "lang:", "()"], False)
@example(["NOT", "NOT", "a", "b"], False)
def test_every_operator_joins_something_or_is_noted(pieces: list[str], typing: bool) -> None:
    """What a note says was passed over may be cut out: nothing else is read then."""
    typed = " ".join(pieces)
    query = parse(typed, typing=typing, synonyms=False)
    assert all(note.text and 0 <= note.start < note.end <= len(typed) for note in query.notes)
    if typing or query.tree is None:
        return
    texts = [note.text for note in query.notes]
    assume(all(text.endswith("passed over") for text in texts))
    kept = typed
    for note in sorted(query.notes, key=lambda note: -note.start):
        kept = kept[: note.start] + " " * (note.end - note.start) + kept[note.end :]
    again = parse(kept, synonyms=False)
    assert again.tree == query.tree
    left = [note.text for note in again.notes]  # of "(AND)" the parentheses are left
    assert all(text.endswith("passed over") for text in left)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9))
def test_operators_that_are_neither_in_the_tree_nor_noted_do_not_occur(pieces: list[str]) -> None:
    assume({"a", "b", "c"} & set(pieces))
    assume("NOT AND" not in " ".join(pieces))  # of these it is the AND that is passed over
    query = parse(" ".join(pieces), synonyms=False)
    assume(not any("nothing to leave" in note.text for note in query.notes))
    passed = [note.text.split()[0] for note in query.notes]
    tree = query.tree
    alternatives = len(tree.parts) - 1 if isinstance(tree, AnyOf) else 0
    assert pieces.count("OR") == alternatives + passed.count("OR")
    groups = tree.parts if isinstance(tree, AnyOf) else (tree,)
    left_out = sum(len(group.without) for group in groups if isinstance(group, All))
    assert pieces.count("NOT") == left_out + passed.count("NOT")
    words = {"a", "b", "c"}
    joining = 0
    for n, piece in enumerate(pieces):
        before = [other for other in pieces[:n] if other != "AND"]
        after = [other for other in pieces[n + 1 :] if other != "NOT"]
        stands_between = before[-1:] and before[-1] in words and after[:1] and after[0] in words
        joining += piece == "AND" and bool(stands_between)
    assert pieces.count("AND") == joining + passed.count("AND")
