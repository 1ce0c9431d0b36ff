"""A form of the lexicon as people read it, and the names of the levels."""

from typing import get_args

import pytest

from assistant.tongue import LANGUAGES
from assistant.words.forms import Forms, as_read
from assistant.words.labels import level_label
from assistant.words.lexicon import Use, entries
from assistant.words.plain import plain
from assistant.words.remark import Level


def test_first_choice_is_read_and_a_star_is_any_ending() -> None:
    assert as_read("(it’s|it is) (just|only) my job") == "it’s just my job"
    assert as_read("against (our|the) (own|good) rules") == "against our own rules"
    assert as_read("(a|(b|c) d) e") == "a e"


def test_what_may_be_left_out_is_left_out() -> None:
    assert as_read("(the |)demand*") == "demand…"
    assert as_read("against (our (own|good) |)rules") == "against rules"


def test_words_alone_are_read_as_they_are() -> None:
    assert as_read("no worries") == "no worries"


@pytest.mark.parametrize("use", get_args(Use))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_of_a_form_is_found_by_it(language: str, use: Use) -> None:
    for entry in entries(language, use):
        for form in entry.say:
            text = plain(as_read(form).replace("…", ""))
            found = [(start, end) for start, end, _ in Forms([(form, True)]).found(text)]
            assert (0, len(text)) in found, form


def test_levels_have_names_of_their_own() -> None:
    told = [level_label(level) for level in get_args(Level)]
    assert len(set(told)) == len(told)
    assert all(told)
