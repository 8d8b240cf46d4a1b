"""Writing segments: sealing new passages, marking removed ones, putting small segments together.

Tried for speed, and no quicker: words as one object each instead of joined texts, all occurrences
before they are counted, no search for garbage meanwhile.

An import seals nothing until a thousand passages are new, so it writes at most those: the work of
one import does not grow with the library. ``tidy`` puts segments together step by step, where there
is time for it. May import db.cancel and db.store.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from db.store import levels
from db.store.inverted import Inverted, Passage
from db.store.segments import bits_of_gone, fresh_passages, numbers

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Iterable, Iterator

    from db.cancel import CancelToken

FRESH = 1_024  # passages that wait, in no sealed segment
LARGEST = 262_144  # passages of one segment
MANY = 64  # small segments, at which an import tidies although it costs time
_SMALL = LARGEST // 4

_Row = TypeVar("_Row")


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of the segments."""
    connection.execute(
        "CREATE TABLE search_segments (id INTEGER PRIMARY KEY, changed INTEGER NOT NULL, "
        "passages INTEGER NOT NULL, words INTEGER NOT NULL, headings INTEGER NOT NULL, "
        "first_block INTEGER, last_block INTEGER, first_note INTEGER, last_note INTEGER, "
        "codes BLOB NOT NULL, lengths BLOB NOT NULL, blocks BLOB NOT NULL, notes BLOB NOT NULL, "
        "gone BLOB)"
    )
    connection.execute(
        "CREATE TABLE search_lists (id INTEGER PRIMARY KEY, segment INTEGER NOT NULL, "
        "word TEXT NOT NULL, data BLOB NOT NULL, UNIQUE (segment, word))"
    )
    connection.execute(
        "CREATE TABLE search_state (id INTEGER PRIMARY KEY CHECK (id = 1), "
        "generation INTEGER NOT NULL, sealed_block INTEGER NOT NULL, sealed_note INTEGER NOT NULL)"
    )
    connection.execute("INSERT INTO search_state VALUES (1, 0, 0, 0)")


def after_entering(connection: sqlite3.Connection) -> None:
    """Take note of passages that were stored, within their transaction."""
    _begin_generation(connection)
    (fresh,) = connection.execute(
        "SELECT (SELECT count(*) FROM blocks WHERE id > sealed_block) "
        "+ (SELECT count(*) FROM footnotes WHERE id > sealed_note) FROM search_state"
    ).fetchone()
    if fresh >= FRESH:
        seal(connection)
        (small,) = connection.execute(
            "SELECT count(*) FROM search_segments WHERE passages < ?", (_SMALL,)
        ).fetchone()
        if small >= MANY:
            tidy(connection)


def _begin_generation(connection: sqlite3.Connection) -> None:
    """Let every connection read anew what is written from here on.

    A segment is known by its row id and the generation that changed it: row ids are given out anew.
    """
    connection.execute("UPDATE search_state SET generation = generation + 1")


def before_removing(connection: sqlite3.Connection, document: int) -> None:
    """Mark the passages of a document as gone, before its rows are removed."""
    _begin_generation(connection)
    for table, column, is_note in (("blocks", "block", 0), ("footnotes", "note", 1)):
        first, last = connection.execute(
            f"SELECT min(id), max(id) FROM {table} WHERE document = ?", (document,)
        ).fetchone()
        if first is None:
            continue
        touched = connection.execute(
            f"SELECT id, codes, lengths, gone FROM search_segments "
            f"WHERE first_{column} <= ? AND last_{column} >= ?",
            (last, first),
        ).fetchall()
        codes = range(first * 2 + is_note, last * 2 + 2, 2)
        for id_, kept, lengths, gone in touched:
            _mark(connection, id_, numbers(kept, "I"), numbers(lengths, "H"), gone, codes)
        # A row id may be given out anew once the last rows are removed.
        connection.execute(
            f"UPDATE search_state SET sealed_{column} = min(sealed_{column}, "
            f"(SELECT coalesce(max(id), 0) FROM {table} WHERE id < ? OR id > ?))",
            (first, last),
        )


def _mark(
    connection: sqlite3.Connection,
    segment: int,
    kept: array[int],
    lengths: array[int],
    gone: bytes | None,
    codes: range,
) -> None:
    before = bits_of_gone(gone)
    slots = [slot for slot, code in enumerate(kept) if code in codes and not before >> slot & 1]
    now = before | levels.from_slots(slots)
    connection.execute(
        "UPDATE search_segments SET changed = (SELECT generation FROM search_state), "
        "gone = ?, passages = passages - ?, "
        "words = words - ? WHERE id = ?",
        (
            zlib.compress(now.to_bytes((len(kept) + 7) // 8, "little")),
            len(slots),
            sum(lengths[slot] for slot in slots),
            segment,
        ),
    )
    connection.execute(
        "DELETE FROM search_lists WHERE segment IN "
        "(SELECT id FROM search_segments WHERE id = ? AND passages = 0)",
        (segment,),
    )
    connection.execute("DELETE FROM search_segments WHERE id = ? AND passages = 0", (segment,))


def seal(connection: sqlite3.Connection) -> Counter[str]:
    """Write the passages that no segment holds as segments; say in how many each word stands."""
    _begin_generation(connection)
    sealed = connection.execute("SELECT sealed_block, sealed_note FROM search_state").fetchone()
    words = _write(connection, fresh_passages(connection, *sealed))
    connection.execute(
        "UPDATE search_state SET sealed_block = (SELECT coalesce(max(id), 0) FROM blocks), "
        "sealed_note = (SELECT coalesce(max(id), 0) FROM footnotes)"
    )
    return words


def tidy(connection: sqlite3.Connection, token: CancelToken | None = None) -> bool:
    """Put some segments of about one size together, or leave out what is gone of one.

    So a passage is written anew a few times at most, however many imports there are.

    Returns:
        Whether there is more to do.

    Raises:
        Cancelled: The token was set.
    """
    group = _untidy(connection)
    if not group:
        return False
    ids = ",".join(map(str, group))
    rows = connection.execute(
        f"SELECT codes, gone FROM search_segments WHERE id IN ({ids}) ORDER BY id"
    ).fetchall()
    alive: list[int] = []
    for codes, gone in rows:
        dead = bits_of_gone(gone)
        alive += [code for slot, code in enumerate(numbers(codes, "I")) if not dead >> slot & 1]
    connection.execute(f"DELETE FROM search_lists WHERE segment IN ({ids})")
    connection.execute(f"DELETE FROM search_segments WHERE id IN ({ids})")
    _begin_generation(connection)
    _write(connection, _by_code(connection, alive), token)
    return bool(_untidy(connection))


def _untidy(connection: sqlite3.Connection) -> list[int]:
    """The row ids of segments that one step of tidying writes anew; the least work first."""
    by_size: dict[int, list[int]] = {}
    total: Counter[int] = Counter()
    for id_, passages, slots in connection.execute(
        "SELECT id, passages, length(lengths) / 2 FROM search_segments ORDER BY passages"
    ).fetchall():
        if slots > 2 * passages:
            return [id_]
        size = (passages // FRESH).bit_length() // 2  # one more is four times as large
        if passages < LARGEST // 2 and total[size] + passages <= LARGEST:
            by_size.setdefault(size, []).append(id_)
            total[size] += passages
    return next((ids for ids in by_size.values() if len(ids) > 1), list[int]())


def rebuild(connection: sqlite3.Connection) -> Counter[str]:
    """Make all segments anew from the text; say in how many passages each word stands."""
    connection.execute("DELETE FROM search_lists")
    connection.execute("DELETE FROM search_segments")
    connection.execute("UPDATE search_state SET sealed_block = 0, sealed_note = 0")
    return seal(connection)


def mend_counts(connection: sqlite3.Connection) -> bool:
    """Put right how many levels lists say they have, where they said more than were written.

    Only heads are read and only that one byte is written: soon done in a library of any size.

    Returns:
        Whether every list can be read now.
    """
    _begin_generation(connection)
    heads = connection.execute(
        "SELECT id, length(data), substr(data, 1, ?) FROM search_lists", (levels.LONGEST_HEAD,)
    ).fetchall()
    for id_, length, head in heads:
        count = levels.count_of_levels(head, length)
        if count is None:
            return False
        if count != head[0]:
            with connection.blobopen("search_lists", "data", id_) as data:
                data[0] = count
    return True


def _by_code(connection: sqlite3.Connection, codes: Iterable[int]) -> Iterator[Passage]:
    for code in codes:
        table, kind = ("footnotes", "''") if code & 1 else ("blocks", "kind")
        row = connection.execute(
            f"SELECT {kind} = 'heading', text FROM {table} WHERE id = ?", (code >> 1,)
        ).fetchone()
        yield Passage(code, bool(row[0]), row[1])


def _write(
    connection: sqlite3.Connection, found: Iterator[Passage], token: CancelToken | None = None
) -> Counter[str]:
    """Write passages as segments of at most LARGEST."""
    words: Counter[str] = Counter()
    found = _watched(found, token)
    while part := list(islice(found, LARGEST)):
        inverted = Inverted(part, token)
        blocks = [code >> 1 for code in inverted.codes if not code & 1]
        notes = [code >> 1 for code in inverted.codes if code & 1]
        cursor = connection.execute(
            "INSERT INTO search_segments (changed, passages, words, headings, first_block, "
            "last_block, first_note, last_note, codes, lengths, blocks, notes) "
            "VALUES ((SELECT generation FROM search_state),?,?,?,?,?,?,?,?,?,?,?)",
            (
                inverted.size,
                sum(inverted.lengths),
                inverted.headings,
                min(blocks, default=None),
                max(blocks, default=None),
                min(notes, default=None),
                max(notes, default=None),
                levels.native(inverted.codes[:]).tobytes(),
                levels.native(inverted.lengths[:]).tobytes(),
                *(
                    levels.native(inverted.slots_by_row(notes=notes)[1]).tobytes()
                    for notes in (False, True)
                ),
            ),
        )
        segment = cursor.lastrowid
        connection.executemany(
            "INSERT INTO search_lists (segment, word, data) VALUES (?, ?, ?)",
            ((segment, word, data) for word, data in _watched(inverted.lists(), token)),
        )
        words.update({word: len(slots) for word, slots in inverted.slots.items()})
    return words


def _watched(rows: Iterator[_Row], token: CancelToken | None) -> Iterator[_Row]:
    """The same, until somebody sets the token."""
    for row in rows:
        if token is not None:
            token.check()
        yield row


# ------------------------------------------------------------------ looking whether it is right


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether the segments hold what the text says, each passage once; also where bytes are bad."""
    try:
        return _is_sound(connection)
    except (struct.error, zlib.error, ValueError, LookupError):
        return False  # what was written cannot be read


def _is_sound(connection: sqlite3.Connection) -> bool:
    sealed = connection.execute("SELECT sealed_block, sealed_note FROM search_state").fetchone()
    expected = {
        code
        for table, note, last in (("blocks", 0, sealed[0]), ("footnotes", 1, sealed[1]))
        for (code,) in connection.execute(
            f"SELECT id * 2 + {note} FROM {table} WHERE id <= ?", (last,)
        )
    }
    rows = connection.execute("SELECT id, codes, gone FROM search_segments").fetchall()
    for id_, codes, gone in rows:
        dead = bits_of_gone(gone)
        alive = [c for n, c in enumerate(numbers(codes, "I")) if not dead >> n & 1]
        if not expected.issuperset(alive) or len(set(alive)) != len(alive):
            return False
        expected.difference_update(alive)
        if not _says_what_the_text_says(connection, id_, alive, dead):
            return False
    return not expected


def _says_what_the_text_says(
    connection: sqlite3.Connection, segment: int, alive: list[int], dead: int
) -> bool:
    """Compare a segment's lists with those made anew of its passages."""
    anew = Inverted(_by_code(connection, alive))
    codes, lengths, passages_, words = connection.execute(
        "SELECT codes, lengths, passages, words FROM search_segments WHERE id = ?", (segment,)
    ).fetchone()
    kept = [
        (code, length)
        for slot, (code, length) in enumerate(
            zip(numbers(codes, "I"), numbers(lengths, "H"), strict=True)
        )
        if not dead >> slot & 1
    ]
    if kept != list(zip(anew.codes, anew.lengths, strict=True)):
        return False
    if (passages_, words) != (anew.size, sum(anew.lengths)):
        return False
    slot_of = {code: slot for slot, code in enumerate(numbers(codes, "I"))}
    moved = [slot_of[code] for code in anew.codes]
    left = {word for word, _ in anew.lists()}
    for word, data in connection.execute(
        "SELECT word, data FROM search_lists WHERE segment = ?", (segment,)
    ):
        left.discard(word)
        place = levels.together([levels.unpack(data)], ~dead if dead else -1)
        # By definition, not by the bytes that would be written: those could be wrong alike.
        own = anew.of_beginning(word[:-1]) if word.endswith("*") else anew.of_word(word)
        there = own.all()
        if dead:
            there = [levels.from_slots([moved[s] for s in levels.slots_of(b)]) for b in there]
        if place.all() != there:
            return False
    return not left
