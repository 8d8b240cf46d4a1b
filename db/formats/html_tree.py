"""Questions about the elements of a web page: what is shown, what is a list, what is a table.

May import its sister modules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from db.formats.counting import on_the_web
from db.formats.docx_styles import house_level
from db.formats.pieces import TITLE_LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]  # its only name

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
    *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
    *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre"),
    *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    *HEADINGS,
}
_NEVER_SHOWN = {
    *("script", "style", "template", "noscript", "head", "title", "meta", "link", "base"),
    *("iframe", "object", "embed", "applet", "audio", "video", "canvas", "svg", "map", "datalist"),
    *("button", "input", "select", "textarea", "option", "progress", "meter", "noframes"),
    *("rp", "rt", "del"),  # the readings of Chinese letters; what an editor struck out
}
_NAVIGATION_ROLES = {"navigation", "banner", "contentinfo", "search", "doc-toc", "menu"}
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_STYLE_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|normal|lighter|\d{3})", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*([a-z-]+)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super\b", re.IGNORECASE)
_PAGE_BEFORE = re.compile(
    r"(?:^|[;\s])(?:page-)?break-before\s*:\s*(?:always|page|left|right|recto|verso)\b"
    r"|mso-break-type\s*:\s*page-break",
    re.IGNORECASE,
)
_PAGE_AFTER = re.compile(
    r"(?:^|[;\s])(?:page-)?break-after\s*:\s*(?:always|page|left|right|recto|verso)\b",
    re.IGNORECASE,
)
_PAGE_CLASS = re.compile(r"\bpage-?_?break\b", re.IGNORECASE)
_PAGE_TYPES = ("epub:type", "{http://www.idpf.org/2007/ops}type")
_LIST_TAGS = {"ol", "ul", "menu", "dir"}
_LONGEST_CELL = 3000  # characters; beyond it a table only places parts of a page
_LARGEST_NUMBER = 10**6
_SITE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|breadcrumbs?|cookies?|skip-?(?:link|nav|to-content)|sidebar"
    r"|site-?(?:header|footer)|share-?(?:links|buttons|bar)|social-?(?:links|media|share))(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST_SITE_PART = 3000  # characters; what is longer is text, whatever it is called
_FEWEST_LINKS = 2
_MOST_LETTERHEAD_ROWS = 5
_PLACED = {"p", "div", "li", "blockquote", "hr", "br", "center"}
_FEWEST_PLACED = 8  # paragraphs and line breaks in a cell that is a column of a page


def name(element: Element) -> str:
    """The element's tag in lower case, "" for what is no element."""
    tag = cast("object", element.tag)  # a function for a comment, whatever the stubs say
    return tag.lower() if isinstance(tag, str) else ""


def is_shown(element: Element) -> bool:
    """Whether a reader sees an element at all."""
    if name(element) in _NEVER_SHOWN or element.get("hidden") is not None:
        return False
    return not _HIDING.search(element.get("style") or "")


def is_navigation(element: Element) -> bool:
    """Whether an element belongs to the site and not to the document."""
    tag = name(element)
    if tag == "nav" or (element.get("role") or "").lower() in _NAVIGATION_ROLES:
        return True
    if tag in {"html", "body", "main", "article"}:
        return False
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _SITE_CLASS.search(called):
        return _length(element) <= _LONGEST_SITE_PART
    return tag in {"aside", "td"} and _is_of_links(element)


def around_the_text(root: Element) -> set[Element]:
    """What stands around the element that a page names its own text, where there is one."""
    found = [one for one in root.iter("main", "article") if is_shown(one)]
    found += [one for one in root.iter() if (one.get("role") or "").lower() == "main"]
    outer = {one for one in found if not any(up in found for up in one.iterancestors())}
    if len(outer) != 1 or _length(text := outer.pop()) * 2 < _length(root):
        return set()
    path = {text, *text.iterancestors()}
    return {child for one in path if one is not text for child in one if child not in path}


def _is_of_links(element: Element) -> bool:
    """Whether an element holds links, and hardly anything that is none."""
    links = [one for one in element.iter("a") if not (one.get("href") or "#").startswith("#")]
    linked = sum(len(str(text).strip()) for one in links for text in one.itertext())
    words = sum(len(str(text).strip()) for text in element.itertext())
    return len(links) >= _FEWEST_LINKS and linked * 10 >= words * 9


def is_page_break(element: Element) -> bool:
    """Whether an element is nothing but the mark of a new page."""
    if (element.get("role") or "").lower() == "doc-pagebreak":
        return True
    if any("pagebreak" in (element.get(one) or "").split() for one in _PAGE_TYPES):
        return True
    return name(element) in {"hr", "br"} and (
        bool(_PAGE_CLASS.search(element.get("class") or ""))
        or begins_page(element)
        or ends_page(element)
    )


def begins_page(element: Element) -> bool:
    """Whether an element is printed at the top of a new page."""
    return bool(_PAGE_BEFORE.search(element.get("style") or ""))


def ends_page(element: Element) -> bool:
    """Whether what follows an element is printed on a new page."""
    return bool(_PAGE_AFTER.search(element.get("style") or ""))


def heading_level(element: Element) -> int | None:
    """The level of a heading, or None for any other element."""
    if (element.get("role") or "").lower() == "heading":
        level = element.get("aria-level") or "2"
        return int(level) if level in set("123456789") else 2
    tag = name(element)
    if tag in {"p", "div"}:  # a page that Word made keeps the names of its styles
        called = element.get("class") or ""
        return TITLE_LEVEL if called == "MsoTitle" else house_level(called)
    return HEADINGS.get(tag)


def set_bold(element: Element) -> bool | None:
    """Whether an element's own tag or style makes its letters bold; None where it says nothing."""
    said = _WEIGHT.search(element.get("style") or "")
    if said:
        weight = said.group(1).lower()
        return int(weight) >= 600 if weight.isdigit() else weight.startswith("bold")
    return True if name(element) in {"b", "strong", "th", *HEADINGS} else None


def set_italic(element: Element) -> bool | None:
    """Whether an element's own tag or style slants its letters; None where it says nothing."""
    said = _SLANT.search(element.get("style") or "")
    if said:
        return said.group(1).lower() != "normal"
    # What a typewriter underlines is what a printer sets in italics.
    return True if name(element) in {"i", "em", "cite", "dfn", "var", "u"} else None


def set_centred(element: Element) -> bool | None:
    """Whether an element's own tag or style centres it; None where it says nothing."""
    said = _ALIGN.search(element.get("style") or "")
    align = said.group(1).lower() if said else (element.get("align") or "").lower()
    if align:
        return align == "center"
    return True if name(element) in {"center", "caption"} else None


def is_raised(element: Element) -> bool:
    """Whether an element raises its letters."""
    return name(element) == "sup" or bool(_RAISED.search(element.get("style") or ""))


# ------------------------------------------------------------------ lists


def is_list(element: Element) -> bool:
    """Whether an element is a list of items."""
    return name(element) in _LIST_TAGS


def markers(element: Element) -> dict[Element, str | None]:
    """The marker that a browser puts before each item of a list; None where it puts none."""
    items = [child for child in element if name(child) == "li" and is_shown(child)]
    style = _list_style(element)
    if name(element) != "ol":
        return {item: _written(0, _list_style(item) or style or "disc") for item in items}
    descending = element.get("reversed") is not None
    step = -1 if descending else 1
    number = _number(element.get("start"), len(items) if descending else 1)
    found: dict[Element, str | None] = {}
    for item in items:
        number = _number(item.get("value"), number)
        own = _list_style(item) or style or "decimal"
        found[item] = _written(number, own)
        number += step
    return found


def _list_style(element: Element) -> str | None:
    said = _STYLE_TYPE.search(element.get("style") or "")
    if said:
        return said.group(1).split()[0].strip("'\"").lower()
    return element.get("type")  # "a" and "A" differ


def _written(number: int, style: str) -> str | None:
    if style == "none":
        return None
    if style.lower() in {"disc", "circle", "square", "disclosure-open", "disclosure-closed"}:
        return {"circle": "◦", "square": "▪"}.get(style.lower(), "•")
    return f"{on_the_web(number, style)}."


def _number(text: str | None, other: int) -> int:
    if text is None or not re.fullmatch(r"\s*[+-]?\d{1,9}\s*", text):
        return other
    return max(-_LARGEST_NUMBER, min(_LARGEST_NUMBER, int(text)))


# ------------------------------------------------------------------ tables


def rows(table: Element) -> list[list[Element]]:
    """The cells of each row of a table; those of tables inside it are not among them."""
    found: list[list[Element]] = []
    for child in table:
        if name(child) in {"thead", "tbody", "tfoot"}:
            found += [_cells(row) for row in child if name(row) == "tr" and is_shown(row)]
        elif name(child) == "tr" and is_shown(child):
            found.append(_cells(child))
    return found


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if name(cell) in {"td", "th"} and is_shown(cell)]


def is_data(table: Element, table_rows: list[list[Element]]) -> bool:
    """Whether a table holds data, and does not only place parts of a page beside each other."""
    if (table.get("role") or "").lower() in {"presentation", "none"}:
        return False
    if max((len(row) for row in table_rows), default=0) < 2:
        return False
    if any(one is not table for one in table.iter("table", *HEADINGS)):
        return False
    cells = [cell for row in table_rows for cell in row]
    if len(table_rows) == 1 and any(_places(cell) for cell in cells):
        return False
    return all(_length(cell) <= _LONGEST_CELL for cell in cells)


def is_letterhead(table: Element, table_rows: list[list[Element]]) -> bool:
    """Whether a table at the beginning of a page can be one that places a letterhead's lines."""
    ruled = (table.get("border") or "0").strip() != "0"
    headed = next(table.iter("th", "caption"), None) is not None
    small = _length(table) * 2 < _length(table.getroottree().getroot())
    return small and len(table_rows) <= _MOST_LETTERHEAD_ROWS and not ruled and not headed


def _places(cell: Element) -> bool:
    """Whether a cell is a column of a page: paragraph stands below paragraph in it."""
    return sum(name(one) in _PLACED for one in cell.iter()) >= _FEWEST_PLACED


def _length(element: Element) -> int:
    return sum(len(text) for text in _texts(element))


def _texts(element: Element) -> Iterator[str]:
    return (str(text) for text in element.itertext())
