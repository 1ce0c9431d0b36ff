"""The list at the left: sections and hits, moved by keys, read by a screen reader."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from assistant.guests.lookup.find import Hit
from assistant.journal.stamp import PageId
from ui.counter.guest_list import GuestList
from ui.look.look import Look, apply


def _hit(name: str, **more: object) -> Hit:
    filled: dict[str, object] = {
        "page": PageId(name.encode().ljust(16)[:16]),
        "name": name,
        "reading": "",
        "phones": (),
        "line": "",
        "visits": 0,
        "here": False,
        "care": False,
        "last_ms": 0,
    }
    return Hit(**(filled | more))  # type: ignore[arg-type]


WANG = _hit("王雅琴", reading="Wang Yaqin", line="Window seat", visits=27, here=True, care=True)
IVAN = _hit("Иван Соколов", visits=1)
MARIA = _hit("María López", why="phone")
SOFIA = _hit("Sofía Herrera")
SECTIONS = [("In the house", [WANG, IVAN]), ("Recent", [MARIA, SOFIA])]


@pytest.fixture
def guests(look: Look, stage: Callable[..., QWidget]) -> GuestList:
    pane = GuestList(look)
    stage(pane, 280, 500)
    return pane


def _spoken(pane: QWidget) -> list[str]:
    node = QAccessible.queryAccessibleInterface(pane)
    rows = [node.child(n) for n in range(node.childCount())]
    return [r.text(QAccessible.Text.Name) for r in rows if r.role().name == "ListItem"]


def test_rows_and_headings_are_read_in_whole_words(guests: GuestList) -> None:
    guests.show_sections(SECTIONS)
    assert _spoken(guests) == [
        "In the house, 2",
        "王雅琴, Wang Yaqin, in the house, needs care, Window seat, 27 visits",
        "Иван Соколов, 1 visit",
        "Recent, 2",
        "María López, by phone",
        "Sofía Herrera",
    ]


def test_the_arrows_step_over_headings_and_stop_at_the_ends(
    guests: GuestList, press: Callable[..., None]
) -> None:
    guests.show_sections(SECTIONS)
    guests.setFocus()
    guests.mark(WANG.page)
    pointed: list[object] = []
    guests.pointed.connect(pointed.append)
    for _round in range(5):
        press(Qt.Key.Key_Down)
    assert pointed == [IVAN.page, MARIA.page, SOFIA.page, SOFIA.page, SOFIA.page]
    press(Qt.Key.Key_Home)
    assert guests.current_page() == WANG.page
    press(Qt.Key.Key_Up)
    assert guests.current_page() == WANG.page
    press(Qt.Key.Key_End)
    assert guests.current_page() == SOFIA.page


def test_return_chooses_who_is_marked(guests: GuestList, press: Callable[..., None]) -> None:
    guests.show_sections(SECTIONS)
    guests.setFocus()
    guests.mark(WANG.page)
    press(Qt.Key.Key_Down)
    chosen: list[object] = []
    guests.chosen.connect(chosen.append)
    press(Qt.Key.Key_Return)
    assert chosen == [IVAN.page]


def test_a_click_chooses_and_a_click_on_a_heading_does_not(guests: GuestList, qtbot) -> None:  # type: ignore[no-untyped-def]
    guests.show_sections(SECTIONS)
    chosen: list[object] = []
    guests.chosen.connect(chosen.append)
    for row in (0, 4):
        place = guests.visualRect(guests.model().index(row, 0)).center()
        qtbot.mouseClick(guests.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [MARIA.page]


def test_the_first_hit_is_marked_at_once_and_nobody_is_told(guests: GuestList) -> None:
    pointed: list[object] = []
    guests.pointed.connect(pointed.append)
    guests.show_hits([MARIA, SOFIA], "ma")
    assert guests.current_page() == MARIA.page
    assert pointed == []


def test_a_longer_answer_to_the_same_words_keeps_the_mark(guests: GuestList) -> None:
    guests.show_hits([MARIA, SOFIA], "ma")
    guests.step(1)
    guests.show_hits([MARIA, SOFIA, IVAN], "ma")
    assert guests.current_page() == SOFIA.page
    guests.show_hits([MARIA, SOFIA, IVAN], "mar")
    assert guests.current_page() == MARIA.page


def test_who_was_marked_stays_marked_when_the_sections_are_told_anew(guests: GuestList) -> None:
    guests.show_sections(SECTIONS)
    guests.mark(SOFIA.page)
    guests.show_sections([("Recent", [SOFIA, MARIA, IVAN])])
    assert guests.current_page() == SOFIA.page


def test_an_empty_list_takes_every_key_calmly(
    guests: GuestList, press: Callable[..., None]
) -> None:
    chosen: list[object] = []
    guests.chosen.connect(chosen.append)
    guests.show_hits([], "xyz")
    guests.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Return):
        press(key)
    assert guests.current_page() is None
    assert chosen == []


def test_letters_are_left_to_the_page(guests: GuestList) -> None:
    from PySide6.QtGui import QKeyEvent

    guests.show_sections(SECTIONS)
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier, "s")
    guests.keyPressEvent(event)
    assert not event.isAccepted()
    assert guests.current_page() is None


def test_a_guest_of_whom_nothing_is_written_is_told_by_the_last_visit(guests: GuestList) -> None:
    now_ms = int(time.time() * 1000)
    guests.show_hits([_hit("Ann", visits=2, last_ms=now_ms - 3 * 24 * 3600 * 1000)], "ann")
    assert _spoken(guests) == ["Ann, last seen 3 days ago, 2 visits"]


def test_the_list_says_what_was_asked(guests: GuestList) -> None:
    guests.show_hits([MARIA], "mar")
    assert guests.accessibleName() == "Guests found for “mar”"
    guests.show_sections(SECTIONS)
    assert guests.accessibleName() == "Guests"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("scale", [0.8, 1.6])
def test_rows_grow_with_the_text_and_are_painted_within_the_list(
    qapp, stage: Callable[..., QWidget], dark: bool, scale: float
) -> None:  # type: ignore[no-untyped-def]
    look = Look(dark, scale)
    apply(qapp, look)
    pane = GuestList(look)
    stage(pane, 300, 600)
    pane.show_sections(
        [
            (
                "In the house",
                [
                    WANG,
                    _hit(
                        "A very long name indeed " * 5,
                        line="x" * 99,
                        visits=12345,
                        care=True,
                        why="note",
                    ),
                ],
            )
        ]
    )
    assert pane.sizeHintForRow(1) == look.px(60)
    assert pane.horizontalScrollBar().maximum() == 0
    image = pane.viewport().grab().toImage()
    ground = image.pixelColor(1, 1)
    edge = [image.pixelColor(image.width() - 2, y) for y in range(image.height())]
    assert all(colour == ground for colour in edge)
