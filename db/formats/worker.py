"""The sandbox's own process: reads one file from its standard input, answers in JSON lines.

Started by db.formats.sandbox, never imported by the program. The first line of the input says
which format and which limits; the file's bytes follow. May import db.formats, db.model, db.errors.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from db.errors import KnownError
from db.formats.detect import Format
from db.formats.limits import Limits, apply
from db.model import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model import SourceText

FIELDS = tuple(one.name for one in fields(Line))
_DEFAULTS = Line("", 1)
_OFTEN = 0.05  # seconds between two words of progress
_READERS = {one: f"db.formats.{one.value}" for one in Format}


def main() -> None:
    """Read, answer, and leave."""
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    head = json.loads(source.readline())
    apply(Limits(memory=head["memory"], processor=head["processor"]))
    data = source.read()

    def say(answer: dict[str, Any]) -> None:
        answers.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        answers.flush()

    try:
        say(pack(_read(Format(head["format"]), data, _teller(say))))
    except KnownError as error:
        say({"refused": str(error)})
    except MemoryError:
        say({"memory": True})
    except RecursionError:
        say({"failed": "RecursionError"})


def _read(kind: Format, data: bytes, progress: Callable[[int, int], None]) -> SourceText:
    reader: Any = importlib.import_module(_READERS[kind])
    return reader.read(data, progress) if kind is Format.PDF else reader.read(data)


def _teller(say: Callable[[dict[str, Any]], None]) -> Callable[[int, int], None]:
    """Tell of progress, but not more often than anybody can see."""
    last = 0.0

    def tell(done: int, of: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _OFTEN or done == of:
            last = now
            say({"done": done, "of": of})

    return tell


def pack(source: SourceText) -> dict[str, Any]:
    """A text as plain data; of each line only the fields that differ from the defaults."""
    defaults = [getattr(_DEFAULTS, name) for name in FIELDS]
    lines: list[dict[str, Any]] = []
    for line in source.lines:
        values = ((name, getattr(line, name)) for name in FIELDS)
        lines.append(
            {
                name: value
                for (name, value), default in zip(values, defaults, strict=True)
                if value != default or name in ("text", "page")
            }
        )
    return {"lines": lines, "pages": source.pages, "media_type": source.media_type}
