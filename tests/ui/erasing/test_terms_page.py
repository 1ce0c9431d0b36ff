"""What goes next, on its page."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from ui.bridge import Bridge
from ui.erasing.keep_form import KeepTyped
from ui.erasing.terms_page import TermsPane
from ui.look.look import Look


@pytest.fixture
def two_moods(desk: Desk) -> None:
    """Two guests whose moods go soon."""
    desk.erasing.settle(moods=10).result()
    for name in ("Ana Ruiz", "Ben Ode"):
        page = desk.meet(Identity(name)).result()
        desk.on_guest(page, acts.note_mood, level=2, cause="a long way").result()


def test_what_is_kept_longer_is_what_the_form_was_opened_for(
    desk: Desk, two_moods: None, stage: Callable[..., Any], look: Look, qtbot: QtBot
) -> None:
    bridge = Bridge()
    pane: TermsPane = stage(TermsPane(look, desk, bridge), 1300, 760)
    qtbot.waitUntil(lambda: len(pane._found.coming) == 2, timeout=20_000)
    first, second = pane._found.coming
    pane._list.mark(pane._list.key_of(first))
    pane.on_keep()
    pane._form._reason.set_text("The guest asked for it")
    pane._list.mark(pane._list.key_of(second))
    pane.on_keep()
    assert pane._form._reason.text() == "The guest asked for it"
    pane._form.save()
    qtbot.waitUntil(pane._form.isHidden, timeout=20_000)
    left = desk.erasing.clearing.coming(30)
    assert [one.due.page for one in left] == [second.due.page]
    bridge.close()


@pytest.mark.parametrize("width", [1300, 800])
def test_why_it_is_kept_and_how_long_stays_in_a_window_built_anew(
    desk: Desk,
    two_moods: None,
    stage: Callable[..., Any],
    look: Look,
    qtbot: QtBot,
    width: int,
) -> None:
    bridge = Bridge()
    pane: TermsPane = stage(TermsPane(look, desk, bridge), 1300, 760)
    qtbot.waitUntil(lambda: len(pane._found.coming) == 2, timeout=20_000)
    first, second = pane._found.coming
    pane._list.mark(pane._list.key_of(second))
    pane.on_keep()
    pane._form._span.choose_known("12")
    pane._form._reason.set_text("The guest asked")
    again = TermsPane(look, desk, bridge)
    again.take_over(pane.open)
    stage(again, width, 760)
    assert again._form.isAncestorOf(QApplication.focusWidget())
    qtbot.waitUntil(lambda: len(again._found.coming) == 2, timeout=20_000)
    assert again._form.isVisible()
    assert again._list.isVisible() == (width == 1300)
    assert again._form.typed == KeepTyped("12", "The guest asked")
    again._form.save()
    qtbot.waitUntil(again._form.isHidden, timeout=20_000)
    left = desk.erasing.clearing.coming(30)
    assert [one.due.page for one in left] == [first.due.page]
    assert again._list.isVisible()
    bridge.close()


def test_a_form_that_is_closed_stays_closed_in_a_window_built_anew(
    desk: Desk, stage: Callable[..., Any], look: Look
) -> None:
    bridge = Bridge()
    pane: TermsPane = stage(TermsPane(look, desk, bridge), 1300, 760)
    pane.take_over(pane.open)
    assert pane._form.isHidden()
    bridge.close()
