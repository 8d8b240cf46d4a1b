"""The bodies that a document names are found by their names, and nobody else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from db.errors import BugError
from db.structure.bodies import Gazetteer, find_mentions
from tests.db.chronology.builders import document_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("with the support of OHCHR and the United Nations/UNDP office", ["OHCHR", "UN", "UNDP"]),
        ("the Office of the United Nations High Commissioner for Human Rights (OHCHR)",
         ["OHCHR", "OHCHR"]),
        ("the Human Rights Council and the Human Rights Committee", ["HRC", "HRCttee"]),
        ("the Committee on the Elimination of Discrimination against Women", ["CEDAW"]),
        ("Universal periodic review; the universal periodic review", ["UPR", "UPR"]),
        ("the Special Rapporteur on minority issues, Rita Izsák", ["SR minority issues"]),
        ("the United Nations Children's Fund and United Nations Children’s Fund",
         ["UNICEF", "UNICEF"]),
        ("the European Union and the Council of Europe", ["EU", "CoE"]),
        ("the Secretary-General", ["SG"]),
        ("EU-FRA and UN-Women", ["EU-FRA", "UN-Women"]),
        ("Security\nCouncil", ["SC"]),
        ("the Under-Secretary-General", []),
        ("l’Assemblée générale des Nations Unies", ["GA", "UN"]),
        ("la Asamblea General de las Naciones Unidas", ["GA", "UN"]),
        ("в резолюции Генеральной Ассамблеи Организации Объединенных Наций", ["GA", "UN"]),
        ("the Council met; the Assembly and the Committee did not", []),
        ("the cat and who it was", []),
        ("A/HRC/27/15, CCPR/C/BLR/4, CAT/OP/1, CRC/CO/3 and UN/UNDP", ["UN", "UNDP"]),
        ("UNITED, EUROPE, CATS, unhcr", []),
    ],
)  # fmt: skip
def test_bodies_are_found_by_name(gazetteer: Gazetteer, text: str, shorts: list[str]) -> None:
    found = gazetteer.find(text)
    assert [short for _, _, short in found] == shorts
    for start, end, _ in found:
        assert text[start:end].strip() == text[start:end] != ""


def test_every_name_in_the_list_is_found_whole(gazetteer: Gazetteer) -> None:
    for body in gazetteer.bodies:
        for name in (body.name, *body.aliases):
            assert gazetteer.find(f"in {name}, there") == ((3, 3 + len(name), body.short),)


def test_no_name_means_two_bodies(gazetteer: Gazetteer) -> None:
    names = [n for body in gazetteer.bodies for n in {body.name, *body.aliases}]
    assert len(names) == len(set(names))
    shorts = [body.short for body in gazetteer.bodies]
    assert len(shorts) == len(set(shorts))


def test_mentions_point_into_their_blocks(gazetteer: Gazetteer) -> None:
    document = document_of("Nobody here.", "OHCHR, then ILO.")
    mentions = find_mentions(document, gazetteer)
    assert [(m.block, m.start, m.end, m.body) for m in mentions] == [
        (2, 0, 5, "OHCHR"),
        (2, 12, 15, "ILO"),
    ]


@pytest.mark.parametrize("content", ["", "[]", '{"format": 2, "bodies": []}', '{"format": 1}'])
def test_a_damaged_list_is_a_fault_of_ours(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bodies.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BugError, match=r"bodies\.json"):
        Gazetteer.load(path)


def test_another_list_can_be_used(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    body = {"short": "X", "name": "The X", "aliases": [], "kind": "office"}
    path.write_text(json.dumps({"format": 1, "bodies": [body]}), encoding="utf-8")
    assert Gazetteer.load(path).find("The X is") == ((0, 5, "X"),)
