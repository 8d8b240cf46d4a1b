"""The nonpaper command as a person meets it: what it says, what it returns, what it imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gui import launch
from gui.display import PACKAGES, display_trouble, library_trouble, trouble_in_import

ROOT = Path(__file__).resolve().parents[2]


def run(
    *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command as installed, in a process of its own, with no display unless given one."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "gui.launch", *arguments],
        cwd=ROOT,
        env={**env, **(environment or {})},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def assert_one_calm_line(answer: subprocess.CompletedProcess[str]) -> str:
    assert answer.returncode == 2, answer  # not a signal, not a traceback
    assert answer.stderr.startswith("nonpaper: ")
    assert answer.stderr.count("\n") == 1
    assert answer.stdout == ""
    return answer.stderr


linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 and Wayland")


@linux_only
def test_without_a_display_one_line_says_so_and_what_to_do(tmp_path: Path) -> None:
    said = assert_one_calm_line(run("--library", str(tmp_path)))
    assert "no display" in said
    assert "xvfb-run" in said
    assert list(tmp_path.iterdir()) == []


@linux_only
def test_a_display_that_does_not_answer_is_named(tmp_path: Path) -> None:
    answer = run("--library", str(tmp_path), environment={"DISPLAY": ":99999"})
    assert ":99999" in assert_one_calm_line(answer)


@linux_only
def test_a_missing_qt_library_names_the_package_to_install(tmp_path: Path) -> None:
    """A real shared object that needs a library nobody has, met by the real loader."""
    needed, plugin = tmp_path / "libxcb-cursor.so.0", tmp_path / "libqxcb.so"
    compiler = ["cc", "-shared", "-o"]
    try:
        subprocess.run(
            [*compiler, needed, "-Wl,-soname,libxcb-cursor.so.0.nowhere", "-x", "c", "/dev/null"],
            check=True,
            capture_output=True,
        )
        subprocess.run(
            [*compiler, plugin, "-Wl,--no-as-needed", needed], check=True, capture_output=True
        )
    except FileNotFoundError:
        pytest.skip("needs a C compiler to make a library with a missing part")
    said = library_trouble({}, platform="linux", plugin=plugin)
    assert said is not None
    assert "libxcb-cursor.so.0.nowhere" in said
    assert "\n" not in said


def loader_without(*absent: str) -> object:
    """A loader for which some libraries are not installed; the plugin needs the first."""

    def load(name: str) -> None:
        lacking = absent[0] if name.endswith("libqxcb.so") else name if name in absent else None
        if lacking:
            message = f"{lacking}: cannot open shared object file: No such file or directory"
            raise OSError(message)

    return load


def test_every_missing_package_is_named_at_once() -> None:
    load = loader_without("libxcb-cursor.so.0", "libxcb-icccm.so.4")
    said = library_trouble({}, platform="linux", plugin=Path("libqxcb.so"), load=load)  # type: ignore[arg-type]
    assert said is not None
    assert said.endswith("sudo apt install libxcb-cursor0 libxcb-icccm4")


def test_an_unknown_missing_library_is_still_named() -> None:
    load = loader_without("libnever-heard.so.7")
    said = library_trouble({}, platform="linux", plugin=Path("libqxcb.so"), load=load)  # type: ignore[arg-type]
    assert said is not None
    assert "libnever-heard.so.7" in said


def test_a_damaged_plugin_is_reported_in_the_loaders_words(tmp_path: Path) -> None:
    plugin = tmp_path / "libqxcb.so"
    plugin.write_bytes(b"not a library")
    said = library_trouble({}, platform="linux", plugin=plugin)
    assert said is not None
    assert "libqxcb.so" in said


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "linuxfb"])
def test_platforms_that_need_no_screen_are_left_alone(platform: str) -> None:
    environment = {"QT_QPA_PLATFORM": platform}
    assert display_trouble(environment, platform="linux", reach_x=lambda: False) is None
    assert library_trouble(environment, platform="linux", plugin=Path("/nowhere")) is None


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_are_left_alone(platform: str) -> None:
    assert display_trouble({}, platform=platform) is None
    assert library_trouble({}, platform=platform) is None


def test_a_wayland_socket_is_display_enough() -> None:
    import socket
    import tempfile

    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/wayland-0")
        environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": folder}
        assert display_trouble(environment, platform="linux") is None
        assert display_trouble({**environment, "QT_QPA_PLATFORM": "xcb"}, platform="linux")
    assert display_trouble(environment, platform="linux") is not None  # the compositor is gone


def test_an_import_that_lacks_a_library_is_told_from_other_import_errors() -> None:
    lacking = ImportError(
        "libEGL.so.1: cannot open shared object file: No such file or directory",
        name="PySide6.QtGui",
    )
    assert "libegl1" in (trouble_in_import(lacking) or "")
    absent = ModuleNotFoundError("No module named 'PySide6'", name="PySide6")
    assert "PySide6-Essentials" in (trouble_in_import(absent) or "")
    assert trouble_in_import(ImportError("cannot import name 'x' from 'gui.app'")) is None


@linux_only
def test_the_checks_cost_next_to_nothing() -> None:
    """Without a window system at hand the display check alone; its dlopen is Qt's own anyway."""
    started = time.perf_counter()
    for _ in range(100):
        display_trouble({"QT_QPA_PLATFORM": "offscreen"})
        display_trouble({}, platform="linux")
    assert time.perf_counter() - started < 0.5


def test_help_and_version_print_and_return_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert launch.main(["--help"]) == 0
    assert "--library" in capsys.readouterr().out
    assert launch.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("nonpaper ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--colour"], "no option --colour"),
        (["--library"], "needs the name of a folder"),
        (["--library="], "needs the name of a folder"),
        (["--library", __file__], "not a folder"),
        (["serach"], "no file and no subcommand named serach"),
        (["--", "import"], "no file and no subcommand named import"),
    ],
)
def test_wrong_use_is_explained(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert launch.main(arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_files_and_a_library_are_read_in_any_order(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("x")
    for arguments in (
        [str(letter), "--library", str(tmp_path)],
        [f"--library={tmp_path}", "--", str(letter)],
    ):
        assert launch.read_arguments(arguments) == launch.Request(tmp_path, (letter,))


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["search", "x"], "search"),
        (["--library", "search", "check"], "check"),
        (["--library=f", "check"], "check"),
        (["--", "check"], None),
        (["--version"], None),
        ([], None),
    ],
)
def test_the_first_word_chooses_window_or_subcommand(
    arguments: list[str], word: str | None
) -> None:
    assert launch.first_word(arguments) == word


def test_launch_knows_every_subcommand() -> None:
    from db.cli import main as group

    assert set(launch.SUBCOMMANDS) == set(group.commands)


SPY = """
import json, sys
from gui.launch import main
code = main(sys.argv[1:])
sys.stdout.flush()
print(json.dumps([code, sorted(name.split(".")[0] for name in sys.modules)]), file=sys.stderr)
"""


@pytest.mark.parametrize("subcommand", launch.SUBCOMMANDS)
def test_no_subcommand_imports_qt(subcommand: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", SPY, subcommand, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    code, modules = json.loads(answer.stderr)
    assert code == 0
    assert "Usage" in answer.stdout
    assert "click" in modules
    assert not {"PySide6", "shiboken6", "qtawesome"} & set(modules)


def test_the_launcher_itself_imports_neither_qt_nor_click() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", SPY, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert not {"PySide6", "click", "argparse", "platformdirs"} & set(json.loads(answer.stderr)[1])


def test_the_makefile_installs_what_the_launcher_names() -> None:
    table = (ROOT / ".ci" / "packages").read_text(encoding="utf-8")
    rows = (line.split() for line in table.splitlines() if line and not line.startswith("#"))
    assert {row[0]: row[1] for row in rows} == PACKAGES
