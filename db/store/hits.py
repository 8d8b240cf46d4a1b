"""Passages that were chosen → hits: their marked words, snippets, breadcrumbs and reasons.

May import db.model, db.breadcrumb and db.store.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.breadcrumb import breadcrumb
from db.model import BlockKind, Hit, HitKind, Place, Section, SectionKind
from db.store import facets, marking, ranking, reasons, snippets

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from db.store.best import Ranked
    from db.store.marking import Spans
    from db.store.matching import Matcher
    from db.store.ranking import Ranking, Searched

_HEADING = BlockKind.HEADING.value  # a plain string is compared sooner
_REMEMBERED = 8_000  # sections, and documents


class HitMaker:
    """Makes hits; remembers the sections and documents it has read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sections: dict[int, Section] = {}
        self._crumbs: dict[int, tuple[str, ...]] = {}
        self._keys: dict[int, str] = {}

    def forget(self) -> None:
        """Read sections and documents anew: something was written."""
        self._sections.clear()
        self._crumbs.clear()
        self._keys.clear()

    def hits(
        self,
        searched: Searched,
        best: Sequence[Ranked],
        order: Mapping[int, int],
        matcher: Matcher,
        ranker: Ranking,
    ) -> tuple[Hit, ...]:
        """The chosen matches, in the same order; ``order`` is by their codes."""
        tree = searched.query.tree
        if not best or tree is None:
            return ()
        marks = list(dict.fromkeys(ranking.marks_of(tree, matcher)))
        rows = ranker.rows([one.code for one in best])
        self._read_sections({rows[one.code].section for one in best})
        self._read_keys({rows[one.code].document for one in best})
        return tuple(
            self._hit(one, row, marking.spans_of(row.text, marks), order[one.code])
            for one, row in ((one, rows[one.code]) for one in best)
        )

    def explained(
        self,
        hits: Iterable[Hit],
        best: Iterable[Ranked],
        searched: Searched,
        ranker: Ranking,
        passages: int,
        favoured: Mapping[int, float],
    ) -> tuple[Hit, ...]:
        """The same hits, each with what its score is made of."""
        asked = reasons.Asked(searched, ranker, passages)
        return tuple(
            replace(hit, why=asked.why(one, hit.kind, favoured.get(hit.place.block, 0.0)))
            for hit, one in zip(hits, best, strict=True)
        )

    def _hit(self, one: Ranked, row: facets.Row, spans: Spans, order: int) -> Hit:
        snippet, marks = snippets.snippet_of(row.text, spans)
        start, end = spans[0] if spans else (0, 0)
        block, document, section, kind, number, note, _ = row
        in_text = HitKind.HEADING if kind == _HEADING else HitKind.TEXT
        return Hit(
            place=Place(self._keys[document], section, block, start, end, footnote=note),
            kind=in_text if note is None else HitKind.FOOTNOTE,
            breadcrumb=self._breadcrumb(section, number, note),
            snippet=snippet,
            marks=marks,
            spans=spans,
            score=-one.minus_score,
            order=order,
        )

    def _breadcrumb(self, section: int, number: int | None, note: str | None) -> tuple[str, ...]:
        if number is not None or note is not None:
            return breadcrumb(self._sections, section, number=number, note=note)
        crumb = self._crumbs.get(section)
        if crumb is None:
            crumb = self._crumbs[section] = breadcrumb(self._sections, section)
        return crumb

    def _read_keys(self, wanted: Iterable[int]) -> None:
        """The keys of documents."""
        if len(self._keys) > _REMEMBERED:
            self._keys.clear()
        missing = [id_ for id_ in wanted if id_ not in self._keys]
        if missing:
            holes = ",".join("?" * len(missing))
            self._keys.update(
                self._connection.execute(
                    f"SELECT id, key FROM documents WHERE id IN ({holes})", missing
                )
            )

    def _read_sections(self, wanted: Iterable[int]) -> None:
        """Sections and everything above them."""
        if len(self._sections) > _REMEMBERED:
            self._sections.clear()
            self._crumbs.clear()
        missing = {id_ for id_ in wanted if id_ not in self._sections}
        while missing:
            rows = self._connection.execute(
                "SELECT id, parent, ordinal, level, kind, number, title, short_title "
                f"FROM sections WHERE id IN ({','.join('?' * len(missing))})",
                [*missing],
            )
            above: set[int] = set()
            for id_, parent, ordinal, level, kind, number, title, short in rows:
                self._sections[id_] = Section(
                    id_, parent, ordinal, level, SectionKind(kind), number, title, short
                )
                if parent is not None and parent not in self._sections:
                    above.add(parent)
            missing = above
