"""Builds parsed documents from bare paragraphs, without any file."""

from __future__ import annotations

from db.model import Block, BlockKind, DocumentKind, Facts, ParsedDocument, Section, SectionKind


def document_of(
    *texts: str | tuple[BlockKind, str],
    issued: str | None = "2014-09-29",
    issuer: str | None = "Belarus",
    language: str = "en",
) -> ParsedDocument:
    """One section with a block for each text; a bare string is a paragraph."""
    pairs = [(BlockKind.PARAGRAPH, text) if isinstance(text, str) else text for text in texts]
    return ParsedDocument(
        facts=Facts(
            "A letter", DocumentKind.LETTER, issuer=issuer, issued=issued, language=language
        ),
        sections=(Section(1, None, 0, 1, SectionKind.LETTER, None, "A letter"),),
        blocks=tuple(
            Block(number, 1, number - 1, kind, text) for number, (kind, text) in enumerate(pairs, 1)
        ),
        footnotes=(),
    )
