"""Erasing at one desk: what was told of a guest is nowhere in its files, and all else stands."""

from assistant.desk import Desk, open_desk
from assistant.exchange.made_up import made_up
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.guests.lookup import find
from assistant.journal.check import check
from assistant.journal.key import store_key
from assistant.journal.stamp import PageId
from assistant.places import Home
from assistant.recovery import acts as recovery
from assistant.shift import good, handing, traces
from assistant.shift.entries import Item
from tests.privacy.bytes_of import places_of

MARKS = [
    *("zyxwvut", "qwrtplk", "vbnmghj", "600123987", "600 123 987", "krzwpt", "fjglnm", "xqvzzk"),
    *("hjwqpl", "tqgvbx", "wzdkqx", "pzxqrm", "ggwqzz"),
]
"""Words that nobody else has."""


def marked(desk: Desk) -> PageId:
    """A guest with everything that can be on file about one."""
    who = Identity("Zyxwvut Qwrtplk", nickname="vbnmghj", phones=("+34 600 123 987",))
    page = desk.meet(who).result()
    desk.on_guest(page, acts.write_note, text="Reads krzwpt in the lobby, " * 20).result()
    desk.on_guest(page, acts.note_preference, text="fjglnm tea", origin="said").result()
    words = {"guest": page, "text": "The xqvzzk was cold", "steps": ["listen:listen"]}
    desk.matters.open(recovery.open_problem, **words).result()
    due_ms = desk.now() + 3_600_000
    desk.matters.promise(page, text="hjwqpl by six", due_ms=due_ms).result()
    desk.shifts.begin(
        traces.set_trace, text="Put tqgvbx into the room", guest=page, moment="arrival"
    ).result()
    desk.shifts.begin(good.tell_wow, text="Found the wzdkqx", guest=page).result()
    desk.shifts.on_draft(handing.pin, text="Mind the pzxqrm", guest=page).result()
    item = Item("guest", page)
    desk.shifts.on_draft(handing.note, item=item, text="Waits for ggwqzz").result()
    return page


def hits(desk: Desk, *words: str) -> list[str]:
    return [hit.name for word in words for hit in desk.look_up(lambda tx, w=word: find.find(tx, w))]


def crowd(desk: Desk, number: int = 300) -> None:
    """Other guests around the one, so that pages of the file split."""
    desk.pouring.pour(made_up(number, 7, desk.now()))


def test_what_was_told_of_an_erased_guest_is_in_no_byte_of_the_store(place: Home) -> None:
    desk = open_desk(place)
    desk.sign_in(desk.join(name="Elena", role="manager").result())
    crowd(desk)
    page = marked(desk)
    crowd(desk, 200)
    desk.erasing.settle(second="never").result()
    key = store_key(place)[0]
    assert {word for word, _ in places_of(MARKS, place.store, key)} >= set(MARKS) - {"600123987"}
    open_before = desk.erasing.what_is_open(page)
    assert open_before is not None
    assert (len(open_before.matters), len(open_before.traces)) == (1, 1)
    receipt = desk.erasing.erase(page, "asked").result()
    assert (receipt.reason, receipt.pages) == ("asked", 3)
    desk.erasing.wipe().result()
    assert desk.guest(page) is None
    assert hits(desk, "Zyxwvut", "krzwpt", "600123987") == []
    assert places_of(MARKS, place.store, key) == set()
    assert check(desk._store).sound
    desk.close()
    assert places_of(MARKS, place.store, key) == set()
    again = open_desk(place)
    again.rebuild()
    assert again.guest(page) is None
    assert check(again._store).sound
    again.close()
