"""What the moments, and what their lines are for, are called."""

from collections import Counter

from assistant.tongue import LANGUAGES
from assistant.words.book import MOMENTS, Book
from assistant.words.labels import (
    MOMENT_GROUPS,
    moment_label,
    only_label,
    only_labels,
    situation_label,
)
from assistant.words.situation import CONDITIONS, SITUATIONS_OF


def test_every_moment_has_a_name_of_its_own():
    names = [moment_label(moment) for moment in MOMENTS]
    assert all(names)
    assert len(set(names)) == len(names)


def test_every_moment_stands_in_one_group():
    grouped = Counter(moment for _name, moments in MOMENT_GROUPS for moment in moments)
    assert grouped == Counter(MOMENTS)


def test_whatever_a_line_can_be_for_has_a_name_of_its_own_at_its_moment():
    for moment, situations in SITUATIONS_OF.items():
        names = [situation_label(situation, moment) for situation in situations]
        assert all(names)
        assert len(set(names)) == len(names)


def test_whatever_else_a_line_asks_for_can_be_told():
    assert all(only_label(condition).startswith("Only") for condition in CONDITIONS)


def test_every_line_of_ours_that_is_not_for_everybody_says_when():
    book = Book()
    for language in LANGUAGES:
        for moment in MOMENTS:
            for line in book.shipped(language, moment).values():
                labels = only_labels(line.fits[1:])
                assert bool(labels) == (len(line.fits) > 1)
                assert all(label.startswith("Only") for label in labels)


def test_what_must_not_hold_is_told_where_nothing_else_is():
    assert only_labels(("night", "!low-today")) == ["Only at night"]
    assert only_labels(("birthday",)) == ["Only for this: The guest’s birthday"]
    assert only_labels(("!low-today",)) == ["Not for everybody"]
