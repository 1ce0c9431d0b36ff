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


def amber(sheet: Any, field: Any) -> list[int]:
    """The columns of the field in which something has the colour of the waves."""
    picture, warn = field.grab().toImage(), sheet.look.colour("warn")
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


def test_the_wave_runs_under_the_piece_and_nowhere_else(sheet: Any) -> None:
    text = f"Paid by {CARD}, thank you"
    sheet.note.setText(text)
    start = cursor_at(sheet.note, text.index(CARD))
    end = cursor_at(sheet.note, text.index(CARD) + len(CARD))
    (one,) = stretches(sheet.note)
    assert abs(one.left - start) <= 1.5
    assert abs(one.left + one.width - end) <= 1.5
    sheet.note.setCursorPosition(0)
    seen = amber(sheet, sheet.note)
    assert seen
    assert start - 3 <= seen[0]
    assert seen[-1] <= end + 3


@pytest.mark.parametrize("before", ["😀😀 ", "王女士 ", "Señora ", ""])
def test_in_a_line_that_is_scrolled_the_wave_goes_along(sheet: Any, before: str) -> None:
    text = f"{before}{'a long line ' * 14}{CARD} and on it goes, so long"
    sheet.note.setText(text)
    place = len(text[: text.index(CARD)].encode("utf-16-le")) // 2
    sheet.note.setCursorPosition(len(text.encode("utf-16-le")) // 2)
    scrolled = stretches(sheet.note)[0].left
    at = sheet.note.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).left() + 5
    sheet.note.setCursorPosition(0)
    assert stretches(sheet.note)[0].left > sheet.note.width()  # out of sight, and not painted
    assert amber(sheet, sheet.note) == []
    sheet.note.setCursorPosition(len(text.encode("utf-16-le")) // 2)
    assert stretches(sheet.note)[0].left == pytest.approx(scrolled)
    assert 0 < scrolled < at
    assert abs(cursor_at(sheet.note, place) - stretches(sheet.note)[0].left) <= 1.5


def test_a_piece_over_two_lines_has_a_wave_in_each(sheet: Any) -> None:
    sheet.begin(sheet.said)
    sheet.said.setFixedWidth(170)
    sheet.said.setPlainText("Well, we are sorry if you feel let down by it.")
    sheet.settle()
    found = stretches(sheet.said)
    assert len({round(one.y) for one in found}) == 2
    assert all(one.width > 4 for one in found)


def test_in_a_field_that_is_scrolled_the_wave_goes_along(sheet: Any) -> None:
    sheet.begin(sheet.said)
    sheet.said.setPlainText("One line\n" * 8 + "Sorry if you feel let down.")
    sheet.said.moveCursor(QTextCursor.MoveOperation.End)
    sheet.settle()
    (seen,) = stretches(sheet.said)
    assert 0 < seen.y < sheet.said.height()
    sheet.said.verticalScrollBar().setValue(0)
    sheet.settle()
    assert all(one.y > sheet.said.viewport().height() for one in stretches(sheet.said))


def test_the_wave_takes_no_click_and_no_room(sheet: Any) -> None:
    before = sheet.note.geometry(), sheet.said.geometry()
    sheet.note.setText(f"Paid by {CARD}")
    sheet.settle()
    assert (sheet.note.geometry(), sheet.said.geometry()) == before
    assert sheet.note.childAt(sheet.note.rect().center()) is None
    assert QApplication.focusWidget() is sheet.note


# -- the note -------------------------------------------------------------------------------------


def in_window(sheet: Any, field: QWidget) -> QRect:
    return QRect(field.mapTo(sheet, QPoint()), field.size())


def test_the_note_stands_under_its_field_and_in_the_window(sheet: Any, type_in: Any) -> None:
    type_in(f"Paid by {CARD}")
    note = sheet.slip.geometry()
    assert sheet.rect().contains(note)
    assert note.top() > in_window(sheet, sheet.note).bottom()
    assert QApplication.focusWidget() is sheet.note
    assert not any(
        part.focusPolicy() & Qt.FocusPolicy.TabFocus for part in sheet.slip.findChildren(QWidget)
    )


def test_at_the_foot_of_the_window_it_stands_over_its_field(sheet: Any, type_in: Any) -> None:
    sheet.layout().removeWidget(sheet.note)
    sheet.layout().addWidget(sheet.note)
    sheet.settle()
    sheet.begin(sheet.note)
    type_in(f"Paid by {CARD}")
    note = sheet.slip.geometry()
    assert sheet.rect().contains(note)
    assert note.bottom() < in_window(sheet, sheet.note).top()


def test_it_goes_along_when_the_page_is_scrolled_or_laid_out_anew(
    sheet: Any, type_in: Any, look: Any
) -> None:
    area, inside = QScrollArea(), QWidget()
    line = hear(look, TypedLine(look, "Far down"), "note")
    column = QVBoxLayout(inside)
    column.addSpacing(200)
    column.addWidget(line)
    column.addSpacing(900)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    sheet.layout().addWidget(area, 5)
    sheet.settle()
    sheet.begin(line)
    type_in("She was rude")
    before = sheet.slip.geometry()
    area.verticalScrollBar().setValue(60)
    sheet.settle()
    assert sheet.slip.isVisible()
    assert sheet.slip.geometry() != before
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    sheet.settle()
    assert not sheet.slip.isVisible()
    area.verticalScrollBar().setValue(0)
    sheet.settle()
    assert sheet.slip.isVisible()
    sheet.resize(700, 520)
    sheet.settle()
    assert sheet.rect().contains(sheet.slip.geometry())


def test_escape_puts_it_away_and_is_the_pages_again(sheet: Any, type_in: Any, press: Any) -> None:
    heard: list[str] = []
    sheet.keyPressEvent = lambda event: heard.append(event.text())
    type_in("She was rude")
    press(Qt.Key.Key_Escape)
    assert not sheet.slip.isVisible()
    type_in(" to him")
    assert not sheet.slip.isVisible()
    press(Qt.Key.Key_Escape)
    assert sheet.note.text() == "She was rude to him"
    type_in(", and drunk, and")
    sheet.note.setCursorPosition(len("She was rude to him, and dr"))
    assert sheet.slip.remark.key.endswith("drunk")
    assert sheet.slip.isVisible()


def test_it_says_why_what_is_better_and_the_keys(sheet: Any, type_in: Any) -> None:
    def keys() -> list[str]:
        return [
            button.accessibleDescription()
            for button in sheet.slip.findChildren(QAbstractButton)
            if button.isVisible()
        ]

    type_in(f"Paid by {CARD}")
    assert sheet.slip.told == (
        "A card number does not belong here. The last four digits are enough. Better: “•••• 1111”"
    )
    assert keys() == ["Ctrl+B", "Ctrl+Shift+B", "Esc"]
    sheet.note.setText("She was rude")
    assert "Rather, for example: “" in sheet.slip.told
    assert keys() == ["Ctrl+Shift+B", "Esc"]
    sheet.note.setText("His password: hunter22")
    assert sheet.slip.told == "A password or PIN does not belong here."


def test_it_names_the_words_where_several_are_marked(sheet: Any, type_in: Any) -> None:
    type_in("She was rude")
    assert "“rude”" not in sheet.slip.told
    type_in(f", paid by {CARD}")
    assert sheet.slip.told.startswith(f"“{CARD}”")
    sheet.note.setCursorPosition(10)
    assert sheet.slip.told.startswith("“rude”")


def test_who_has_a_mouse_may_click_the_keys(sheet: Any, type_in: Any, marked: Any) -> None:
    type_in(f"Paid by {CARD}, she was rude to us")
    take, right, away = sheet.slip.findChildren(QAbstractButton)
    take.click()
    assert sheet.note.text() == "Paid by •••• 1111, she was rude to us"
    away.click()
    assert not sheet.slip.isVisible()
    assert QApplication.focusWidget() is sheet.note
    right.click()
    assert marked(sheet.note) == []


def test_a_screen_reader_finds_the_remark_by_its_words(
    sheet: Any, type_in: Any, nameless: Any
) -> None:
    type_in("She was rude to them")
    node = QAccessible.queryAccessibleInterface(sheet.slip)
    assert node.text(QAccessible.Text.Name) == sheet.slip.told != ""
    assert nameless(sheet) == []


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
