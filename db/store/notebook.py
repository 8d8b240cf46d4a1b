"""What the reader made: bookmarks with notes and labels, last places, saved searches.

Precious: every call is on the disk when it returns. Knows nothing of the library; db.store.marks
finds the words of a bookmark in it. May import db.model, db.query and db.store.
"""

from __future__ import annotations

from dataclasses import astuple, fields
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from db.errors import KnownError
from db.model import Anchor, AnchorState, Bookmark, BookmarkTarget
from db.store import fts
from db.store.connection import cancellable, path_of, transaction, worded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from db.cancel import CancelToken
    from db.query import Query

MOST_RECENT = 200  # searches
_RESTORABLE = timedelta(days=1)

_ANCHOR = tuple(field.name for field in fields(Anchor))
_ANCHOR_COLUMNS = ", ".join(f'"{name}"' for name in _ANCHOR)
_ANCHOR_HOLES = ", ".join("?" * len(_ANCHOR))
_BOOKMARKS = (
    f"SELECT id, target, title, note, colour, created, changed, state, {_ANCHOR_COLUMNS} "
    "FROM bookmarks WHERE removed IS NULL"
)


class Forgotten(NamedTuple):
    """A saved search that was removed: its row."""

    id: int
    text: str
    title: str
    created: str


class NotebookStore:
    """A notebook, behind one connection. Bookmarks come without places: see db.store.marks."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # -------------------------------------------------------------- bookmarks

    def add(
        self,
        anchor: Anchor,
        target: BookmarkTarget,
        *,
        title: str,
        note: str = "",
        colour: str = "",
        labels: Iterable[str] = (),
    ) -> Bookmark:
        """Make a bookmark; its id is never given to another one."""
        now = _now()
        with transaction(self._connection):
            row = self._connection.execute(
                f"INSERT INTO bookmarks ({_ANCHOR_COLUMNS}, target, title, note, colour, created, "
                f"changed, state) VALUES ({_ANCHOR_HOLES}, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    *_storable_anchor(anchor),
                    target.value,
                    _storable(title),
                    _storable(note),
                    colour,
                    now,
                    now,
                    AnchorState.OK.value,
                ),
            ).fetchone()
            number = int(row[0])
            self._set_labels(number, labels)
        return self._required(number)

    def list(self, document: str | None = None) -> tuple[Bookmark, ...]:
        """The bookmarks of one document or of all, in the order in which they were made."""
        where, parameters = (" AND document = ?", (document,)) if document else ("", ())
        with worded(self._connection):
            return self._read(f"{_BOOKMARKS}{where} ORDER BY id", parameters)

    def get(self, number: int) -> Bookmark | None:
        """One bookmark, or None where there is none of this id, or it was removed."""
        with worded(self._connection):
            found = self._read(f"{_BOOKMARKS} AND id = ?", (number,))
        return found[0] if found else None

    def update(
        self,
        number: int,
        *,
        title: str | None = None,
        note: str | None = None,
        colour: str | None = None,
        labels: Iterable[str] | None = None,
    ) -> Bookmark:
        """Change what the reader wrote; None leaves a part as it is.

        Raises:
            KnownError: There is no such bookmark.
        """
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE bookmarks SET title = coalesce(?, title), note = coalesce(?, note), "
                "colour = coalesce(?, colour), changed = ? WHERE id = ? AND removed IS NULL",
                (_storable(title), _storable(note), colour, _now(), number),
            )
            bookmark = self._required(number)
            if labels is not None:
                self._connection.execute(
                    "DELETE FROM bookmark_labels WHERE bookmark = ?", (number,)
                )
                self._set_labels(number, labels)
                bookmark = self._required(number)
        return bookmark

    def remove(self, number: int) -> Bookmark:
        """Remove a bookmark; ``restore`` brings it back, for a day.

        Raises:
            KnownError: There is no such bookmark.
        """
        with transaction(self._connection):
            bookmark = self._required(number)
            self._connection.execute(
                "UPDATE bookmarks SET removed = ? WHERE id = ?", (_now(), number)
            )
            self._purge(_now(-_RESTORABLE))
        return bookmark

    def restore(self, number: int) -> Bookmark:
        """Bring a removed bookmark back as it was, under its own id.

        Raises:
            KnownError: It was removed too long ago, or never was there.
        """
        with transaction(self._connection):
            self._connection.execute("UPDATE bookmarks SET removed = NULL WHERE id = ?", (number,))
            return self._required(number)

    def purge_removed(self) -> None:
        """Forget removed bookmarks for good."""
        with transaction(self._connection):
            self._purge(_now(timedelta(days=1)))

    def set_states(self, states: Mapping[int, AnchorState]) -> None:
        """Keep how surely bookmarks were found, after a new import."""
        with transaction(self._connection):
            self._connection.executemany(
                "UPDATE bookmarks SET state = ?2 WHERE id = ?1 AND state != ?2",
                [(number, state.value) for number, state in states.items()],
            )

    def search(self, query: Query, token: CancelToken | None = None) -> tuple[Bookmark, ...]:
        """The bookmarks whose title, note or quote match, in the order they were made."""
        if query.expression is None:
            return ()
        with cancellable(self._connection, token):
            found = fts.rowids(self._connection, fts.BOOKMARKS, query.expression, None, 10_000)
        return tuple(bookmark for bookmark in self.list() if bookmark.id in found)

    def labels(self) -> tuple[tuple[str, str], ...]:
        """Every label in use or once used, with its colour ("" for none)."""
        with worded(self._connection):
            rows = self._connection.execute("SELECT name, colour FROM labels ORDER BY name")
            return tuple((name, colour) for name, colour in rows)

    # -------------------------------------------------------------- places and searches

    def remember_place(self, anchor: Anchor) -> None:
        """Keep where the reader is in a document, in place of where they were."""
        names = ", ".join(f'"{name}" = excluded."{name}"' for name in (*_ANCHOR, "changed"))
        with transaction(self._connection):
            self._connection.execute(
                f"INSERT INTO places ({_ANCHOR_COLUMNS}, changed) VALUES ({_ANCHOR_HOLES}, ?) "
                f"ON CONFLICT (document) DO UPDATE SET {names}",
                (*_storable_anchor(anchor), _now()),
            )

    def last_place(self, document: str | None = None) -> Anchor | None:
        """Where the reader last was, in a document or anywhere."""
        where, parameters = ("WHERE document = ?", (document,)) if document else ("", ())
        with worded(self._connection):
            row = self._connection.execute(
                f"SELECT {_ANCHOR_COLUMNS} FROM places {where} "
                "ORDER BY changed DESC, rowid DESC LIMIT 1",
                parameters,
            ).fetchone()
        return Anchor(*row) if row else None

    def save_search(self, text: str, title: str = "") -> None:
        """Keep a search; saving it again changes its title."""
        with transaction(self._connection):
            self._connection.execute(
                "INSERT INTO searches (text, title, created) VALUES (?, ?, ?) "
                "ON CONFLICT (text) DO UPDATE SET title = excluded.title",
                (_storable(text), _storable(title), _now()),
            )

    def searches(self) -> tuple[tuple[str, str], ...]:
        """The saved searches as (text, title), the newest first."""
        with worded(self._connection):
            rows = self._connection.execute("SELECT text, title FROM searches ORDER BY id DESC")
            return tuple((text, title) for text, title in rows)

    def forget_search(self, text: str) -> Forgotten | None:
        """Remove a saved search, if it is there; ``restore_search`` brings it back."""
        with transaction(self._connection):
            row = self._connection.execute(
                "DELETE FROM searches WHERE text = ? RETURNING id, text, title, created",
                (_storable(text),),
            ).fetchone()
        return Forgotten(*row) if row else None

    def restore_search(self, forgotten: Forgotten) -> None:
        """Bring a removed search back to where it stood."""
        with transaction(self._connection):
            self._connection.execute(
                "INSERT INTO searches (id, text, title, created) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                forgotten,
            )

    def remember_search(self, text: str) -> None:
        """Keep what was looked for just now, in place of the oldest where they are many."""
        with transaction(self._connection):
            self._connection.execute(
                "DELETE FROM recent_searches WHERE text = ?", (_storable(text),)
            )
            self._connection.execute(
                "INSERT INTO recent_searches (text, used) VALUES (?, ?)",
                (_storable(text), _now()),
            )
            self._connection.execute(
                "DELETE FROM recent_searches WHERE id NOT IN "
                "(SELECT id FROM recent_searches ORDER BY id DESC LIMIT ?)",
                (MOST_RECENT,),
            )

    def recent_searches(self) -> tuple[str, ...]:
        """What was looked for, the latest first."""
        with worded(self._connection):
            rows = self._connection.execute("SELECT text FROM recent_searches ORDER BY id DESC")
            return tuple(text for (text,) in rows)

    def forget_recent(self, text: str | None = None) -> None:
        """Forget one recent search, or all: their bytes are overwritten, too."""
        where, parameters = ("", ()) if text is None else (" WHERE text = ?", (_storable(text),))
        with worded(self._connection):
            self._connection.execute("PRAGMA secure_delete = ON")
        try:
            with transaction(self._connection):
                self._connection.execute(f"DELETE FROM recent_searches{where}", parameters)
        finally:
            self._connection.execute("PRAGMA secure_delete = OFF")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the log held it, too

    # -------------------------------------------------------------- backups

    def back_up(self) -> Path | None:
        """Copy the notebook to the rotating backups; None where nothing changed since the last."""
        from db.store.backups import back_up  # once a start, after the first paint

        return back_up(self._connection, path_of(self._connection))

    # -------------------------------------------------------------- inside

    def _read(self, query: str, parameters: tuple[Any, ...]) -> tuple[Bookmark, ...]:
        rows = self._connection.execute(query, parameters).fetchall()
        labels: dict[int, list[str]] = {}
        if rows:
            for number, name in self._connection.execute(
                "SELECT bl.bookmark, l.name FROM bookmark_labels bl JOIN labels l "
                "ON l.id = bl.label WHERE bl.bookmark BETWEEN ? AND ? "
                "ORDER BY bl.bookmark, bl.ordinal",
                (rows[0][0], rows[-1][0]),
            ):
                labels.setdefault(number, []).append(name)
        return tuple(_bookmark(row, labels.get(row[0], ())) for row in rows)

    def _required(self, number: int) -> Bookmark:
        bookmark = self.get(number)
        if bookmark is None:
            raise KnownError(f"There is no bookmark {number}.")
        return bookmark

    def _set_labels(self, number: int, labels: Iterable[str]) -> None:
        names = list(dict.fromkeys(filter(None, (_storable(name).strip() for name in labels))))
        self._connection.executemany(
            "INSERT INTO labels (name, colour) VALUES (?, '') ON CONFLICT (name) DO NOTHING",
            [(name,) for name in names],
        )
        self._connection.executemany(
            "INSERT INTO bookmark_labels (bookmark, label, ordinal) "
            "SELECT ?, id, ? FROM labels WHERE name = ?",
            [(number, ordinal, name) for ordinal, name in enumerate(names)],
        )

    def _purge(self, before: str) -> None:
        gone = "SELECT id FROM bookmarks WHERE removed < ?"
        self._connection.execute(
            f"DELETE FROM bookmark_labels WHERE bookmark IN ({gone})", (before,)
        )
        self._connection.execute("DELETE FROM bookmarks WHERE removed < ?", (before,))


def _bookmark(row: tuple[Any, ...], labels: Iterable[str]) -> Bookmark:
    return Bookmark(
        id=row[0],
        target=BookmarkTarget(row[1]),
        title=row[2],
        note=row[3],
        colour=row[4],
        created=row[5],
        changed=row[6],
        state=AnchorState(row[7]),
        anchor=Anchor(*row[8:]),
        labels=tuple(labels),
    )


def _now(after: timedelta = timedelta(0)) -> str:
    return (datetime.now(UTC) + after).isoformat(timespec="microseconds")


def _storable_anchor(anchor: Anchor) -> tuple[Any, ...]:
    return tuple(_storable(v) if isinstance(v, str) else v for v in astuple(anchor))


@overload
def _storable(text: str) -> str: ...
@overload
def _storable(text: None) -> None: ...
def _storable(text: str | None) -> str | None:
    """Without lone surrogates, which a keyboard can produce and UTF-8 cannot hold."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")
