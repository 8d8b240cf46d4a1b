"""The installed PySide6 is none of the releases that end the process after some thousand calls.

PySide6 6.12.0 on Python 3.10 and 3.11 drops a reference to None in every call that returns None.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(20_000):
    thing.setObjectName("x")
print("alive")
"""


def test_the_broken_release_is_not_installed() -> None:
    major, minor = (int(part) for part in version("PySide6-Essentials").split(".")[:2])
    assert (6, 8) <= (major, minor) < (6, 12)


def test_the_broken_release_is_pinned_out() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "PySide6-Essentials>=6.8,<6.12" in project["dependencies"]


def test_twenty_thousand_calls_that_return_none_are_survived() -> None:
    answer = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", CALLS],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (answer.returncode, answer.stdout) == (0, "alive\n"), answer.stderr
