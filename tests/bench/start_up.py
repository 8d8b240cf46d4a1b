"""Process start → first paint, beside a bare window; and the first start ever beside the second.

Both processes print ``first-paint SECONDS rss MIB`` when they have painted. The seconds are taken
by this process's own clock, from before the process is made until that line arrives, so that both
are measured alike.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.harness import Result, Samples, Target

REPEATS = 20
FIRST_STARTS = 7
ROOT = Path(__file__).resolve().parents[2]
_LINE = re.compile(r"^first-paint ([\d.]+) rss ([\d.]+)")


@dataclass(frozen=True)
class Start:
    milliseconds: float
    mebibytes: float


def run() -> list[Result]:
    ours: list[Start] = []
    bare: list[Start] = []
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "library")
        for _ in range(3):
            start_app(library), start_bare()
        for turn in range(REPEATS):
            for both in (0, 1) if turn % 2 == 0 else (1, 0):
                if both == 0:
                    ours.append(start_app(library))
                else:
                    bare.append(start_bare())
        first = [start_app(Path(folder, f"new-{n}")) for n in range(FIRST_STARTS)]
    beside = "bare QMainWindow"
    return [
        Result(
            "start → first paint, second start", _times(ours), Target(1.2), beside, _times(bare)
        ),
        Result("memory at first paint", _memory(ours), Target(1.3), beside, _memory(bare)),
        Result("first start ever", _times(first), Target(2.0), "second start", _times(ours)),
    ]


def start_app(library: Path) -> Start:
    command = Path(sys.executable).with_name("nonpaper")
    tracing = {"NONPAPER_TRACE_START": "1", "NONPAPER_QUIT_AFTER_PAINT": "1"}
    return _start([str(command), "--library", str(library)], tracing)


def start_bare() -> Start:
    return _start([sys.executable, str(Path(__file__).with_name("bare_window.py"))], {})


def _start(command: list[str], environment: dict[str, str]) -> Start:
    started = time.monotonic()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment, "BENCH_STARTED": repr(started)},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        said: list[str] = []
        for line in process.stderr:
            taken = time.monotonic() - started
            said.append(line)
            if match := _LINE.match(line):
                process.stderr.read()
                process.wait(30)
                return Start(taken * 1000, float(match[2]))
    raise RuntimeError(f"{command[0]} ended without a first paint: {''.join(said)[-2000:]}")


def _times(starts: list[Start]) -> Samples:
    return Samples(tuple(start.milliseconds for start in starts))


def _memory(starts: list[Start]) -> Samples:
    return Samples(tuple(start.mebibytes for start in starts), "MiB")
