"""Snippets read as sentences, in every script."""

from __future__ import annotations

import pytest

from db.store.marking import spans_of, wanted
from db.store.snippets import snippet_of

LEAD = "The Committee met for several days in the spring and heard many speakers. " * 3
TAIL = " It was then adjourned until the following year, when all reports would be ready." * 3


def cut(text: str, word: str, length: int = 160) -> str:
    snippet, marks = snippet_of(text, spans_of(text, [wanted(word)]), length)
    assert marks
    assert {snippet[start:end].lower() for start, end in marks} == {word.lower()}
    assert len(snippet) <= length + 2
    return snippet


def test_it_begins_and_ends_with_a_sentence() -> None:
    text = f"{LEAD}Zebras were counted by Mr. Smith under No. 5, with care.{TAIL}"
    snippet = cut(text, "zebras")
    assert snippet.startswith(("…Zebras were counted", "…The Committee met"))
    assert snippet.endswith((".…", ",…"))


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    clauses = ", ".join(f"noting the report of the working group number {n}" for n in range(12))
    snippet = cut(clauses.replace("number 6", "zebra"), "zebra")
    assert snippet.startswith("…noting the report")
    assert snippet.rstrip("…").endswith(",")


CHINESE = "联合国宪章规定各会员国应以和平方法解决其国际争端。" * 9
ARABIC = "يمتنع أعضاء الهيئة جميعا عن التهديد، وتعمل الهيئة. " * 9


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (f"{CHINESE}秘书长。{'大会得讨论。' * 40}", "秘书长"),
        (f"{ARABIC}ميزانية الهيئة؟ {'نعم نعم ' * 40}", "ميزانية"),
        (f"{'word ' * 100}zebra {'word ' * 100}", "zebra"),
    ],
)
def test_no_word_is_cut_in_two(text: str, word: str) -> None:
    bare = cut(text, word).strip("…")
    at = text.index(bare)
    before, after = text[at - 1], text[at + len(bare)]
    assert before.isspace() or bare[0].isspace() or before > "\u2fff"
    assert after.isspace() or bare[-1].isspace() or after > "\u2fff"


def test_near_the_end_there_is_room_for_the_sentence_before() -> None:
    snippet = cut(f"{LEAD}Short one here. A zebra.", "zebra")
    assert snippet.startswith("…The Committee met")
    assert snippet.endswith("A zebra.")


def test_an_endless_word_is_not_cut_before_a_mark_above_a_letter() -> None:
    snippet, _ = snippet_of("e\u0301" * 400, ((401, 403),), 100)
    assert not snippet.lstrip("…").startswith("\u0301")
