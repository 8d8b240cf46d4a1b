"""Reads what a module imports, anywhere in it, and what it calls. For test_architecture.py."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Import:
    """One imported name; of ``from a import b`` both ``a`` and ``a.b`` (b may be a module)."""

    name: str
    line: int
    lazy: bool  # inside a function or under TYPE_CHECKING: not run when the module is imported


@dataclass(frozen=True)
class Module:
    """A parsed source file and its dotted name."""

    name: str
    path: str  # as a person would look it up
    source: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.source, self.path)

    @property
    def imports(self) -> list[Import]:
        return list(_imports(self.tree, self._package(), lazy=False))

    def _package(self) -> str:
        return self.name if self.path.endswith("__init__.py") else self.name.rpartition(".")[0]


def read_modules(root: Path, *folders: str) -> list[Module]:
    """Every module under some folders of the checkout."""
    return [read_module(root, path) for folder in folders for path in (root / folder).rglob("*.py")]


def read_module(root: Path, path: Path) -> Module:
    relative = path.relative_to(root)
    parts = relative.with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, str(relative), path.read_text(encoding="utf-8"))


def _imports(node: ast.AST, package: str, *, lazy: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, child.lineno, lazy)
        elif isinstance(child, ast.ImportFrom):
            base = _resolve(child, package)
            yield Import(base, child.lineno, lazy)
            for alias in child.names:
                yield Import(f"{base}.{alias.name}", child.lineno, lazy)
        elif isinstance(child, ast.Call):
            name = _imported_by_call(child)
            if name:
                yield Import(name, child.lineno, lazy)
            yield from _imports(child, package, lazy=lazy)
        else:
            deferred = isinstance(
                child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
            ) or _is_type_checking(child)
            yield from _imports(child, package, lazy=lazy or deferred)


def _resolve(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parts = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*parts, node.module] if node.module else parts)


def _imported_by_call(call: ast.Call) -> str | None:
    """The module of ``import_module("a.b")`` and ``__import__("a.b")``."""
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name in ("import_module", "__import__") and call.args:
        argument = call.args[0]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            return argument.value
    return None


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
