"""What a reader hands over is the same whether it ran here or came out of the sandbox."""

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.cancel import CancelToken
from db.errors import KnownError
from db.formats import docx, pdf, sandbox, worker
from db.formats.detect import Format
from db.model import SourceText

if TYPE_CHECKING:
    from db.formats.limits import Limits

REAL_PDFS = (
    "svn_2nd_g1409727.pdf",
    "svn_2nd_g1413493.pdf",
    "svn_1st_g0917123.pdf",
    "svn_1st_g1014611.pdf",
    "A_RES_73_6-EN.pdf",
    "A_INF_76_1.pdf",
    "1971-09-29_A_L.632-EN.pdf",
)


def through_the_pipe(source: SourceText) -> SourceText:
    return sandbox._understood(json.loads(json.dumps(worker.pack(source))), 0)


@pytest.mark.parametrize("name", REAL_PDFS)
def test_a_real_pdf_comes_through_the_sandbox_unchanged(shared: Path, name: str) -> None:
    data = (shared / "corpus/pdf" / name).read_bytes()
    here = pdf.read(data)
    assert here.lines
    assert through_the_pipe(here) == here
    assert sandbox.read(Format.PDF, data, CancelToken()) == here


def test_real_word_files_come_through_the_sandbox_unchanged(shared: Path) -> None:
    files = sorted((shared / "corpus/docx").glob("*.docx"))
    assert files
    for file in files:
        data = file.read_bytes()
        here = docx.read(data)
        assert any(line.cells for line in here.lines)
        assert sandbox.read(Format.DOCX, data, CancelToken()) == here


def answers(monkeypatch: pytest.MonkeyPatch, kind: Format, data: bytes) -> list[dict[str, object]]:
    """What the sandbox's process says, run here and without its limits."""
    head = json.dumps({"format": kind.value, "memory": 1, "processor": 1}).encode() + b"\n"
    limits: list[Limits] = []
    monkeypatch.setattr(worker, "apply", limits.append)
    said = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(head + data)))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(said, write_through=True))
    worker.main()
    assert limits, "the limits were not set before the file was read"
    return [json.loads(line) for line in said.getvalue().splitlines()]


def test_the_process_answers_with_the_lines_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    (answer,) = answers(monkeypatch, Format.TEXT, b"A letter\n\nOf two lines.\n")
    assert [line["text"] for line in answer["lines"]] == ["A letter", "Of two lines."]  # type: ignore[index, attr-defined]


def test_the_process_refuses_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    (answer,) = answers(monkeypatch, Format.PDF, b"%PDF-1.4\nnothing more")
    assert "\n" not in str(answer["refused"])


def test_the_process_tells_of_progress(monkeypatch: pytest.MonkeyPatch, shared: Path) -> None:
    data = (shared / "corpus/pdf/svn_2nd_g1409727.pdf").read_bytes()
    *progress, answer = answers(monkeypatch, Format.PDF, data)
    assert progress
    assert all(set(one) == {"done", "of"} for one in progress)
    assert answer["pages"] == progress[-1]["of"]


@pytest.mark.parametrize(
    ("error", "says"),
    [(MemoryError, {"memory": True}), (RecursionError, {"failed": "RecursionError"})],
)
def test_what_a_reader_runs_out_of_is_told(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception], says: dict[str, object]
) -> None:
    def run_out(*_: object) -> SourceText:
        raise error

    monkeypatch.setattr(worker, "_read", run_out)
    assert answers(monkeypatch, Format.TEXT, b"anything") == [says]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (None, 1),
        (None, -24),
        ({"memory": True}, 0),
        ({"failed": "RecursionError"}, 0),
        ({"refused": "No."}, 0),
        ({"lines": [{"nonsense": 1}], "pages": 1, "media_type": "x"}, 0),
        ({"lines": 3, "pages": 1, "media_type": "x"}, 0),
    ],
)
def test_any_other_answer_is_one_calm_line(answer: dict[str, object] | None, code: int) -> None:
    with pytest.raises(KnownError) as caught:
        sandbox._understood(answer, code)
    assert "\n" not in str(caught.value)
