"""What goes next, on its page."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from ui.bridge import Bridge
from ui.erasing.terms_page import TermsPane
from ui.look.look import Look


def test_what_is_kept_longer_is_what_the_form_was_opened_for(
    desk: Desk, stage: Callable[..., Any], look: Look, qtbot: QtBot
) -> None:
    desk.erasing.settle(moods=10).result()
    for name in ("Ana Ruiz", "Ben Ode"):
        page = desk.meet(Identity(name)).result()
        desk.on_guest(page, acts.note_mood, level=2, cause="a long way").result()
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
