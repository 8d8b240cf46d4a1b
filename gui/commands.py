"""Every command of the window in one table: menu, toolbar, shortcuts, help and (later) palette.

Data only, no Qt: gui.actions makes QActions of it. Shortcuts are Qt's portable strings ("Ctrl" is
the Command key on macOS); one in STANDARD form ("StandardKey.Back") follows the platform.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Menu(StrEnum):
    """The menus, in their order."""

    DOCUMENT = "&Document"
    EDIT = "&Edit"
    SEARCH = "&Search"
    GO = "&Go"
    VIEW = "&View"
    HELP = "&Help"


class DocumentAction(StrEnum):
    """What can be done with a document; the values are names of commands."""

    RENAME = "rename-document"
    REVIEW = "review-document"
    IMPORT_AGAIN = "import-again"
    SAVE_ORIGINAL = "save-original"
    OPEN_ORIGINAL = "open-original"
    TIMELINE = "document-on-timeline"
    REMOVE = "remove-document"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the reader can do.

    ``shortcuts``: the first is shown in menus; all work. ``icon``: a glyph name of gui.theme.icons.
    """

    id: str
    text: str
    menu: Menu
    tip: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    separator: bool = False  # a line above it in its menu


COMMANDS: tuple[Command, ...] = (
    Command(
        "import",
        "&Import…",
        Menu.DOCUMENT,
        "Read text, PDF, Word or web files into the library",
        ("Ctrl+O",),
    ),
    Command(
        "import-folder",
        "Import a &folder…",
        Menu.DOCUMENT,
        "Read every document in a folder and the folders below it",
    ),
    Command(
        DocumentAction.RENAME,
        "Re&name…",
        Menu.DOCUMENT,
        "Call this document something else in Contents",
        separator=True,
    ),
    Command(
        DocumentAction.REVIEW,
        "Re&view…",
        Menu.DOCUMENT,
        "Put right what was read of this document",
    ),
    Command(
        DocumentAction.IMPORT_AGAIN,
        "Import &again",
        Menu.DOCUMENT,
        "Read this document anew from its original; bookmarks and corrections stay",
    ),
    Command(
        DocumentAction.SAVE_ORIGINAL,
        "&Save original as…",
        Menu.DOCUMENT,
        "Save the file that this document was made from",
    ),
    Command(
        DocumentAction.OPEN_ORIGINAL,
        "&Open original…",
        Menu.DOCUMENT,
        "Open a copy of the original in another program",
    ),
    Command(
        DocumentAction.TIMELINE,
        "On the time&line too, or off it",
        Menu.DOCUMENT,
        "Put this document’s events on the timeline beside those that are there",
    ),
    Command(
        DocumentAction.REMOVE,
        "&Remove from the library…",
        Menu.DOCUMENT,
        "Take this document out of the library; Undo brings it back",
    ),
    Command(
        "export-timeline",
        "&Export timeline…",
        Menu.DOCUMENT,
        "Save the events as a table, a calendar, data, text or a picture",
        ("Ctrl+Shift+T",),
        separator=True,
    ),
    Command(
        "print-timeline",
        "&Print timeline…",
        Menu.DOCUMENT,
        "See the chart as it will be on paper, and print it",
    ),
    Command("quit", "&Quit", Menu.DOCUMENT, "Close Nonpaper", ("Ctrl+Q",), separator=True),
    Command(
        "undo",
        "&Undo",
        Menu.EDIT,
        "Undo the last change to a bookmark, an event or a document",
        ("Ctrl+Z",),
    ),
    Command("redo", "&Redo", Menu.EDIT, "Do it again", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command(
        "copy", "&Copy", Menu.EDIT, "Copy the selected words without note letters", separator=True
    ),
    Command(
        "bookmark",
        "&Bookmark",
        Menu.EDIT,
        "Bookmark the selection, or the paragraph at the caret",
        ("Ctrl+D",),
        icon="star",
    ),
    Command(
        "bookmark-section",
        "Bookmark the &section",
        Menu.EDIT,
        "Bookmark the whole section one is reading",
        ("Ctrl+Shift+D",),
    ),
    Command(
        "event",
        "Make or edit an &event…",
        Menu.EDIT,
        "Make an event of the selected words, or edit the selected event",
        ("Ctrl+E",),
        separator=True,
    ),
    Command(
        "hide-event",
        "&Hide the event",
        Menu.EDIT,
        "Leave the selected event out; undo brings it back",
    ),
    Command(
        "link-event",
        "&Link the event…",
        Menu.EDIT,
        "Say where the selected event was planned, or its outcome is reported",
    ),
    Command(
        "hidden-events",
        "Hidden e&vents…",
        Menu.EDIT,
        "List the hidden events of this document, to show them again",
    ),
    Command("find", "&Find", Menu.SEARCH, "Search this document", ("Ctrl+F",)),
    Command(
        "find-everywhere",
        "Find in &all documents",
        Menu.SEARCH,
        "Search every document of the library",
        ("Ctrl+Shift+F",),
    ),
    Command("next-hit", "&Next hit", Menu.SEARCH, "Go to the next passage found", ("F3",)),
    Command(
        "previous-hit",
        "&Previous hit",
        Menu.SEARCH,
        "Go to the passage found before",
        ("Shift+F3",),
    ),
    Command(
        "why-result",
        "&Why this result?",
        Menu.SEARCH,
        "Say what puts the current result where it stands",
        ("Ctrl+I",),
    ),
    Command(
        "search-within",
        "Search &these results",
        Menu.SEARCH,
        "Look for more in what was found; Esc in the empty box goes back",
        ("Ctrl+Shift+R",),
        separator=True,
    ),
    Command(
        "exact-words",
        "&Exact words only",
        Menu.SEARCH,
        "Look for words as they are typed, without their other forms",
        ("Ctrl+Shift+X",),
        checkable=True,
    ),
    Command(
        "other-names",
        "Ot&her names, too",
        Menu.SEARCH,
        "Look for acronyms, names of bodies and spellings of symbols beside what is typed",
        ("Ctrl+Shift+N",),
        checkable=True,
    ),
    Command(
        "group-results",
        "&Group by document",
        Menu.SEARCH,
        "Put the results of one document together",
        ("Ctrl+Shift+G",),
        checkable=True,
        separator=True,
    ),
    Command(
        "sort-relevance",
        "By re&levance",
        Menu.SEARCH,
        "The passages that fit best first",
        ("Ctrl+1",),
        checkable=True,
    ),
    Command(
        "sort-document",
        "&In document order",
        Menu.SEARCH,
        "As one reads; in one document its headings first",
        ("Ctrl+2",),
        checkable=True,
    ),
    Command(
        "sort-date",
        "By &date",
        Menu.SEARCH,
        "The newest documents first, those without a date last",
        ("Ctrl+3",),
        checkable=True,
    ),
    Command(
        "copy-results",
        "&Copy results with citation",
        Menu.SEARCH,
        "Copy the chosen results, each with a line that says where it stands",
        ("Ctrl+Shift+C",),
        separator=True,
    ),
    Command(
        "export-results",
        "E&xport results…",
        Menu.SEARCH,
        "Save the chosen results, or all, as a table, as data or as text with citations",
        ("Ctrl+Shift+E",),
    ),
    Command(
        "save-search",
        "&Save this search…",
        Menu.SEARCH,
        "Keep what stands in the search box, under a name",
        ("Ctrl+Shift+S",),
        separator=True,
    ),
    Command(
        "filter-results",
        "Filter the res&ults",
        Menu.SEARCH,
        "Narrow what was found by part, language, year, body or status",
        ("Ctrl+Shift+L",),
    ),
    Command(
        "forget-searches",
        "Forget &recent searches",
        Menu.SEARCH,
        "Forget what was looked for lately; saved searches are kept",
    ),
    Command(
        "back",
        "&Back",
        Menu.GO,
        "Go back to where you were",
        ("Alt+Left",),
        icon="caret-left",
    ),
    Command(
        "forward",
        "&Forward",
        Menu.GO,
        "Go forward again",
        ("Alt+Right",),
        icon="caret-right",
    ),
    Command(
        "filter-contents",
        "Filter &contents",
        Menu.GO,
        "Find a section by its title",
        ("Ctrl+L",),
        separator=True,
    ),
    Command("next-pane", "Next &pane", Menu.GO, "Move the keyboard to the next pane", ("F6",)),
    Command(
        "previous-pane",
        "P&revious pane",
        Menu.GO,
        "Move the keyboard to the pane before",
        ("Shift+F6",),
    ),
    Command("timeline", "Go to the &timeline", Menu.GO, "Keyboard to the timeline", ("Ctrl+T",)),
    Command("zoom-in", "Text &larger", Menu.VIEW, "Larger text", ("Ctrl++", "Ctrl+=")),
    Command("zoom-out", "Text &smaller", Menu.VIEW, "Smaller text", ("Ctrl+-",)),
    Command("zoom-reset", "Text as it &was", Menu.VIEW, "Text at 100 %", ("Ctrl+0",)),
    Command(
        "theme-system",
        "Colours of the s&ystem",
        Menu.VIEW,
        "Light or dark, as the system is",
        checkable=True,
        separator=True,
    ),
    Command("theme-light", "L&ight", Menu.VIEW, "Light colours", checkable=True),
    Command("theme-dark", "&Dark", Menu.VIEW, "Dark colours", checkable=True),
    Command("menu", "&Menu", Menu.HELP, "Open the menu", ("F10",)),
    Command("help", "&Help", Menu.HELP, "How to use Nonpaper", ("F1",)),
    Command("about", "&About Nonpaper", Menu.HELP, "Version, folder of the library, licence"),
)

BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}
