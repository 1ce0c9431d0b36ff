"""What stands behind an @ is a place, unless it is an address."""

import pytest

from ui.counter.draft import Draft, parted


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("window table @ restaurant", "window table", "restaurant"),
        ("  window table  @restaurant ", "window table", "restaurant"),
        ("靠窗的位子＠餐厅", "靠窗的位子", "餐厅"),
        ("靠窗的位子@餐厅", "靠窗的位子", "餐厅"),
        ("stolik @ kawiarnia @ taras", "stolik @ kawiarnia", "taras"),
        ("write to ana@example.com", "write to ana@example.com", ""),
        ("write to ana@example.com @ office", "write to ana@example.com", "office"),
        ("window table @ ", "window table", ""),
        ("@ restaurant", "@ restaurant", ""),
        ("@", "@", ""),
        ("", "", ""),
        ("no place", "no place", ""),
    ],
)
def test_place_stands_behind_the_last_at_sign(text: str, words: str, place: str) -> None:
    assert parted(text) == (words, place)


def test_only_a_preference_has_a_place() -> None:
    draft = Draft("note", "meet @ restaurant")
    assert (draft.words, draft.place, draft.extra) == ("meet @ restaurant", "", {})


def test_extra_names_the_fields_of_the_entry() -> None:
    assert Draft("preference", "tea @ bar", "seen").extra == {"origin": "seen", "place": "bar"}
    assert Draft("mood", "", level=2).extra == {"level": 2}
    assert Draft("care", "nuts", care="allergy").extra == {"care": "allergy"}
