"""A store that does not open: what the window says, and what helps."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desk import open_desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.guests.lookup import find
from assistant.journal import trouble
from assistant.places import Home, Settings
from assistant.refusal import Refused, StoreTrouble
from ui.app import App
from ui.counter.guest_list import GuestList
from ui.frame.trouble import Trouble
from ui.look.keyed_button import KeyedButton
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
STORE = Path("/home/elena/Salve/salve.db")
FULL = StoreTrouble(trouble.FULL, store=STORE, place=STORE.parent)
DAMAGED = StoreTrouble(trouble.DAMAGED, store=STORE, place=STORE.parent)


def words(page: Trouble) -> str:
    """All that can be read on the page."""
    told = [w for kind in (Line, Paragraph, KeyedButton) for w in page.findChildren(kind)]
    return "\n".join(part.text() for part in told if part.isVisibleTo(page))


@pytest.fixture
def page(stage: Callable[..., Trouble], look: Look) -> Trouble:
    return stage(Trouble(look), 1100, 700)


def test_reason_is_said_with_what_to_do(page: Trouble, nameless, squeezed) -> None:
    page.show_trouble(FULL)
    assert "The disk of /home/elena/Salve is full: free some space, then try again." in words(page)
    assert "Recover" not in words(page)
    assert not nameless(page)
    assert not squeezed(page)


def test_try_again_has_the_focus_and_a_key(page: Trouble, press, qtbot: QtBot) -> None:
    page.show_trouble(FULL)
    with qtbot.waitSignal(page.again):
        press(Key.Key_R, CTRL)
    with qtbot.waitSignal(page.again):
        press(Key.Key_Space)


def test_damaged_store_offers_its_rescue_and_no_other_does(page, press, qtbot: QtBot) -> None:
    page.show_trouble(DAMAGED)
    assert "Set it aside and recover what can be read" in words(page)
    with qtbot.waitSignal(page.rescue_wanted):
        press(Key.Key_Return, CTRL)
    page.show_trouble(FULL)
    with qtbot.assertNotEmitted(page.rescue_wanted):
        press(Key.Key_Return, CTRL)


def test_rescue_can_be_stopped_while_it_runs_and_only_then(page, press, qtbot: QtBot) -> None:
    page.show_trouble(DAMAGED)
    with qtbot.assertNotEmitted(page.stop_wanted):
        press(Key.Key_Escape)
    page.show_progress(34, 100)
    assert "34 %" in words(page)
    with qtbot.assertNotEmitted(page.again):
        press(Key.Key_R, CTRL)
    with qtbot.waitSignal(page.stop_wanted):
        press(Key.Key_Escape)
    page.show_stopped(Refused("The rescue was stopped: nothing was changed."))
    assert "nothing was changed" in words(page)
    assert "Recover what can be read" in words(page)


def test_rescue_tells_its_counts(page: Trouble) -> None:
    page.show_trouble(DAMAGED)
    page.show_progress(1, 2)
    page.show_rescued(12_345, 1, "salve-damaged-2025-11-22.db")
    told = words(page)
    assert "12,345 lines were recovered. 1 line is lost." in told
    assert "salve-damaged-2025-11-22.db" in told
    assert "Open Salve" in told


@pytest.fixture
def app(place: Home, qapp: QApplication, fonts: None) -> Iterator[Callable[[], App]]:
    apps: list[App] = []

    def start() -> App:
        app = App(qapp, place, Settings(language="en", theme="light"))
        apps.append(app)
        app.show()
        return app

    yield start
    for one in apps:
        one.window.close()
        one.close()
        one.window.deleteLater()
    qapp.setStyleSheet("")


def trouble_of(app: App) -> Trouble | None:
    return app.window.findChild(Trouble)


def test_window_opens_by_itself_once_the_reason_is_gone(app, place: Home, qtbot, press) -> None:
    place.root.parent.mkdir(parents=True, exist_ok=True)
    place.root.write_text("a file where the folder should be")
    one = app()
    qtbot.waitUntil(lambda: trouble_of(one) is not None, timeout=30_000)
    assert "is a file, not a folder" in words(trouble_of(one))
    assert not one.window.rail.isVisible()
    place.root.unlink()
    qtbot.waitUntil(one.window.isActiveWindow)
    press(Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: one.window.page in ("counter", "welcome", "who"), timeout=20_000)
    qtbot.waitUntil(lambda: trouble_of(one) is None)
    assert one.window.rail.isVisible()


def test_damaged_store_is_recovered_from_the_window(app, place: Home, qtbot, press) -> None:
    with_guests(place, 60)
    with place.store.open("r+b") as file:  # a page in the middle of the journal is spoiled
        file.seek(place.store.stat().st_size // 2)
        file.write(b"\xaa" * 20_000)
        file.seek(4096)
        file.write(b"\xaa" * 4096)
    one = app()
    qtbot.waitUntil(lambda: trouble_of(one) is not None, timeout=30_000)
    assert "The store is damaged" in words(trouble_of(one))
    qtbot.waitUntil(one.window.isActiveWindow)
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "The store is whole again" in words(trouble_of(one)), timeout=20_000)
    assert "recovered" in words(trouble_of(one))
    assert list(place.root.glob("salve-damaged-*.db"))
    press(Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: trouble_of(one) is None, timeout=20_000)
    rows = one.window.findChild(GuestList).model()
    qtbot.waitUntil(lambda: rows.rowCount() > 30, timeout=20_000)  # the look-up is made anew


def with_guests(place: Home, count: int) -> None:
    """A store with some guests who have something on file."""
    desk = open_desk(place)
    desk.sign_in(desk.join(name="Elena", role="manager").result())
    for n in range(count):
        page = desk.meet(Identity(name=f"Guest {n}")).result()
        for _line in range(4):
            desk.on_guest(page, acts.write_note, text="a line " * 40).result()
    assert desk.look_up(lambda tx: find.recent(tx, 1))
    desk.close()
