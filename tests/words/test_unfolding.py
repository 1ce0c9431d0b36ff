"""A pattern is taken apart into boxes, and put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.words.boxes import forms, pattern
from assistant.words.counted import examples
from assistant.words.entries import Varies
from assistant.words.unfolding import boxes

WORDS = st.text(st.sampled_from("aя您ñ #.,’ \n"), min_size=1).filter(str.strip)
PIECES = st.lists(st.one_of(WORDS, st.sampled_from(["{name}", "{hello}", "{visit}"])), min_size=1)
SENTENCES = PIECES.map("".join).filter(str.strip)


def test_plain_sentence_is_one_box():
    assert boxes("{hello}, {name}.") == ("", {"": "{hello}, {name}."})


def test_choice_within_a_sentence_is_unfolded_into_whole_sentences():
    found = boxes("{gender, select, f {Estimada } m {Estimado } other {}}{name}: gracias.")
    assert found == (
        "gender",
        {
            "f": "Estimada {name}: gracias.",
            "m": "Estimado {name}: gracias.",
            "other": "{name}: gracias.",
        },
    )


def test_two_choices_of_one_kind_are_unfolded_together():
    text = "{gender, select, f {она} other {он}} и {gender, select, f {рада} m {рад} other {рады}}"
    assert boxes(text) == ("gender", {"f": "она и рада", "other": "он и рады", "m": "он и рад"})


def test_sign_of_the_number_becomes_the_number_of_the_visit():
    text = "Ya {visit, plural, =10 {van diez} one {va # visita} other {van # visitas}}, {name}."
    assert boxes(text) == (
        "visit",
        {"one": "Ya va {visit} visita, {name}.", "other": "Ya van {visit} visitas, {name}."},
    )


@pytest.mark.parametrize(
    "text",
    [
        "your {visit, selectordinal, one {#st} other {#th}} visit",
        "{gender, select, f {she} other {{visit, plural, one {one} other {many}}}}",
        "{weather, select, sun {warm} other {cold}}",
        "{gender, select, f {she}}",
        "{gender, select, other {they}",
        "one } too many",
    ],
)
def test_what_fits_in_no_boxes_is_refused(text: str):
    with pytest.raises(ValueError, match=r"boxes|closed|things|brace"):
        boxes(text)


@given(
    language=st.sampled_from(["en", "zh", "es", "ru"]),
    varies=st.sampled_from(["", "visit", "gender"]),
    data=st.data(),
)
def test_boxes_come_back_out_of_their_pattern(language: str, varies: Varies, data: st.DataObject):
    texts = {form: data.draw(SENTENCES) for form in forms(language, varies)}
    own, found = boxes(pattern(texts, varies, language))
    assert own == varies
    # The greeting of the hour has taken the case of its place.
    back = {form: found[form].replace("{hello_mid}", "{hello}") for form in texts}
    assert back == {form: text.replace("{hello_mid}", "{hello}") for form, text in texts.items()}


def test_examples_of_a_form_are_its_visits():
    assert examples("en") == {"one": "1", "other": "2, 3, 4 …"}
    assert examples("zh") == {"other": "1, 2, 3 …"}
    assert examples("ru") == {
        "one": "1, 21 …",
        "few": "2, 3, 4, 22 …",
        "many": "5, 6, 7, 25 …",
    }
