"""The page of all keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea

from ui.look.keycap import KeyCap
from ui.look.keys import KEYS, groups
from ui.look.look import Look, apply
from ui.settings.keys_page import KeysPage


@pytest.fixture
def page(stage: Callable[..., KeysPage], look: Look) -> KeysPage:
    return stage(KeysPage(look), 1198, 714)


def test_every_key_of_the_table_is_there_with_its_words(page: KeysPage, nameless) -> None:
    caps = [cap.text() for cap in page.findChildren(KeyCap)]
    assert len(caps) == len(KEYS)
    told = {part.text() for part in page.findChildren(QLabel)}
    for title, pairs in groups():
        assert title in told
        for cap, label in pairs:
            assert cap in caps
            assert label in told
    assert not nameless(page)


def columns(page: KeysPage) -> int:
    return len({cap.parentWidget().mapTo(page, cap.pos()).x() for cap in page.findChildren(KeyCap)})


def test_columns_grow_with_the_window(page: KeysPage, qtbot) -> None:
    seen = []
    for width in (700, 1198, 1838):
        page.host.resize(width, 714)
        qtbot.wait(20)
        seen.append(columns(page))
    assert seen == sorted(set(seen))


def test_arrow_keys_scroll_it(page: KeysPage, press) -> None:
    page.host.resize(500, 400)
    page.setFocus()
    bar = page.findChild(QScrollArea).verticalScrollBar()
    press(Qt.Key.Key_PageDown)
    assert bar.value() > 0


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.6])
@pytest.mark.parametrize("width", [800, 1198, 3000])
def test_nothing_is_cut_at_any_size(stage, qapp, look, squeezed, scale: float, width: int) -> None:
    other = Look(scale=scale)
    apply(qapp, other)
    assert not squeezed(stage(KeysPage(other), width, 700))
