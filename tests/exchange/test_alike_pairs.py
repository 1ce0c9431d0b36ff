"""Who has two cards, probably: found in a whole store, with reasons, and never told twice."""

import pytest

from assistant.desk import Desk
from assistant.exchange.alike_pairs import Pair
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId


def met(desk: Desk, name: str, **details: object) -> PageId:
    return desk.meet(Identity(name, **details)).result()  # type: ignore[arg-type]


def told(desk: Desk) -> list[tuple[set[str], tuple[str, ...]]]:
    return [(set(pair.names), pair.reasons) for pair in desk.merging.pairs()]


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (
            Identity("Ana Ruiz", phones=("+34 911 234 567",)),
            Identity("A. Ruiz", phones=("0034911234567",)),
            ("phone", "alike"),
        ),
        (
            Identity("Ana Ruiz", emails=("Ana@Example.com",)),
            Identity("Ruiz Ana", emails=("ana@example.com ",)),
            ("email", "name"),
        ),
        (
            Identity("Ана Руис", birthday="1980-05-06"),
            Identity("Ана Руис", birthday="1980-05-06"),
            ("birthday", "name"),
        ),
        (
            Identity("Katharina Meyer", birthday="1980-05-06"),
            Identity("Katarina Meier", birthday="1980-05-06"),
            ("birthday", "alike"),
        ),
        (
            Identity("王小明", birthday="1980-05-06"),
            Identity("王晓明", birthday="1980-05-06"),
            ("birthday", "alike"),
        ),
        (
            Identity("Anna Schmidt", phones=("030 123456",)),
            Identity("Anna Schmidt"),
            ("name",),
        ),
        (
            Identity("Anna Schmidt", phones=("030 123456",), birthday="1980-05-06"),
            Identity("Anna Krause", phones=("030123456",), birthday="1980-05-06"),
            ("phone", "birthday"),
        ),
    ],
)
def test_who_is_probably_one_guest_is_told_with_the_reasons(
    desk: Desk, one: Identity, other: Identity, reasons: tuple[str, ...]
) -> None:
    desk.meet(one).result()
    desk.meet(other).result()
    desk.meet(Identity("Somebody Else", phones=("040 999 888",))).result()
    assert told(desk) == [({one.name, other.name}, reasons)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A couple has one number, often one address, and two names.
        (
            Identity("Ana Ruiz", phones=("911 234 567",), emails=("ruiz@example.com",)),
            Identity("Luis Ruiz", phones=("911 234 567",), emails=("ruiz@example.com",)),
        ),
        # Two who are called alike, and of each something is known.
        (
            Identity("Anna Schmidt", phones=("030 123456",)),
            Identity("Anna Schmidt", phones=("030 654321",)),
        ),
        (
            Identity("Anna Schmidt", birthday="1980-05-06"),
            Identity("Anna Schmidt", birthday="1981-05-06"),
        ),
        # Of one day of the year are many.
        (
            Identity("Katharina Meyer", birthday="--05-06"),
            Identity("Katarina Meier", birthday="--05-06"),
        ),
        (Identity("李娜"), Identity("李娜", phones=("13800001111",))),
        (Identity("Ana", phones=("112",)), Identity("Ana", phones=("112",), birthday="1980-05-06")),
    ],
)
def test_who_only_shares_what_many_share_is_not_told(
    desk: Desk, one: Identity, other: Identity
) -> None:
    desk.meet(one).result()
    desk.meet(other).result()
    assert told(desk) == []


def test_the_number_of_a_switchboard_makes_nobody_one(desk: Desk) -> None:
    for n in range(20):
        met(desk, f"Guest {n}", phones=("030 123456",))
    assert told(desk) == []


def test_two_people_are_not_told_again_and_perhaps_is(desk: Desk) -> None:
    one = met(desk, "Anna Schmidt", phones=("030 123456",))
    other = met(desk, "Anna Schmidt", phones=("030123456",))
    third = met(desk, "Bert Krause")
    desk.merging.mark(one, third).result()
    assert told(desk) == [
        ({"Anna Schmidt", "Bert Krause"}, ("marked",)),
        ({"Anna Schmidt"}, ("phone", "name")),
    ]
    desk.merging.tell_apart(one, other).result()
    desk.merging.tell_apart(one, third).result()
    assert told(desk) == []
    desk.merging.mark(other, one).result()
    assert told(desk) == [({"Anna Schmidt"}, ("marked", "phone", "name"))]


def test_what_was_said_of_a_card_holds_for_the_card_that_stays(desk: Desk) -> None:
    one = met(desk, "Anna Schmidt", phones=("030 123456",))
    other = met(desk, "Anna Schmidt", phones=("030123456",))
    third = met(desk, "Anna Schmidt-Krause", phones=("+30 123456", "030 123456"))
    desk.merging.tell_apart(one, other).result()
    desk.merging.merge(third, other).result()
    assert told(desk) == []
    [join] = desk.guest(third).joined  # type: ignore[union-attr]
    desk.merging.undo(third, join.id).result()
    assert len(told(desk)) == 2


def test_cancelled_it_tells_nothing_and_progress_comes_to_its_end(desk: Desk) -> None:
    for _ in range(2):
        met(desk, "Anna Schmidt", phones=("030 123456",))
    done: list[tuple[int, int]] = []
    assert desk.merging.pairs(lambda *at: done.append(at), lambda: True) == []
    assert len(desk.merging.pairs(lambda *at: done.append(at))) == 1
    assert done == [(0, 2), (2, 2)]


def test_the_likeliest_come_first() -> None:
    pages = PageId(b"a" * 16), PageId(b"b" * 16)
    sure = Pair(*pages, ("A", "A"), ("phone", "email", "name"))
    weak = Pair(*pages, ("A", "A"), ("name",))
    assert sure.weight > weak.weight
