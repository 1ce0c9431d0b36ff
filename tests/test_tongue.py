"""What joins two texts is written as in the interface's language."""

from threading import Thread

import pytest

from assistant.tongue import _, listed, named, sentences, speak, spoken, spoken_as


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


def test_one_thread_speaks_another_language_and_the_others_do_not() -> None:
    speak("es")
    heard: list[str] = []
    with spoken_as("zh-Hant-TW"):
        thread = Thread(target=lambda: heard.append(spoken()))
        thread.start()
        thread.join()
        assert (spoken(), _("Save")) == ("zh", "保存")
        with spoken_as("en"):
            assert (_("Save"), listed(("a", "b"))) == ("Save", "a, b")
        assert spoken() == "zh"
    assert heard == ["es"]
    assert (spoken(), _("Save")) == ("es", "Guardar")


def test_a_language_without_a_catalogue_leaves_the_interfaces() -> None:
    speak("ru")
    with spoken_as("tlh"):
        assert spoken() == "ru"


def test_the_interfaces_language_is_back_after_a_failure() -> None:
    speak("ru")
    with pytest.raises(ZeroDivisionError), spoken_as("en"):
        1 / 0  # noqa: B018
    assert spoken() == "ru"
