"""Situations to practise in: coherent, told in whole sentences, never one the book is silent in."""

from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.guests.entries import Moment
from assistant.tongue import LANGUAGES, speak
from assistant.words.book import Book
from assistant.words.drawing import draw
from assistant.words.drill import Drill, asked, hints, lines, seen, told
from assistant.words.plots import PASTS, PLOTS, Beat, Field
from assistant.words.situation import DRAFTS, situation
from assistant.words.view import HouseWords

BOOK = Book()
NOW = datetime(2026, 5, 9, 14, 30, tzinfo=timezone(timedelta(hours=2)))
FIELDS = (None, *get_args(Field))
SEEDS = st.integers(0, 10**6)
DAYS = st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31)).map(
    lambda at: at.replace(tzinfo=UTC)
)
HOLDS = {
    "put-right": "after-mistake",
    "unsettled": "mistake-unsettled",
    "low-last-time": "mood-low-last-time",
    "put-right-today": "repaired-today",
    "promise-broken": "promise-broken",
    "expected": "expected",
    "quiet": "quiet",
    "access": "access",
    "allergy": "allergy",
    "birthday": "birthday",
    "said": "preference-",
    "seen": "preference-asked",
    "bright": "bright-today",
    "low": "low-today",
    "matter": "open-matter",
    "grave": "grave",
    "again": "second-failure",
    "promised": "promised",
    "overdue": "overdue",
    "kept": "promise-kept",
}
"""What a sentence makes true, as the rules of the words call it."""
BEATS = {beat.told: beat for plot in PLOTS for group in plot.beats for beat in group if beat.told}


def drawn(seed: int, language: str = "en", field: Field | None = None, **more: object) -> Drill:
    return draw(Random(seed), NOW, BOOK, language, field, **more)  # type: ignore[arg-type]


def holds(drill: Drill) -> frozenset[str]:
    about = {"channel": drill.channel, "matter": drill.matter, "expected": drill.expected}
    return situation(seen(drill), drill.now, **about)  # type: ignore[arg-type]


def test_the_same_seed_gives_the_same_situation() -> None:
    assert drawn(7) == drawn(7)
    assert len({drawn(seed).story for seed in range(40)}) > 20


@given(
    seed=SEEDS, language=st.sampled_from(list(LANGUAGES)), field=st.sampled_from(FIELDS), now=DAYS
)
@example(seed=1, language="ru", field="door", now=datetime(2028, 2, 29, tzinfo=UTC))
@settings(max_examples=150)
def test_every_situation_can_be_told_and_the_book_has_words_for_it(
    seed: int, language: str, field: Field | None, now: datetime
) -> None:
    drill = draw(Random(seed), now, BOOK, language, field)
    for interface in LANGUAGES:
        speak(interface)
        sentences = told(drill)
        assert 1 <= len(sentences) <= 3
        assert all(one and "{" not in one and one[-1] in ".?。？" for one in sentences)
        assert asked(drill)[-1] in "?？"
    speak("en")
    assert drill.now.date() == now.date()
    for speaks in LANGUAGES:
        same = draw(Random(seed), now, BOOK, speaks, field)
        assert (same.moment, same.story) == (drill.moment, drill.story)
        assert len(lines(same, BOOK, staff="Lena", house="Harbour Hotel")) >= 3
        assert all(one.language == speaks for one in lines(same, BOOK))


@given(seed=SEEDS, now=DAYS)
@settings(max_examples=150)
def test_what_is_told_is_true_and_nothing_is_told_of_a_last_time_that_was_none(
    seed: int, now: datetime
) -> None:
    drill = draw(Random(seed), now, BOOK, "en")
    true = holds(drill)
    first = any(text in drill.story for text in (PASTS["first"].arrives, PASTS["first"].here))
    assert ("first-visit" in true) == first or drill.channel == "telephone" or "stranger" in true
    for text in drill.story:
        beat = BEATS.get(text, Beat())
        for fact in beat.sets:
            if fact != "value":
                assert any(one.startswith(HOLDS[fact]) for one in true), (text, fact)
        assert not (first and beat.again)
    for fact, name in HOLDS.items():
        if name in ("open-matter", "mistake-unsettled", "promise-broken", "after-mistake"):
            told_of = any(
                {fact, "promise-broken"} & set(BEATS.get(text, Beat()).sets) for text in drill.story
            )
            assert name not in true or told_of, name
    assert ("milestone" in true) == (PASTS["tenth"].arrives in drill.story)
    assert ("anniversary" in true) == (PASTS["anniversary"].arrives in drill.story)


@pytest.mark.parametrize("field", get_args(Field))
def test_what_one_chooses_to_practise_is_drawn(field: Field) -> None:
    for seed in range(40):
        drill = drawn(seed, field=field)
        wrong = holds(drill) & {
            *("open-matter", "mistake-unsettled", "promise-broken"),
            *("after-mistake", "repaired-today", "mood-low-last-time"),
        }
        assert field != "wrong" or wrong
        assert field != "telephone" or drill.channel == "telephone"
        assert field != "door" or drill.channel == "in-person"


def test_the_next_situation_is_of_another_moment() -> None:
    before: Moment | None = None
    for seed in range(40):
        drill = drawn(seed, unlike=before)
        assert drill.moment != before
        before = drill.moment


def test_every_moment_that_is_spoken_comes_and_no_letter() -> None:
    practised = {plot.moment for plot in PLOTS}
    assert practised == set(get_args(Moment)) - set(DRAFTS)
    assert {drawn(seed).moment for seed in range(600)} == practised


def test_a_guest_whom_nobody_knows_has_no_name_and_no_past() -> None:
    unknown = [drill for drill in map(drawn, range(200)) if drill.moment == "answer-call"]
    assert unknown
    assert all(not drill.view.identity.name and not drill.view.visits for drill in unknown)


def test_notes_are_in_the_interface_language_when_they_are_shown() -> None:
    drill = next(one for one in map(drawn, range(400)) if one.view.care)
    assert seen(drill).care[0].text == drill.view.care[0].text
    speak("es")
    assert seen(drill).care[0].care == drill.view.care[0].care
    assert told(drill)


def test_what_is_to_be_minded_is_told() -> None:
    drill = next(one for one in map(drawn, range(400)) if "quiet" in holds(one))
    assert any("quietly" in one for one in hints(drill))


def test_a_house_that_switched_nearly_all_off_still_has_something_to_practise() -> None:
    book = Book()
    every = {(at, key) for at in get_args(Moment) for key in book.lines("en", at)}
    book.settle(HouseWords(off=frozenset(one for one in every if one[0] != "farewell")))
    drill = draw(Random(3), NOW, book, "en")
    assert drill.moment == "farewell"
    book.settle(HouseWords(off=frozenset(every)))
    silent = draw(Random(3), NOW, book, "en")
    assert told(silent)
    assert lines(silent, book) == []
