"""The search field: where one search ends and the next begins."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.counter.search_field import SearchField
from ui.look.look import Look


def test_search_that_is_over_is_begun_anew_when_the_keys_come_back(
    look: Look, stage: Callable[..., QWidget]
) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    field, elsewhere = SearchField(look), QLineEdit()
    column.addWidget(field)
    column.addWidget(elsewhere)
    stage(host, 600, 200)
    field.setFocus()
    QTest.keyClicks(field._edit, "patel")
    elsewhere.setFocus()
    field.setFocus()
    QTest.keyClicks(field._edit, "x")
    assert field.text == "patelx", "a search that goes on goes on"
    field.settle()
    elsewhere.setFocus()
    field.setFocus()
    QTest.keyClicks(field._edit, "aurora")
    assert field.text == "aurora"
