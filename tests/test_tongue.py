"""What joins two texts is written as in the interface's language."""

import pytest

from assistant.tongue import listed, named, sentences, speak


def test_chinese_has_its_own_marks_and_no_space_after_them() -> None:
    speak("zh")
    assert named("心情", "平静") == "心情：平静"
    assert listed(["喜好", "", "餐厅"]) == "喜好，餐厅"
    assert sentences("一。", "", "二。") == "一。二。"


@pytest.mark.parametrize("language", ["en", "es", "ru"])
def test_a_mark_and_a_space_join_the_other_languages(language: str) -> None:
    speak(language)
    assert named("Mood", "even") == "Mood: even"
    assert listed(["likes", "", "restaurant"]) == "likes, restaurant"
    assert sentences("One.", "", "Two.") == "One. Two."


def test_what_stands_alone_gets_no_mark() -> None:
    assert named("", "even") == "even"
    assert named("Mood", "") == "Mood"
