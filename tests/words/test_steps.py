"""The ways through a recovery: complete in every language, and read at a glance."""

import pytest

from assistant.tongue import LANGUAGES
from assistant.words.book import Book
from assistant.words.steps import PARTS, WAYS, advice_for, frameworks

BOOK = Book()
NAMES = ["four-steps", "heard", "last", "learn"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_frameworks_are_ready_and_the_four_steps_come_first(language):
    ready = frameworks(language)
    assert [framework.key for framework in ready] == NAMES
    for framework in ready:
        assert framework.name
        assert len({step.key for step in framework.steps}) == len(framework.steps)
        assert len({step.name for step in framework.steps}) == len(framework.steps)
        for step in framework.steps:
            assert step.part in PARTS
            assert step.name
            assert step.short


def test_the_four_steps_ask_forgiveness_hear_put_right_and_write_down():
    steps = frameworks("en")[0].steps
    assert [(step.key, step.part) for step in steps] == [
        ("forgiveness", "apologise"),
        ("hear", "facts"),
        ("right", "solve"),
        ("write", "record"),
    ]
    assert [step.name for step in steps] == [
        "Ask forgiveness",
        "Hear it through",
        "Put it right",
        "Write it down",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_words_to_say_and_its_advice(part, language):
    assert BOOK.lines(language, part)
    told = advice_for(part, language)
    assert 2 <= len(told.ask) <= 3
    assert len(told.avoid) == 2
    assert told.ways
    assert told.done[-1] in ".。»"
    for question in told.ask:
        assert question[-1] in "?？"
    for text in (*told.ask, *told.avoid, told.done, *told.ways):
        assert 0 < len(text) <= 70, text
        assert "'" not in text
        assert '"' not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_ways_to_treat_an_upset_guest_help_somewhere(language):
    told = {way for part in PARTS for way in advice_for(part, language).ways}
    assert len(told) == len(WAYS)


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_every_text_is_in_its_own_language(language):
    for part in PARTS:
        here, english = advice_for(part, language), advice_for(part, "en")
        assert not set(here.ask) & set(english.ask)
        assert not set(here.avoid) & set(english.avoid)
        assert not set(here.ways) & set(english.ways)
        assert len(here.ways) == len(english.ways)


@pytest.mark.parametrize(("tag", "language"), [("es-MX", "es"), ("zh-Hans-CN", "zh"), ("fr", "en")])
def test_a_language_without_texts_of_its_own_is_told_in_english(tag, language):
    assert frameworks(tag) == frameworks(language)
    assert advice_for("solve", tag) == advice_for("solve", language)
