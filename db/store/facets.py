"""What matching passages have in common, and their rows: SQL over the codes of passages.

A code is a block's row id doubled, or a note's doubled plus one; a note counts where the block
stands that points to it. May import db.model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.model import Facets

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_FEW = 200  # codes that are given one by one

_BLOCKS = (
    "SELECT b.id * 2, b.id, d.key, b.section, b.kind, b.number, NULL, b.text FROM blocks b "
    "JOIN documents d ON d.id = b.document WHERE b.id IN "
)
_NOTES = (
    "SELECT n.id * 2 + 1, b.id, d.key, b.section, b.kind, b.number, n.label, n.text "
    "FROM footnotes n JOIN blocks b ON b.id = n.block "
    "JOIN documents d ON d.id = b.document WHERE n.id IN "
)
# Each matching passage with its block: a note's is the one that points to it.
_FOUND = (
    "WITH found (code) AS (SELECT value FROM json_each(?)), "
    "passages (code, block) AS ("
    "SELECT code, code / 2 FROM found WHERE code % 2 = 0 UNION ALL "
    "SELECT f.code, n.block FROM found f JOIN footnotes n ON n.id = f.code / 2 "
    "WHERE f.code % 2 = 1) "
)


class Row(NamedTuple):
    """What a hit shows of its passage."""

    block: int
    document: str
    section: int
    kind: str
    number: int | None
    note: str | None
    text: str


def rows_of(connection: sqlite3.Connection, codes: Sequence[int]) -> dict[int, Row]:
    """The passages themselves."""
    rows: dict[int, Row] = {}
    for is_note, query in enumerate((_BLOCKS, _NOTES)):
        ids = [code >> 1 for code in codes if code & 1 == is_note]
        for at in range(0, len(ids), _FEW):
            part = ids[at : at + _FEW]
            holes = ",".join("?" * len(part))
            for code, *values in connection.execute(f"{query}({holes})", part):
                rows[code] = Row(*values)
    return rows


def texts_of(connection: sqlite3.Connection, codes: Sequence[int]) -> dict[int, str]:
    """The texts of passages."""
    texts: dict[int, str] = {}
    for is_note, table in enumerate(("blocks", "footnotes")):
        ids = [code >> 1 for code in codes if code & 1 == is_note]
        for at in range(0, len(ids), _FEW):
            part = ids[at : at + _FEW]
            holes = ",".join("?" * len(part))
            for id_, text in connection.execute(
                f"SELECT id, text FROM {table} WHERE id IN ({holes})", part
            ):
                texts[id_ << 1 | is_note] = text
    return texts


def in_order(
    connection: sqlite3.Connection, codes: Sequence[int], limit: int, *, by_date: bool = False
) -> list[int]:
    """Passages in reading order, or by the dates of their documents, the newest first."""
    if not by_date and not any(code & 1 for code in codes):
        return sorted(codes)[:limit]
    order = "d.issued IS NULL, d.issued DESC, " if by_date else ""
    join = (
        "JOIN blocks b ON b.id = p.block JOIN documents d ON d.id = b.document " if by_date else ""
    )
    found = connection.execute(
        f"{_FOUND} SELECT p.code FROM passages p {join}"
        f"ORDER BY {order}p.block, p.code % 2, p.code LIMIT ?",
        (_json(codes), limit),
    )
    return [code for (code,) in found]


def sections(connection: sqlite3.Connection, codes: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """How many of the passages each section has, in reading order."""
    found = connection.execute(
        f"{_FOUND} SELECT b.section, count(*) FROM passages p JOIN blocks b ON b.id = p.block "
        "GROUP BY b.section ORDER BY b.section",
        (_json(codes),),
    )
    return tuple(found.fetchall())


def documents(connection: sqlite3.Connection, codes: Sequence[int]) -> list[tuple[str, str, int]]:
    """Each document's key and language, and how many of the passages it has."""
    return connection.execute(
        f"{_FOUND} SELECT d.key, d.language, count(*) FROM passages p "
        "JOIN blocks b ON b.id = p.block JOIN documents d ON d.id = b.document GROUP BY d.id",
        (_json(codes),),
    ).fetchall()


def facets(connection: sqlite3.Connection, codes: Sequence[int]) -> Facets:
    """All facets of the passages."""
    given = _json(codes)
    in_documents = documents(connection, codes)
    kinds: dict[str, int] = {}
    languages: dict[str, int] = {}
    in_sections = sections(connection, codes)
    kind_of = dict(connection.execute("SELECT id, kind FROM sections").fetchall())
    for section, passages in in_sections:
        kinds[kind_of[section]] = kinds.get(kind_of[section], 0) + passages
    for _, language, passages in in_documents:
        languages[language] = languages.get(language, 0) + passages
    return Facets(
        total=len(codes),
        documents=_most_first({key: passages for key, _, passages in in_documents}),
        section_kinds=_most_first(kinds),
        languages=_most_first(languages),
        years=_years(connection, given),
        bodies=_most_first(
            dict(
                connection.execute(
                    f"{_FOUND} SELECT m.body, count(DISTINCT p.code) FROM passages p "
                    "JOIN mentions m ON m.block = p.block GROUP BY m.body",
                    (given,),
                ).fetchall()
            )
        ),
        statuses=_most_first(
            dict(
                connection.execute(
                    f"{_FOUND} SELECT e.status, count(DISTINCT p.code) FROM passages p "
                    "JOIN events e ON e.block = p.block WHERE e.status IS NOT NULL "
                    "GROUP BY e.status",
                    (given,),
                ).fetchall()
            )
        ),
        sections=in_sections,
    )


def _years(connection: sqlite3.Connection, given: str) -> tuple[tuple[int, int], ...]:
    """How many passages have an event that overlaps each year; an open side counts its own year."""
    years: dict[int, set[int]] = {}
    for code, lo, hi in connection.execute(
        f"{_FOUND} SELECT p.code, e.lo, e.hi FROM passages p JOIN events e ON e.block = p.block "
        "WHERE e.edtf IS NOT NULL AND (e.lo IS NOT NULL OR e.hi IS NOT NULL)",
        (given,),
    ):
        bounds = [day // 10_000 for day in (lo, hi) if day is not None]
        for year in range(bounds[0], bounds[-1] + 1):
            years.setdefault(year, set()).add(code)
    return tuple((year, len(years[year])) for year in sorted(years))


def _most_first(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _json(codes: Sequence[int]) -> str:
    return f"[{','.join(map(str, codes))}]"
