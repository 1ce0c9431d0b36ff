"""Erasing at one desk: what was told of a guest is nowhere in its files, and all else stands."""

from pathlib import Path

import pytest

from assistant.desk import Desk, open_desk
from assistant.erasing import Erasing
from assistant.exchange.backup import handling
from assistant.exchange.made_up import made_up
from assistant.forgetting import UNWIPED
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.guests.lookup import find
from assistant.journal.check import check
from assistant.journal.key import store_key
from assistant.journal.stamp import PageId, StaffId
from assistant.journal.store import Store, connected, remark
from assistant.places import Home
from assistant.recovery import acts as recovery
from assistant.refusal import Refused
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
    desk.erasing.wipe()
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


def second_person(desk: Desk, pin: str = "4711") -> StaffId:
    page = desk.people.join(name="Marek", role="supervisor").result()
    desk.people.set_pin(page, pin).result()
    return page


def test_the_house_wants_a_second_person_where_something_is_open(desk: Desk) -> None:
    page = desk.meet(Identity("Ana Ruiz")).result()
    quiet = desk.erasing.what_is_open(page)
    assert quiet is not None
    assert not quiet.needs_second
    words = {"guest": page, "text": "Cold", "steps": ["listen:listen"]}
    desk.matters.open(recovery.open_problem, **words).result()
    found = desk.erasing.what_is_open(page)
    assert found is not None
    assert found.needs_second
    with pytest.raises(Refused, match="second person"):
        desk.erasing.erase(page, "asked").result()
    marek = second_person(desk)
    assert desk.erasing.confirmers() == [(marek, "Marek", True)]
    with pytest.raises(Refused, match="Marek’s PIN"):
        desk.erasing.erase(page, "asked", confirmed_by=marek).result()
    desk.erasing.settle(second="lines").result()  # what was to be written is written by now
    assert not any(one.misses for one in desk.staff()), "nobody has tried a PIN"
    with pytest.raises(Refused, match="Marek’s PIN"):
        desk.erasing.erase(page, "asked", confirmed_by=marek, pin="1234").result()
    signer = desk.signed
    assert signer is not None
    with pytest.raises(Refused, match="PIN of their own"):
        desk.erasing.erase(page, "asked", confirmed_by=signer, pin="4711").result()
    assert desk.guest(page) is not None
    receipt = desk.erasing.erase(page, "asked", confirmed_by=marek, pin="4711").result()
    assert (receipt.by, receipt.confirmed_by) == (signer, marek)
    assert desk.erasing.receipts() == [receipt]


def test_words_that_stay_do_not_name_who_was_erased(desk: Desk) -> None:
    page = desk.meet(Identity("Ana Ruiz")).result()
    with pytest.raises(Refused, match="leave out the name"):
        desk.erasing.erase(page, "other", text="Ruiz asked by letter").result()
    with pytest.raises(Refused, match="in a few words"):
        desk.erasing.erase(page, "other").result()
    desk.erasing.erase(page, "other", text="Asked by letter").result()
    assert desk.guest(page) is None


def test_many_wrong_pins_at_once_wait_as_those_one_by_one_do(desk: Desk) -> None:
    ana, ben = (desk.meet(Identity(name)).result() for name in ("Ana Ruiz", "Ben Ode"))
    desk.on_guest(ben, acts.write_note, text="Came with Ana Ruiz").result()
    seeking = desk.erasing.mentions.seek(ana)
    assert seeking is not None
    (named,) = desk.erasing.mentions.go_on(seeking).found
    marek = second_person(desk, "0037")
    tried = [
        desk.erasing.mentions.erase(named, "asked", confirmed_by=marek, pin=f"{n:04}")
        if n % 2
        else desk.erasing.erase(ana, "asked", confirmed_by=marek, pin=f"{n:04}")
        for n in range(30, 60)
    ]
    told = [str(one.exception()) for one in tried]
    assert ["Marek’s PIN" in one for one in told] == [True] * 5 + [False] * 25
    assert all("several wrong PINs" in one for one in told[5:]), "the right one waits too"
    assert [one.misses for one in desk.staff() if one.page == marek] == [5]
    assert desk.guest(ana) is not None


@pytest.mark.parametrize(
    "text",
    [
        *("Zyxwvut asked", "Asked as 王小明来信", "Write to ana@example.org", "Call 600123987"),
        *("Call 0034 600.123.987", "Rang from 93-555-12-34", "Qwrtplk asked", "For vbnmghj"),
    ],
)
def test_neither_former_names_nor_numbers_stay_in_the_words(desk: Desk, text: str) -> None:
    who = Identity("Zyxwvut Abc", phones=("+34 600 123 987", "935551234"), nickname="vbnmghj")
    page = desk.meet(who).result()
    desk.on_guest(page, acts.change_details, changes={"name": "王小明", "nickname": ""}).result()
    desk.on_guest(page, acts.change_details, changes={"name": "Ana Ruiz"}).result()
    for contact, value in (("phone", "+34 600 123 987"), ("phone", "935551234")):
        desk.on_guest(page, acts.remove_contact, contact=contact, value=value).result()
    other = desk.meet(Identity("Ana Qwrtplk", emails=("ana@example.org",))).result()
    desk.merging.merge(page, other).result()
    with pytest.raises(Refused, match="leave out the name"):
        desk.erasing.erase(page, "other", text=text).result()
    desk.erasing.settle(second="never").result()
    desk.erasing.erase(page, "other", text="Asked by letter on 2026-11-02, room 12").result()
    assert desk.guest(page) is None


def test_a_file_about_a_merged_guest_goes_with_either_also_when_it_was_undone(
    desk: Desk, tmp_path: Path
) -> None:
    ana, ben = (desk.meet(Identity(name)).result() for name in ("Ana Ruiz", "Ana Ruiz Gil"))
    lines = desk.merging.merge(ana, ben).result().entries
    (merged,) = [one.id for one in lines if one.kind == "guests-merged"]
    book = tmp_path / "book.json"
    desk.open_book.will_save([ana], book).result()
    book.write_text("All that is on file", "utf-8")
    desk.merging.undo(ana, merged).result()
    desk.erasing.settle(second="never").result()
    desk.erasing.erase(ben, "asked").result()
    assert desk.erasing.delete_files() == []
    assert not book.exists()
    assert desk.guest(ana) is not None


def test_nothing_more_is_written_about_who_was_erased(desk: Desk) -> None:
    page = desk.meet(Identity("Ana Ruiz")).result()
    desk.erasing.erase(page, "asked").result()
    with pytest.raises(Refused, match="no longer on file"):
        desk.on_guest(page, acts.write_note, text="Reads").result()
    words = {"guest": page, "text": "Cold", "steps": ["listen:listen"]}
    with pytest.raises(Refused, match="This was erased"):
        desk.matters.open(recovery.open_problem, **words).result()
    assert len(desk.erasing.receipts()) == 1
    assert check(desk._store).sound


def test_backups_and_exports_that_the_program_wrote_are_reached(
    place: Home, tmp_path: Path
) -> None:
    desk = open_desk(place)
    desk.sign_in(desk.join(name="Elena", role="manager").result())
    crowd(desk, 50)
    page = marked(desk)
    half_typed = {f"note:guest:{page.hex()}::words": "Asks for gghhkkq and zyxwvut", "all": "Be ki"}
    sheet = desk.shifts.draft().page
    desk.shifts.keep(sheet, half_typed).result()
    sticks = tmp_path / "stick"
    sticks.mkdir()
    backup = desk.safe.back_up(sticks).path
    export = sticks / "book.json"
    desk.open_book.will_save([page], export).result()
    export.write_text("Zyxwvut", "utf-8")
    key = store_key(place)[0]
    assert places_of(MARKS, backup, key)
    desk.erasing.settle(second="never").result()
    desk.erasing.erase(page, "asked").result()

    away = sticks.rename(tmp_path / "in a drawer")
    assert set(desk.erasing.reach(desk.safe.key_of)) == {backup, export}
    assert desk.erasing.behind() == [backup, export]
    away.rename(sticks)
    assert desk.erasing.reach(desk.safe.key_of) == []
    assert desk.erasing.behind() == []
    assert not export.exists()
    assert places_of([*MARKS, "gghhkkq"], backup, key) == set()
    assert places_of(["Be ki"], backup, key), "what is about nobody stays"
    assert sorted(one.name for one in sticks.iterdir()) == [backup.name]
    before = backup.stat().st_mtime_ns
    assert desk.erasing.reach(desk.safe.key_of) == []
    assert backup.stat().st_mtime_ns == before
    desk.close()


def test_files_about_an_erased_guest_go_at_once_and_those_about_others_stay(
    place: Home, tmp_path: Path
) -> None:
    desk = open_desk(place)
    desk.sign_in(desk.join(name="Elena", role="manager").result())
    ana, ben = (desk.meet(Identity(name)).result() for name in ("Ana Ruiz", "Ben Ode"))
    stick = tmp_path / "stick"
    stick.mkdir()
    books = {ana: stick / "ana.pdf", ben: tmp_path / "ben.json"}
    for page, book in books.items():
        desk.open_book.will_save([page], book).result()
        book.write_text("All that is on file", "utf-8")
    assert desk.erasing.delete_files() == []
    assert all(book.exists() for book in books.values())
    desk.erasing.settle(second="never").result()
    desk.erasing.erase(ana, "asked").result()
    away = stick.rename(tmp_path / "in a drawer")
    assert desk.erasing.delete_files() == [books[ana]]
    away.rename(stick)
    with handling(place.store):  # a backup is being made
        assert desk.erasing.delete_files() == []
    assert not books[ana].exists()
    assert books[ben].exists()
    desk.close()


def test_what_somebody_reads_just_now_is_wiped_the_next_time(place: Home) -> None:
    desk = open_desk(place)
    desk.sign_in(desk.join(name="Elena", role="manager").result())
    desk.erasing.settle(second="never").result()
    page = marked(desk)
    desk.erasing.erase(page, "asked").result()
    key = store_key(place)[0]
    reader = connected(place.store, key, busy_s=0.1)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM entry").fetchone()
    desk.meet(Identity("Somebody else")).result()
    impatient = Store(place.store, key, busy_s=0.1)
    erasing = Erasing(
        *(impatient, desk._writer, desk._submit, lambda: desk.signed, desk.matters.opened, desk.now)
    )
    erasing.wipe()
    assert desk.look_up(lambda tx: remark(tx, UNWIPED))
    reader.close()
    erasing.wipe()
    assert not desk.look_up(lambda tx: remark(tx, UNWIPED))
    impatient.close()
    assert places_of(MARKS, place.store, key) == set()
    desk.close()


def test_what_was_typed_about_an_erased_guest_and_not_written_down_goes_as_well(
    desk: Desk,
) -> None:
    page, other = (desk.meet(Identity(name)).result() for name in ("Ana Ruiz", "Ben Ode"))
    sheet = desk.shifts.draft().page
    fields = {f"guest:{one.hex()}::words": f"Half a sen {one.hex()}" for one in (page, other)}
    desk.shifts.keep(sheet, {**fields, "all": "Be ki"}).result()
    desk.erasing.settle(second="never").result()
    desk.erasing.erase(page, "asked").result()
    assert desk.shifts.kept(sheet) == {
        f"guest:{other.hex()}::words": f"Half a sen {other.hex()}",
        "all": "Be ki",
    }
