"""Whether a window can open here at all, asked before Qt is: Qt would abort with a core dump.

Each check answers with one line for a person, or None when all is well. May import nothing of
ours and no Qt; ``ctypes`` only inside functions (2 ms, and only Linux needs it).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# The shared libraries that Qt takes from the system, and the Debian packages that hold them.
# .ci/packages has the same table for the shell; a test keeps the two equal.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

_CANNOT_OPEN = re.compile(r"(lib[\w.+-]+\.so[\d.]*): cannot open shared object file")
_ON_A_SCREEN = ("xcb", "wayland")


def display_trouble(
    environment: Mapping[str, str],
    *,
    platform: str = sys.platform,
    reach_x: Callable[[], bool] | None = None,
) -> str | None:
    """Say so when there is no display to open a window on.

    ``reach_x`` tells whether the X server of the process's own DISPLAY answers.
    """
    if not _needs_screen(environment, platform) or _wayland_answers(environment):
        return None
    display = environment.get("DISPLAY")
    if not display:
        return (
            "there is no display to open a window on; start it from a desktop session, or with "
            "xvfb-run, or use a subcommand (nonpaper --help lists them)"
        )
    if not (reach_x or _x_answers)():
        return (
            f"the display {display} does not answer; check DISPLAY and that this user may use it, "
            "or use a subcommand (nonpaper --help lists them)"
        )
    return None


def library_trouble(
    environment: Mapping[str, str],
    *,
    platform: str = sys.platform,
    plugin: Path | None = None,
    load: Callable[[str], object] | None = None,
) -> str | None:
    """Name the packages to install when Qt's window plugin lacks a system library.

    ``plugin`` and ``load`` (raises OSError as ``ctypes.CDLL`` does) are for tests.
    """
    if not _needs_screen(environment, platform):
        return None
    from ctypes import CDLL

    load = load or CDLL
    plugin = plugin or _plugin(environment)
    if plugin is None:
        return None  # not laid out as PySide6's wheels are: leave it to Qt
    try:
        # Qt is about to load the same file: what this costs is saved again there.
        load(str(plugin))
    except OSError as error:
        return _name_packages(str(error), load)
    return None


def trouble_in_import(error: ImportError) -> str | None:
    """Name the package to install when importing Qt failed for a system library, else None."""
    if "PySide6" in str(error.name or "") and isinstance(error, ModuleNotFoundError):
        return "PySide6-Essentials is not installed; run make run, or pip install nonpaper"
    return _name_packages(str(error), None) if _CANNOT_OPEN.search(str(error)) else None


def _needs_screen(environment: Mapping[str, str], platform: str) -> bool:
    if not platform.startswith("linux"):
        return False
    chosen = environment.get("QT_QPA_PLATFORM", "")
    return not chosen or chosen.startswith(_ON_A_SCREEN)


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    if not name or environment.get("QT_QPA_PLATFORM", "").startswith("xcb"):
        return False
    return Path(environment.get("XDG_RUNTIME_DIR", "/"), name).is_socket()


def _x_answers() -> bool:
    """Whether the X server of DISPLAY accepts us; True where only Qt could tell."""
    from ctypes import CDLL, c_char_p, c_int, c_void_p

    try:
        xcb = CDLL("libxcb.so.1")
    except OSError:
        return True  # library_trouble will name it
    xcb.xcb_connect.restype = c_void_p
    xcb.xcb_connect.argtypes = [c_char_p, c_void_p]
    xcb.xcb_connection_has_error.argtypes = [c_void_p]
    xcb.xcb_connection_has_error.restype = c_int
    xcb.xcb_disconnect.argtypes = [c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _plugin(environment: Mapping[str, str]) -> Path | None:
    name = "libqwayland.so" if _wayland_answers(environment) else "libqxcb.so"
    for folder in sys.path:
        file = Path(folder, "PySide6", "Qt", "plugins", "platforms", name)
        if file.is_file():
            return file
    return None


def _name_packages(message: str, load: Callable[[str], object] | None) -> str:
    """One line for a loader's message; with ``load``, all that is missing, not only the first."""
    match = _CANNOT_OPEN.search(message)
    if match is None:
        return f"Qt cannot open a window here: {message}"
    missing = [match[1]]
    if load is not None:
        missing += [name for name in PACKAGES if name not in missing and not _loads(name, load)]
    packages = dict.fromkeys(PACKAGES.get(name, "") for name in missing)
    packages.pop("", None)
    if not packages:
        return f"Qt needs the system library {match[1]}; install the package that has it"
    return (
        f"Qt needs system libraries that are missing ({', '.join(missing)}); "
        f"on Debian or Ubuntu: sudo apt install {' '.join(packages)}"
    )


def _loads(name: str, load: Callable[[str], object]) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True
