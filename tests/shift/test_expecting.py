"""Who is expected: the same list twice is the same guests once, and what staff know stays."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from assistant.desk import Desk, open_desk
from assistant.exchange.coming import Coming
from assistant.guests.entries import Identity
from assistant.journal.entry import Body, Line
from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId
from assistant.places import Home
from assistant.refusal import Refused
from assistant.shift import expecting, register
from assistant.shift.fold import fold_expected
from assistant.shift.view import Around, ExpectedView, ShiftRules

DAY = "2026-11-22"
ANA = Coming("Ana Gil", DAY, "19:30", note="Window table", phones=("+34 600 111 222",), uid="B-1")
SOLHEIM = Coming("Ingrid Solheim", DAY, "20:00", party=2, uid="B-2")
WALK_IN = Coming("Tom Weber", DAY, "18:00")


def bring(desk: Desk, rows: Sequence[Coming], **words: object) -> list[ExpectedView]:
    """Take a list in; who is expected on the day."""
    desk.shifts.expect(expecting.expect, rows=rows, source="list", **words).result()
    return expected(desk)


def expected(desk: Desk, day: str = DAY) -> list[ExpectedView]:
    views = desk.shifts.all(lambda tx: register.expected(tx, day, day))
    return [view for view in views if isinstance(view, ExpectedView)]


def test_list_stands_by_time(desk: Desk) -> None:
    views = bring(desk, [SOLHEIM, ANA, WALK_IN])
    assert [(one.at, one.name, one.party) for one in views] == [
        ("18:00", "Tom Weber", 0),
        ("19:30", "Ana Gil", 0),
        ("20:00", "Ingrid Solheim", 2),
    ]


def test_same_list_again_writes_nothing(desk: Desk) -> None:
    bring(desk, [ANA, SOLHEIM, WALK_IN])
    again = desk.shifts.expect(expecting.expect, rows=[WALK_IN, SOLHEIM, ANA], source="list")
    assert not again.result().entries


def test_booking_that_moved_moves(desk: Desk) -> None:
    bring(desk, [ANA])
    moved = bring(desk, [structs.replace(ANA, at="21:00")])
    assert [(one.name, one.at) for one in moved] == [("Ana Gil", "21:00")]


def test_what_staff_changed_stays_when_the_list_comes_again(desk: Desk) -> None:
    page = bring(desk, [ANA])[0].page
    desk.shifts.act(page, expecting.change, note="Side door, quiet table").result()
    assert bring(desk, [ANA])[0].note == "Side door, quiet table"
    later = bring(desk, [structs.replace(ANA, at="21:00")])[0]
    assert (later.at, later.note) == ("21:00", "Side door, quiet table")
    assert bring(desk, [structs.replace(ANA, at="21:00", note="Terrace")])[0].note == "Terrace"


def test_list_that_says_less_takes_nothing_away(desk: Desk) -> None:
    bring(desk, [ANA])
    bare = structs.replace(ANA, note="", phones=(), at="")
    view = bring(desk, [bare])[0]
    assert (view.note, view.phones, view.at) == (ANA.note, ANA.phones, ANA.at)


def test_who_it_is_outlives_the_next_list(desk: Desk) -> None:
    guest, other = desk.meet(Identity("Ana Gil")).result(), desk.meet(Identity("Ana Gil")).result()
    page = bring(desk, [ANA])[0].page
    desk.shifts.act(page, expecting.match, guest=guest).result()
    assert bring(desk, [structs.replace(ANA, at="21:00")], guests={page: other})[0].guest == guest


def test_cancelled_row_cancels_and_its_return_brings_back(desk: Desk) -> None:
    bring(desk, [ANA])
    gone = structs.replace(ANA, cancelled=True)
    assert bring(desk, [gone])[0].cancelled
    page = expected(desk)[0].page
    desk.shifts.act(page, expecting.come_after_all).result()
    assert not bring(desk, [gone])[0].cancelled, "staff know better than the list of before"
    assert not bring(desk, [ANA])[0].cancelled
    assert bring(desk, [gone])[0].cancelled


def test_cancelled_by_hand_stays_so_when_the_same_list_comes_again(desk: Desk) -> None:
    page = bring(desk, [ANA])[0].page
    desk.shifts.act(page, expecting.cancel, reason="She called").result()
    view = bring(desk, [ANA])[0]
    assert (view.cancelled, view.reason) == (True, "She called")


def test_one_number_for_two_guests_keeps_both(desk: Desk) -> None:
    both = [ANA, structs.replace(ANA, name="Luis Gil")]
    assert {one.name for one in bring(desk, both)} == {"Ana Gil", "Luis Gil"}
    assert len(bring(desk, both[::-1])) == 2


def test_expected_by_hand_and_by_list_is_one(desk: Desk) -> None:
    bring(desk, [WALK_IN])
    again = structs.replace(WALK_IN, note="Pillow")
    desk.shifts.expect(expecting.expect_one, row=again).result()
    views = bring(desk, [WALK_IN])
    assert [(one.name, one.note) for one in views] == [("Tom Weber", "Pillow")]


def test_expected_by_hand_who_had_cancelled_comes_after_all(desk: Desk) -> None:
    page = bring(desk, [WALK_IN])[0].page
    desk.shifts.act(page, expecting.cancel).result()
    desk.shifts.expect(expecting.expect_one, row=WALK_IN).result()
    assert not expected(desk)[0].cancelled


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"name": " \u200b"}, "name"),
        ({"name": "x" * 300}, "300 characters"),
        ({"day": "22.11."}, "no day"),
        ({"at": "7 pm"}, "no time"),
        ({"until": "2026-11-01"}, "leaves before"),
        ({"party": -1}, "number up to"),
        ({"note": "x" * 3000}, "3000 characters"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    desk: Desk, words: dict[str, object], sentence: str
) -> None:
    page = bring(desk, [ANA])[0].page
    with pytest.raises(Refused) as no:
        desk.shifts.act(page, expecting.change, **words).result()
    assert sentence in no.value.sentence()
    with pytest.raises(Refused):
        bring(desk, [structs.replace(ANA, **words)])
    assert [one.name for one in expected(desk)] == ["Ana Gil"]


def test_number_that_is_none_is_kept_as_a_note(desk: Desk) -> None:
    view = bring(desk, [structs.replace(ANA, phones=("see file",), note="")])[0]
    assert (view.phones, view.note) == ((), "see file")


# -- two desks that do not know of each other ------------------------------------------------------

AROUND = Around(0, StaffId(PageId(b"staff")), {}, ShiftRules())
names = st.sampled_from(["Ana Gil", "ANA GIL", "王雅琴", "Ingrid Solheim", "Nuñez"])
rows = st.builds(
    Coming,
    name=names,
    day=st.sampled_from([DAY, "2026-11-23"]),
    at=st.sampled_from(["", "18:00", "19:30"]),
    party=st.integers(0, 3),
    note=st.sampled_from(["", "Pillow", "Side door"]),
    uid=st.sampled_from(["", "B-1", "B-2"]),
    cancelled=st.booleans(),
)


def written(desk: int, lists: Sequence[Sequence[Coming]]) -> dict[PageId, list[Line]]:
    """What a desk writes when these lists come in, one after the other."""
    store: dict[PageId, list[Line]] = {}
    for at, one in enumerate(lists):
        bodies = expecting.expect(
            lambda page: fold_expected(page, store.get(page, ())), AROUND, rows=one, source="list"
        )
        for page, new in bodies.items():
            store.setdefault(page, []).extend(_lines(desk, at, new))
    return store


def _lines(desk: int, at: int, bodies: Sequence[Body]) -> list[Line]:
    return [
        Line(
            EntryId(bytes([at, number, desk]).ljust(16)), body, AROUND.signer, DeskId(bytes(16)), 0
        )
        for number, body in enumerate(bodies)
    ]


@given(st.lists(rows, max_size=8), st.randoms())
def test_same_list_in_any_order_at_two_desks_is_the_same_guests_once(
    told: list[Coming], random: object
) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    here, there = written(1, [told, shuffled]), written(2, [shuffled])
    assert here.keys() == there.keys()
    for page, lines in here.items():
        alone, both = fold_expected(page, lines), fold_expected(page, lines + there[page])
        assert alone is not None
        assert both == alone, "the other desk's lines bring nothing new"
    people = {(one.name.casefold(), one.day) for one in told}
    views = [fold_expected(page, lines) for page, lines in here.items()]
    assert {(one.name.casefold(), one.day) for one in views if one} == people


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(rows, max_size=6))
def test_list_that_comes_twice_to_a_real_desk_writes_once(told: list[Coming]) -> None:
    with TemporaryDirectory() as folder:
        desk = open_desk(Home(Path(folder)))
        try:
            desk.sign_in(desk.join(name="Elena").result())
            desk.shifts.expect(expecting.expect, rows=told, source="list").result()
            again = desk.shifts.expect(expecting.expect, rows=told[::-1], source="list").result()
            assert not again.entries
        finally:
            desk.close()
