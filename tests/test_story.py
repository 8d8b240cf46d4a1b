"""The main job, end to end, in processes of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


def play(half: str, folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.story_driver", half, str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    saw = json.loads(done.stdout)
    assert isinstance(saw, dict)
    return saw


@pytest.mark.story
def test_a_bookmark_made_from_a_hit_opens_the_same_words_after_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    first = play("bookmark", folder)
    assert first["count"] == "1 found"
    assert first["marked"] == "trafficking"
    assert "trafficking" in first["quote"]

    second = play("reopen", folder)
    assert second["quote"] == first["quote"]
    assert second["state"] == "ok"
    assert second["opened"] == first["quote"]
    assert second["top"] == first["top"]
