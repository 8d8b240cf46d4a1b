# pyright: strict
"""The program's own state in small JSON files: read at any cost, replaced whole or not at all.

A damaged, foreign or hostile file must never stop the program from starting, so reading never
raises and every value is checked for its type before use. Used by gui.session and gui.settings
only; imports nothing of ours, no Qt, and json lazily (4 ms, and tests of the rest need none).
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import TypeGuard

Scalar = str | int | float | bool | None
LARGEST = 1_000_000  # bytes; ours have a few thousand


def read(path: Path) -> Fields:
    """Read a JSON object; an empty one where there is no file or no JSON object in it."""
    import json

    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        value: object = json.loads(raw) if len(raw) <= LARGEST else None
    except (OSError, ValueError, RecursionError):
        value = None  # ValueError: not JSON, not Unicode, or a number of too many digits
    return fields(value)


def write(path: Path, content: Mapping[str, object]) -> bool:
    """Replace the file by a JSON object, whole or not at all; whether it could be done."""
    import json

    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:  # a full or read-only disk: state is not worth a message
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        return False
    return True


def fields(value: object) -> Fields:
    """Any JSON value as Fields; one that is no object has none."""
    if isinstance(value, dict):
        return Fields(cast("dict[str, object]", value))
    return Fields({})


class Fields:
    """A JSON object of doubtful origin: each getter returns the default for what is not right."""

    __slots__ = ("_values",)

    def __init__(self, values: dict[str, object]) -> None:
        self._values = values

    def text(self, name: str, default: str = "", *, longest: int = 10_000) -> str:
        """Return a string that can be encoded; JSON may spell half a surrogate pair."""
        value = self._values.get(name)
        return value if _is_text(value) and len(value) <= longest else default

    def whole(self, name: str, default: int, low: int, high: int) -> int:
        """Return a whole number within bounds."""
        value = self._values.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        return default

    def number(self, name: str, default: float, low: float, high: float) -> float:
        """Return a number within bounds; NaN is in none."""
        value = self._values.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        return default

    def flag(self, name: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._values.get(name)
        return value if isinstance(value, bool) else default

    def blob(self, name: str) -> bytes:
        """Return bytes that were written with ``blob_text``."""
        import binascii

        try:
            return binascii.a2b_base64(self.text(name, longest=LARGEST), strict_mode=True)
        except ValueError:
            return b""

    def sub(self, name: str) -> Fields:
        """Return an object within this one."""
        return fields(self._values.get(name))

    def subs(self, name: str, *, most: int) -> list[Fields]:
        """Return a list of objects, its last ``most``; what is none of them has no fields."""
        return [fields(value) for value in self._list(name, most)]

    def texts(self, name: str, *, most: int = 100) -> tuple[str, ...] | None:
        """Return a list of strings; None where there is none or it has anything else."""
        if not isinstance(self._values.get(name), list):
            return None
        values = self._list(name, most)
        texts = tuple(value for value in values if _is_text(value))
        return texts if len(texts) == len(values) else None

    def scalars(self, name: str) -> dict[str, Scalar]:
        """Return an object of plain values; lists, objects and infinite numbers are left out."""
        value = self._values.get(name)
        items = cast("dict[str, object]", value).items() if isinstance(value, dict) else ()
        return {key: item for key, item in items if _is_text(key) and _is_scalar(item)}

    def _list(self, name: str, most: int) -> list[object]:
        value = self._values.get(name)
        return cast("list[object]", value)[-most:] if isinstance(value, list) else []


def blob_text(value: bytes) -> str:
    """Bytes as text for a JSON file."""
    import binascii

    return binascii.b2a_base64(value, newline=False).decode("ascii")


def _is_text(value: object) -> TypeGuard[str]:
    if not isinstance(value, str):
        return False
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _is_scalar(value: object) -> TypeGuard[Scalar]:
    if value is None or isinstance(value, bool) or _is_text(value):
        return True
    return isinstance(value, int | float) and -1e15 < value < 1e15  # neither NaN nor infinite
