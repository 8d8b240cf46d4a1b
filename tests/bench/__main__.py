"""``python -m tests.bench [NAME…]``: run the benchmarks, print the table, keep it in .bench/."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
import time
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.harness import table

if TYPE_CHECKING:
    from tests.bench.harness import Result

NAMES = (
    *("start_up", "search", "search_million", "results", "window", "reader", "tagger", "pdf"),
    *("importing_blocks", "contents_blocks", "timeline"),
)
FOLDER = Path(__file__).resolve().parents[2] / ".bench"


def main(names: list[str]) -> int:
    unknown = set(names) - set(NAMES)
    if unknown:
        print(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
        return 2
    results: list[Result] = []
    for name in names or NAMES:
        print(f"{name} …", file=sys.stderr, flush=True)
        results += import_module(f"tests.bench.{name}").run()
    print(table(results))
    FOLDER.mkdir(exist_ok=True)
    facts = {
        "when": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        "machine": f"{platform.platform()}, {os.cpu_count()} cores",
        "load": os.getloadavg() if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "pyside": version("PySide6-Essentials"),
        "platform": os.environ.get("QT_QPA_PLATFORM", "the desktop's own"),
        "results": [result.row() for result in results],
    }
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    (FOLDER / "latest.json").write_text(text, encoding="utf-8")
    (FOLDER / f"{time.strftime('%Y%m%d-%H%M%S')}.json").write_text(text, encoding="utf-8")
    return 0  # a busy machine is no defect: time never fails a build


def on_a_screen() -> None:
    """Go on under Xvfb where there is no display: a window is only painted where it is seen."""
    if not sys.platform.startswith("linux") or os.environ.get("DISPLAY"):
        return
    wrapper = shutil.which("xvfb-run")
    if wrapper is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return
    os.environ.pop("QT_QPA_PLATFORM", None)
    screen = ["-a", "-s", "-screen 0 1280x800x24 -nolisten tcp"]
    os.execv(wrapper, [wrapper, *screen, sys.executable, "-m", "tests.bench", *sys.argv[1:]])


if __name__ == "__main__":
    on_a_screen()
    sys.exit(main(sys.argv[1:]))
