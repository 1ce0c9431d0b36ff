"""The placeholders of a MessageFormat text."""

import pytest

from assistant.words.pattern import placeholders


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Good evening.", set()),
        ("{hello}, {name}.", {"hello", "name"}),
        ("{gender, select, f {señora {name}} m {señor} other {}}", {"gender", "name"}),
        (
            "{visit, plural, =10 {ten} one {# {staff}} other {#}} and {house}",
            {"visit", "staff", "house"},
        ),
        ("{visit, selectordinal, one {#st} other {#th}}", {"visit"}),
    ],
)
def test_placeholders_are_found_and_branches_are_not_taken_for_them(text, names):
    assert placeholders(text) == names


@pytest.mark.parametrize("text", ["{", "{}", "a } b", "{n, date}", "{n, plural, one {x} other {y}"])
def test_text_with_senseless_braces_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        placeholders(text)
