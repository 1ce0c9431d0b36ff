"""What was typed, made fit to be kept."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.refusal import Refused
from assistant.typed import language_tag, one_line, several_lines

anything = st.text(
    st.characters() | st.sampled_from("\r\n\t\u202e\u2028\u0301e\ud83c "), max_size=30
)


@given(anything, st.sampled_from([one_line, several_lines]))
def test_cleaning_is_done_once_and_for_all(text: str, clean: Callable[[str, int], str]) -> None:
    kept = clean(text, 1000)
    assert clean(kept, 1000) == kept
    assert kept.encode("utf-8").decode("utf-8") == kept


@given(anything)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text, 1000).splitlines()) <= 1


@given(anything)
def test_letters_and_digits_are_never_lost(text: str) -> None:
    import unicodedata

    kept = several_lines(text, 1000)
    letters = [c for c in unicodedata.normalize("NFC", text) if c.isdecimal()]
    assert [c for c in kept if c.isdecimal()] == letters


def test_joiners_that_persian_and_emoji_need_are_kept() -> None:
    assert one_line("می\u200cخواهم 👩\u200d🍳", 40) == "می\u200cخواهم 👩\u200d🍳"


def test_what_is_too_long_is_refused_and_not_cut() -> None:
    assert several_lines("x" * 10 + " \n ", 10) == "x" * 10
    with pytest.raises(Refused, match="11 characters"):
        several_lines("x" * 11, 10)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        (" EN ", "en"),
        ("pt_br", "pt-BR"),
        ("zh-hant-hk", "zh-Hant-HK"),
        ("es-419", "es-419"),
    ],
)
def test_language_tag_gets_its_usual_case(typed: str, kept: str) -> None:
    assert language_tag(typed) == kept
