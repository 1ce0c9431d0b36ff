"""Sharing in the real window, with real desks and the real server beside it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from assistant.desk import open_desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.places import Home, Settings, read_settings
from assistant.share.nearby import own_addresses
from assistant.share.server import program
from assistant.shift import handing
from tests.share.shop import HERE, PATIENCE_S, Shop, free_port, until
from tests.ui.hand import cut
from tests.ui.sharing.conftest import Spa
from ui.app import App
from ui.counter.preference_chip import PreferenceChip
from ui.handover.page import HandoverPane
from ui.sharing.desk_row import DeskRow
from ui.sharing.removed import RemovedPage

ROOT = Path(__file__).parents[3]
STRANGERS = {"nats", "zeroconf", "spake2", "cryptography"}

LOADED = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from assistant.places import Home, Settings
from tests.ui.hand import Hand
from ui.look.icons import load_icons

hand = Hand(QApplication(["salve"]), Home(Path(sys.argv[1])), Settings(language="en"))
hand.settle()
alone = {name.partition(".")[0] for name in sys.modules}
hand.press("Ctrl+Shift+J", "Alt+2")
hand.until(lambda: hand.app._work._linked.sharing is not None)
sought = {name.partition(".")[0] for name in sys.modules}
hand.close()
print(json.dumps([sorted(alone), sorted(sought)]))
"""


def words(hand: Spa) -> str:
    """All that can be read in the window."""
    shown = hand.window.findChildren(QLabel)
    return "\n".join(part.text() for part in shown if part.isVisible())


def test_a_desk_that_works_alone_loads_nothing_of_sharing(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOADED, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    alone, sought = json.loads(told.stdout.splitlines()[-1])
    assert not STRANGERS & set(alone)
    assert set(sought) >= STRANGERS


def test_the_first_desk_lets_another_in_renames_and_removes_it(
    shop: Shop, spa: Callable[..., Spa]
) -> None:
    bar, hand = shop.add("Bar"), spa(house="")
    page = hand.seek()
    assert page.mode == "alone"
    page._alone._name.setFocus()
    QApplication.focusWidget().selectAll()
    hand.type("Reception")
    hand.press("Return")
    hand.type("Casa Azul")
    before = hand.window
    hand.press("Alt+1")
    hand.until(lambda: hand.window is not before)  # it greets by the house’s name now
    assert read_settings(hand.place).desk_name == "Reception"
    hand.until(lambda: hand.page is not None and hand.page.mode == "hub")
    hand.until(lambda: hand.linked.standing.kind == "together")
    hand.window.activateWindow()
    hand.until(hand.window.isActiveWindow)
    page = hand.seek()
    hand.press("Ctrl+Shift+N")
    hand.until(lambda: page._letting.is_open)
    code = page._letting.face.code
    house = bar.sharing.join(code, f"{HERE}:{hand.port + 1}").result(PATIENCE_S)
    assert house == "Casa Azul"
    hand.until(lambda: "Has joined the shop: Bar" in words(hand))
    hand.until(lambda: "Up to date" in words(hand))
    row = page._list._rows[0]
    row.setFocus()
    hand.press("F2")
    hand.type("Pool bar")
    hand.press("Return")
    hand.until(lambda: row.shown.name == "Pool bar" and not row.is_renaming)
    hand.until(row.hasFocus)
    hand.press("Del")
    assert "“Pool bar” is cut off at once" in words(hand)
    hand.press("Esc")
    assert "cut off" not in words(hand)
    hand.until(row.hasFocus)
    hand.press("Del", "Ctrl+Return")
    until(lambda: bar.sharing.state.where == "removed")
    hand.until(lambda: not row.isVisible())


def test_what_was_typed_stays_when_the_code_is_refused(shop: Shop, spa: Callable[..., Spa]) -> None:
    hub, hand = shop.host("Reception"), spa()
    code = hub.sharing.let_in().result(PATIENCE_S)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    hand.join(wrong, hub.port)
    hand.until(lambda: "The code does not fit" in words(hand))
    typed, before = hand.page._joining.typed, hand.window
    assert typed.code == f"{wrong[:3]} {wrong[3:]}"
    assert typed.name == "Spa"
    hand.change(theme="dark")
    assert hand.window is not before
    hand.until(lambda: hand.page is not None and hand.page.mode == "joining")
    assert hand.page._joining.typed == typed
    hand.joined(code, hub.port)
    assert hand.page.mode == "member"
    assert read_settings(hand.place).desk_name == "Spa"
    hand.until(lambda: "Reception" in words(hand))


def test_a_code_is_six_digits_and_a_desk_has_a_name(spa: Callable[..., Spa]) -> None:
    hand = spa()
    hand.join("12345", 40_000)
    assert "The code has six digits." in words(hand)
    hand.page._joining._name.set_text("")
    hand.press("Ctrl+Return")
    assert "The other desks need a name for this one." in words(hand)
    assert hand.page.mode == "joining"
    hand.press("Esc")
    assert hand.page.mode == "alone"
    hand.press("Esc")
    assert hand.window.page == "settings"


def test_what_other_desks_write_is_seen_at_once(shop: Shop, spa: Callable[..., Spa]) -> None:
    hub, hand = shop.host("Reception"), spa()
    guest = hub.meet("Ingrid Solheim")
    hand.joined(hub.sharing.let_in().result(PATIENCE_S), hub.port)
    hand.until(lambda: hand.app._work._desk.guest(guest))
    hand.press("Alt+Home")
    hand.open("solheim")
    until(lambda: [one.guest for one in hub.sharing.others()] == [guest.hex()])
    hub.sharing.show_guest(guest.hex())
    hand.until(lambda: "Also open at: Reception" in words(hand))
    hub.sharing.show_guest("")
    hand.until(lambda: "Also open at" not in words(hand))
    hub.desk.on_guest(guest, acts.note_preference, text="Window table", origin="said").result()
    chips = hand.counter._card.findChildren
    hand.until(lambda: "Window table" in {chip.text() for chip in chips(PreferenceChip)})


def test_the_handover_of_one_desk_is_read_at_the_other(shop: Shop, spa: Callable[..., Spa]) -> None:
    hub, hand = shop.host("Reception"), spa()
    hand.joined(hub.sharing.let_in().result(PATIENCE_S), hub.port)
    hub.desk.shifts.on_draft(handing.pin, text="The lift is slow today").result()
    hand.press("Shift+F9")
    pane = hand.window.findChild(HandoverPane)
    hub.desk.shifts.give(hub.desk.shifts.draft().page).result()
    hand.until(lambda: pane.mode == "read" and pane._known is not None)
    hand.until(lambda: pane._known.items)
    assert "The lift is slow today" in repr(pane._known.items)


def test_a_removed_desk_shows_nothing_until_it_joins_again(
    shop: Shop, spa: Callable[..., Spa]
) -> None:
    hub, hand = shop.host("Reception"), spa()
    hand.joined(hub.sharing.let_in().result(PATIENCE_S), hub.port)
    hand.until(lambda: "Together with: Reception" in hand.window.top.desks.toolTip())
    hand.press("Alt+Home")
    hand.open("ana gil")
    me = hand.app._work._desk.neighbours.me
    hub.sharing.remove(me).result(PATIENCE_S)
    hand.until(lambda: hand.window.findChild(RemovedPage))
    hand.until(lambda: "This desk was removed from Hotel Mar" in words(hand))
    assert "Ana" not in words(hand)
    assert not hand.window.findChild(DeskRow)
    hand.press("F3", "/")
    hand.type("ana")
    assert not hand.window.top.isVisible()
    page = hand.window.findChild(RemovedPage)
    hand.window.activateWindow()
    hand.until(hand.window.isActiveWindow)
    code = hub.sharing.let_in().result(PATIENCE_S)
    page._joining._address.set_text(f"{HERE}:{hub.port + 1}")
    page._joining._code.setFocus()
    hand.type(code)
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.app._work._pages is not None)
    hand.until(lambda: hand.linked.standing.kind == "together")
    hand.window.activateWindow()
    hand.until(hand.window.isActiveWindow)
    hand.until(lambda: hand.counter._finding._answered >= 0)
    hand.open("ana gil")
    assert "Ana Gil" in words(hand)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_locked_store_opens_with_the_way_back_and_nothing_else(
    qapp: QApplication, fonts: None, tmp_path: Path, theme: str, nameless
) -> None:
    place = Home(tmp_path)
    desk = open_desk(place)
    desk.sign_in(desk.join(name="Noor", role="manager").result())
    desk.meet(Identity("Ana Gil")).result()
    desk.removal.lock("a" * 32, "Hotel Mar").result()
    desk.close()
    app = App(qapp, place, Settings(language="en", theme=theme))
    try:
        app.show()
        until(lambda: QTest.qWait(5) or app.window.findChild(RemovedPage), 20)
        shown = [part for part in app.window.findChildren(QLabel) if part.isVisible()]
        told = " ".join(part.text() for part in shown)
        assert "This desk was removed from Hotel Mar" in told
        assert "Ana" not in told
        assert not app.window.top.isVisible()
        assert not cut(app.window)
        assert not nameless(app.window)
    finally:
        app.close()
        app.window.close()
        qapp.setStyleSheet("")


def test_leaving_and_carrying_are_asked_once_more(shop: Shop, spa: Callable[..., Spa]) -> None:
    hub, hand = shop.host("Reception"), spa()
    hand.joined(hub.sharing.let_in().result(PATIENCE_S), hub.port)
    page = hand.page
    hand.press("Ctrl+Shift+M")
    assert "joins again with a code" in words(hand)
    hand.press("Esc")
    assert not page._leaving.is_open
    hand.press("Ctrl+Shift+M", "Ctrl+Return")
    hand.until(lambda: page.mode == "hub" and hand.linked.standing.kind == "together")
    hand.press("Ctrl+Shift+X")
    assert "works alone from now on" in words(hand)
    hand.press("Ctrl+Return")
    hand.until(lambda: page.mode == "alone")
    hand.until(lambda: not hand.window.top.desks.isVisible())


def test_where_another_desk_carries_the_shop_now_it_is_joined_with_a_code(
    shop: Shop, spa: Callable[..., Spa]
) -> None:
    hub, hand = shop.host("Reception"), spa()
    bar = shop.join(hub, "Bar")
    hand.joined(hub.sharing.let_in().result(PATIENCE_S), hub.port)
    until(shop.equal)
    hub.close()
    hand.until(lambda: hand.linked.standing.kind == "alone")
    assert "Working alone" in hand.window.top.desks._text
    assert "If another desk carries the shop now" in words(hand)
    bar.sharing._port = port = free_port()
    bar.sharing.take_hub().result(PATIENCE_S)
    code = bar.sharing.let_in().result(PATIENCE_S)
    hand.joined(code, port)
    assert hand.page.mode == "member"
    hub.open()


def test_a_name_is_given_here_or_at_the_desk_that_carries_the_shop(
    shop: Shop, spa: Callable[..., Spa]
) -> None:
    hub, hand = shop.host("Reception"), spa()
    hand.joined(hub.sharing.let_in().result(PATIENCE_S), hub.port)
    hand.until(lambda: "The shop is carried by “Reception”." in words(hand))
    edit = hand.page._own._name
    hand.until(lambda: edit.text() == "Spa")
    edit.setFocus()
    edit.selectAll()
    hand.type("Pool")
    hand.press("Return")
    until(lambda: [one.name for one in hub.sharing.others()] == ["Pool"])
    assert read_settings(hand.place).desk_name == "Pool"
    me = hand.app._work._desk.neighbours.me
    hub.sharing.rename(me, "Roof").result(PATIENCE_S)
    hand.until(lambda: hand.page._own._name.text() == "Roof")
    hand.until(lambda: read_settings(hand.place).desk_name == "Roof")
    edit.clear()
    hand.press("Return")
    assert "The other desks need a name for this one." in words(hand)


def test_the_program_between_the_desks_is_chosen_by_who_may(
    shop: Shop, spa: Callable[..., Spa]
) -> None:
    hand = spa()
    page = hand.seek()
    hand.until(page._own._server.isVisible)
    page._own._server.setFocus()
    hand.type("/nowhere/nats-server")
    hand.press("Return")
    hand.until(lambda: "There is no program to connect the desks at /nowhere" in words(hand))
    assert not read_settings(hand.place).server
    page._own._server.selectAll()
    ours = str(program())
    hand.type(ours)
    hand.press("Return")
    hand.until(lambda: read_settings(hand.place).server == ours)
    assert "There is no program" not in words(hand)
    hand.press("Alt+1")
    hand.until(lambda: hand.linked.standing.kind == "together")
    assert hand.linked.sharing._hub._chosen == ours
    desk = hand.app._work._desk
    desk.sign_in(desk.join(name="Vera", role="clerk").result())
    hand.press("Esc")
    hand.seek()
    hand.until(lambda: not page._own._server.isVisible())
    hand.press("Ctrl+Shift+N")
    hand.until(lambda: "This is for Noor. Please change hands with F12." in words(hand))


@pytest.mark.skipif(not own_addresses(), reason="there is no network to look around in")
def test_of_two_desks_that_carry_the_shop_one_joins_the_other(
    shop: Shop, spa: Callable[..., Spa]
) -> None:
    bar, hand = shop.add("Bar"), spa()
    hand.linked._network["look_s"] = 1.0
    page = hand.seek()
    hand.press("Alt+1")
    hand.until(lambda: hand.linked.standing.kind == "together")
    code = hand.linked.sharing.let_in().result(PATIENCE_S)
    bar.sharing.join(code, f"{HERE}:{hand.port + 1}").result(PATIENCE_S)
    until(lambda: bar.sharing.is_even)
    bar.sharing._port = port = free_port()
    bar.sharing.take_hub().result(PATIENCE_S)
    hand.until(lambda: "Two desks carry this shop: this one and “Bar”." in words(hand))
    hand.press("Alt+2")
    assert page.mode == "joining"
    assert page._joining._address.text().endswith(f":{port + 1}")
    hand.until(lambda: bar.sharing.is_hub)
    code = bar.sharing.let_in().result(PATIENCE_S)
    hand.join(code, port)
    hand.until(lambda: page.mode == "member" and hand.linked.standing.kind == "together")
    hand.until(lambda: "Two desks carry" not in words(hand))
    hand.until(lambda: "The shop is carried by “Bar”." in words(hand))


def test_what_is_wrong_is_told_on_the_page(shop: Shop, spa: Callable[..., Spa]) -> None:
    hand = spa()
    hand.seek()
    hand.press("Alt+1")
    hand.until(lambda: hand.linked.standing.kind == "together")
    kept = hand.place.root / "share"
    hand.close()
    (kept / "hub").write_bytes(b"nothing of it")
    again = spa()
    again.seek()
    again.until(lambda: "What this desk needs to carry the others cannot be read." in words(again))
    again.press("Ctrl+Shift+M", "Ctrl+Return")
    again.until(lambda: again.page.mode == "hub" and again.linked.standing.kind == "together")
    again.close()
    (kept / "member").write_bytes(b"nothing of it")
    last = spa()
    page = last.seek()
    last.until(lambda: page.mode == "damaged")
    assert "What this desk knows of its shop cannot be read." in words(last)
    last.press("Alt+1")
    last.until(lambda: page.mode == "hub" and last.linked.standing.kind == "together")


def test_sharing_goes_on_when_the_program_is_started_again(
    shop: Shop, spa: Callable[..., Spa]
) -> None:
    hub, hand = shop.host("Reception"), spa()
    hand.joined(hub.sharing.let_in().result(PATIENCE_S), hub.port)
    again = spa()
    again.until(lambda: again.linked.standing.kind == "together")
    assert again.window.top.desks.isVisible()


@pytest.mark.parametrize(("language", "scale"), [("zh", 1.0), ("ru", 1.6)])
def test_nothing_is_cut_on_any_page_of_it(
    shop: Shop, spa: Callable[..., Spa], language: str, scale: float, nameless
) -> None:
    bar, hand = shop.add("The bar by the pool, beside the long stairs"[:40]), spa()
    hand.change(language=language, scale=scale)
    hand.window.resize(1024, 700)

    def looked() -> None:
        hand.settle()
        assert not cut(hand.window)
        assert not nameless(hand.page)

    page = hand.seek()
    looked()
    hand.press("Alt+2")
    page._joining.on_join()
    looked()
    hand.press("Esc", "Alt+1")
    hand.until(lambda: hand.linked.standing.kind == "together")
    hand.press("Ctrl+Shift+N")
    hand.until(lambda: page._letting.is_open)
    looked()
    code = page._letting.face.code
    bar.sharing.join(code, f"{HERE}:{hand.port + 1}").result(PATIENCE_S)
    hand.until(lambda: page._list._rows)
    page._list._rows[0].setFocus()
    hand.press("Del")
    looked()
    hand.press("Esc", "F2")
    looked()
    hand.press("Esc", "Ctrl+Shift+X")
    looked()


def test_the_practice_store_is_never_shared(
    qapp: QApplication, fonts: None, tmp_path: Path
) -> None:
    hand = Spa(
        qapp, Home(tmp_path, practice=True), read_settings(Home(tmp_path))._replace(language="en")
    )
    try:
        hand.until(lambda: hand.app._work._desk.signed)
        page = hand.seek()
        hand.press("Alt+1", "Alt+2", "Ctrl+Shift+N")
        assert page.mode == "practice"
        assert "never shared" in words(hand)
        assert hand.linked.sharing is None
    finally:
        hand.close()
