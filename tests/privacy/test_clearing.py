"""What goes by itself: listed before, gone at its time, kept where somebody wants it so."""

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from assistant.desk import Desk, open_desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.guests.lookup import find
from assistant.guests.view import DAY_MS, GuestView
from assistant.journal import store as journal
from assistant.journal.check import check
from assistant.journal.key import store_key
from assistant.journal.now import now_ms
from assistant.journal.stamp import PageId
from assistant.places import Home
from assistant.privacy import acts as privacy
from assistant.privacy import handed
from assistant.recovery import acts as recovery
from assistant.refusal import Refused
from tests.privacy.bytes_of import places_of


class Watch:
    """A clock that can be put on."""

    def __init__(self) -> None:
        self.days = 0

    def __call__(self) -> int:
        return now_ms() + self.days * DAY_MS


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def shop(tmp_path: Path, watch: Watch) -> Iterator[Desk]:
    opened = open_desk(Home(tmp_path / "home"), watch)
    opened.sign_in(opened.join(name="Elena", role="manager").result())
    yield opened
    opened.close()


def card(desk: Desk, page: PageId) -> GuestView:
    view = desk.guest(page)
    assert view is not None
    return view


def terms(desk: Desk, days: int = 30) -> list[str]:
    return [one.due.term for one in desk.erasing.clearing.coming(days)]


def clear(desk: Desk) -> int:
    gone = total = desk.erasing.clearing.clear().result()
    while gone:
        gone = desk.erasing.clearing.clear().result()
        total += gone
    return total


def test_a_mood_is_listed_and_goes_after_half_a_year_with_what_was_said_of_it(
    shop: Desk, watch: Watch
) -> None:
    page = shop.meet(Identity("Ana Ruiz")).result()
    shop.on_guest(page, acts.note_mood, level=2, cause="a long way").result()
    shop.on_guest(page, acts.write_note, text="Reads in the lobby").result()
    mood = card(shop, page).moods[0].id
    shop.on_guest(page, acts.correct, of=mood, text="a very long way").result()
    watch.days = 160
    assert clear(shop) == 0
    [coming] = shop.erasing.clearing.coming(30)
    assert (coming.due.term, coming.name, coming.due.lines) == ("moods", "Ana Ruiz", (mood,))
    watch.days = 181
    assert clear(shop) == 1
    view = card(shop, page)
    assert view.moods == ()
    assert [note.text for note in view.notes] == ["Reads in the lobby"]
    assert "way" not in str(view.log)
    assert clear(shop) == 0
    assert terms(shop) == []
    assert check(shop._store).sound


def test_what_is_needed_for_access_goes_with_the_visit_unless_the_guest_agreed(
    shop: Desk, watch: Watch
) -> None:
    page = shop.meet(Identity("Ana Ruiz")).result()
    shop.on_guest(page, acts.arrive, channel="in-person").result()
    shop.on_guest(page, acts.note_care, care="access", text="Needs the ramp").result()
    shop.on_guest(page, acts.note_care, care="access", text="Room without steps").result()
    shop.on_guest(page, acts.note_care, care="allergy", text="Peanuts").result()
    agreed = card(shop, page).care[1].id
    today = "2026-01-01"
    words = {"of": agreed, "special": "health", "why": "to give the right room"}
    shop.on_guest(page, privacy.mark_private, **words, consent=today, verified=True).result()
    assert clear(shop) == 0
    watch.days = 1
    shop.on_guest(page, acts.leave).result()
    assert clear(shop) == 0
    watch.days = 3
    assert clear(shop) == 1
    assert sorted(one.text for one in card(shop, page).care) == ["Peanuts", "Room without steps"]


def test_a_guest_not_seen_for_years_goes_unless_something_is_open(shop: Desk, watch: Watch) -> None:
    ana, ben = (shop.meet(Identity(name)).result() for name in ("Ana Ruiz", "Ben Ode"))
    shop.matters.open(recovery.open_problem, guest=ben, text="Cold", steps=["a:listen"]).result()
    watch.days = 1094
    assert [one.name for one in shop.erasing.clearing.coming(30)] == ["Ana Ruiz"]
    assert clear(shop) == 0
    watch.days = 1096
    assert clear(shop) == 1
    assert shop.guest(ana) is None
    assert shop.guest(ben) is not None
    assert [(one.reason, one.page) for one in shop.erasing.receipts()] == [("term", ana)]


def test_somebody_keeps_a_guest_longer_and_says_why(shop: Desk, watch: Watch) -> None:
    page = shop.meet(Identity("Ana Ruiz")).result()
    watch.days = 1090
    [coming] = shop.erasing.clearing.coming(30)
    with pytest.raises(Refused, match="why it is kept"):
        shop.erasing.clearing.keep(coming.due, reason=" ").result()
    shop.erasing.clearing.keep(coming.due, reason="An open invoice").result()
    watch.days = 5000
    assert clear(shop) == 0
    assert shop.guest(page) is not None


def test_the_house_settles_how_long(shop: Desk, watch: Watch) -> None:
    page = shop.meet(Identity("Ana Ruiz")).result()
    shop.on_guest(page, acts.note_mood, level=2).result()
    shop.erasing.settle(moods=-1, guests=-1).result()
    watch.days = 5000
    assert clear(shop) == 0
    shop.erasing.settle(moods=10).result()
    assert clear(shop) == 1
    with pytest.raises(Refused, match="number of days"):
        shop.erasing.settle(moods=-5).result()


def test_nothing_goes_by_itself_before_it_was_listed_for_two_weeks(
    shop: Desk, watch: Watch
) -> None:
    page = shop.meet(Identity("Ana Ruiz")).result()
    shop.on_guest(page, acts.note_mood, level=2).result()
    watch.days = 1000
    daily = shop.erasing.clearing.daily
    assert daily() == 0
    watch.days = 1013
    assert daily() == 0
    watch.days = 1015
    assert daily() == 1
    assert daily() == 0
    assert card(shop, page).moods == ()


@pytest.mark.parametrize("leap", [20, 4 * 365])
def test_after_a_leap_of_the_clock_or_a_long_closure_all_is_listed_anew(
    shop: Desk, watch: Watch, leap: int
) -> None:
    page = shop.meet(Identity("Ana Ruiz")).result()
    clearing = shop.erasing.clearing
    for watch.days in range(0, 1090, 10):
        assert clearing.daily() == 0
    watch.days += leap
    [coming] = clearing.coming(30)
    assert coming.due.when_ms > shop.now() + 13 * DAY_MS
    assert clearing.daily() == 0
    watch.days += 13
    assert clearing.daily() == 0
    assert shop.guest(page) is not None
    watch.days += 2
    assert clearing.daily() == 1
    assert shop.guest(page) is None


def test_a_clock_that_was_wrong_and_put_right_erases_nobody(shop: Desk, watch: Watch) -> None:
    page = shop.meet(Identity("Ana Ruiz")).result()
    for days in (0, 10, 20, 20 + 4 * 365, 21, 22, 21 - 4 * 365, 23, 30, 31 + 4 * 365, 31):
        watch.days = days
        assert shop.erasing.clearing.daily() == 0
    assert shop.guest(page) is not None


def test_a_private_detail_goes_at_its_day_with_every_line_that_told_it(
    shop: Desk, watch: Watch, tmp_path: Path
) -> None:
    page = shop.meet(Identity("Ana Ruiz", phones=("+34 600 111 222",))).result()
    told = {"birthday": "1980-07-13", "nickname": "Anita"}
    shop.on_guest(page, acts.change_details, changes=told).result()
    shop.on_guest(page, acts.add_contact, contact="email", value="ana@example.org").result()
    fields = ("birthday", "email:ana@example.org", "phone:+34 600 111 222")
    last = str(datetime.fromtimestamp(shop.now() / 1000).date())
    for field in fields:
        shop.on_guest(page, privacy.mark_private, field=field, until=last).result()
    assert clear(shop) == 0
    [coming] = shop.erasing.clearing.coming(30)
    assert (coming.due.term, len(coming.due.lines)) == ("private", len(fields))
    watch.days = 2
    assert clear(shop) > 0
    view = card(shop, page)
    who = view.identity
    assert (who.birthday, who.emails, who.phones, who.nickname) == ("", (), (), "Anita")
    assert view.private == ()
    assert "details-changed" in [line.kind for line in view.log]
    assert "1980-07-13" not in str(view)
    assert "ana@example.org" not in str(view)
    assert shop.look_up(lambda tx: find.find(tx, "ana@example.org")) == []
    assert shop.look_up(lambda tx: find.find(tx, "600111222")) == []
    assert terms(shop) == []
    assert clear(shop) == 0
    assert check(shop._store).sound
    shop.erasing.wipe()
    place = Home(tmp_path / "home")
    found = places_of(["1980-07-13", "ana@example.org"], place.store, store_key(place)[0])
    assert found == set()


def test_a_detail_that_the_guest_no_longer_agrees_to_leaves_no_earlier_value(shop: Desk) -> None:
    page = shop.meet(Identity("Ana Ruiz")).result()
    told = {"birthday": "1980-07-13", "nickname": "Anita"}
    shop.on_guest(page, acts.change_details, changes=told).result()
    shop.on_guest(page, acts.add_contact, contact="phone", value="600 111 222").result()
    for field in ("birthday", "nickname", "phone:600 111 222"):
        shop.on_guest(page, privacy.mark_private, field=field).result()
        assert terms(shop) == []
        shop.on_guest(page, privacy.withdraw_consent, field=field).result()
        assert terms(shop) == ["private"]
        clear(shop)
        assert terms(shop) == []
    view = card(shop, page)
    assert (view.identity.birthday, view.identity.phones, view.private) == ("", (), ())
    for value in ("1980-07-13", "Anita", "600 111 222"):
        assert value not in str(view)


def test_a_line_goes_once_its_guest_no_longer_agrees(shop: Desk) -> None:
    page = shop.meet(Identity("Ana Ruiz")).result()
    shop.on_guest(page, acts.write_note, text="Fasts in spring").result()
    note = card(shop, page).notes[0].id
    today = str(datetime.fromtimestamp(shop.now() / 1000).date())
    shop.on_guest(
        page, privacy.mark_private, of=note, special="faith", why="meals", consent=today
    ).result()
    shop.on_guest(page, privacy.withdraw_consent, of=note).result()
    assert clear(shop) > 0
    assert "spring" not in str(card(shop, page))


def test_a_detail_told_again_after_all_stays(shop: Desk) -> None:
    page = shop.meet(Identity("Ana Ruiz", birthday="1980-07-13")).result()
    shop.on_guest(page, privacy.mark_private, field="birthday").result()
    shop.on_guest(page, privacy.withdraw_consent, field="birthday").result()
    time.sleep(0.002)
    shop.on_guest(page, acts.change_details, changes={"birthday": "--07-13"}).result()
    clear(shop)
    assert card(shop, page).identity.birthday == "--07-13"
    assert terms(shop) == []


def a_detail_of_the_meeting_goes(shop: Desk) -> PageId:
    page = shop.meet(
        Identity("Ana Ruiz", nickname="Anita", birthday="1980-07-13", phones=("600 111 222",))
    ).result()
    shop.on_guest(page, acts.arrive, channel="in-person").result()
    met = card(shop, page).log[0].id
    shop.on_guest(page, privacy.state, text="I like my birthday", of=met).result()
    shop.on_guest(page, acts.change_details, changes={"title": "Ms"}).result()
    today = str(datetime.fromtimestamp(shop.now() / 1000).date())
    words = {"special": "intimate", "why": "asked", "consent": today}
    for field in ("nickname", "phone:600 111 222"):
        shop.on_guest(page, privacy.mark_private, field=field, **words).result()
        shop.on_guest(page, privacy.withdraw_consent, field=field).result()
    assert clear(shop) > 0
    return page


def test_what_was_told_at_the_meeting_goes_and_all_else_of_it_stays(
    shop: Desk, tmp_path: Path
) -> None:
    begun_ms = shop.now()
    page = a_detail_of_the_meeting_goes(shop)
    view = card(shop, page)
    who = view.identity
    assert (who.name, who.nickname, who.phones, who.title) == ("Ana Ruiz", "", (), "Ms")
    assert who.birthday == "1980-07-13"
    assert (view.met_by, len(view.visits)) == (shop.signed, 1)
    assert begun_ms <= view.met_ms <= view.visits[0].arrived_ms
    assert [one.kind for one in view.log].count("guest-met") == 1
    [stated] = view.statements
    assert (stated.text, stated.staff) == ("I like my birthday", shop.signed)
    assert stated.of == view.log[0].id
    [hit] = shop.look_up(lambda tx: find.find(tx, "Ruiz"))
    assert (hit.visits, hit.phones) == (1, ())
    assert "Anita" not in handed.as_text(shop.open_book.of(page, "en"))
    assert clear(shop) == 0
    assert check(shop._store).sound
    shop.erasing.wipe()
    place = Home(tmp_path / "home")
    assert not places_of(["Anita", "600 111 222"], place.store, store_key(place)[0])


def test_another_desk_has_the_meeting_that_was_written_anew(shop: Desk, tmp_path: Path) -> None:
    page = a_detail_of_the_meeting_goes(shop)
    with shop._store.reading() as tx:
        lines = [one for _page, entries in journal.all_pages(tx) for one in entries]
    other = open_desk(Home(tmp_path / "other"))
    for line in sorted(lines, key=lambda one: one.seq):
        other.neighbours.receive([line], str(line.seq)).result()
    assert other.guest(page) == shop.guest(page)
    [hit] = other.look_up(lambda tx: find.find(tx, "Ruiz"))
    assert [hit] == shop.look_up(lambda tx: find.find(tx, "Ruiz"))
    assert check(other._store).sound
    other.close()


def test_a_detail_of_the_other_meeting_goes_from_a_merged_card_and_the_merge_can_be_undone(
    shop: Desk,
) -> None:
    ana = shop.meet(Identity("Ana Ruiz", birthday="1979-01-02")).result()
    anna = shop.meet(Identity("Anna Ruiz", nickname="Anita", phones=("600 111 222",))).result()
    shop.on_guest(anna, privacy.mark_private, field="nickname").result()
    shop.merging.merge(ana, anna, theirs=("nickname",)).result()
    shop.on_guest(ana, privacy.withdraw_consent, field="nickname").result()
    assert clear(shop) > 0
    view = card(shop, ana)
    assert (view.identity.nickname, view.identity.birthday) == ("", "1979-01-02")
    assert view.identity.phones == ("600 111 222",)
    assert [one.name for one in view.joined] == ["Anna Ruiz"]
    assert "Anita" not in str(view)
    shop.merging.undo(ana, view.joined[0].id).result()
    assert card(shop, ana).identity.phones == ()
    assert card(shop, anna).identity == Identity("Anna Ruiz", phones=("600 111 222",))
    assert check(shop._store).sound


def test_a_private_detail_of_a_merged_card_goes_on_both_pages(shop: Desk, watch: Watch) -> None:
    ana, anna = (shop.meet(Identity(name)).result() for name in ("Ana Ruiz", "Anna Ruiz"))
    shop.on_guest(anna, acts.change_details, changes={"birthday": "1980-07-13"}).result()
    last = str(datetime.fromtimestamp(shop.now() / 1000).date())
    shop.on_guest(anna, privacy.mark_private, field="birthday", until=last).result()
    shop.merging.merge(ana, anna, theirs=("birthday",)).result()
    assert card(shop, ana).identity.birthday
    watch.days = 2
    clear(shop)
    assert "1980-07-13" not in str(card(shop, ana))
    assert card(shop, ana).identity.name == "Ana Ruiz"
    assert terms(shop) == []


def test_a_private_detail_is_kept_longer_where_somebody_says_why(shop: Desk, watch: Watch) -> None:
    page = shop.meet(Identity("Ana Ruiz", birthday="1980-07-13")).result()
    last = str(datetime.fromtimestamp(shop.now() / 1000).date())
    shop.on_guest(page, privacy.mark_private, field="birthday", until=last).result()
    [coming] = shop.erasing.clearing.coming(30)
    shop.erasing.clearing.keep(coming.due, reason="A party in July").result()
    watch.days = 400
    assert clear(shop) == 0
    assert card(shop, page).identity.birthday == "1980-07-13"


def test_that_a_mood_has_gone_by_itself_keeps_nobody_longer(shop: Desk, watch: Watch) -> None:
    page = shop.meet(Identity("Ana Ruiz")).result()
    shop.on_guest(page, acts.note_mood, level=2).result()
    watch.days = 181
    assert clear(shop) == 1
    watch.days = 1096
    assert clear(shop) == 1
    assert shop.guest(page) is None


def test_what_is_kept_to_a_day_goes_after_it(shop: Desk, watch: Watch) -> None:
    page = shop.meet(Identity("Ana Ruiz")).result()
    watch.days = 1090
    [coming] = shop.erasing.clearing.coming(30)
    until = str(datetime.fromtimestamp(shop.now() / 1000 + 100 * 86400).date())
    shop.erasing.clearing.keep(coming.due, until=until, reason="An open invoice").result()
    watch.days = 1189
    assert clear(shop) == 0
    assert [one.due.page for one in shop.erasing.clearing.coming(30)] == [page]
    watch.days = 1192
    assert clear(shop) == 1
    assert shop.guest(page) is None


def test_a_look_at_the_file_keeps_nobody_longer(shop: Desk, watch: Watch) -> None:
    page = shop.meet(Identity("Ana Ruiz", phones=("600 111 222",))).result()
    told = {"birthday": "1980-07-13", "nickname": "Anita"}
    shop.on_guest(page, acts.change_details, changes=told).result()
    last = str(datetime.fromtimestamp(shop.now() / 1000 + 900 * 86400).date())
    shop.on_guest(page, privacy.mark_private, field="birthday", until=last).result()
    watch.days = 1000
    shop.views.revealed(page).result()
    shop.open_book.hand_out(shop.open_book.of(page, "en"), "text").result()
    assert clear(shop) > 0
    assert card(shop, page).log[-1].kind == "details-changed"
    watch.days = 1094
    assert clear(shop) == 0
    watch.days = 1096
    assert clear(shop) == 1
    assert shop.guest(page) is None


def test_a_problem_in_boxes_goes_at_its_time_unless_somebody_keeps_it(
    shop: Desk, watch: Watch
) -> None:
    elena = shop.signed
    assert elena is not None
    shop.people.set_pin(elena, "4711").result()
    assert shop.people.enter(elena, "4711").result()
    guest = shop.meet(Identity("Ana Ruiz")).result()
    words = {"guest": guest, "steps": ["a:listen"], "restricted": "theft"}
    ring, coat = (shop.matters.open(text=text, **words).result() for text in ("Ring", "Coat"))
    for page in (ring, coat):
        shop.matters.act(page, recovery.close, content=True).result()
    assert clear(shop) == 0
    watch.days = 1090
    shop.on_guest(guest, acts.write_note, text="Here again").result()
    assert clear(shop) == 0
    dues = {one.due.page: one.due for one in shop.erasing.clearing.coming(30)}
    assert dues.keys() == {ring, coat}
    shop.erasing.clearing.keep(dues[ring], reason="It is before a court").result()
    assert shop.people.enter(elena, "4711").result()
    watch.days = 1096
    assert clear(shop) == 1
    kept = shop.matters.one(ring)
    assert kept is not None
    assert kept.text == "Ring"
    assert shop.matters.one(coat) is None


def test_a_problem_that_is_kept_keeps_its_guest(shop: Desk, watch: Watch) -> None:
    guest = shop.meet(Identity("Ana Ruiz")).result()
    words = {"guest": guest, "steps": ["a:listen"], "restricted": "injury"}
    page = shop.matters.open(text="Slipped on the stairs", **words).result()
    shop.matters.act(page, recovery.close, content=True).result()
    watch.days = 1090
    dues = {one.due.page: one.due for one in shop.erasing.clearing.coming(30)}
    assert dues.keys() == {guest, page}
    shop.erasing.clearing.keep(dues[page], reason="It is before a court").result()
    assert terms(shop) == []
    watch.days = 1096
    assert clear(shop) == 0
    assert shop.guest(guest) is not None
    assert shop.matters.one(page) is not None
