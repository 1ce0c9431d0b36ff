"""Where the waves run and the note floats, and what a screen reader is told."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QVBoxLayout, QWidget

from ui.listening.hear import ear_of, hear
from ui.listening.placing import place
from ui.look.lines import TypedLine

CARD = "4111 1111 1111 1111"


def stretches(field: Any) -> list[Any]:
    return ear_of(field)._waves.stretches()


def amber(desk: Any, field: Any) -> list[int]:
    """The columns of the field in which something has the colour of the waves."""
    picture, warn = field.grab().toImage(), desk.look.colour("warn")
    ratio = picture.devicePixelRatio()
    found = set()
    for x in range(picture.width()):
        for y in range(picture.height()):
            one = picture.pixelColor(x, y)
            if abs(one.red() - warn.red()) < 40 and abs(one.blue() - warn.blue()) < 60:
                found.add(round(x / ratio))
    return sorted(found)


def cursor_at(field: Any, place: int) -> float:
    """Where Qt draws the cursor of a line when it stands at `place`."""
    field.setCursorPosition(place)
    return field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).left() + 5


def test_the_wave_runs_under_the_piece_and_nowhere_else(desk: Any) -> None:
    text = f"Paid by {CARD}, thank you"
    desk.note.setText(text)
    start = cursor_at(desk.note, text.index(CARD))
    end = cursor_at(desk.note, text.index(CARD) + len(CARD))
    (one,) = stretches(desk.note)
    assert abs(one.left - start) <= 1.5
    assert abs(one.left + one.width - end) <= 1.5
    desk.note.setCursorPosition(0)
    seen = amber(desk, desk.note)
    assert seen
    assert start - 3 <= seen[0]
    assert seen[-1] <= end + 3


@pytest.mark.parametrize("before", ["😀😀 ", "王女士 ", "Señora ", ""])
def test_in_a_line_that_is_scrolled_the_wave_goes_along(desk: Any, before: str) -> None:
    text = f"{before}{'a long line ' * 14}{CARD} and on it goes, so long"
    desk.note.setText(text)
    place = len(text[: text.index(CARD)].encode("utf-16-le")) // 2
    desk.note.setCursorPosition(len(text.encode("utf-16-le")) // 2)
    scrolled = stretches(desk.note)[0].left
    at = desk.note.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).left() + 5
    desk.note.setCursorPosition(0)
    assert stretches(desk.note)[0].left > desk.note.width()  # out of sight, and not painted
    assert amber(desk, desk.note) == []
    desk.note.setCursorPosition(len(text.encode("utf-16-le")) // 2)
    assert stretches(desk.note)[0].left == pytest.approx(scrolled)
    assert 0 < scrolled < at
    assert abs(cursor_at(desk.note, place) - stretches(desk.note)[0].left) <= 1.5


def test_a_piece_over_two_lines_has_a_wave_in_each(desk: Any) -> None:
    desk.begin(desk.said)
    desk.said.setFixedWidth(170)
    desk.said.setPlainText("Well, we are sorry if you feel let down by it.")
    desk.settle()
    found = stretches(desk.said)
    assert len({round(one.y) for one in found}) == 2
    assert all(one.width > 4 for one in found)


def test_in_a_field_that_is_scrolled_the_wave_goes_along(desk: Any) -> None:
    desk.begin(desk.said)
    desk.said.setPlainText("One line\n" * 8 + "Sorry if you feel let down.")
    desk.said.moveCursor(QTextCursor.MoveOperation.End)
    desk.settle()
    (seen,) = stretches(desk.said)
    assert 0 < seen.y < desk.said.height()
    desk.said.verticalScrollBar().setValue(0)
    desk.settle()
    assert all(one.y > desk.said.viewport().height() for one in stretches(desk.said))


def test_the_wave_takes_no_click_and_no_room(desk: Any) -> None:
    before = desk.note.geometry(), desk.said.geometry()
    desk.note.setText(f"Paid by {CARD}")
    desk.settle()
    assert (desk.note.geometry(), desk.said.geometry()) == before
    assert desk.note.childAt(desk.note.rect().center()) is None
    assert QApplication.focusWidget() is desk.note


# -- the note -------------------------------------------------------------------------------------


def in_window(desk: Any, field: QWidget) -> QRect:
    return QRect(field.mapTo(desk, QPoint()), field.size())


def test_the_note_stands_under_its_field_and_in_the_window(desk: Any, type_in: Any) -> None:
    type_in(f"Paid by {CARD}")
    note = desk.slip.geometry()
    assert desk.rect().contains(note)
    assert note.top() > in_window(desk, desk.note).bottom()
    assert QApplication.focusWidget() is desk.note
    assert not any(
        part.focusPolicy() & Qt.FocusPolicy.TabFocus for part in desk.slip.findChildren(QWidget)
    )


def test_at_the_foot_of_the_window_it_stands_over_its_field(desk: Any, type_in: Any) -> None:
    desk.layout().removeWidget(desk.note)
    desk.layout().addWidget(desk.note)
    desk.settle()
    desk.begin(desk.note)
    type_in(f"Paid by {CARD}")
    note = desk.slip.geometry()
    assert desk.rect().contains(note)
    assert note.bottom() < in_window(desk, desk.note).top()


def test_it_goes_along_when_the_page_is_scrolled_or_laid_out_anew(
    desk: Any, type_in: Any, look: Any
) -> None:
    area, inside = QScrollArea(), QWidget()
    line = hear(look, TypedLine(look, "Far down"), "note")
    column = QVBoxLayout(inside)
    column.addSpacing(200)
    column.addWidget(line)
    column.addSpacing(900)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    desk.layout().addWidget(area, 5)
    desk.settle()
    desk.begin(line)
    type_in("She was rude")
    before = desk.slip.geometry()
    area.verticalScrollBar().setValue(60)
    desk.settle()
    assert desk.slip.isVisible()
    assert desk.slip.geometry() != before
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    desk.settle()
    assert not desk.slip.isVisible()
    area.verticalScrollBar().setValue(0)
    desk.settle()
    assert desk.slip.isVisible()
    desk.resize(700, 520)
    desk.settle()
    assert desk.rect().contains(desk.slip.geometry())


def test_escape_puts_it_away_and_is_the_pages_again(desk: Any, type_in: Any, press: Any) -> None:
    heard: list[str] = []
    desk.keyPressEvent = lambda event: heard.append(event.text())
    type_in("She was rude")
    press(Qt.Key.Key_Escape)
    assert not desk.slip.isVisible()
    type_in(" to him")
    assert not desk.slip.isVisible()
    press(Qt.Key.Key_Escape)
    assert desk.note.text() == "She was rude to him"
    type_in(", and drunk, and")
    desk.note.setCursorPosition(len("She was rude to him, and dr"))
    assert desk.slip.remark.key.endswith("drunk")
    assert desk.slip.isVisible()


def test_it_says_why_what_is_better_and_the_keys(desk: Any, type_in: Any) -> None:
    def keys() -> list[str]:
        return [
            button.accessibleDescription()
            for button in desk.slip.findChildren(QAbstractButton)
            if button.isVisible()
        ]

    type_in(f"Paid by {CARD}")
    assert desk.slip.told == (
        "A card number does not belong here. The last four digits are enough. Better: “•••• 1111”"
    )
    assert keys() == ["Ctrl+B", "Ctrl+Shift+B", "Esc"]
    desk.note.setText("She was rude")
    assert "Rather, for example: “" in desk.slip.told
    assert keys() == ["Ctrl+Shift+B", "Esc"]
    desk.note.setText("His password: hunter22")
    assert desk.slip.told == "A password or PIN does not belong here."


def test_who_has_a_mouse_may_click_the_keys(desk: Any, type_in: Any, marked: Any) -> None:
    type_in(f"Paid by {CARD}, she was rude to us")
    take, right, away = desk.slip.findChildren(QAbstractButton)
    take.click()
    assert desk.note.text() == "Paid by •••• 1111, she was rude to us"
    away.click()
    assert not desk.slip.isVisible()
    assert QApplication.focusWidget() is desk.note
    right.click()
    assert marked(desk.note) == []


def test_a_screen_reader_finds_the_remark_by_its_words(
    desk: Any, type_in: Any, nameless: Any
) -> None:
    type_in("She was rude to them")
    node = QAccessible.queryAccessibleInterface(desk.slip)
    assert node.text(QAccessible.Text.Name) == desk.slip.told != ""
    assert nameless(desk) == []


# -- its place ------------------------------------------------------------------------------------

ROOM, SIZE = QRect(0, 0, 400, 300), QSize(200, 80)


def test_of_two_places_the_one_that_covers_less_is_taken() -> None:
    field, typed = QRect(10, 120, 300, 30), QRect(10, 120, 300, 30)
    below = place(SIZE, field, typed, ROOM, [], 2)
    assert below is not None
    assert below.top() > field.bottom()
    above = place(SIZE, field, typed, ROOM, [QRect(10, 180, 80, 30)], 2)
    assert above is not None
    assert above.bottom() < field.top()
    both = [QRect(10, 180, 80, 30), QRect(10, 60, 80, 30)]
    assert place(SIZE, field, typed, ROOM, both, 2) == below


def test_in_a_field_as_high_as_the_window_it_lies_away_from_the_cursor() -> None:
    field = QRect(0, 0, 400, 300)
    low = place(SIZE, field, QRect(0, 10, 400, 20), ROOM, [], 2)
    assert low is not None
    assert low.top() > 150
    high = place(SIZE, field, QRect(0, 270, 400, 20), ROOM, [], 2)
    assert high is not None
    assert high.bottom() < 150


def test_where_there_is_no_place_there_is_no_note() -> None:
    assert (
        place(SIZE, QRect(0, 20, 300, 30), QRect(0, 20, 300, 30), QRect(0, 0, 400, 70), [], 2)
        is None
    )


def test_a_field_at_the_right_edge_has_its_note_in_the_window() -> None:
    spot = place(SIZE, QRect(350, 10, 50, 30), QRect(350, 10, 50, 30), ROOM, [], 2)
    assert spot is not None
    assert ROOM.contains(spot)
