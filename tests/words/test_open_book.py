"""The book lies open: every line filled, in the order in which it is offered."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guests.entries import Moment
from assistant.journal.stamp import EntryId, StaffId
from assistant.tongue import LANGUAGES
from assistant.words.book import MOMENTS, Book
from assistant.words.entries import PhraseWritten
from assistant.words.open_book import Shown, moved, open_book
from assistant.words.situation import SITUATIONS_OF
from assistant.words.view import HouseWords, Own

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
BOOK = Book()


def own(key: str, texts: dict[str, dict[str, str]], **words: object) -> Own[PhraseWritten]:
    asked = {"moment": "greeting", "situation": "plain", **words}
    return Own(PhraseWritten(key=key, texts=texts, **asked), EntryId(b"e"), StaffId(b"s"), 1)


def page(house: HouseWords, language: str = "en", moment: Moment = "greeting") -> list[Shown]:
    return list(open_book(BOOK, house, language, NOW)[moment])


OURS = tuple(page(HouseWords()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_ours_is_filled_and_nothing_of_a_template_is_seen(language: str) -> None:
    shown = open_book(BOOK, HouseWords(), language, NOW)
    assert sum(len(lines) for lines in shown.values()) == sum(
        len(BOOK.shipped(language, moment)) for moment in MOMENTS
    )
    for lines in shown.values():
        for line in lines:
            assert not re.search(r"[{}\ue000\ue001]", line.text)
            wants = BOOK.shipped(language, line.moment)[line.key].wants - {"gender", "visit"}
            assert bool(line.filled) == bool(wants), line.key
            assert all(line.text[at:to].strip() for at, to in line.filled)


def test_the_usual_comes_first_and_what_weighs_more_behind() -> None:
    found = list(dict.fromkeys(line.situation for line in page(HouseWords())))
    assert found == [one for one in reversed(SITUATIONS_OF["greeting"]) if one in found]
    assert found[0] == "plain"


def test_the_order_of_the_house_counts_before_what_a_line_knows() -> None:
    before = [line.key for line in page(HouseWords()) if line.situation == "plain"]
    order = (before[3], before[1])
    house = HouseWords(order={("greeting", "plain"): order})
    after = [line.key for line in page(house) if line.situation == "plain"]
    assert after[:2] == list(order)
    assert after[2:] == [key for key in before if key not in order]


def test_own_lines_stand_beside_ours_with_what_is_filled_in_told() -> None:
    house = HouseWords((own("own.h", {"en": {"": "{hello}, {name}. Our boat is yours."}}),))
    line = next(one for one in page(house) if one.key == "own.h")
    assert line.text == "Good morning, Ms\u00a0Hall. Our boat is yours."
    assert [line.text[at:to] for at, to in line.filled] == ["Good morning", "Ms\u00a0Hall"]
    assert line.own == house.lines[0]
    assert not line.is_off


def test_own_line_without_words_in_a_language_is_shown_in_another() -> None:
    house = HouseWords((own("own.h", {"es": {"": "Nuestro barco es suyo."}}),))
    line = next(one for one in page(house, "ru") if one.key == "own.h")
    assert (line.text, line.language) == ("Nuestro barco es suyo.", "es")


def test_own_line_with_conditions_says_when_and_greets_at_that_hour() -> None:
    fits = ("night", "!low-today")
    house = HouseWords((own("own.h", {"en": {"": "{hello}."}}, fits=fits),))
    line = next(one for one in page(house) if one.key == "own.h")
    assert line.only == fits
    ours = next(one for one in page(house) if one.key == "plain.night")
    assert line.text[: line.filled[0][1]] == ours.text[: ours.filled[0][1]]


def test_own_line_with_a_condition_of_a_newer_desk_is_left_out() -> None:
    house = HouseWords((own("own.h", {"en": {"": "Hello."}}, fits=("!eclipse",)),))
    assert "own.h" not in [line.key for line in page(house)]


def test_own_line_for_something_that_a_newer_desk_knows_is_not_shown() -> None:
    house = HouseWords((own("own.h", {"en": {"": "Hello."}}, situation="eclipse"),))
    assert "own.h" not in [line.key for line in page(house)]


def test_lines_that_are_switched_off_stay_on_the_page() -> None:
    key = page(HouseWords())[0].key
    house = HouseWords(off=frozenset({("greeting", key)}))
    assert [line.key for line in page(house) if line.is_off] == [key]
    assert len(page(house)) == len(page(HouseWords()))


def test_line_of_the_night_greets_as_one_does_at_night() -> None:
    line = next(one for one in page(HouseWords()) if "night" in one.only)
    assert line.text.startswith("Good evening")


def test_the_house_is_called_by_its_name() -> None:
    shown = open_book(BOOK, HouseWords(), "en", NOW, "Gull & Son")
    assert any("Gull & Son" in line.text for line in shown["answer-call"])


@given(st.data(), st.integers(-70, 70))
def test_moved_line_goes_so_far_and_no_further_and_none_is_lost(
    data: st.DataObject, by: int
) -> None:
    lines = OURS
    key = data.draw(st.sampled_from([line.key for line in lines]))
    situation = next(line.situation for line in lines if line.key == key)
    before = [line.key for line in lines if line.situation == situation]
    after = moved(lines, key, by)
    assert sorted(after) == sorted(before)
    assert after.index(key) == min(max(before.index(key) + by, 0), len(before) - 1)
    assert [one for one in after if one != key] == [one for one in before if one != key]
