"""In whatever encoding a text was saved, its words are read."""

from __future__ import annotations

import pytest

from db.formats import html, text
from db.formats.encodings import decode

ENGLISH = "Note by the Secretary-General on the rights of the child.\nThe session opened."
FRENCH = "Résolution adoptée à l’unanimité par le Conseil de sécurité ; le président s’en félicite."
SPANISH = "La Asamblea General, reunida en sesión plenaria, aprobó la resolución del año pasado."
RUSSIAN = "Совет Безопасности, ссылаясь на свои резолюции, постановляет продолжать заниматься этим."
ARABIC = "نحن شعوب الأمم المتحدة وقد آلينا على أنفسنا أن ننقذ الأجيال المقبلة من ويلات الحرب"
CHINESE = "我联合国人民同兹决心，欲免后世再遭今代人类两度身历惨不堪言之战祸，重申基本人权。"
TRADITIONAL = "我聯合國人民同茲決心，欲免後世再遭今代人類兩度身歷慘不堪言之戰禍，重申基本人權。"
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be")
OLDER = [
    *((ENGLISH, name) for name in ("ascii", "cp1252", "mac-roman")),
    *((FRENCH, name) for name in ("cp1252", "mac-roman")),
    *((SPANISH, name) for name in ("cp1252", "iso-8859-1", "iso-8859-15", "cp850")),
    *((RUSSIAN, name) for name in ("cp1251", "koi8-r", "iso-8859-5", "cp866")),
    *((ARABIC, name) for name in ("cp1256", "iso-8859-6")),
    *((CHINESE, name) for name in ("gb18030", "gb2312", "gbk")),
    *((TRADITIONAL, name) for name in ("big5", "big5hkscs")),
]


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("words", [ENGLISH, FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE + "\n。"])
def test_unicode_is_read_with_and_without_its_mark(words: str, encoding: str) -> None:
    data = words.encode(encoding)
    assert decode(data).removeprefix("\ufeff") == words
    assert [line.text for line in text.read(data).lines] == words.split("\n")


@pytest.mark.parametrize(("words", "encoding"), OLDER)
def test_an_older_code_page_is_told_by_its_letters(words: str, encoding: str) -> None:
    assert decode(words.encode(encoding)) == words


@pytest.mark.parametrize(("words", "encoding"), OLDER)
def test_a_web_page_is_read_as_declared_and_where_it_declares_nothing(
    words: str, encoding: str
) -> None:
    first = words.split("\n", maxsplit=1)[0]
    web = {"mac-roman": "macintosh", "cp850": None, "cp866": None, "ascii": "us-ascii"}
    declared = web.get(encoding, encoding.replace("cp125", "windows-125"))
    bare = f"<html><body><p>{first}</p></body></html>"
    pages = [bare]
    if declared:
        pages.append(f'<html><head><meta charset="{declared}"></head><body><p>{first}</p></html>')
    for page in pages:
        assert [line.text for line in html.read(page.encode(encoding)).lines] == [first]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32"])
def test_a_web_page_in_wide_letters_is_read(encoding: str) -> None:
    page = f'<!DOCTYPE html>\n<meta charset="utf-16"><p>{RUSSIAN}</p>'
    assert [line.text for line in html.read(page.encode(encoding)).lines] == [RUSSIAN]


def test_a_text_cut_within_a_letter_is_still_unicode() -> None:
    data = RUSSIAN.encode()[:-3] + b"\xd1"
    assert decode(data).startswith(RUSSIAN[:-2])


def test_one_word_of_another_script_does_not_turn_the_text() -> None:
    words = "The delegation of Côte d’Ivoire – “Peace” – took the floor in São Tomé."
    assert decode(words.encode("cp1252")) == words
