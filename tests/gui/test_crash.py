"""What nobody caught is logged, told once, can be copied, and survives a crash of the process."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, qDebug, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from db.errors import BugError, Cancelled, KnownError
from gui import crash
from gui.crash import CrashLog, Hooks, Report, make_report, without_home
from gui.dialogs.crash import CrashDialog, CrashReporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.logging import _QtLogCapture as CaptureQtLog
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]


def caught(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as raised:
        return raised


# ------------------------------------------------------------------ the report


def test_a_bug_is_reported_with_what_one_needs_to_mend_it() -> None:
    report = make_report(caught(BugError("no such block")), thread="worker", facts="Python 3.11")
    assert not report.calm
    for part in ("BugError", "no such block", "tests/gui/test_crash.py", "worker", "Python 3.11"):
        assert part in report.text


def test_the_worlds_fault_is_one_calm_line() -> None:
    report = make_report(KnownError("the disk is full"), thread="worker", facts="")
    assert report == Report("KnownError the disk is full", True, "the disk is full", "")


def test_the_same_fault_has_the_same_key_and_another_place_another() -> None:
    def fault(number: int) -> Report:
        return make_report(caught(ValueError(str(number))), thread="t", facts="")

    here = make_report(caught(TypeError("x")), thread="t", facts="")
    assert fault(1).key == fault(2).key
    assert fault(1).key != here.key
    assert make_report(ValueError("never raised"), thread="t", facts="").key == "ValueError "


def test_the_users_name_stays_out_of_the_report() -> None:
    assert without_home('File "/home/ada/x.py"', "/home/ada") == 'File "~/x.py"'
    assert without_home("/etc/x", "/") == "/etc/x"


def test_the_facts_name_the_versions() -> None:
    assert "Python 3" in crash.facts()
    assert "PySide6-Essentials 6" in crash.facts()


# ------------------------------------------------------------------ the log


def test_nothing_is_on_disk_until_there_is_something_to_say(tmp_path: Path) -> None:
    log = CrashLog(tmp_path / "logs")
    assert list(tmp_path.iterdir()) == []
    log.write("first\n\n")
    log.write("half a pair: \ud800")
    first, second = log.path.read_text("utf-8").splitlines()
    assert first.endswith("first")
    assert "ud800" in second


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    log = CrashLog(tmp_path)
    for _ in range(12):
        log.write("x" * 100_000)
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert set(sizes) == {"nonpaper.log", "nonpaper.old.log"}
    assert max(sizes.values()) < crash.LARGEST_LOG + 101_000


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    CrashLog(tmp_path / "logs").write("x")


FAULT = """
import ctypes, sys
from pathlib import Path
from gui.crash import CrashLog
print(CrashLog(Path(sys.argv[1])).start_fault_trace())
if sys.argv[2] == "crash":
    ctypes.string_at(0)
"""


def run_with_fault_trace(folder: Path, how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", FAULT, str(folder), how],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a fault ends the process in another way there")
def test_a_crashed_run_is_offered_at_the_next_start_and_only_once(tmp_path: Path) -> None:
    assert run_with_fault_trace(tmp_path, "crash").returncode < 0
    after = run_with_fault_trace(tmp_path, "end well")
    assert "Segmentation fault" in after.stdout
    assert "Segmentation fault" in (tmp_path / crash.LOG_NAME).read_text("utf-8")
    assert run_with_fault_trace(tmp_path, "end well").stdout == "None\n"


def test_a_second_program_at_work_keeps_its_trace_file(tmp_path: Path) -> None:
    alive, over = tmp_path / f"fault-{os.getppid()}.txt", tmp_path / "fault-99999999999.txt"
    alive.touch()
    over.write_text("Fatal Python error")
    odd = tmp_path / "fault-x.txt"
    odd.write_text("an odd name")
    log = CrashLog(tmp_path)
    assert log._take_traces() == "Fatal Python error\n\nan odd name"  # what start would return
    assert alive.exists()
    assert not over.exists()


def test_a_run_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from gui.crash import CrashLog;"
        "log = CrashLog(Path(sys.argv[1])); log.start_fault_trace(); log.end_fault_trace();"
        "log.end_fault_trace()"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=True, timeout=60)
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------ the hooks


@pytest.fixture
def told() -> list[Report]:
    return []


@pytest.fixture
def hooks(tmp_path: Path, told: list[Report]) -> Iterator[Hooks]:
    hooks = Hooks(CrashLog(tmp_path), told.append)
    hooks.install()
    yield hooks
    hooks.remove()


@pytest.mark.usefixtures("hooks")
def test_a_thread_that_fails_is_told_with_its_name(told: list[Report], tmp_path: Path) -> None:
    def fail() -> None:
        raise BugError("in a thread")

    thread = threading.Thread(target=fail, name="search-worker")
    thread.start()
    thread.join()
    assert "search-worker" in told[0].text
    assert "in a thread" in (tmp_path / crash.LOG_NAME).read_text("utf-8")


@pytest.mark.usefixtures("hooks")
def test_what_python_could_not_raise_is_told_too(told: list[Report]) -> None:
    class Fails:
        def __del__(self) -> None:
            raise BugError("while being deleted")

    victim = Fails()
    del victim
    assert "while being deleted" in told[0].text


def test_a_fault_sixty_times_a_second_is_told_once(hooks: Hooks, told: list[Report]) -> None:
    for _ in range(1000):
        hooks.handle(caught(BugError("in paintEvent")))
    assert len(told) == 1


def test_a_full_disk_is_told_each_time_it_is_met(hooks: Hooks, told: list[Report]) -> None:
    for _ in range(2):
        hooks.handle(caught(KnownError("the disk is full")))
    assert [report.headline for report in told] == ["the disk is full"] * 2


def test_stopped_work_is_no_fault(hooks: Hooks, told: list[Report]) -> None:
    hooks.handle(caught(Cancelled()))
    hooks.handle(None)
    hooks.handle(SystemExit(0))
    assert told == []


def test_a_hook_never_raises(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def deliver(_report: Report) -> None:
        raise RuntimeError("the window is gone")

    Hooks(CrashLog(tmp_path), deliver).handle(caught(BugError("first")))
    error = capsys.readouterr().err
    assert "first" in error
    assert "the window is gone" in error


def test_ctrl_c_in_the_terminal_is_left_to_python(tmp_path: Path, told: list[Report]) -> None:
    seen: list[type] = []
    hooks = Hooks(CrashLog(tmp_path), told.append)
    hooks._before = (lambda kind, _error, _trace: seen.append(kind), *hooks._before[1:])
    hooks.handle(KeyboardInterrupt())
    assert (seen, told) == ([KeyboardInterrupt], [])


# ------------------------------------------------------------------ the dialog


@pytest.fixture
def reporter(tmp_path: Path, qapp: QApplication) -> Iterator[CrashReporter]:
    reporter = CrashReporter(CrashLog(tmp_path), qapp)
    reporter.install()
    yield reporter
    reporter.remove()
    reporter.deleteLater()


def shown_dialog() -> CrashDialog | None:
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog)]
    return next((dialog for dialog in dialogs if dialog.isVisible()), None)


def test_a_failing_slot_and_thread_share_one_dialog(reporter: CrashReporter, qtbot: QtBot) -> None:
    def fail(where: str) -> None:
        raise BugError(f"fault in a {where}")

    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: sys.excepthook(*raised("slot")))

    def raised(where: str) -> tuple[type[BaseException], BaseException, None]:
        error = caught(BugError(f"fault in a {where}"))
        return type(error), error, None

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown_dialog() is None  # queued: never in the middle of what failed
    thread = threading.Thread(target=fail, args=("thread",))
    thread.start()
    thread.join()
    qtbot.waitUntil(
        lambda: (d := shown_dialog()) is not None and "thread" in d.report.toPlainText()
    )
    dialog = shown_dialog()
    assert dialog is not None
    assert "fault in a slot" in dialog.report.toPlainText()
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert "fault in a slot" in QGuiApplication.clipboard().text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert shown_dialog() is None
    reporter.reported.emit(Report("k", True, "a later one", ""))
    qtbot.waitUntil(lambda: shown_dialog() is not None)


def test_a_calm_message_shows_no_report(qtbot: QtBot) -> None:
    dialog = CrashDialog()
    qtbot.addWidget(dialog)
    for _ in range(2):
        dialog.add(make_report(KnownError("the disk is full"), thread="t", facts=""))
    dialog.show()
    assert dialog.headline.text() == "the disk is full"
    assert not dialog.report.isVisible()
    assert not dialog.copy.isVisible()


def test_what_a_service_could_not_deal_with_is_told(reporter: CrashReporter, qtbot: QtBot) -> None:
    reporter.report(KnownError("the library is locked"))
    qtbot.waitUntil(lambda: shown_dialog() is not None)
    dialog = shown_dialog()
    assert dialog is not None
    assert dialog.headline.text() == "the library is locked"


def test_the_last_runs_fault_is_offered(reporter: CrashReporter, qtbot: QtBot) -> None:
    reporter.offer_last_run(None)
    reporter.offer_last_run("Fatal Python error: Aborted")
    qtbot.waitUntil(lambda: shown_dialog() is not None)
    dialog = shown_dialog()
    assert dialog is not None
    assert "the last time" in dialog.headline.text()
    assert "Aborted" in dialog.report.toPlainText()


@pytest.mark.qt_log_level_fail("CRITICAL")
@pytest.mark.usefixtures("reporter")
def test_what_qt_complains_of_is_in_the_log_and_where_it_went_before(
    tmp_path: Path, qtlog: CaptureQtLog
) -> None:
    qDebug("of no interest")
    qWarning("a layout is unhappy")
    log = (tmp_path / crash.LOG_NAME).read_text("utf-8")
    assert "Qt Warning: a layout is unhappy" in log
    assert "of no interest" not in log
    assert "a layout is unhappy" in [record.message for record in qtlog.records]


REAL = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication
from gui.crash import CrashLog
from gui.dialogs.crash import CrashReporter, CrashDialog
app = QApplication([])
reporter = CrashReporter(CrashLog(Path(sys.argv[1])), app)
reporter.install()
def fail():
    qWarning("a layout is unhappy")
    raise ZeroDivisionError("in a slot")
def look():
    if any(isinstance(w, CrashDialog) and w.isVisible() for w in app.topLevelWidgets()):
        app.exit(7)
QTimer.singleShot(0, fail)
timer = QTimer(interval=10, timeout=look)
timer.start()
code = app.exec()
reporter.remove()
sys.exit(code)
"""


def test_in_a_real_process_a_failing_slot_ends_in_the_dialog(tmp_path: Path) -> None:
    """pytest-qt catches slots' exceptions first, so the real path needs a process of its own."""
    answer = subprocess.run(
        [sys.executable, "-c", REAL, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert answer.returncode == 7, answer
    assert "in a slot" in answer.stderr
    assert "a layout is unhappy" in answer.stderr
    assert "in a slot" in (tmp_path / crash.LOG_NAME).read_text("utf-8")
