"""The rules of the architecture, read from the source itself: who may import whom, and how big.

Each rule is a function that yields offences; ``test_the_checker_sees`` feeds every one of them a
bad sample, so that a rule that has gone blind fails too.
"""

from __future__ import annotations

import ast
import statistics
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.imports import Module, read_module, read_modules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
TOP_LEVEL = {
    *("gui", "db", "resources", "tests", "pyproject.toml", "README.md"),  # the user's
    *("Makefile", "LICENSE", "CHANGELOG.md", ".gitignore", ".ci"),  # the tools'
}

QT = ("PySide6", "shiboken6", "qtawesome", "qtpy")
NETWORK = (
    *("socket", "ssl", "http", "urllib.request", "urllib3", "ftplib", "smtplib", "poplib"),
    *("imaplib", "xmlrpc", "socketserver", "asyncio", "requests", "httpx", "aiohttp"),
    *("PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets"),
    *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets"),
)
# Slow to import (20 to 80 ms each): never at module level where the first paint waits for it.
# The migrations pull sqlite_utils in, so they count too, and may themselves import it.
MIGRATIONS = ("db.store.migrations_library", "db.store.migrations_notebook")
HEAVY = (
    *("sqlite_utils", "click", "platformdirs", "qtawesome", "numpy", "dateutil", "argparse"),
    *("db.cli", *MIGRATIONS),
)
VIEWS = ("gui.reader", "gui.timeline", "gui.panels", "gui.widgets", "gui.dialogs", "gui.window")
LAYERS = ("db.formats", "db.structure", "db.chronology", "db.store")
MEETING_PLACES = ("db.ingest", "db.cli")  # where the layers may meet
NO_QT_IN_GUI = (
    *("gui.timeline.scale", "gui.timeline.ticks", "gui.timeline.layout", "gui.timeline.marks"),
    *("gui.timeline.phrases", "gui.timeline.packing", "gui.timeline.navigation"),
    *("gui.timeline.crowd", "gui.timeline.coverage", "gui.timeline.folding"),
    *("gui.timeline.wording", "gui.controllers.history"),
    *("gui.session", "gui.settings", "gui.state_file", "gui.launch", "gui.display"),
    *("gui.commands", "gui.crash", "gui.theme.tokens"),
)
# Module → what of ours it may import, and nothing else.
FOUNDATIONS = {
    "db.model": (),
    "db.event_fields": (),
    "db.errors": (),
    "db.cancel": ("db.errors",),
    "db.corrections": ("db.model",),
    "gui.display": (),
    "gui.commands": (),
    "gui.theme.tokens": (),
}


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


# ------------------------------------------------------------------ rules


def db_is_a_library_without_a_window(module: Module) -> Iterator[str]:
    if within(module.name, "db"):
        yield from _forbid(module, "gui", "resources.gui", *QT)


def pure_parts_of_the_window_import_no_qt(module: Module) -> Iterator[str]:
    if within(module.name, *NO_QT_IN_GUI):
        yield from _forbid(module, *QT)


def layers_never_import_each_other(module: Module) -> Iterator[str]:
    for layer in LAYERS:
        if within(module.name, layer):
            others = [other for other in LAYERS if other != layer]
            yield from _forbid(module, *others, "db.ingest", "db.export", "db.cli")


def layers_meet_in_ingest_only(module: Module) -> Iterator[str]:
    if within(module.name, "db") and not within(module.name, *MEETING_PLACES, *LAYERS):
        met = {
            layer for layer in LAYERS for found in module.imports if within(found.name, layer)
        } - {"db.store"}
        if met:
            yield f"{module.path}: imports {', '.join(sorted(met))}; only db.ingest may"


def foundations_stand_alone(module: Module) -> Iterator[str]:
    allowed = FOUNDATIONS.get(module.name)
    if allowed is not None:
        for found in module.imports:
            ours = within(found.name, "db", "gui", "resources") and found.name != "db"
            if ours and not within(found.name, *allowed):
                yield f"{module.path}:{found.line}: imports {found.name}"


def models_and_views_ask_ports_not_services(module: Module) -> Iterator[str]:
    if within(module.name, "gui.models", *VIEWS):
        yield from _forbid(module, "gui.services", "db.store", "db.ingest")


def services_never_know_views(module: Module) -> Iterator[str]:
    if within(module.name, "gui.services"):
        yield from _forbid(module, *VIEWS)


def only_services_touch_the_store(module: Module) -> Iterator[str]:
    if within(module.name, "gui") and not within(module.name, "gui.services", "gui.app"):
        yield from _forbid(module, "db.store", "db.ingest")


def nothing_knows_the_network(module: Module) -> Iterator[str]:
    yield from _forbid(module, *NETWORK)


def the_way_to_the_first_paint_is_light(module: Module) -> Iterator[str]:
    if not within(module.name, "db.cli", *MIGRATIONS):
        for found in module.imports:
            if not found.lazy and within(found.name, *HEAVY):
                yield f"{module.path}:{found.line}: imports {found.name} at module level"


def connections_are_made_in_one_place(module: Module) -> Iterator[str]:
    # db.store.schema makes the empty file that a backup is copied into, and closes it at once.
    if not within(module.name, "db.store.connection", "db.store.schema"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "sqlite3.connect":
                yield f"{module.path}:{node.lineno}: sqlite3.connect outside db.store.connection"


def nobody_sleeps(module: Module) -> Iterator[str]:
    """No processEvents, sleeping or qtbot.wait, in the tests neither."""
    forbidden = {"processEvents", "sleep", "msleep", "usleep", "qWait", "qSleep"}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            spelled = ast.unparse(node)
            if node.attr in forbidden or spelled == "qtbot.wait":
                yield f"{module.path}:{node.lineno}: {spelled}"
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if alias.name in forbidden:
                    yield f"{module.path}:{node.lineno}: {alias.name}"


def nothing_is_global(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Global):
            yield f"{module.path}:{node.lineno}: global {', '.join(node.names)}"


def nothing_is_left_for_later(module: Module) -> Iterator[str]:
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X:", "NotImplemented" + "Error")
    for number, line in enumerate(module.source.splitlines(), 1):
        if any(mark in line for mark in marks):
            yield f"{module.path}:{number}: {line.strip()}"


def modules_say_why_they_exist(module: Module) -> Iterator[str]:
    if module.source.strip() and not ast.get_docstring(module.tree):
        yield f"{module.path}: no docstring"


def files_are_short(module: Module) -> Iterator[str]:
    lines = module.source.count("\n")
    if lines > 500:
        yield f"{module.path}: {lines} lines, more than 500"


def windows_and_functions_fit(module: Module) -> Iterator[str]:
    """A window class has at most 300 lines; a function, unless it lists tables, a screen (60)."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if isinstance(node, ast.ClassDef):
                bases = {ast.unparse(base).rpartition(".")[2] for base in node.bases}
                limit = 300 if bases & {"QMainWindow", "QDialog"} else 500
            else:
                limit = 120 if within(module.name, *MIGRATIONS) else 60
            if lines > limit:
                yield f"{module.path}:{node.lineno}: {node.name} has {lines} lines, over {limit}"


def _forbid(module: Module, *packages: str) -> Iterator[str]:
    for found in module.imports:
        if within(found.name, *packages):
            yield f"{module.path}:{found.line}: imports {found.name}"


OF_THE_PROGRAM = (
    db_is_a_library_without_a_window,
    pure_parts_of_the_window_import_no_qt,
    layers_never_import_each_other,
    layers_meet_in_ingest_only,
    foundations_stand_alone,
    models_and_views_ask_ports_not_services,
    services_never_know_views,
    only_services_touch_the_store,
    nothing_knows_the_network,
    the_way_to_the_first_paint_is_light,
    connections_are_made_in_one_place,
    nothing_is_global,
    modules_say_why_they_exist,
    windows_and_functions_fit,
)
OF_EVERYTHING = (nobody_sleeps, nothing_is_left_for_later, files_are_short)

# ------------------------------------------------------------------ tests


@pytest.mark.parametrize("rule", OF_THE_PROGRAM, ids=lambda rule: rule.__name__)
def test_the_program_keeps(rule: Callable[[Module], Iterator[str]]) -> None:
    modules = read_modules(ROOT, "db", "gui", "resources")
    assert len(modules) > 20
    assert [offence for module in modules for offence in rule(module)] == []


@pytest.mark.parametrize("rule", OF_EVERYTHING, ids=lambda rule: rule.__name__)
def test_program_and_tests_keep(rule: Callable[[Module], Iterator[str]]) -> None:
    modules = read_modules(ROOT, "db", "gui", "resources", "tests")
    assert [offence for module in modules for offence in rule(module)] == []


def test_files_are_about_120_lines_long() -> None:
    lengths = [module.source.count("\n") for module in read_modules(ROOT, "db", "gui")]
    assert statistics.median(length for length in lengths if length > 3) <= 180


def test_nothing_new_at_the_top() -> None:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("needs git and a checkout")
    assert {name.split("/")[0] for name in listed.stdout.split("\0") if name} <= TOP_LEVEL


BAD_SAMPLES = [
    (db_is_a_library_without_a_window, "db.store.x", "def f():\n from PySide6 import QtCore"),
    (db_is_a_library_without_a_window, "db.x", "import gui.app"),
    (pure_parts_of_the_window_import_no_qt, "gui.timeline.scale", "import PySide6.QtGui"),
    (layers_never_import_each_other, "db.store.x", "from db import structure"),
    (layers_never_import_each_other, "db.formats.x", "from ..chronology import tagger"),
    (
        layers_never_import_each_other,
        "db.structure.x",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from db.store.rows import Row",
    ),
    (layers_meet_in_ingest_only, "db.export.x", "import db.chronology.tagger"),
    (foundations_stand_alone, "db.model", "from db.edtf import parse"),
    (foundations_stand_alone, "db.cancel", "from db import model"),
    (models_and_views_ask_ports_not_services, "gui.models.x", "from gui.services import search"),
    (models_and_views_ask_ports_not_services, "gui.panels.x", "import db.store.library"),
    (services_never_know_views, "gui.services.x", "from gui.panels.results import Results"),
    (only_services_touch_the_store, "gui.controllers.x", "def f():\n import db.store.library"),
    (nothing_knows_the_network, "gui.x", "from urllib import request"),
    (nothing_knows_the_network, "gui.x", "from PySide6.QtNetwork import QTcpSocket"),
    (nothing_knows_the_network, "db.x", "import importlib\nimportlib.import_module('socket')"),
    (the_way_to_the_first_paint_is_light, "db.store.schema", "from sqlite_utils import Database"),
    (the_way_to_the_first_paint_is_light, "gui.x", "class A:\n import click"),
    (connections_are_made_in_one_place, "db.store.x", "import sqlite3\nsqlite3.connect('x')"),
    (nobody_sleeps, "gui.x", "def f(app):\n app.processEvents()"),
    (nobody_sleeps, "tests.x", "import time\ntime.sleep(1)"),
    (nobody_sleeps, "tests.x", "from time import sleep"),
    (nobody_sleeps, "tests.x", "def test(qtbot):\n qtbot.wait(100)"),
    (nothing_is_global, "gui.x", "def f():\n global a\n a = 1"),
    (nothing_is_left_for_later, "gui.x", "# TO" + "DO: write it"),
    (modules_say_why_they_exist, "gui.x", "a = 1"),
    (files_are_short, "gui.x", "a = 1\n" * 501),
    (windows_and_functions_fit, "gui.x", "class W(QMainWindow):\n" + " a = 1\n" * 301),
    (windows_and_functions_fit, "gui.x", "def f():\n" + " a = 1\n" * 61),
]


@pytest.mark.parametrize(("rule", "name", "source"), BAD_SAMPLES)
def test_the_checker_sees(rule: Callable[[Module], Iterator[str]], name: str, source: str) -> None:
    assert list(rule(Module(name, name.replace(".", "/") + ".py", source)))


def test_every_rule_has_a_bad_sample() -> None:
    assert {rule for rule, _, _ in BAD_SAMPLES} == {*OF_THE_PROGRAM, *OF_EVERYTHING}


def test_what_is_allowed_passes() -> None:
    lazily = "def f():\n    from sqlite_utils import Database\n    return Database"
    assert not list(the_way_to_the_first_paint_is_light(Module("db.store.x", "x.py", lazily)))
    services = Module("gui.services.search", "gui/services/search.py", "import db.store.library")
    assert not list(only_services_touch_the_store(services))
    mine = read_module(ROOT, Path(__file__).resolve())
    assert mine.name == "tests.test_architecture"
