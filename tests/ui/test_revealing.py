"""Telephone and e-mail are masked by setting, and who reveals them has it written down."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from assistant.places import Home, Settings
from tests.ui.hand import Hand
from ui.look import masked

PHONE, EMAIL = "+34 600 111 234", "carmen@example.com"


@pytest.fixture
def guest(desk: Desk) -> PageId:
    return desk.meet(Identity("Carmen Ruiz", phones=(PHONE,), emails=(EMAIL,))).result()


@pytest.fixture
def hand(qapp: QApplication, fonts: None, place: Home, desk: Desk, guest: PageId) -> Iterator[Hand]:
    there = Settings(language="en", theme="light", staff=desk.signed.hex(), mask=True)
    hand = Hand(qapp, place, there)
    yield hand
    hand.close()
    masked.mask(False)
    qapp.setStyleSheet("")


def told(hand: Hand) -> str:
    labels = hand.window.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


def log(hand: Hand) -> str:
    model = hand.counter._card._log.model()
    return "\n".join(model.index(row, 0).data() for row in range(model.rowCount()))


def without_right(hand: Hand) -> Desk:
    """A clerk is at the desk who may not see numbers in whole."""
    there = hand.app._work._desk
    there.people.settle_right("clerk", "reveal-contact", granted=False).result()
    there.sign_in(there.join(name="Marek", role="clerk").result())
    return there


def kinds(desk: Desk, guest: PageId) -> list[str]:
    return [line.kind for line in desk.guest(guest).log]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (PHONE, "•••• 34"),
        ("110", "•••• 10"),
        (EMAIL, "••••@example.com"),
        ("@home", "•••• me"),
        ("", ""),
    ],
)
def test_end_alone_is_shown(value: str, shown: str) -> None:
    masked.mask(True)
    try:
        assert masked.masked(value) == shown
    finally:
        masked.mask(False)
    assert masked.masked(value) == value


def test_card_masks_until_a_key_reveals_and_that_is_written_down(
    hand: Hand, desk: Desk, guest: PageId
) -> None:
    hand.open("carmen")
    assert "•••• 34" in told(hand)
    assert PHONE not in told(hand)
    hand.press("Alt+Q")
    hand.until(lambda: PHONE in told(hand))
    assert EMAIL in told(hand)
    assert kinds(desk, guest).count("contact-revealed") == 1
    hand.press("Alt+Q")
    hand.settle()
    assert kinds(desk, guest).count("contact-revealed") == 1


def test_other_card_is_masked_and_the_first_one_is_again_afterwards(
    hand: Hand, desk: Desk, guest: PageId
) -> None:
    hand.app._work._desk.meet(Identity("Ingrid Solheim", phones=("+47 900 00 055",))).result()
    hand.open("carmen")
    hand.press("Alt+Q")
    hand.until(lambda: PHONE in told(hand))
    hand.open("solheim")
    assert "•••• 55" in told(hand)
    hand.open("carmen")
    assert PHONE not in told(hand)


def test_who_has_not_the_right_is_told_whom_it_is_for(
    hand: Hand, desk: Desk, guest: PageId
) -> None:
    without_right(hand)
    hand.open("carmen")
    hand.press("Alt+Q")
    hand.until(lambda: "This is for Elena" in hand.window.top._state.accessibleName())
    assert PHONE not in told(hand)
    assert "contact-revealed" not in kinds(desk, guest)


def test_log_masks_numbers_that_came_later_until_they_are_revealed(
    hand: Hand, guest: PageId
) -> None:
    there = hand.app._work._desk
    number = {"contact": "phone", "value": "+34 600 222 567"}
    there.on_guest(guest, acts.add_contact, **number).result()
    added = there.guest(guest).log[-1]
    there.on_guest(guest, acts.undo, of=added.id).result()
    hand.open("carmen")
    hand.press("Alt+L")
    hand.until(lambda: log(hand))
    assert log(hand).count("•••• 67") == 2
    assert "222 567" not in log(hand)
    hand.press("Alt+Q")
    hand.until(lambda: log(hand).count("222 567") == 2)


def test_form_of_the_details_opens_when_it_is_written_down_that_they_are_seen(
    hand: Hand, desk: Desk, guest: PageId
) -> None:
    hand.open("carmen")
    hand.press("Alt+D")
    hand.until(lambda: hand.counter.shows == "form")
    assert hand.counter._newcomer.identity.phones == (PHONE,)
    assert kinds(desk, guest).count("contact-revealed") == 1
    hand.press("Escape", "Alt+D")
    hand.until(lambda: hand.counter.shows == "form")
    assert kinds(desk, guest).count("contact-revealed") == 1


def test_form_of_the_details_stays_closed_to_who_has_not_the_right(
    hand: Hand, desk: Desk, guest: PageId
) -> None:
    without_right(hand)
    hand.open("carmen")
    hand.press("Alt+D")
    hand.until(lambda: "This is for Elena" in hand.window.top._state.accessibleName())
    assert hand.counter.shows == "card"


def test_card_that_became_one_of_two_masks_what_was_before(hand: Hand, guest: PageId) -> None:
    there = hand.app._work._desk
    other = there.meet(Identity("Carmen R", phones=("+34 600 333 890",))).result()
    there.merging.merge(guest, other, phones="ours").result()
    hand.open("carmen ruiz")
    hand.until(lambda: "•••• 90" in told(hand))
    assert "333 890" not in told(hand)
    hand.press("Alt+Q")
    hand.until(lambda: "333 890" in told(hand))


def test_caller_is_masked_as_well(hand: Hand, guest: PageId) -> None:
    hand.press("Ctrl+T")
    hand.type("carmen")
    hand.press("Return")
    hand.until(lambda: "•••• 34" in told(hand))
    assert PHONE not in told(hand)


def book(hand: Hand) -> str:
    """All that the sheet of the open book tells, once it is there."""
    page = hand.app._work._pages._trust._book
    hand.until(lambda: page._found is not None and page._sheet.rows.rows)
    return "\n".join(map(page._sheet.rows.say, page._sheet.rows.rows))


def open_book(hand: Hand) -> None:
    hand.open("carmen")
    hand.press("Ctrl+Shift+Y")
    hand.until(lambda: hand.window.page == "open-book")


def test_open_book_masks_until_a_key_reveals_and_both_are_written_down(
    hand: Hand, desk: Desk, guest: PageId
) -> None:
    there = hand.app._work._desk
    there.on_guest(guest, acts.write_note, text=f"Calls from {PHONE}, not at night").result()
    open_book(hand)
    assert "Telephone: •••• 34" in book(hand)
    assert "Calls from •••• 34, not" in book(hand)
    assert "••••@example.com" in book(hand)
    assert "111 234" not in book(hand)
    assert EMAIL not in book(hand)
    assert "contact-revealed" not in kinds(desk, guest)
    assert [one.staff for one in there.views.of_guest(guest)] == [there.signed]
    hand.press("Alt+Q")
    hand.until(lambda: f"Telephone: {PHONE}" in book(hand))
    assert EMAIL in book(hand)
    assert kinds(desk, guest).count("contact-revealed") == 1
    assert not hand.app._work._pages._trust._book._side._reveal.isVisible()


def test_open_book_of_a_card_that_was_left_is_masked_again(hand: Hand) -> None:
    hand.app._work._desk.meet(Identity("Ingrid Solheim", phones=("+47 900 00 055",))).result()
    open_book(hand)
    book(hand)
    hand.press("Alt+Q")
    hand.until(lambda: PHONE in book(hand))
    hand.open("solheim")
    hand.open("carmen")
    hand.press("Ctrl+Shift+Y")
    assert PHONE not in book(hand)


def test_open_book_stays_masked_for_who_has_not_the_right_and_for_who_comes_next(
    hand: Hand, desk: Desk, guest: PageId
) -> None:
    open_book(hand)
    book(hand)
    hand.press("Alt+Q")
    hand.until(lambda: PHONE in book(hand))
    there = without_right(hand)
    hand.app._work._pages.on_signed(there.signed)
    assert PHONE not in book(hand)
    hand.press("Alt+Q")
    hand.until(lambda: "This is for Elena" in hand.window.top._state.accessibleName())
    assert PHONE not in book(hand)
    assert kinds(desk, guest).count("contact-revealed") == 1


def test_number_is_corrected_in_the_open_book_after_it_is_written_down_that_it_is_seen(
    hand: Hand, desk: Desk, guest: PageId
) -> None:
    open_book(hand)
    book(hand)
    page = hand.app._work._pages._trust._book
    rows = [row for row in page._sheet.rows.rows if "•••• 34" in page._sheet.rows.say(row)]
    page._sheet.mark(page._sheet.key_of(rows[0]))
    hand.press("F2")
    hand.until(lambda: page._form.typed is not None)
    assert page._form.typed == PHONE
    assert kinds(desk, guest).count("contact-revealed") == 1


def test_what_is_handed_to_the_guest_is_whole(hand: Hand, tmp_path: Path) -> None:
    open_book(hand)
    book(hand)
    page, path = hand.app._work._pages._trust._book, tmp_path / "book.json"
    page._papers.save_book_data_to(page._found.book, lambda: None, path)
    hand.until(path.exists)
    assert PHONE in path.read_text("utf-8")


def test_who_comes_next_has_not_looked_yet(hand: Hand, desk: Desk) -> None:
    hand.open("carmen")
    hand.press("Alt+Q")
    hand.until(lambda: PHONE in told(hand))
    marek = desk.join(name="Marek").result()
    hand.until(lambda: len(hand.app._work._pages.hands.staff) == 2)
    hand.app._work._pages.hands._sign(marek)
    hand.until(lambda: PHONE not in told(hand))


def test_who_has_not_the_right_cannot_have_all_shown_in_whole_by_the_settings(
    hand: Hand, desk: Desk
) -> None:
    there = without_right(hand)
    hand.until(lambda: hand.app._work._pages.hands.signer is not None)
    hand.press("Ctrl+,")
    page = hand.app._work._pages._settings
    page._mask.setCurrentIndex(page._mask.findData(False))
    assert page._mask.accessibleDescription().startswith("This is for Elena")
    assert page._mask.currentData() is True
    assert masked.masks()
    there.sign_in(desk.signed)
    page._mask.setCurrentIndex(page._mask.findData(False))
    hand.until(lambda: not masked.masks())
