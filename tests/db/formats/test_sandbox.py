"""Readers in their own process: limits, crashes, cancelling, and whole answers."""

import random
import sys
import threading

import pytest

from db.cancel import CancelToken
from db.errors import Cancelled, KnownError
from db.formats import pdf, sandbox, text
from db.formats.detect import Format
from db.formats.limits import Limits
from tests.db.formats.pdf_files import Sheet, Text, lines_of_text, make_pdf

WORDS = "The delegation stated that the Government had taken measures to that end. " * 8


def report(pages: int) -> bytes:
    sheet = Sheet([Text(72, 790, "A/1/2", 9), *lines_of_text(WORDS * 4, 72, 740)])
    return make_pdf([sheet] * pages)


def test_the_answer_is_what_the_reader_says_itself() -> None:
    data = report(3)
    assert sandbox.read(Format.PDF, data, CancelToken()) == pdf.read(data)
    letter = b"One line.\n\n  Another, deeper line.\n"
    assert sandbox.read(Format.TEXT, letter, CancelToken()) == text.read(letter)


def test_the_reader_refuses_in_its_own_words() -> None:
    with pytest.raises(KnownError, match="scan"):
        sandbox.read(Format.PDF, make_pdf([Sheet(picture=True)]), CancelToken())


def test_progress_arrives_in_the_caller_s_thread() -> None:
    told: list[tuple[int, int, int]] = []
    sandbox.read(
        Format.PDF,
        report(40),
        CancelToken(),
        progress=lambda done, of: told.append((done, of, threading.get_ident())),
    )
    assert told[-1][:2] == (40, 40)
    assert {ident for _, _, ident in told} == {threading.get_ident()}


def test_a_token_set_before_stops_at_once() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        sandbox.read(Format.PDF, report(2), token)


def test_a_token_set_while_reading_stops_the_process() -> None:
    token = CancelToken()
    with pytest.raises(Cancelled):
        sandbox.read(Format.PDF, report(800), token, progress=lambda _done, _of: token.cancel())


def test_too_long_is_one_calm_line() -> None:
    with pytest.raises(KnownError, match="too long"):
        sandbox.read(Format.PDF, report(800), CancelToken(), limits=Limits(wall=0.2))


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS holds on Linux")
def test_too_much_memory_is_one_calm_line() -> None:
    data = b"short line\n" * 2_000_000
    with pytest.raises(KnownError) as caught:
        sandbox.read(Format.TEXT, data, CancelToken(), limits=Limits(memory=200 * 2**20))
    assert str(caught.value) in (sandbox.TOO_MUCH, sandbox.DAMAGED)


@pytest.mark.skipif(sys.platform == "win32", reason="counts processor time the POSIX way")
def test_too_much_processor_time_is_one_calm_line() -> None:
    with pytest.raises(KnownError, match="too long"):
        sandbox.read(Format.PDF, report(3000), CancelToken(), limits=Limits(processor=1))


def test_an_answer_without_end_is_cut() -> None:
    with pytest.raises(KnownError):
        sandbox.read(Format.PDF, report(20), CancelToken(), limits=Limits(answer=1000))


def test_damaged_files_are_read_or_refused_but_never_more() -> None:
    """One hundred seeded damages of a PDF: a word of the answer, never a crash of ours."""
    whole = report(2)
    chance = random.Random(20140929)
    read = 0
    refused: list[str] = []
    for _ in range(100):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 4, 40))):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(9, len(data)) :]
        try:
            sandbox.read(Format.PDF, bytes(data), CancelToken(), limits=Limits(wall=20))
            read += 1
        except KnownError as error:
            refused.append(str(error))
    assert read
    assert refused
    assert all(reason and "\n" not in reason for reason in refused)
