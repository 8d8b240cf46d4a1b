"""The chart on paper: read as words from the SVG, as pixels from the PNG, as pages from a PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from db.model import Status
from gui.timeline.layout import Lane
from gui.timeline.marks import MarkKind
from gui.timeline.picture import WIDTH, Picture, Subject, pages
from gui.timeline.picture_files import image_of, print_pages, write_png, write_svg
from tests.gui.timeline.samples import BY_ID, EVENTS, ISSUED, LANES, event

if TYPE_CHECKING:
    from pathlib import Path

SUBJECT = Subject("Letter dated 29 September", "As stated by Belarus", EVENTS, LANES, ISSUED)


def font() -> QFont:
    return QFont(QApplication.font())


def words_of(subject: Subject, path: Path) -> list[str]:
    write_svg(subject, font(), path)
    return [
        (part.text or "").strip()
        for part in ElementTree.parse(path).iter("{http://www.w3.org/2000/svg}text")
    ]


def many_lanes(lanes: int, each: int) -> Subject:
    events = tuple(
        event(number, 1 + number % lanes, f"{2000 + number % 15}-{1 + number % 12:02d}")
        for number in range(lanes * each)
    )
    made = tuple(
        Lane(f"Section {n}: a title that is too long", frozenset(
            one.id for one in events if one.section == n))
        for n in range(1, lanes + 1)
    )  # fmt: skip
    return Subject("A report", "As stated in it", events, made)


def test_a_drawing_says_what_it_shows_who_says_so_and_what_its_marks_mean(tmp_path: Path) -> None:
    words = words_of(SUBJECT, tmp_path / "a.svg")
    assert words[:2] == ["Letter dated 29 September", "As stated by Belarus"]
    for expected in (
        *("throughout", "some time within", "planned", "ongoing", "2012", "Treaty bodies"),
        *("CERD", "Second round", "29 Sep 2014 · date of the document"),
    ):
        assert expected in words
    assert words[-1] == "Not drawn: 3 events without a date."
    assert "Second round" not in words_of(replace(SUBJECT, events=(BY_ID[14],)), tmp_path / "b.svg")


def test_the_legend_names_only_what_is_drawn(tmp_path: Path) -> None:
    planned = tuple(one for one in EVENTS if one.status is Status.PLANNED and one.lo)
    words = words_of(replace(SUBJECT, events=planned), tmp_path / "a.svg")
    assert "planned" in words
    assert "throughout" not in words
    assert not [word for word in words if word.startswith("Not drawn")]
    hidden = replace(SUBJECT, kinds=frozenset({MarkKind.ONGOING}))
    assert "planned" not in words_of(hidden, tmp_path / "b.svg")


def test_a_picture_is_light_and_fine_enough_for_print(tmp_path: Path) -> None:
    write_png(SUBJECT, font(), tmp_path / "a.png")
    image = image_of(SUBJECT, font())
    assert (tmp_path / "a.png").stat().st_size > 10_000
    assert image.width() == round(WIDTH * 300 / 96)
    assert image.dotsPerMeterX() == 11811
    corners = [(1, 1), (image.width() - 2, image.height() - 2)]
    assert {image.pixelColor(*at).name() for at in corners} == {"#ffffff"}
    seen = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    }
    assert QColor("#1d5b8f").name() in seen


def test_the_size_of_text_on_the_screen_changes_nothing_on_paper() -> None:
    large = font()
    large.setPixelSize(26)
    assert Picture(SUBJECT, large).height == Picture(SUBJECT, font()).height


def test_a_part_of_the_time_is_drawn_where_the_chart_shows_a_part(tmp_path: Path) -> None:
    words = words_of(replace(SUBJECT, span=(735000.0, 200.0)), tmp_path / "a.svg")
    assert any("2013" in word for word in words)
    assert "2016" not in words


def test_a_very_long_chart_keeps_within_a_bearable_image() -> None:
    image = image_of(many_lanes(300, 3), font())
    assert image.width() * image.height() <= 61_000_000
    assert image.dotsPerMeterX() < 11811


def test_long_charts_go_over_pages_each_with_its_axis_and_every_lane_once() -> None:
    subject = many_lanes(30, 8)
    made = pages(subject, font(), WIDTH, 700)
    assert len(made) > 1
    assert [lane for page in made for lane in page._subject.lanes] == list(subject.lanes)
    assert all(page.height <= 700 for page in made)
    assert len(pages(SUBJECT, font(), WIDTH, 700)) == 1
    tiny = pages(SUBJECT, font(), WIDTH, 10)
    assert len(tiny) == len(LANES)


@pytest.mark.parametrize("orientation", list(QPageLayout.Orientation))
def test_printing_fits_the_page(tmp_path: Path, orientation: QPageLayout.Orientation) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(orientation)
    assert print_pages(SUBJECT, font(), printer) == 1
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_where_a_picture_cannot_be_written_the_system_says_why(tmp_path: Path) -> None:
    for write in (write_svg, write_png):
        with pytest.raises(OSError, match="No such file"):
            write(SUBJECT, font(), tmp_path / "gone" / "a")
