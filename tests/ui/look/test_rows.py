"""A list of rows and headings: its keys reach every row, whatever lies between."""

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ui.look.rows import Heading, RowList, RowModel


class _Uneven(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, 30 + index.row() * 7 % 40)


@pytest.mark.parametrize("every", [2, 3, 5, 60])
def test_page_keys_go_from_end_to_end_past_headings(every: int, qtbot: QtBot) -> None:
    rows = [Heading(("Part", "")) if n % every == 0 else n for n in range(60)]
    listed = RowList("Rows", RowModel(), _Uneven(), None)
    qtbot.addWidget(listed)
    listed.resize(400, 300)
    listed.show()
    listed.show_rows(rows)
    listed.setFocus()
    listed.mark(id(rows[1]))
    for key, last in ((Qt.Key.Key_PageDown, 59), (Qt.Key.Key_PageUp, 1)):
        presses = 0
        while (place := rows.index(listed.current)) != last:
            QTest.keyClick(listed, key)
            presses += 1
            assert abs(rows.index(listed.current) - last) < abs(place - last)
            assert listed.viewport().rect().contains(listed.visualRect(listed.currentIndex()))
        assert 8 <= presses <= 20  # six rows, or nearly, at a time
    assert listed.verticalScrollBar().value() == 0  # the heading of the first row is seen as well
