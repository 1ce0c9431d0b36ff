"""Safekeeping in the window: the sheet is tested, a backup made, the key changed, all by keys."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.desk import open_desk
from assistant.exchange.restore import restore
from assistant.journal.spelled import in_one, spelled
from assistant.places import Home, read_settings, write_settings
from assistant.refusal import Refused
from tests.safe.homes import GUESTS, key_of, names_in, sheet_of
from tests.ui.hand import Hand
from ui.paper.recovery_sheet import recovery_document, square_code
from ui.safe.closed import Closed
from ui.safe.page import SafePane
from ui.safe.restoring import Restoring
from ui.window import Window

Opened = Callable[[Home], Hand]


def safe(hand: Hand) -> SafePane:
    """To the page."""
    hand.press("Ctrl+Shift+I")
    pane = hand.window.findChild(SafePane)
    assert pane is not None
    hand.until(lambda: pane._found is not None)
    return pane


def at_end(hand: Hand, title: str) -> Window:
    """What was done while the store was closed is over; the window that tells so."""
    hand.until(lambda: hand.window.findChild(Closed) is not None)
    closed = hand.window.findChild(Closed)
    hand.window.activateWindow()
    hand.until(hand.window.isActiveWindow)
    hand.until(lambda: closed._title.text() == title)
    closed.setFocus()
    return hand.window


def test_the_sheet_is_tested_by_typing_one_line_of_it(opened: Opened, place: Home) -> None:
    hand = opened(place)
    hand.until(lambda: hand.window.top.safe.isVisible())
    pane, lines = safe(hand), spelled(key_of(place))
    line = pane.sheet.line
    assert hand.window.windowTitle() == "Key, sheet and backups · Salve"
    hand.press("Alt+T")
    hand.type(lines[line % 6])
    hand.press("Return")
    hand.until(lambda: f"Line {line}" in pane.sheet.field._below.text())
    assert pane.sheet.field.text() == lines[line % 6]
    assert "Not tested yet" in pane.sheet._state.text()
    pane.sheet.field.set_text("")
    hand.type(lines[line - 1].lower())
    hand.press("Return")
    hand.until(lambda: "Tested on" in pane.sheet._state.text())
    assert pane.sheet.field.text() == ""
    hand.until(lambda: not hand.window.top.safe.isVisible())


def test_a_backup_by_hand_is_told_and_can_be_restored(
    opened: Opened, place: Home, tmp_path: Path
) -> None:
    hand = opened(place)
    pane, stick = safe(hand), tmp_path / "stick"
    stick.mkdir()
    pane.on_placed(stick)
    hand.until(lambda: str(stick) in pane.backups._place.text())
    hand.press("Alt+B")
    hand.until(lambda: "The last backup: today" in pane.backups._last.text())
    (file,) = stick.iterdir()
    restore(file, sheet_of(place), Home(tmp_path / "new"))
    assert names_in(Home(tmp_path / "new")) == set(GUESTS)


def test_a_stick_that_is_away_is_told_on_every_page(
    opened: Opened, place: Home, tmp_path: Path
) -> None:
    hand = opened(place)
    pane, stick = safe(hand), tmp_path / "stick"
    stick.mkdir()
    pane.on_placed(stick)
    hand.until(lambda: str(stick) in pane.backups._place.text())
    stick.rmdir()
    hand.press("Alt+B")
    hand.until(lambda: "stick" in pane.backups._trouble.accessibleName())
    hand.press("Alt+Home")
    hand.until(lambda: hand.window.top.safe.isVisible())
    hand.until(lambda: "backup" in hand.window.top.safe.accessibleName())


def test_the_key_is_changed_and_the_window_goes_on(opened: Opened, place: Home) -> None:
    hand = opened(place)
    before = key_of(place)
    pane = safe(hand)
    hand.press("Alt+K")
    assert pane.key.is_open
    hand.press("Esc")
    assert not pane.key.is_open
    assert hand.window.page == "trust"
    hand.press("Alt+K", "Ctrl+Return")
    window = at_end(hand, "The store has another key")
    assert key_of(place) != before
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.window is not window)
    hand.until(lambda: hand.app._work is not None and hand.app._work._pages is not None)
    hand.window.activateWindow()
    hand.until(hand.window.isActiveWindow)
    hand.settle()
    hand.open("anna")
    assert "Not tested yet" in safe(hand).sheet._state.text()


def test_who_has_no_right_to_the_key_can_still_test_the_sheet(opened: Opened, place: Home) -> None:
    desk = open_desk(place)
    desk.sign_in(desk.staff()[0].page)  # type: ignore[arg-type]
    clerk = desk.join(name="Marek", role="clerk").result()
    desk.close()
    kept = read_settings(place)._replace(staff=clerk.hex())
    write_settings(place, kept)
    hand = opened(place)
    pane = safe(hand)
    assert not pane.sheet._print.isEnabled()
    assert not pane.key._change.isEnabled()
    assert not pane.backups._now.isEnabled()
    assert pane._closed.isVisible()
    assert not hand.window.top.safe.isVisible()
    pane.sheet.begin_test()
    hand.type(spelled(key_of(place))[pane.sheet.line - 1])
    hand.press("Return")
    hand.until(lambda: "Tested on" in pane.sheet._state.text())


@pytest.mark.parametrize("scanned", [False, True])
def test_a_backup_is_restored_from_the_first_page_of_a_new_computer(
    opened: Opened, place: Home, tmp_path: Path, scanned: bool
) -> None:
    desk = open_desk(place)
    file = desk.safe.back_up(tmp_path).path
    desk.close()
    new = Home(tmp_path / "new")
    hand = opened(new)
    window = hand.window
    hand.until(lambda: window.page == "welcome")
    hand.press("4")
    page = window.findChild(Restoring)
    hand.until(page.isVisible)
    hand.press("Ctrl+Return")
    assert "backup first" in page._trouble.accessibleName()
    page.show_file(str(file))
    hand.press("Ctrl+Return")
    assert "Line 1 has 0 signs" in page.lines[0]._below.text()
    if scanned:
        hand.type(in_one(key_of(place)))
    else:
        for line in spelled(key_of(place)):
            hand.type(line.replace(" ", ""))
            hand.press("Return")
    assert [field.text() for field in page.lines] == [
        line if scanned else line.replace(" ", "") for line in spelled(key_of(place))
    ]
    hand.press("Ctrl+Return")
    window = at_end(hand, "Everything is back")
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.window is not window)
    hand.until(lambda: hand.app._work is not None and hand.app._work._pages is not None)
    assert hand.app._settings.house == "Hotel Mar"
    hand.until(lambda: hand.window.page != "welcome")


def test_what_is_typed_from_the_sheet_stays_in_a_window_built_anew(
    opened: Opened, tmp_path: Path
) -> None:
    hand = opened(Home(tmp_path / "new"))
    hand.until(lambda: hand.window.page == "welcome")
    hand.press("4")
    hand.until(lambda: hand.window.page == "restore")
    hand.window.findChild(Restoring).lines[0].set_text("ABCD")
    hand.change(theme="dark")
    assert hand.window.page == "restore"
    assert hand.window.findChild(Restoring).lines[0].text() == "ABCD"


def test_what_cannot_be_restored_is_told_and_the_window_opens_as_it_was(
    opened: Opened, place: Home, tmp_path: Path
) -> None:
    spoilt = tmp_path / "spoilt.backup"
    spoilt.write_bytes(b"no backup at all" * 1000)
    hand = opened(Home(tmp_path / "new"))
    window = hand.window
    hand.until(lambda: window.page == "welcome")
    hand.app._close_for("brought_back", spoilt, sheet_of(place))
    window = at_end(hand, "Nothing was changed")
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.window is not window)
    hand.until(lambda: hand.app._work is not None and hand.app._work._pages is not None)
    hand.until(lambda: hand.window.page == "welcome")


def test_no_key_leads_to_the_pages_of_a_store_that_is_closed(
    opened: Opened, place: Home, tmp_path: Path
) -> None:
    spoilt = tmp_path / "spoilt.backup"
    spoilt.write_bytes(b"no backup at all" * 1000)
    hand = opened(place)
    hand.open("anna")
    hand.app._close_for("brought_back", spoilt, sheet_of(place))
    window = at_end(hand, "Nothing was changed")
    for key in ("F12", "Ctrl+L", "Ctrl+Shift+I", "Alt+Home", "F8", "F10"):
        hand.press(key)
        assert window.page == "trouble", key
        assert window.findChild(Closed).isVisible(), key
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.app._work is not None and hand.app._work._pages is not None)


def test_the_paper_has_every_line_and_the_code(place: Home, fonts: None) -> None:
    desk = open_desk(place)
    sheet = desk.safe.sheet()
    desk.close()
    text = recovery_document(sheet).toPlainText()
    assert all(line.replace(" ", "  ") in text for line in sheet.lines)
    assert sheet.number in text
    assert "Hotel Mar" in text
    code = square_code(sheet.code)
    assert code.width() == code.height() > 400
    assert code.pixelColor(0, 0).name() == "#ffffff"
    assert code.pixelColor(4 * 16, 4 * 16).name() == "#000000"


def test_the_backup_of_the_day_is_made_by_itself_and_follows_another_key(
    opened: Opened, place: Home, tmp_path: Path
) -> None:
    hand = opened(place)
    pane = safe(hand)
    hand.app._work._keeper.look()
    hand.until(lambda: "The last backup: today" in pane.backups._last.text())
    (file,) = (place.root / "backups").iterdir()
    hand.app._work._keeper.look()  # it is there: nothing more is made
    old = sheet_of(place)
    hand.press("Alt+K", "Ctrl+Return")
    window = at_end(hand, "The store has another key")
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.window is not window)
    hand.until(lambda: hand.app._work is not None and hand.app._work._pages is not None)
    pane = safe(hand)
    hand.until(lambda: "key before" in pane.key._behind.text())
    hand.app._work._keeper.look()
    hand.until(lambda: not pane.key._behind.isVisible())
    assert list(file.parent.iterdir()) == [file]
    restore(file, sheet_of(place), Home(tmp_path / "new"))
    with pytest.raises(Refused, match="belongs to the recovery sheet"):
        restore(file, old, Home(tmp_path / "none"))
