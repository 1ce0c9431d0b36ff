"""What goes by itself: listed before, gone at its time, kept where somebody wants it so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.desk import Desk, open_desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.guests.view import DAY_MS, GuestView
from assistant.journal.check import check
from assistant.journal.now import now_ms
from assistant.journal.stamp import PageId
from assistant.places import Home
from assistant.privacy import acts as privacy
from assistant.recovery import acts as recovery
from assistant.refusal import Refused


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
