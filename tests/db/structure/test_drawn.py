"""Text that a program drew from pages: heads, margins and labels do not get between the words."""

from __future__ import annotations

from db.model import BlockKind
from tests.db.structure.conftest import Reader, texts

FILL = "the measures that the States of the region had taken in the course of that same period"


def page(*lines: str, margin: int = 10) -> str:
    return "\n".join(" " * margin + line if line else "" for line in lines)


def numbered(first: int, last: int, margin: int = 10) -> list[str]:
    lines: list[str] = []
    for number in range(first, last + 1):
        lines += [f"{number}.     The Committee noted {FILL},", f"{FILL} and {FILL}.", ""]
    return lines


def head(number: int) -> str:
    return f"Meeting of experts on water      A/CONF.301/{7}\nSecond part, page {number}\n\n"


def test_what_stands_at_the_head_of_every_page_is_no_text(parsed: Reader) -> None:
    cut = [f"4.     The experts heard {FILL}, which", "they had examined in detail."]
    pages = [
        page("Report on water", "", *numbered(1, 3), cut[0]),
        head(2) + page(cut[1], "", *numbered(5, 7)),
        head(3) + page(*numbered(8, 10)),
        head(4) + page(*numbered(11, 13)),
    ]
    document = parsed("\f".join(pages))
    assert not any("Meeting of experts" in block.text for block in document.blocks)
    fourth = next(block for block in document.blocks if block.marker == "4.")
    assert fourth.text.endswith("which they had examined in detail.")


def test_pages_with_other_margins_have_their_paragraphs_all_the_same(parsed: Reader) -> None:
    def prose(name: str, margin: int) -> str:
        lines: list[str] = []
        for _ in range(5):
            lines += [f"      The {name} of the meeting spoke of {FILL}", f"{FILL},", f"{FILL}."]
        return page(*lines, margin=margin)

    document = parsed("\f".join(prose(*one) for one in (("Chair", 6), ("Rapporteur", 14))))
    found = texts(document, BlockKind.PARAGRAPH)
    assert len(found) == 10
    assert all(text.startswith("The ") and text.endswith(".") for text in found)


def test_a_label_on_a_line_of_its_own_belongs_to_its_note(parsed: Reader) -> None:
    document = parsed(
        page(
            "Report on water*",
            "",
            "1.     The Committee took up the report of the experts,1 and thanked them for it.",
            "",
            "2.     It noted that the report had been late.2",
            "",
            "      _________________",
            "      *",
            "          Not edited.",
            "      1",
            "          See A/CONF.301/5.",
            "      2",
            "          Ibid., para. 7, with the remarks of the Secretariat.",
        )
    )
    assert [(note.label, note.text) for note in document.footnotes] == [
        ("*", "Not edited."),
        ("1", "See A/CONF.301/5."),
        ("2", "Ibid., para. 7, with the remarks of the Secretariat."),
    ]
    assert [ref.label for block in document.blocks for ref in block.refs] == ["*", "1", "2"]


def test_a_label_at_the_top_of_a_page_of_endnotes_is_no_page_number(parsed: Reader) -> None:
    notes = ["1", "   See the first report.", "2", "   See the second report."]
    more = ["3", "   See the third report.", "4", "   See the fourth report."]
    document = parsed(
        page(
            "A/CONF.301/7",
            "",
            "Report on water",
            "",
            f"1.     The experts1 read2 the reports3 on {FILL}.4",
            "",
            "Notes",
            "",
            *notes,
        )
        + "\f"
        + page("A/CONF.301/7", "", *more)
    )
    assert [note.label for note in document.footnotes] == ["1", "2", "3", "4"]


def test_a_number_on_a_line_of_its_own_is_its_paragraphs(parsed: Reader) -> None:
    document = parsed(
        f"""Report on water

A.

Background

1.
The Committee noted {FILL}.
2.
It was satisfied with {FILL}.
3.     It closed the debate on {FILL}.
4.
It rose.
"""
    )
    marked = [block.marker for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    assert marked == ["1.", "2.", "3.", "4."]
    assert ("A.", "Background") in [(one.number, one.title) for one in document.sections]


def test_a_number_that_ends_a_sentence_is_no_label(parsed: Reader) -> None:
    document = parsed(
        """Report on water

The Committee had before it the proposals of the States, which were to be found in section
12.
It took note of all of them, and asked for more proposals before the end of the same year.
"""
    )
    assert not any(block.marker for block in document.blocks)


def test_a_centred_title_of_two_lines_is_one(parsed: Reader) -> None:
    document = parsed(
        f"""
               REPORT OF THE MEETING OF EXPERTS ON
                    THE WATER OF THE RIVER

               1.  Opening

1.     The Committee noted {FILL}
{FILL}.
2.     It was satisfied with {FILL}
{FILL}.
"""
    )
    assert document.facts.title == "REPORT OF THE MEETING OF EXPERTS ON THE WATER OF THE RIVER"


def test_a_numbered_heading_that_hangs_below_its_number_is_one(parsed: Reader) -> None:
    document = parsed(
        f"""          Report on water

      B.  Obligations of the States of the region, and of those that
          joined later

          1.     The Committee noted {FILL}
          and {FILL}.
          2.     It was satisfied with {FILL}
          and {FILL}.
"""
    )
    title = "Obligations of the States of the region, and of those that joined later"
    assert ("B.", title) in [(one.number, one.title) for one in document.sections]
