"""What the foot of a page cuts, and what stands there: whole again, and told apart."""

from __future__ import annotations

from db.model import BlockKind
from tests.db.structure.conftest import Reader, double_spaced

OPENING = """   Letter dated 9 May 2016 from the Permanent Representative of Ghana to the
United Nations addressed to the Secretary-General


 I have the honour to inform you that the conference on the rights of the child has
ended, and that its outcome will be published before the end of the year by the host.
"""


def letter(*pages: str) -> str:
    return double_spaced(OPENING + pages[0], *pages[1:])


def test_a_list_item_cut_in_the_middle_is_one_item(parsed: Reader) -> None:
    document = parsed(
        letter(
            " • A study of the schools in the northern provinces, which was carried out by two\n"
            "ministries together with a number of",
            """ organizations of civil society
 • A survey""",
        )
    )
    items = [b.text for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert items[0].endswith("together with a number of organizations of civil society")
    assert items[1] == "A survey"


def test_a_heading_at_the_top_of_a_page_is_not_joined_to_an_item_without_a_stop(
    parsed: Reader,
) -> None:
    document = parsed(
        letter(
            " • A study of the schools in the northern provinces, which was carried out by two\n"
            "ministries together with a number of the organizations of civil society of the area",
            """   Outcome of the conference

 The outcome of the conference was welcomed by all the States that had taken part in it.""",
        )
    )
    assert [one.title for one in document.sections][1:] == ["Outcome of the conference"]


def test_a_name_in_capitals_that_a_page_foot_cuts_stays_in_its_sentence(parsed: Reader) -> None:
    document = parsed(
        letter(
            " The conference was opened in the presence of ministers and the ambassadors of the",
            """ United Nations Children’s Fund.""",
        )
    )
    assert document.blocks[-1].text.endswith("of the United Nations Children’s Fund.")


def test_a_word_cut_by_a_hyphen_at_the_page_foot_is_whole(parsed: Reader) -> None:
    document = parsed(
        letter(
            " It was held in the\n"
            "capital. The conference was opened in the presence of ministers of all the govern-",
            """ments of the region.""",
        )
    )
    block = document.blocks[-1]
    assert block.text.endswith("of all the governments of the region.")
    (repair,) = [one for one in block.repairs if one.received == "-\n"]
    assert repair.cleaned == ""
    assert block.text[block.page_breaks[0].offset :].startswith("ments of the region")


def test_a_note_of_two_lines_and_one_that_goes_on_over_the_page(parsed: Reader) -> None:
    document = parsed(
        letter(
            """ The report of the ministera was read by all delegations at the end of the first
day, and the programme of actionb was adopted by them on the last day of it.
__________________
 a The report of the minister may be had from the secretariat of the conference, in
English and in French.
 b See the programme of action, which is to be published by the ministry in the""",
            """ The next conference will be held in the capital of the neighbouring country in the
summer of the next year.
__________________
course of the year.
 c Not yet published.""",
        )
    )
    assert [(note.label, note.text) for note in document.footnotes] == [
        (
            "a",
            (
                "The report of the minister may be had from the secretariat of the conference, in"
                " English and in French."
            ),
        ),
        (
            "b",
            (
                "See the programme of action, which is to be published by the ministry in the"
                " course of the year."
            ),
        ),
        ("c", "Not yet published."),
    ]
    block = next(one for one in document.blocks if one.text.startswith("The report of"))
    assert "report of the minister was read" in block.text
    assert [(ref.label, block.text[: ref.offset].rsplit(" ", 1)[1]) for ref in block.refs] == [
        ("a", "minister"),
        ("b", "action"),
    ]
    assert document.footnotes[1].repairs[0].rule == "page join"


def test_a_glued_letter_without_a_note_is_left_alone(parsed: Reader) -> None:
    document = parsed(letter(" The recommendationsc of the committee were read out.", " The end."))
    assert "recommendationsc" in " ".join(block.text for block in document.blocks)


def test_a_letter_that_belongs_to_its_word_is_never_taken_off(parsed: Reader) -> None:
    document = parsed(
        letter(
            """ The area of the media was discussed in Ghana and in Panama; see para. 4.a and
the web site www.example.a of the host.a
__________________
 a Available on request.""",
            " The end of the text is on this page.",
        )
    )
    block = next(one for one in document.blocks if one.text.startswith("The area"))
    assert block.text.endswith("the web site www.example.a of the host.")
    (ref,) = block.refs
    assert ref.offset == len(block.text)


def test_a_title_with_an_asterisk_points_to_its_note(parsed: Reader) -> None:
    document = parsed(
        double_spaced(
            """   Report of the working group on minorities*


 The working group met twice in Geneva in the course of the year and it adopted its
report on the last day.
__________________
 * Adopted without a vote.""",
            " The report is before the members of the commission at the present time.",
        )
    )
    assert document.facts.title == "Report of the working group on minorities"
    assert [note.label for note in document.footnotes] == ["*"]
    assert document.blocks[0].refs[0].label == "*"


def test_job_numbers_bar_codes_and_running_heads_are_no_text(parsed: Reader) -> None:
    document = parsed(
        "A/70/12\n\nReport of the committee on conferences\n\n"
        "1. The committee met in New York and discussed the\n16-08412 (E) 250516\n*1608412*\n"
        "A/70/12\nquestion of the use of conference rooms.\n\n"
        "2. It will meet again.\n\nPlease recycle\n"
    )
    paragraphs = [b.text for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    assert paragraphs == [
        "The committee met in New York and discussed the question of the use of conference rooms.",
        "It will meet again.",
    ]
    assert document.blocks[-1].page == 2


def test_the_first_word_of_a_notes_second_line_is_no_label(parsed: Reader) -> None:
    document = parsed(
        letter(
            """ The report of the ministera was read by all the delegations, and the programmeb too.
__________________
 a See the report of the minister, as it was introduced at the second meeting by
a delegation of the host, and the summary of it in
to be issued.
 b Available on request from the secretariat, and published in the year""",
            """ The next conference will be held in the summer of the next year.
__________________
of the conference.
 c To be published.""",
        )
    )
    assert [note.label for note in document.footnotes] == ["a", "b", "c"]
    assert document.footnotes[0].text.endswith("by a delegation of the host, and the summary of it"
                                               " in to be issued.")  # fmt: skip
    assert document.footnotes[1].text.endswith("published in the year of the conference.")


def test_a_rule_without_notes_is_no_text(parsed: Reader) -> None:
    document = parsed("The end of the text.\n\n__________\n")
    assert [block.text for block in document.blocks] == ["The end of the text."]
