"""The installed ``nonpaper`` command: a subcommand, or the window.

Everything here runs before the first paint, so nothing heavy is imported at module level: no Qt,
no click, no argparse. May import gui.display at once; db.cli and gui.app only when chosen.
"""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from gui.display import display_trouble, library_trouble, trouble_in_import

# Named here as well as in db.cli, because to ask click costs 30 ms; a test keeps the two equal.
SUBCOMMANDS = (
    "import",
    "documents",
    "sections",
    "blocks",
    "footnotes",
    "events",
    "search",
    "bookmarks",
    "export",
    "check",
)

DONE, FAILED, WRONG_USE = 0, 1, 2
# Seconds after which a searching thread lets the window go on. Painting a list asks Python dozens
# of times, and may wait each time: with the usual 0.005 the window stood still for 75 ms at worst,
# with this for 24 (``python -m tests.bench results``, a million passages, a busy machine).
SWITCH = 0.0005

HELP = f"""\
Usage: nonpaper [--library FOLDER] [FILE or FOLDER…]
       nonpaper SUBCOMMAND …

Open the reader; each FILE, and the documents in each FOLDER, are read into the library.
Nothing leaves this computer.

Options:
  --library FOLDER  the folder that holds the library (default: the user's own)
  --version         print the version
  -h, --help        print this help

Subcommands, which work without a window (nonpaper SUBCOMMAND --help tells more):
  {" ".join(SUBCOMMANDS)}
"""


class WrongUse(Exception):
    """The command line makes no sense; its text says why."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a command line that opens the window, or only prints, asks for."""

    library: Path | None = None
    files: tuple[Path, ...] = ()
    show_help: bool = False
    show_version: bool = False


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code: 0 done, 1 some part failed, 2 wrong use."""
    arguments = sys.argv[1:] if argv is None else argv
    if first_word(arguments) in SUBCOMMANDS:
        return _run_subcommand(arguments)
    try:
        request = read_arguments(arguments)
    except WrongUse as error:
        return _say(f"{error}; nonpaper --help tells how it is used", WRONG_USE)
    if request.show_help:
        sys.stdout.write(HELP)
        return DONE
    if request.show_version:
        from importlib.metadata import version  # 15 ms, wanted only here

        sys.stdout.write(f"nonpaper {version('nonpaper')}\n")
        return DONE
    return _open_window(request)


def first_word(arguments: list[str]) -> str | None:
    """Return the first argument that is neither an option nor an option's value."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            return None  # what follows are files, whatever they are called
        if argument == "--library":
            next(rest, None)
        elif not argument.startswith("-"):
            return argument
    return None


def read_arguments(arguments: list[str]) -> Request:
    """Read the command line of the window; raises WrongUse."""
    library: Path | None = None
    files: list[Path] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            files.extend(Path(name) for name in rest)
        elif argument in ("-h", "--help"):
            return Request(show_help=True)
        elif argument == "--version":
            return Request(show_version=True)
        elif argument == "--library" or argument.startswith("--library="):
            name = argument[10:] if "=" in argument else next(rest, "")
            if not name:
                raise WrongUse("--library needs the name of a folder")
            library = Path(name)
        elif argument.startswith("-") and argument != "-":
            raise WrongUse(f"there is no option {argument}")
        else:
            files.append(Path(argument))
    if library is not None and library.exists() and not library.is_dir():
        raise WrongUse(f"--library names a file, not a folder: {library}")
    for file in files:
        if not file.exists():
            raise WrongUse(f"there is no file and no subcommand named {file}")
    return Request(library, tuple(files))


def _run_subcommand(arguments: list[str]) -> int:
    from db.cli import main as cli_main

    try:
        cli_main(args=arguments, prog_name="nonpaper")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else DONE
    return DONE


def _open_window(request: Request) -> int:
    # Qt aborts with a core dump where it finds no display or no plugin: look before it does.
    trouble = display_trouble(os.environ) or library_trouble(os.environ)
    if trouble:
        return _say(trouble, WRONG_USE)
    from db.errors import KnownError

    # Start-up makes many objects and next to no garbage: looking for it takes 8 % of the time to
    # the first paint. gui.app lets it begin after that.
    gc.disable()
    sys.setswitchinterval(SWITCH)
    try:
        from gui.app import run

        return run(request.library, list(request.files))
    except ImportError as error:
        named = trouble_in_import(error)
        if named is None:
            raise
        return _say(named, WRONG_USE)
    except KnownError as error:
        return _say(str(error), FAILED)


def _say(line: str, code: int) -> int:
    sys.stderr.write(f"nonpaper: {line}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
