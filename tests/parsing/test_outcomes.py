"""What came of it, and where: sentences in the manner of real reports against what a careful reader makes of them."""

from __future__ import annotations

import pytest
from telling import PUBLISHED, Sentence, sentences, told

from dronelog import parse
from dronelog.terms import OBJECT_KINDS, OBJECTS, OUTCOME_KINDS

TABLES = {language: sentences(language) for language in ("en", "ru", "uk")}
ALL = [
    pytest.param(
        sentence,
        id=f"{language}:{sentence.line}",
        marks=pytest.mark.xfail(strict=True, reason=sentence.failing) if sentence.failing else (),
    )
    for language, table in TABLES.items()
    for sentence in table
]


@pytest.mark.parametrize("sentence", ALL)
def test_what_is_told(sentence: Sentence) -> None:
    assert told(sentence) == sorted(sentence.incidents), sentence.text


@pytest.mark.parametrize("language", TABLES)
def test_the_tables_cover_the_contract(language: str) -> None:
    # a table that loses its hard rows would pass unnoticed
    lines = [line for sentence in TABLES[language] for line in sentence.incidents]
    kinds = {kind for kind in OUTCOME_KINDS if any(f" {kind}" in line for line in lines)}
    assert kinds >= set(OUTCOME_KINDS) - {"sighted", "lost", "responded"}
    assert len(TABLES[language]) >= 40
    assert sum(not sentence.incidents for sentence in TABLES[language]) >= 7
    assert sum(bool(sentence.failing) for sentence in TABLES[language]) <= len(TABLES[language]) // 5


@pytest.mark.parametrize("language", TABLES)
def test_every_outcome_slices_back_to_its_words(language: str) -> None:
    for sentence in TABLES[language]:
        for incident in parse(sentence.text, published=PUBLISHED, publisher=sentence.publisher):
            for outcome in incident.outcomes:
                words = sentence.text[outcome.start : outcome.end]
                assert words
                assert words == words.strip()
                assert outcome.count is None or outcome.count > 0
                assert (outcome.object is None) or (outcome.kind in OBJECT_KINDS and outcome.object in OBJECTS)
            for evidence in incident.evidence:
                assert 0 <= evidence.start < evidence.end <= len(sentence.text)


@pytest.mark.parametrize("sentence", [s for table in TABLES.values() for s in table][::7], ids=lambda s: str(s.line))
def test_dressing_does_not_change_what_is_told(sentence: Sentence) -> None:
    """Hard spaces, soft hyphens, typographic apostrophes and bold marks are the same words."""
    dressed = Sentence(
        sentence.text.replace(" ", "\u00a0", 3).replace("'", "\u2019"), 0, sentence.publisher, None, sentence.incidents, sentence.published
    )
    assert told(dressed) == told(sentence)
    bold = Sentence(f"**{sentence.text}**", 0, sentence.publisher, None, sentence.incidents, sentence.published)
    assert told(bold) == told(sentence)
