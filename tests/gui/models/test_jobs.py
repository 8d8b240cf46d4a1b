from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gui.jobs import Job, JobKind, JobState
from gui.models.jobs import JobsModel, RowAction, actions_of, state_words

FILE = Job(1, JobKind.IMPORT, "report.pdf", "/papers/report.pdf")


def model_of(*jobs: Job) -> JobsModel:
    model = JobsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for job in jobs:
        model.tell(job)
    return model


def test_a_row_says_its_name_and_how_far_it_is(qtbot: QtBot) -> None:
    reading = replace(FILE, state=JobState.READING, pages_done=34, pages=194)
    model = model_of(FILE, reading)
    assert model.rowCount() == 1
    index = model.index(0, 0)
    assert index.data() == "report.pdf"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "report.pdf: Page 34 of 194"
    assert "Delete cancels" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "/papers/report.pdf" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_same_file_again_takes_the_row_of_the_one_that_ended(qtbot: QtBot) -> None:
    there = replace(FILE, state=JobState.ALREADY, document="a-1")
    again = Job(2, JobKind.IMPORT_AGAIN, "report.pdf", FILE.path, document="a-1")
    model = model_of(there, again, replace(again, state=JobState.DONE))
    assert model.rowCount() == 1
    assert model.job(0).number == 2
    assert state_words(model.job(0)) == "In the library"


def test_work_on_a_document_that_is_no_import_has_no_row(qtbot: QtBot) -> None:
    kinds = (JobKind.NAME, JobKind.REMOVE, JobKind.RESTORE, JobKind.STORE, JobKind.READ_AGAIN)
    model = model_of(*(Job(n, kind, "x") for n, kind in enumerate(kinds)))
    assert model.rowCount() == 0


def test_each_state_offers_what_makes_sense() -> None:
    def offered(state: JobState, document: str | None = None) -> tuple[RowAction, ...]:
        return actions_of(replace(FILE, state=state, document=document))

    for state in (JobState.WAITING, JobState.READING, JobState.STORING):
        assert offered(state) == (RowAction.CANCEL,)
    assert offered(JobState.DONE, "a-1") == (RowAction.OPEN, RowAction.REVIEW)
    assert offered(JobState.ALREADY, "a-1") == (RowAction.OPEN, RowAction.AGAIN)
    assert offered(JobState.FAILED) == offered(JobState.CANCELLED) == ()


def test_the_report_at_the_end_counts_and_names_every_failure(qtbot: QtBot) -> None:
    jobs = [
        Job(n, JobKind.IMPORT, f"{n}.txt", f"/papers/{n}.txt", JobState.DONE, document=str(n))
        for n in range(12)
    ]
    jobs += [
        Job(n, JobKind.IMPORT, f"{n}.pdf", f"/papers/{n}.pdf", JobState.FAILED, error=f"Why {n}.")
        for n in (20, 21)
    ]
    model = model_of(*jobs)
    assert model.summary() == "12 documents are in the library; 2 files could not be read"
    lines = model.report().splitlines()
    assert lines[0] == model.summary()
    assert "/papers/21.pdf: Failed: Why 21." in lines
    assert len(lines) == 2 + 14


def test_one_document_is_said_in_the_singular(qtbot: QtBot) -> None:
    model = model_of(replace(FILE, state=JobState.DONE, document="a-1"))
    assert model.summary() == "1 document is in the library"
    model = model_of(replace(FILE, state=JobState.ALREADY, document="a-1"))
    assert model.summary() == "1 document is in the library already"


def test_putting_the_list_away_forgets_what_ended_and_keeps_what_goes_on(qtbot: QtBot) -> None:
    done = replace(FILE, state=JobState.DONE, document="a-1")
    waiting = Job(2, JobKind.IMPORT, "two.txt", "/papers/two.txt")
    model = model_of(done, waiting)
    model.clear()
    assert [job.number for job in model.jobs] == [2]
    model.tell(replace(waiting, state=JobState.DONE))
    assert model.rowCount() == 1


def test_a_file_that_failed_may_be_tried_again_and_again_in_its_row(qtbot: QtBot) -> None:
    model = model_of(Job(1, JobKind.FOLDER, "papers", "/papers"))
    for number in (2, 3, 4):
        tried = Job(number, JobKind.IMPORT, "a.pdf", "/papers/a.pdf")
        model.tell(tried)
        assert model.job(1).state is JobState.WAITING
        model.tell(replace(tried, state=JobState.FAILED, error="Why."))
        assert [job.number for job in model.jobs] == [1, number]
    model.tell(Job(5, JobKind.IMPORT, "b.pdf", "/papers/b.pdf"))
    assert [job.number for job in model.jobs] == [1, 4, 5]
