"""What a State did, does or plans without a date is on the chronology, in each language."""

from __future__ import annotations

import pytest

from db.chronology.undated import find_undated
from db.model import Status


@pytest.mark.parametrize(
    ("language", "sentence", "words", "status"),
    [
        ("en", "Belarus prepared and submitted a common core document.",
         "prepared and submitted", Status.REPORTED),
        ("en", "The State party is continuing its efforts.",
         "is continuing its efforts", Status.ONGOING),
        ("en", "The Government intends to ratify it.", "intends to ratify", Status.PLANNED),
        ("fr", "Le Bélarus a élaboré et présenté un document de base commun.",
         "a élaboré et présenté", Status.REPORTED),
        ("fr", "Le Gouvernement a récemment ratifié la Convention.",
         "a récemment ratifié", Status.REPORTED),
        ("fr", "L’État partie poursuit ses efforts en ce sens.",
         "poursuit ses efforts", Status.ONGOING),
        ("fr", "La République du Mali continue de coopérer avec lui.",
         "continue de coopérer", Status.ONGOING),
        ("fr", "Le Gouvernement prévoit de ratifier le Protocole.",
         "prévoit de ratifier", Status.PLANNED),
        ("fr", "L’État partie compte adhérer à la Convention.", "compte adhérer", Status.PLANNED),
        ("es", "El Estado parte presentó un documento básico común.",
         "presentó", Status.REPORTED),
        ("es", "El Gobierno de Chile ha ratificado el Protocolo.",
         "ha ratificado", Status.REPORTED),
        ("es", "La República de Cuba se adhirió a la Convención.",
         "se adhirió", Status.REPORTED),
        ("es", "El Gobierno prosigue sus esfuerzos.", "prosigue sus esfuerzos", Status.ONGOING),
        ("es", "El Estado parte continúa cooperando con él.",
         "continúa cooperando", Status.ONGOING),
        ("es", "El Gobierno tiene la intención de ratificar el Pacto.",
         "tiene la intención de ratificar", Status.PLANNED),
        ("ru", "Республика Беларусь подготовила и представила общий базовый документ.",
         "подготовила и представила", Status.REPORTED),
        ("ru", "Государство-участник присоединилось к Конвенции.",
         "присоединилось к", Status.REPORTED),
        ("ru", "Правительство продолжает усилия в этой области.",
         "продолжает усилия", Status.ONGOING),
        ("ru", "Правительство Кубы планирует ратифицировать Пакт.",
         "планирует ратифицировать", Status.PLANNED),
    ],
)  # fmt: skip
def test_a_statement_without_a_date_is_found(
    language: str, sentence: str, words: str, status: Status
) -> None:
    issuer = {"en": "Belarus", "fr": "Bélarus"}.get(language)
    found = find_undated(sentence, issuer, language)
    assert found is not None
    assert (sentence[found.start : found.end], found.status) == (words, status)


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("fr", "Il est en train d’agir, et le Bélarus a signé le Pacte.", "a signé"),
        ("es", "Belarús firmó el Pacto.", "firmó"),
        ("ru", "Беларусь намерена продолжать сотрудничество.", "намерена продолжать"),
    ],
)
def test_the_issuing_state_is_a_subject_by_its_name(
    language: str, sentence: str, words: str
) -> None:
    issuer = {"fr": "Bélarus", "es": "Belarús", "ru": "Беларусь"}[language]
    found = find_undated(sentence, issuer, language)
    assert found is not None
    assert sentence[found.start : found.end] == words


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Committee recommends that the State party ratify the Convention."),
        ("fr", "Le Comité recommande que l’État partie ratifie la Convention."),
        ("fr", "La Commission a présenté un rapport."),
        ("fr", "L’État partie devrait poursuivre ses efforts."),
        ("es", "El Comité recomienda que el Estado parte ratifique la Convención."),
        ("es", "La Comisión presentó un informe."),
        ("ru", "Комитет рекомендует государству-участнику ратифицировать Конвенцию."),
        ("ru", "Комиссия представила доклад."),
        ("it", "Il Governo ha ratificato la Convenzione."),
    ],
)
def test_a_wish_or_the_act_of_a_body_is_none(language: str, sentence: str) -> None:
    assert find_undated(sentence, None, language) is None
