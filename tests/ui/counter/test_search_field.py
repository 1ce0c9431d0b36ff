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


def test_slash_begins_a_search_where_the_keys_are_in_the_field_already(
    look: Look, stage: Callable[..., QWidget]
) -> None:
    field = SearchField(look)
    stage(field, 600, 60)
    field.setFocus()
    QTest.keyClicks(field._edit, "/sol")
    assert field.text == "sol"
    QTest.keyClicks(field._edit, "/")
    assert field.text == "sol/", "in the midst of words it is a sign like others"
    field.begin()
    QTest.keyClicks(field._edit, "/ana")
    assert field.text == "ana"
