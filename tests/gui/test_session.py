"""The window comes back as it was left; a damaged file is never worse than no file."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui import session, settings
from gui.session import SavedPlace, Session
from gui.settings import Settings, Theme

text = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
places = st.builds(
    SavedPlace,
    text.filter(bool),
    text.filter(bool),
    st.integers(0, 2**31 - 1),
    st.integers(0, 2**31 - 1),
)
scalars = st.none() | st.booleans() | text | st.integers(-(10**14), 10**14) | st.floats(-1e9, 1e9)
sessions = st.builds(
    lambda history, data, **other: Session(history=history, history_at=data(len(history)), **other),
    history=st.lists(places, max_size=5).map(tuple),
    data=st.sampled_from([lambda n: n - 1, lambda _: -1, lambda n: min(0, n - 1)]),
    geometry=st.binary(max_size=80),
    docks=st.binary(max_size=80),
    panels=st.none() | st.lists(text, max_size=4).map(tuple),
    place=st.none() | places,
    zoom=st.floats(session.ZOOM_LOW, session.ZOOM_HIGH),
    search=text,
    timeline=st.dictionaries(text, scalars, max_size=5),
)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=20),  # lone surrogates too
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner),
    max_leaves=12,
)
field_names = st.sampled_from([*Session.__slots__, *Settings.__slots__, *SavedPlace.__slots__])
objects = st.dictionaries(field_names, json_values | st.dictionaries(field_names, json_values))


@given(sessions)
def test_a_session_comes_back_as_it_was_left(left: Session) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "new", session.FILE_NAME)
        assert session.save(path, left)
        assert session.load(path) == left
        assert [file.name for file in path.parent.iterdir()] == [session.FILE_NAME]


@given(st.builds(Settings, st.sampled_from(Theme), st.integers(10, 48), st.booleans()))
def test_settings_come_back_as_they_were_chosen(chosen: Settings) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, settings.FILE_NAME)
        assert settings.save(path, chosen)
        assert settings.load(path) == chosen


def load_both(content: bytes) -> tuple[Session, Settings]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "state.json")
        path.write_bytes(content)
        loaded, chosen = session.load(path), settings.load(path)
        # What was made of a damaged file can be written and read again.
        assert session.save(path, loaded)
        assert session.load(path) == loaded
        return loaded, chosen


@given(st.binary(max_size=300))
def test_any_bytes_mean_defaults(content: bytes) -> None:
    assert load_both(content) == (Session(), Settings())


@given(objects)
def test_any_json_gives_a_session_that_works(content: dict[str, object]) -> None:
    loaded, chosen = load_both(json.dumps({**content, "version": session.VERSION}).encode())
    assert session.ZOOM_LOW <= loaded.zoom <= session.ZOOM_HIGH
    assert -1 <= loaded.history_at < max(1, len(loaded.history))
    assert isinstance(loaded.geometry, bytes)
    loaded.search.encode()
    assert chosen.theme in Theme


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"7" * 10_000,  # Python refuses to read such a number
        b"[" * 100_000,  # deeper than the parser may go
        b'{"version": 1, "zoom": ' + b"1" * 5000 + b"}",
        b"{" + b" " * 1_100_000 + b"}",
        b"\xff\xfe\x00",
        b'{"version": 2, "zoom": 2}',  # a newer program's
        b'{"version": true, "zoom": 2}',
    ],
)
def test_a_hostile_file_means_defaults(content: bytes) -> None:
    assert load_both(content)[0] == Session()


def test_one_damaged_field_leaves_the_others() -> None:
    good = {"version": 1, "zoom": 1.5, "search": "seminar"}
    assert load_both(json.dumps({**good, "geometry": "§"}).encode())[0].search == "seminar"
    assert load_both(json.dumps({**good, "zoom": 10**9}).encode())[0] == Session(search="seminar")
    half = json.dumps({**good, "search": "\ud800"}).encode()
    assert load_both(half)[0] == Session(zoom=1.5)


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert session.load(tmp_path / "nowhere" / "session.json") == Session()
    assert session.load(tmp_path) == Session()  # a folder
    assert settings.load(tmp_path / "settings.json") == Settings()


def test_a_long_history_keeps_its_end_and_its_current_place(tmp_path: Path) -> None:
    history = tuple(SavedPlace("letter", str(n)) for n in range(session.HISTORY_LIMIT + 7))
    path = tmp_path / "session.json"
    session.save(path, Session(history=history, history_at=len(history) - 3))
    loaded = session.load(path)
    assert len(loaded.history) == session.HISTORY_LIMIT
    assert loaded.history[loaded.history_at] == history[-3]


def test_a_disk_that_refuses_is_told_and_harms_nothing(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    assert session.save(path, Session(search="before"))
    # A folder in the way of the unfinished file stands for a full disk, also for root.
    (tmp_path / f"session.json.{os.getpid()}.part").mkdir()
    assert not session.save(path, Session(search="after"))
    assert session.load(path).search == "before"
