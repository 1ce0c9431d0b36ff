"""What other pages say of a guest: found in the whole journal, and erased line by line."""

import pytest

from assistant.desk import Desk
from assistant.exchange.made_up import made_up
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.journal.check import check
from assistant.journal.key import store_key
from assistant.journal.stamp import PageId, StaffId
from assistant.mentions import BEGINNING, Named, Place, Seeking
from assistant.places import Home
from assistant.privacy.erasure import NOBODY
from assistant.recovery import acts as recovery
from assistant.refusal import Refused
from assistant.shift import good, handing, traces
from assistant.shift.entries import Item
from tests.privacy.bytes_of import places_of

STEPS = ("listen:listen", "solve:solve")


def found(desk: Desk, seeking: Seeking) -> list[Named]:
    """All of it, piece by piece."""
    after: Place | None = BEGINNING
    told: list[Named] = []
    while after is not None:
        piece = desk.erasing.mentions.go_on(seeking, after)
        told += piece.found
        after = piece.after
    return told


def seek(desk: Desk, guest: PageId) -> Seeking:
    seeking = desk.erasing.mentions.seek(guest)
    assert seeking is not None
    return seeking


def words(one: Named) -> str:
    return one.before + one.name + one.after


class Shop:
    """Anna Petrova, and Ben, on whose card, and on many other pages, she is named."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.erasing.settle(second="never").result()
        who = Identity("Anna Petrova", phones=("+34 600 123 987",))
        self.anna = desk.meet(who).result()
        self.ben = desk.meet(Identity("Ben Ode")).result()

    def talk(self) -> None:
        """All over the place."""
        desk, ben = self.desk, self.ben
        desk.on_guest(ben, acts.write_note, text="Came with Anna Petrova at noon").result()
        desk.on_guest(ben, acts.write_note, text="Came alone").result()
        desk.on_guest(ben, acts.note_tie, text="Shares 600-123-987 with a friend").result()
        desk.on_guest(
            self.anna, acts.write_note, text="Anna Petrova herself: goes with her card"
        ).result()
        self.problem = desk.matters.open(
            guest=ben, text="Petrova, Anna took the table", severity=2, steps=STEPS
        ).result()
        desk.matters.act(
            self.problem, recovery.note_deed, text="Asked Anna Petrova to change"
        ).result()
        desk.shifts.on_draft(handing.say_to_all, text="Mind Anna Petrova tonight").result()
        desk.shifts.on_draft(handing.pin, text="Anna Petrova: goes along", guest=self.anna).result()
        desk.shifts.on_draft(
            handing.note, item=Item("guest", ben), text="Knows Anna Petrova"
        ).result()
        desk.shifts.begin(
            traces.set_trace, text="Sit far from Anna Petrova", guest=ben, moment="arrival"
        ).result()
        desk.shifts.begin(good.tell_wow, text="Found Anna Petrova a cab").result()
        desk.shifts.begin(good.suggest, text="A chair for Anna Petrova").result()


@pytest.fixture
def shop(desk: Desk) -> Shop:
    return Shop(desk)


def test_all_that_names_the_guest_is_found_with_its_page_and_whose_it_is(shop: Shop) -> None:
    shop.talk()
    told = {(one.where, one.whose, one.goes, words(one)) for one in found(shop.desk, _seek(shop))}
    assert told == {
        ("card", "Ben Ode", "line", "Came with Anna Petrova at noon"),
        ("card", "Ben Ode", "line", "Shares 600-123-987 with a friend"),
        ("problem", "Ben Ode", "", "Petrova, Anna took the table"),
        ("problem", "Ben Ode", "line", "Asked Anna Petrova to change"),
        ("draft", "", "line", "Mind Anna Petrova tonight"),
        ("draft", "", "line", "Knows Anna Petrova"),
        ("trace", "Ben Ode", "", "Sit far from Anna Petrova"),
        ("good", "", "page", "Found Anna Petrova a cab"),
        ("suggestion", "", "page", "A chair for Anna Petrova"),
    }


def _seek(shop: Shop) -> Seeking:
    return seek(shop.desk, shop.anna)


def test_lines_erased_from_the_list_are_in_no_byte_of_the_store_and_the_rest_stands(
    shop: Shop, place: Home
) -> None:
    shop.talk()
    desk, seeking = shop.desk, _seek(shop)
    listed = found(desk, seeking)
    desk.erasing.erase(shop.anna, "asked").result()
    assert found(desk, seeking) == listed, "what is on other pages is there as before"
    going = [one for one in listed if one.goes]
    for one in going:
        desk.erasing.mentions.erase(one, "asked").result()
    left = desk.erasing.mentions.still(listed)
    assert left == [one for one in listed if not one.goes]
    assert [words(one) for one in found(desk, seeking)] == [words(one) for one in left]
    desk.erasing.wipe()
    key = store_key(place)[0]
    gone = ["Came with Anna", "600-123-987", "Mind Anna", "Anna Petrova a cab", "A chair for"]
    assert places_of(gone, place.store, key) == set()
    card = desk.guest(shop.ben)
    assert card is not None
    assert [note.text for note in card.notes] == ["Came alone"]
    assert check(desk._store).sound
    desk.rebuild()
    assert [words(one) for one in found(desk, seeking)] == [words(one) for one in left]


def test_what_cannot_be_missed_and_what_is_gone_is_not_erased(shop: Shop) -> None:
    shop.talk()
    mentions = shop.desk.erasing.mentions
    listed = found(shop.desk, _seek(shop))
    with pytest.raises(Refused, match="put it right there"):
        mentions.erase(next(one for one in listed if not one.goes), "asked").result()
    note = next(one for one in listed if one.where == "card")
    mentions.erase(note, "asked").result()
    with pytest.raises(Refused, match="no longer on file"):
        mentions.erase(note, "asked").result()


def test_a_line_goes_by_whoever_may_erase_and_by_two_where_the_house_wants_it(shop: Shop) -> None:
    shop.talk()
    desk = shop.desk
    marek = StaffId(desk.people.join(name="Marek", role="supervisor").result())
    desk.people.set_pin(marek, "4711").result()
    desk.erasing.settle(second="always").result()
    note = next(one for one in found(desk, _seek(shop)) if one.goes)
    with pytest.raises(Refused, match="second person"):
        desk.erasing.mentions.erase(note, "asked").result()
    with pytest.raises(Refused, match="Marek’s PIN"):
        desk.erasing.mentions.erase(note, "asked", confirmed_by=marek, pin="1").result()
    lin = desk.join(name="Lin", role="trainee").result()
    elena = desk.signed
    desk.sign_in(lin)
    with pytest.raises(Refused):
        desk.erasing.mentions.erase(note, "asked", confirmed_by=marek, pin="4711").result()
    desk.sign_in(elena)
    desk.erasing.mentions.erase(note, "asked", confirmed_by=marek, pin="4711").result()
    assert desk.erasing.mentions.still([note]) == []


@pytest.mark.parametrize("sealed", [True, False])
def test_what_is_restricted_is_told_to_those_alone_who_may_see_it(
    shop: Shop, *, sealed: bool
) -> None:
    desk, elena = shop.desk, shop.desk.signed
    assert elena is not None
    if sealed:
        desk.people.set_pin(elena, "4711").result()
        assert desk.people.enter(elena, "4711").result()
        desk.sign_in(elena)
    page = desk.matters.open(
        guest=shop.ben, text="Anna Petrova lost a ring", severity=3, steps=STEPS, restricted="theft"
    ).result()
    desk.shifts.on_draft(
        handing.note, item=Item("problem", page), text="Anna Petrova waits"
    ).result()
    seeking = _seek(shop)
    seen = found(desk, seeking)
    assert sorted((one.where, words(one)) for one in seen) == [
        ("draft", "Anna Petrova waits"),
        ("problem", "Anna Petrova lost a ring"),
    ]
    lin = desk.join(name="Lin", role="clerk").result()
    desk.sign_in(lin)
    assert found(desk, seeking) == []
    nobody = [one for one in seen if one.line]
    for one in nobody:
        with pytest.raises(Refused):
            desk.erasing.mentions.erase(one, "asked", confirmed_by=NOBODY).result()


def test_many_pieces_are_one_list_and_who_is_not_on_file_is_not_looked_for(shop: Shop) -> None:
    shop.desk.pouring.pour(made_up(700, 7, shop.desk.now()))
    shop.talk()
    seeking = _seek(shop)
    assert seeking.lines > 2000
    assert len(found(shop.desk, seeking)) == 9
    assert shop.desk.erasing.mentions.seek(PageId(bytes(16))) is None


def test_a_card_with_the_same_number_is_told_and_a_namesake_is_somebody_else(shop: Shop) -> None:
    shop.desk.meet(Identity("Anna Petrova")).result()
    shop.desk.meet(Identity("Otto", phones=("0034600123987",))).result()
    told = [(one.whose, one.goes) for one in found(shop.desk, _seek(shop))]
    assert told == [("Otto", "")]
