"""Tabs: what each one says is not cut where there is room."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QStyleOptionTab, QTabBar, QWidget

from ui.look.look import Look
from ui.look.tabbed import TabbedPage


@pytest.mark.parametrize(
    "titles", [("Handover", "Expected"), ("交接", "暖心事"), ("Смена", "Ждём")]
)
def test_the_tab_in_front_tells_its_key_in_whole(
    look: Look, stage: Callable[..., TabbedPage], titles: tuple[str, ...]
) -> None:
    page = TabbedPage(look, "Shift")
    for title in titles:
        page.add_later(title, title, "⇧F9", QWidget)
    stage(page, 900, 300)
    bar = page.findChild(QTabBar)
    assert bar is not None
    for at, title in enumerate(titles):
        page.turn_to(title)
        option = QStyleOptionTab()
        bar.initStyleOption(option, at)
        assert option.text == bar.tabText(at) == f"{title}   ⇧F9"
