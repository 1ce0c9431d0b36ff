"""What is restricted is encrypted for those who may see it: in the file, and when hands change."""

import pytest

from assistant import model
from assistant.desk import Desk, open_desk
from assistant.drafts import Draft
from assistant.guests.entries import Identity
from assistant.journal import stubs
from assistant.journal.check import check
from assistant.journal.stamp import HOUSE, PageId, StaffId
from assistant.people import keys
from assistant.people.entries import HouseKeyGiven, HouseKeyMade, KeysMade
from assistant.places import Home
from assistant.recovery import acts, promises, register
from assistant.recovery.entries import MatterKeyGiven
from assistant.recovery.sealed import keys_given
from assistant.refusal import Refused

WORDS = "Lost a silver Ouroboros ring from room 204"
STEPS = ("listen:listen", "solve:solve")
MORE = "The Marigold housekeeper was seen there"


class House:
    """Elena, a manager, Boris, a supervisor, Lin and Sam, clerks; each with a PIN, but Sam."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.elena = desk.signed
        assert self.elena is not None
        self.boris, self.lin, self.sam = (
            desk.join(name=name, role=role).result()
            for name, role in (("Boris", "supervisor"), ("Lin", "clerk"), ("Sam", "clerk"))
        )
        self.guest = desk.meet(Identity("Ingrid Solheim")).result()
        self.pins = {self.elena: "4711", self.boris: "a good passphrase", self.lin: "1234"}
        for who, pin in self.pins.items():
            desk.people.set_pin(who, pin).result()

    def enter(self, who: StaffId) -> None:
        """Sign in, as the window does."""
        assert self.desk.people.enter(who, self.pins.get(who, "")).result()
        self.desk.sign_in(who)

    def restricted(self) -> PageId:
        """A theft, told by whoever is here, with a line more."""
        page = self.desk.matters.open(
            guest=self.guest, text=WORDS, severity=3, steps=STEPS, restricted="theft"
        ).result()
        self.desk.matters.act(page, acts.note_fact, text=MORE).result()
        return page

    def in_the_file(self) -> str:
        """All that is written in any table, by whoever has the store's key."""
        found = []
        with self.desk._store.reading() as tx:
            tables = tx.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
            for (name,) in tables.fetchall():
                rows = tx.exec_driver_sql(f'SELECT * FROM "{name}"').fetchall()
                found += [
                    bytes(v) if isinstance(v, bytes) else str(v).encode() for r in rows for v in r
                ]
        told = (one if isinstance(one, bytes) else str(one).encode() for one in found)
        return b"\n".join(told).decode("utf-8", "replace")


@pytest.fixture
def house(desk: Desk) -> House:
    return House(desk)


def test_without_a_key_the_file_does_not_tell_what_is_restricted(house: House) -> None:
    house.enter(house.elena)
    house.restricted()
    told = house.in_the_file()
    assert "Ouroboros" not in told
    assert "Marigold" not in told
    assert "theft" not in told
    assert "Solheim" in told, "the look was a true one"


def test_who_may_see_it_reads_it_and_others_see_that_there_is_one(house: House) -> None:
    house.enter(house.elena)
    page = house.restricted()
    view = house.desk.matters.one(page)
    assert view is not None
    assert (view.text, [one.text for one in view.facts]) == (WORDS, [MORE])
    house.enter(house.boris)
    house.enter(house.elena)  # gives Boris the house's key, as he has one of his own now
    house.enter(house.boris)
    seen = house.desk.matters.one(page)
    assert seen == view
    house.enter(house.lin)
    assert house.desk.matters.one(page) is None
    assert house.desk.matters.unseen() == {page}
    with house.desk._store.reading() as tx:
        assert register.of_guest(tx, house.guest) == [page]
    with pytest.raises(Refused):
        house.desk.matters.act(page, acts.note_fact, text="x").result()


def test_clerk_who_opened_it_reads_it_with_a_pin_whenever_and_without_one_while_here(
    house: House,
) -> None:
    house.enter(house.elena)
    house.enter(house.lin)
    lins = house.restricted()
    house.enter(house.sam)
    sams = house.restricted()
    assert house.desk.matters.one(sams) is not None
    assert house.desk.matters.one(lins) is None
    house.enter(house.lin)
    assert house.desk.matters.one(sams) is None
    found = house.desk.matters.one(lins)
    assert found is not None
    assert found.text == WORDS
    house.enter(house.sam)
    assert house.desk.matters.one(sams) is None
    house.enter(house.elena)
    assert {house.desk.matters.one(page).text for page in (lins, sams)} == {WORDS}


def test_what_was_restricted_before_there_was_a_key_goes_into_boxes_afterwards(
    house: House,
) -> None:
    page = house.restricted()
    assert "Ouroboros" in house.in_the_file(), "nobody had come in with a PIN yet"
    before = house.desk.matters.one(page)
    house.enter(house.elena)
    assert "Ouroboros" not in house.in_the_file()
    after = house.desk.matters.one(page)
    assert after == before
    with house.desk._store.reading() as tx:
        assert any(stubs.is_stub(tx, page, one.id) for one in stubs.lines(tx, page))
    assert check(house.desk._store).sound


def test_problem_that_is_restricted_later_loses_its_open_lines(house: House) -> None:
    house.enter(house.elena)
    page = house.desk.matters.open(guest=house.guest, text=WORDS, severity=3, steps=STEPS).result()
    house.desk.matters.act(page, acts.note_fact, text=MORE).result()
    assert "Ouroboros" in house.in_the_file()
    house.desk.matters.act(page, acts.change, restricted="theft").result()
    assert "Ouroboros" not in house.in_the_file()
    view = house.desk.matters.one(page)
    assert (view.text, view.restricted, view.facts[0].text) == (WORDS, "theft", MORE)
    house.desk.matters.act(page, acts.change, restricted="").result()
    house.enter(house.lin)
    free = house.desk.matters.one(page)
    assert (free.text, free.restricted) == (WORDS, "")
    house.desk.matters.act(page, acts.note_fact, text="Found behind the bath").result()
    assert house.desk.matters.one(page).facts[-1].text == "Found behind the bath"


def test_whole_recovery_goes_on_in_boxes(house: House) -> None:
    house.enter(house.elena)
    page = house.restricted()
    act = house.desk.matters.act
    due_ms = house.desk.now() + 3_600_000
    act(page, promises.promise, text="We call you at four", due_ms=due_ms, to="").result()
    [promise] = house.desk.matters.one(page).promises
    with house.desk._store.reading() as tx:
        assert register.promises(tx, "open", limit=-1) == [page]
    act(page, promises.keep_promise, of=promise.id).result()
    assert house.desk.matters.one(page).promises[0].state == "kept"
    act(page, acts.pass_on, owner=house.boris).result()
    house.enter(house.boris)
    house.enter(house.elena)  # hands him the key, as he has one of his own now
    house.enter(house.boris)
    assert house.desk.matters.one(page).owner == house.boris
    assert "call you at four" not in house.in_the_file()


def test_clerk_who_sees_to_it_gets_its_key_once_they_have_one(house: House) -> None:
    house.enter(house.elena)
    page = house.restricted()
    house.desk.matters.act(page, acts.pass_on, owner=house.lin).result()
    house.enter(house.lin)
    assert house.desk.matters.one(page) is None
    house.enter(house.elena)
    house.enter(house.lin)
    assert house.desk.matters.one(page).text == WORDS


def test_another_pin_opens_the_same_key_and_a_forgotten_one_gets_another(
    house: House, place: Home
) -> None:
    house.enter(house.elena)
    page = house.restricted()
    house.desk.people.set_pin(house.elena, "0815-and-more").result()
    house.pins[house.elena] = "0815-and-more"
    house.enter(house.lin)
    house.enter(house.elena)
    assert house.desk.matters.one(page) is not None
    house.enter(house.boris)
    house.enter(house.elena)
    house.desk.people.set_pin(house.boris, "another one").result()
    house.pins[house.boris] = "another one"
    house.enter(house.boris)
    assert house.desk.matters.one(page) is None, "the old key is gone with the old words"
    house.enter(house.elena)
    house.enter(house.boris)
    assert house.desk.matters.one(page) is not None


def test_who_may_no_longer_see_it_does_not_read_what_comes_after(house: House) -> None:
    from assistant.people.acts import change

    house.enter(house.elena)
    house.enter(house.boris)
    house.enter(house.elena)
    house.enter(house.boris)
    assert len(house.desk.sealing._house) == 1
    house.enter(house.elena)
    house.desk.people.act(house.boris, change, role="clerk").result()
    house.enter(house.elena)
    page = house.restricted()
    house.enter(house.boris)
    assert house.desk.matters.one(page) is None
    story = list(_lines(house.desk, page))
    assert house.desk.sealing.story(story) is None, "not even with what he has in his hands"


def _lines(desk: Desk, page: PageId) -> list[object]:
    from assistant import model

    with desk._store.reading() as tx:
        return list(model.own_lines(tx, page))


def test_secrets_are_forgotten_when_hands_change(house: House) -> None:
    house.enter(house.elena)
    page = house.restricted()
    house.desk.sign_in(None)
    assert house.desk.sealing.story(_lines(house.desk, page)) is None
    assert house.desk.matters.one(page) is None


def test_store_opened_again_shows_nothing_before_the_pin(house: House, place: Home) -> None:
    house.enter(house.elena)
    page = house.restricted()
    again = open_desk(place)
    try:
        again.sign_in(house.elena)
        assert again.matters.one(page) is None
        assert again.people.enter(house.elena, "4711").result()
        again.sign_in(house.elena)
        assert again.matters.one(page).text == WORDS
        again.rebuild()
        assert again.matters.one(page).text == WORDS
    finally:
        again.close()


def test_pin_typed_by_an_input_method_opens_the_same_key(house: House) -> None:
    house.enter(house.elena)
    page = house.restricted()
    for typed in ("４７１１", " 4711 ", "4711"):
        house.pins[house.elena] = typed
        house.enter(house.elena)
        assert house.desk.matters.one(page) is not None, typed


def test_where_all_have_forgotten_their_pins_what_comes_afterwards_is_readable(
    house: House,
) -> None:
    house.enter(house.elena)
    lost = house.restricted()
    house.desk.people.set_forgotten(house.elena, "", "another one", lambda typed: True).result()
    house.pins[house.elena] = "another one"
    house.enter(house.elena)
    assert house.desk.matters.one(lost) is None, "nobody is left who could open it"
    house.enter(house.sam)
    page = house.restricted()
    house.enter(house.elena)
    assert house.desk.matters.one(page).text == WORDS


def test_promise_to_the_guest_goes_into_the_box_of_the_problem_it_belongs_to(house: House) -> None:
    house.enter(house.elena)
    page = house.restricted()
    words = {"text": "Call about the Periwinkle ring", "due_ms": house.desk.now() + 3_600_000}
    house.desk.matters.promise(house.guest, **words).result()
    assert "Periwinkle" not in house.in_the_file()
    view = house.desk.matters.one(page)
    assert view is not None
    assert [one.text for one in view.promises] == [words["text"]]


def test_key_of_the_house_that_is_none_is_passed_over(house: House) -> None:
    house.enter(house.elena)
    house.desk._submit(lambda tx, now_ms: {HOUSE: [Draft(HouseKeyMade(b"short"))]}).result()
    house.desk._submit(lambda tx, now_ms: {HOUSE: [Draft(HouseKeyMade(bytes(32)))]}).result()
    house.enter(house.lin)
    page = house.restricted()
    house.enter(house.elena)
    view = house.desk.matters.one(page)
    assert view is not None
    assert view.text == WORDS
    assert "Ouroboros" not in house.in_the_file()


def test_what_was_given_as_the_key_of_the_house_and_is_none_stops_nobody(house: House) -> None:
    house.enter(house.elena)
    page = house.restricted()
    with house.desk._store.reading() as tx:
        mine = house.desk.sealing.kept(tx, house.elena)
    assert mine is not None
    wrong = HouseKeyGiven(bytes(32), mine.public, keys.handed(b"no key", mine.public))
    house.desk._submit(lambda tx, now_ms: {HOUSE: [Draft(wrong)]}).result()
    house.enter(house.elena)
    view = house.desk.matters.one(page)
    assert view is not None
    assert view.text == WORDS


def test_key_of_a_person_that_is_none_stops_nobody(house: House) -> None:
    house.enter(house.elena)
    broken = KeysMade(b"no key", b"", b"")
    house.desk._submit(lambda tx, now_ms: {house.boris: [Draft(broken)]}).result()
    house.enter(house.elena)
    page = house.restricted()
    view = house.desk.matters.one(page)
    assert view is not None
    assert view.text == WORDS


def test_key_under_the_name_of_another_locks_nothing(house: House) -> None:
    house.enter(house.elena)
    page = house.restricted()
    with house.desk._store.reading() as tx:
        name = keys_given(list(model.own_lines(tx, page)))[0].key
    wrong = MatterKeyGiven(name, b"", bytes(32))
    house.desk._submit(lambda tx, now_ms: {page: [Draft(wrong)]}).result()
    house.desk.sign_in(house.lin)
    house.enter(house.elena)
    view = house.desk.matters.one(page)
    assert view is not None
    assert view.text == WORDS


def test_what_an_erasure_would_end_is_told_to_who_may_see_it(house: House) -> None:
    house.enter(house.elena)
    page = house.restricted()
    told = house.desk.erasing.what_is_open(house.guest)
    assert told is not None
    assert ([one.page for one in told.matters], told.hidden) == ([page], 0)
    house.enter(house.lin)
    told = house.desk.erasing.what_is_open(house.guest)
    assert told is not None
    assert (told.matters, told.hidden) == ((), 1)
