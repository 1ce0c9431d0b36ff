"""Who looked: noted without a wait, written in batches, found again, and what stands out in it."""

from datetime import date

from assistant.desk import Desk, open_desk
from assistant.guests.acts import write_note
from assistant.guests.entries import Identity
from assistant.journal.stamp import DeskId, PageId, StaffId
from assistant.places import Home
from assistant.privacy.looks import CURIOUS, MANY, WITHOUT_CAUSE, Outstanding, Seen, outstanding

ELENA, LIN = StaffId(PageId(b"e" * 16)), StaffId(PageId(b"l" * 16))
DESK = DeskId(b"d" * 16)
DAY_MS = 86_400_000


def day_of(at_ms: int) -> str:
    return f"2026-01-{at_ms // DAY_MS + 1:02d}"


def looks(staff: StaffId, day: int, number: int) -> list[Seen]:
    return [
        Seen(PageId(bytes([day, at]) + bytes(14)), staff, DESK, (day - 1) * DAY_MS + at)
        for at in range(number)
    ]


def met(desk: Desk, name: str = "Ana Ruiz") -> PageId:
    return desk.meet(Identity(name=name)).result()


def test_opening_is_there_at_once_and_still_there_when_the_desk_opens_again(place: Home) -> None:
    desk = open_desk(place)
    elena = desk.join(name="Elena").result()
    desk.sign_in(elena)
    guest = met(desk)
    desk.views.opened(guest)
    [noted] = desk.views.of_guest(guest)
    desk.close()
    again = open_desk(place)
    [written] = again.views.of_guest(guest)
    assert written == noted
    assert (written.staff, written.desk) == (elena, again.neighbours.me)
    again.rebuild()
    assert again.views.of_guest(guest) == [written]
    again.close()


def test_coming_back_within_a_minute_counts_once(desk: Desk) -> None:
    ana, lee = met(desk), met(desk, "Lee")
    for guest in (ana, lee, ana, ana):
        desk.views.opened(guest)
    assert [one.guest for one in desk.views.of_days(date.today(), date.today())] == [lee, ana]


def test_nobody_at_the_desk_leaves_no_line(desk: Desk) -> None:
    guest = met(desk)
    desk.sign_in(None)
    desk.views.opened(guest)
    assert desk.views.write_down() is None
    assert desk.views.of_guest(guest) == []


def test_changing_hands_writes_down_who_looked_before(desk: Desk) -> None:
    guest, elena = met(desk), desk.signed
    lin = desk.join(name="Lin").result()
    desk.views.opened(guest)
    desk.sign_in(lin)
    desk.views.opened(guest)
    assert [one.staff for one in desk.views.of_guest(guest)] == [lin, elena]


def test_openings_are_few_lines_and_none_is_on_the_guests_page(desk: Desk) -> None:
    guests = [met(desk, f"Guest {at}") for at in range(20)]
    for guest in guests:
        desk.views.opened(guest)
    future = desk.views.write_down()
    assert future is not None
    assert len(future.result().entries) == 1
    assert not future.result().guests


def test_looks_at_guests_with_nothing_to_do_stand_out_and_a_line_is_a_cause(desk: Desk) -> None:
    old = [PageId(bytes([at]) * 16) for at in range(1, WITHOUT_CAUSE + 1)]
    for guest in old:
        desk.views.opened(guest)
    today = date.today()
    [one] = desk.views.outstanding(today, today)
    assert (one.reason, one.number, one.staff) == ("without-cause", WITHOUT_CAUSE, desk.signed)
    guest = met(desk)
    desk.on_guest(guest, write_note, text="Prefers the quiet side").result()
    desk.views.opened(guest)
    assert desk.views.outstanding(today, today) == [one]


def test_many_more_cards_than_usual_stand_out() -> None:
    usual = [one for day in range(1, 6) for one in looks(ELENA, day, 8)]
    caused = {(one.guest, day_of(one.at_ms)) for one in looks(ELENA, 6, MANY)}
    assert outstanding([*usual, *looks(ELENA, 6, MANY - 1)], day_of, "2026-01-06", caused) == []
    [found] = outstanding([*usual, *looks(ELENA, 6, MANY)], day_of, "2026-01-06", caused)
    assert found == Outstanding("many", "2026-01-06", MANY, ELENA, usual=8)


def test_busy_person_on_a_busy_day_does_not_stand_out() -> None:
    usual = [one for day in range(1, 6) for one in looks(LIN, day, MANY)]
    busy = looks(LIN, 6, 2 * MANY)
    caused = {(one.guest, day_of(one.at_ms)) for one in busy}
    assert outstanding([*usual, *busy], day_of, "2026-01-06", caused) == []


def test_guest_at_whom_many_people_looked_stands_out() -> None:
    guest = PageId(b"g" * 16)
    seen = [Seen(guest, StaffId(PageId(bytes([at]) * 16)), DESK, at) for at in range(CURIOUS)]
    assert outstanding(seen[1:], day_of, "2026-01-01", ()) == []
    [found] = outstanding(seen, day_of, "2026-01-01", ())
    assert found == Outstanding("one-guest", "2026-01-01", CURIOUS, guests=(guest,))
