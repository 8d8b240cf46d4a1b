"""What the command line prints: one JSON value or lines, whatever the terminal can show.

May import db.text; click only when something is printed. No Qt.
"""

from __future__ import annotations

import codecs
import errno
import json
import os
import sys
from typing import TYPE_CHECKING

from db.text import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable


class NotWritten(Exception):
    """Standard output took no more: a full disk."""


def print_answer(as_json: bool, value: object, lines: Iterable[str]) -> None:  # noqa: FBT001 - a flag
    """Print one JSON value, or lines for a person in what the terminal can show.

    Raises:
        NotWritten: Standard output took no more.
    """
    encoding = codecs.lookup(getattr(sys.stdout, "encoding", None) or "utf-8").name
    if as_json:
        text = _json_text(value, plain=encoding == "utf-8")
    else:
        # click writes UTF-8 where the locale says ASCII: that most often means it says nothing.
        shown = "utf-8" if encoding == "ascii" else encoding
        text = "\n".join(lines).encode(shown, "replace").decode(shown)
    if not text:
        return
    echo(text)


def print_bytes(data: bytes) -> None:
    """Print a file, as it is, whatever the encoding of the terminal.

    Raises:
        NotWritten: Standard output took no more.
    """
    sys.stdout.flush()
    echo(data, end=False)


def echo(data: str | bytes, *, end: bool = True) -> None:
    """Write to standard output.

    Raises:
        NotWritten: Standard output took no more.
    """
    import click  # here, because no more than the command line should wait for it

    try:
        click.echo(data, nl=end)
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever read has enough: click ends quietly
            raise
        # What is left in the buffer would fail again, loudly, when Python ends.
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        raise NotWritten(error.strerror) from error


def _json_text(value: object, *, plain: bool) -> str:
    """JSON as it reads where that can be written (``plain``), else escaped: both mean the same."""
    if plain:
        text = json.dumps(value, ensure_ascii=False, indent=1)
        if encodable(text) == text:  # the path of a file may hold what no encoding can
            return text
    return json.dumps(value, indent=1)
