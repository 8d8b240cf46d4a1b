"""Damage to files, the same each time for the same seed."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Mutation = Callable[[bytes, Random], bytes]

_TAG = re.compile(rb"<[^<>]{1,200}>")
_NUMBER = re.compile(rb"\d+")


def cut(data: bytes, chance: Random) -> bytes:
    """The beginning alone, or the end."""
    at = chance.randrange(len(data) + 1)
    return data[:at] if chance.random() < 0.8 else data[at:]


def flip(data: bytes, chance: Random) -> bytes:
    """Single bits."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 4, 40))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def overwrite(data: bytes, chance: Random) -> bytes:
    """A stretch of any bytes in place of the file's own."""
    at, size = chance.randrange(len(data)), chance.choice((1, 16, 300))
    return data[:at] + chance.randbytes(size) + data[at + size :]


def insert(data: bytes, chance: Random) -> bytes:
    """Any bytes between two of the file's own."""
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.randbytes(chance.choice((1, 16, 300))) + data[at:]


def duplicate(data: bytes, chance: Random) -> bytes:
    """A stretch of the file again, many times."""
    start = chance.randrange(len(data))
    part = data[start : start + chance.choice((3, 60, 700))]
    return data[:start] + part * chance.choice((2, 5, 40)) + data[start:]


def splice(data: bytes, chance: Random) -> bytes:
    """Two stretches in each other's place."""
    one, two, three = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    return data[:one] + data[two:three] + data[one:two] + data[three:]


def other_numbers(data: bytes, chance: Random) -> bytes:
    """Some of its numbers made zero, negative or huge: lengths, places, counts, levels."""
    others = (b"0", b"-1", b"99999999999", b"4294967296", b"1e9", b"")
    return _NUMBER.sub(
        lambda found: chance.choice(others) if chance.random() < 0.05 else found.group(), data
    )


def broken_tags(data: bytes, chance: Random) -> bytes:
    """Some of its tags left out, doubled, nested a thousand deep, or without an end."""

    def broken(found: re.Match[bytes]) -> bytes:
        tag = found.group()
        if chance.random() > 0.04:
            return tag
        return chance.choice((b"", tag * 2, tag * 1000, tag[:-1], tag[1:], b"<![CDATA[" + tag))

    return _TAG.sub(broken, data)


PLAIN: tuple[Mutation, ...] = (
    cut, flip, overwrite, insert, duplicate, splice, other_numbers, broken_tags,
)  # fmt: skip


def inside_zip(data: bytes, chance: Random) -> bytes:
    """A damage within the parts of an archive that is itself sound, or parts swapped, or gone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    names = list(parts)
    kind = chance.random()
    if kind < 0.1:
        del parts[chance.choice(names)]
    elif kind < 0.25:
        one, two = chance.sample(names, 2)
        parts[one], parts[two] = parts[two], parts[one]
    else:
        name = chance.choice(names)
        parts[name] = chance.choice(PLAIN)(parts[name], chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()
