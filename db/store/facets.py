"""What matching passages have in common, counted, and their rows.

A code is a block's row id doubled, or a note's doubled plus one; a note counts where the block
stands that points to it. May import db.model, db.query and
db.store.
"""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from db.model import Facets, SectionKind, Status
from db.query import Body, KindIs, Language, StatusIs
from db.store.values import count_sections, count_values, count_years

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from db.cancel import CancelToken
    from db.query import Node
    from db.store.matching import Bits
    from db.store.values import ValueIndex, Values

_FEW = 200  # codes that are given one by one

_BLOCKS = "SELECT id * 2, id, document, section, kind, number, NULL, text FROM blocks WHERE id IN "
_NOTES = (
    "SELECT n.id * 2 + 1, b.id, b.document, b.section, b.kind, b.number, n.label, n.text "
    "FROM footnotes n JOIN blocks b ON b.id = n.block WHERE n.id IN "
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
    document: int  # its row id
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
            for row in connection.execute(f"{query}({holes})", part):
                rows[row[0]] = Row._make(row[1:])
    return rows


def in_order(
    connection: sqlite3.Connection, codes: Sequence[int], limit: int, *, by_date: bool = False
) -> list[int]:
    """Passages in reading order, or by the dates of their documents, the newest first."""
    if not by_date:
        return _as_one_reads(connection, codes, limit)
    found = connection.execute(
        f"{_FOUND} SELECT p.code FROM passages p "
        "JOIN blocks b ON b.id = p.block JOIN documents d ON d.id = b.document "
        "ORDER BY d.issued IS NULL, d.issued DESC, p.block, p.code % 2, p.code LIMIT ?",
        (_json(codes), limit),
    )
    return [code for (code,) in found]


def _as_one_reads(connection: sqlite3.Connection, codes: Sequence[int], limit: int) -> list[int]:
    """Blocks by their row ids, each note after the block that points to it."""
    notes = {code >> 1 for code in codes if code & 1}
    blocks = nsmallest(limit, codes if not notes else [code for code in codes if not code & 1])
    if not notes:
        return blocks
    # Notes of later blocks would not be among the first ones.
    last = blocks[-1] >> 1 if blocks and len(blocks) == limit else -1
    rows = connection.execute(
        "SELECT id, block FROM footnotes" + (" WHERE block <= ?" if last >= 0 else ""),
        (last,) if last >= 0 else (),
    )
    placed = [(block, 1, note << 1 | 1) for note, block in rows if note in notes]
    placed += [(code >> 1, 0, code) for code in blocks]
    return [code for _, _, code in nsmallest(limit, placed)]


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


def conditions(held: Sequence[Values]) -> dict[Node, Bits]:
    """Where each value holds that one can choose: the list is narrowed by what was counted."""
    return {
        _condition(field, value): tuple(getattr(one, field).get(value, 0) for one in held)
        for field in ("kinds", "languages", "bodies", "statuses")
        for value in {value for one in held for value in getattr(one, field)}
    }


def _condition(field: str, value: str) -> Node:
    if field == "kinds":
        return KindIs(SectionKind(value))
    if field == "statuses":
        return StatusIs(Status(value))
    return Language(value) if field == "languages" else Body(value)


def facets(
    values: ValueIndex,
    held: Sequence[Values],
    base: Bits,
    chosen: Mapping[str, Bits],
    token: CancelToken | None = None,
) -> Facets:
    """All facets of the passages: beside each value, how many there are with it alone chosen.

    Args:
        values: what sections and years there are.
        held: what is true of the passages of each segment.
        base: the passages with the words, whatever is chosen.
        chosen: for each facet with a choice (by its name in Filters), where the choice holds.
        token: stops the counting from another thread.
    """

    def check() -> None:
        if token is not None:
            token.check()

    found = Choices(base, chosen)
    section_of = values.sections()
    counted: dict[Bits, Counter[int]] = {}

    def in_sections(facet: str) -> Counter[int]:
        bits = found.without(facet)
        if bits not in counted:
            counted[bits] = count_sections(held, bits, check)
        return counted[bits]

    def counts(values: str, facet: str) -> tuple[tuple[str, int], ...]:
        check()
        own = [getattr(one, values) for one in held]
        return _most_first(count_values(own, found.without(facet)))

    in_documents: Counter[str] = Counter()
    for section, passages in in_sections("documents").items():
        in_documents[section_of[section].document] += passages
    check()
    span = values.span()
    return Facets(
        total=sum(bits.bit_count() for bits in found.without("")),
        documents=_most_first(in_documents),
        section_kinds=counts("kinds", "section_kinds"),
        languages=counts("languages", "languages"),
        years=()
        if span is None
        else tuple(sorted(count_years(held, found.without("span"), span).items())),
        bodies=counts("bodies", "bodies"),
        statuses=counts("statuses", "statuses"),
        sections=tuple(sorted(in_sections("").items())),
    )


class Choices:
    """The passages with the words and what is chosen, but for one facet."""

    def __init__(self, base: Bits, chosen: Mapping[str, Bits]) -> None:
        self._base, self._chosen = base, chosen
        self._kept: dict[str, Bits] = {}

    def without(self, facet: str) -> Bits:
        """With every choice but this facet's."""
        key = facet if facet in self._chosen else ""
        if key not in self._kept:
            bits = list(self._base)
            for name, own in self._chosen.items():
                if name != key:
                    bits = [one & other for one, other in zip(bits, own, strict=True)]
            self._kept[key] = tuple(bits)
        return self._kept[key]


def _most_first(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _json(codes: Sequence[int]) -> str:
    return f"[{','.join(map(str, codes))}]"
