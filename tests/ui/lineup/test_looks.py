"""The line-up can be read from two metres: nothing small, nothing cut, in every window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextLayout

from assistant.tongue import LANGUAGES, speak
from tests.ui.lineup.conftest import LONG, Hall
from ui.lineup.facts import Row
from ui.lineup.laid import SMALLEST, Laid, laid
from ui.lineup.page import HIGH, WIDE
from ui.lineup.words import Shown
from ui.look.look import Look

SIZES = ((1024, 700), (1280, 800), (1920, 1080), (3840, 2160))
WORDS = "The soup came with ordinary bread although it had been said at the table twice before"


def layouts(found: Laid) -> Iterator[QTextLayout]:
    yield from (one.layout for one in (*found.words, *found.foot))


def name_size(found: Laid) -> int:
    return found.words[0].layout.font().pixelSize()


def resize(hall: Hall, width: int, height: int) -> None:
    hall.window.resize(width, height)
    QCoreApplication.processEvents()


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("size", SIZES)
def test_every_slide_fills_the_window_with_large_letters_and_nothing_is_cut(
    hall: Hall, language: str, size: tuple[int, int]
) -> None:
    speak(language)
    hall.wow(WORDS, "Marek", "Lucía")
    resize(hall, *size)
    hall.begin()
    scale = hall.page.sheet._look.scale
    assert scale == pytest.approx(max(1, min(size[0] / WIDE, size[1] / HIGH)), abs=0.05)
    for _told in hall.all_shown():
        found = hall.page.sheet.laid
        assert found.is_whole
        area = hall.page.sheet._inner
        for layout in layouts(found):
            assert layout.font().pixelSize() >= SMALLEST * scale
            lines = [layout.lineAt(n) for n in range(layout.lineCount())]
            assert all(line.naturalTextWidth() <= area.width() + 1 for line in lines)
        assert hall.page.dots.letters >= SMALLEST


@pytest.mark.parametrize("size", SIZES)
def test_what_stands_around_the_slide_has_room(hall: Hall, size: tuple[int, int], squeezed) -> None:
    speak("ru")
    resize(hall, *size)
    hall.begin()
    assert not squeezed(hall.page)
    dots, foot = hall.page.dots, hall.page.foot
    wide = sum(dots._wide(one, dots.letters) for one in dots.groups)
    assert wide + dots._air <= dots.width()
    assert foot._wide(foot.duty) <= foot._room


def test_plain_sizes_are_those_that_were_settled(look: Look) -> None:
    shown = Shown(part="Guests", face="Ana", name="Ana", why=Row("", "First"), say="Hello")
    found = laid(shown._replace(rows=(Row("sun", "Tea"),)), look, "en", 1072, 480)
    assert [layout.font().pixelSize() for layout in layouts(found)] == [68, 34, 30, 36]


def test_chinese_has_sizes_of_its_own(look: Look) -> None:
    shown = Shown(name="王雅琴", why=Row("", "初次光临"), rows=(Row("sun", "茶"),))
    found = laid(shown, look, "zh", 1072, 480)
    assert [layout.font().pixelSize() for layout in layouts(found)] == [66, 33, 31]


def test_long_name_gets_smaller_down_to_44_and_then_has_a_second_line(look: Look) -> None:
    sizes = []
    for name in ("Ana", "Wilhelmina von Hohenzollern-Sigmaringen", LONG):
        found = laid(Shown(name=name), look, "en", 1000, 480)
        assert found.words[0].layout.lineCount() == (2 if name == LONG else 1)
        sizes.append(name_size(found))
    assert sizes[0] == 68
    assert 44 < sizes[1] < 68
    assert sizes[2] == 44


def test_word_longer_than_a_line_is_broken_and_not_cut(look: Look) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänswitwe" * 2
    found = laid(Shown(name=word), look, "en", 700, 480)
    assert found.words[0].layout.lineCount() > 1
    assert found.is_whole


@pytest.mark.parametrize("width_height", [(832, 380), (1072, 480)])
def test_where_there_is_no_room_the_least_facts_go_but_nothing_of_safety(
    look: Look, width_height: tuple[int, int]
) -> None:
    safety = [Row("triangle-alert", WORDS, "Allergy", "danger")] * 2
    rows = (*safety, *[Row("sun", WORDS)] * 4)
    shown = Shown(name=LONG, why=Row("heart", WORDS), rows=rows, say=WORDS * 2, face="H")
    found = laid(shown, look, "en", *width_height)
    assert found.is_whole
    texts = [layout.text() for layout in layouts(found)]
    assert sum(text.startswith("Allergy") for text in texts) == 2
    assert len(texts) < len(rows) + 3
    assert all(layout.font().pixelSize() >= SMALLEST for layout in layouts(found))


def test_all_that_there_is_at_its_longest_still_fits_the_smallest_window(look: Look) -> None:
    safety = tuple(Row("triangle-alert", WORDS[:110], "Allergy", "danger") for _ in range(3))
    shown = Shown(
        face="H",
        name=(LONG * 2)[:80],
        why=Row("life-buoy", WORDS * 2, "Grave", "warn"),
        rows=(Row("clock", WORDS, "by 18:30"), Row("user-round", LONG), *safety),
        kept=2,
        say=WORDS * 2,
        foot=Row("clock", LONG, "19:30"),
    )
    found = laid(shown, look, "en", 832, 380)
    assert found.is_whole
    assert sum(layout.text().startswith("Allergy") for layout in layouts(found)) == len(safety)


def test_text_size_of_the_desk_leaves_the_line_up_as_it_is(hall: Hall) -> None:
    hall.look = Look(scale=1.6)
    other = hall.new_page()
    other.resize(1024, 700)
    assert other.sheet._look.scale == 1.0
    other.deleteLater()
