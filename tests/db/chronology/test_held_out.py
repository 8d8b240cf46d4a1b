"""Sentences written by hand before the tagger read them: what a reader sees is what it finds."""

from __future__ import annotations

import pytest

from tests.db.chronology.held_out_set import LANGUAGES, score

# (relaxed F1, the least of the shares of EDTF, kind, extent and status)
FLOORS = {"en": (0.94, 0.97), "fr": (0.96, 0.97), "es": (0.97, 0.97), "ru": (0.96, 0.94)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_of_unseen_sentences_are_found_with_their_meaning(language: str) -> None:
    scores = score(language)
    print(f"{language}: {scores.wanted} dates, F1 {scores.f1:.3f}, {scores.shares}")
    print(*scores.faults, sep="\n")
    least_f1, least_share = FLOORS[language]
    assert scores.f1 >= least_f1, scores.faults
    assert min(scores.shares.values()) >= least_share, scores.faults
