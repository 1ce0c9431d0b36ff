"""Matters at a real desk: on disk, found again, told to the window, and seen by those who may."""

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from assistant.changes import Changes
from assistant.desk import Desk, open_desk
from assistant.guests import acts as guest_acts
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from assistant.journal.store import set_remark
from assistant.places import Home
from assistant.recovery import acts, gestures, house, promises, register
from assistant.recovery.entries import NOBODY
from assistant.recovery.register import Wanted
from assistant.refusal import Refused

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def opened(
    desk: Desk, guest: PageId = NOBODY, text: str = "The shower is cold", **words: Any
) -> PageId:
    return desk.matters.open(guest=guest, text=text, steps=STEPS, **words).result()


@pytest.fixture
def solheim(desk: Desk) -> PageId:
    return desk.meet(Identity("Ingrid Solheim")).result()


def test_a_problem_is_there_when_the_desk_opens_again(
    place: Home, desk: Desk, solheim: PageId
) -> None:
    page = opened(desk, solheim)
    desk.matters.act(page, acts.do_step, step="forgiveness").result()
    before, signer = desk.matters.one(page), desk.signed
    desk.close()
    again = open_desk(place)
    again.sign_in(signer)
    assert again.matters.one(page) == before
    assert again.matters.all(register.open_ones) == [before]
    again.close()


EARLIER = (
    "DROP TABLE matter",
    "DROP TABLE restricted",
    """CREATE TABLE matter (
        page BLOB PRIMARY KEY, guest BLOB NOT NULL, problem INTEGER NOT NULL,
        open INTEGER NOT NULL, waits INTEGER NOT NULL, opened_ms INTEGER NOT NULL,
        owner BLOB NOT NULL, defect TEXT NOT NULL, product TEXT NOT NULL, place TEXT NOT NULL
    ) WITHOUT ROWID""",
)
"""The register as the version before there were shifts has laid it out."""


def test_register_of_an_earlier_version_is_made_anew(place: Home, desk: Desk) -> None:
    page, signer = opened(desk), desk.signed

    def as_before(tx: Connection) -> None:
        for statement in EARLIER:
            tx.exec_driver_sql(statement)
        set_remark(tx, "model:guests", "1.1 ES")

    desk._writer.submit(desk._in_one, as_before).result()
    desk.close()
    for _start in range(2):  # the first one ends before it is made anew
        again = open_desk(place)
        assert again.is_stale()
        assert not again.matters.all(register.open_ones)
        again.close()
    again = open_desk(place)
    again.sign_in(signer)
    fresh = opened(again, text="The lift")
    again.rebuild()
    assert {one.page for one in again.matters.all(register.open_ones)} == {page, fresh}
    again.close()


def test_what_ends_well_stands_on_the_guests_card_as_put_right(desk: Desk, solheim: PageId) -> None:
    page = opened(desk, solheim)
    desk.matters.act(page, acts.note_deed, text="Moved to 508").result()
    desk.matters.act(page, acts.close, content=True, mood=4).result()
    view = desk.guest(solheim)
    assert view is not None
    mistake = view.mistakes[0]
    assert (mistake.text, mistake.remedy, mistake.matter) == (
        "The shower is cold", "Moved to 508", page
    )  # fmt: skip
    assert view.moods[-1].level == 4


def test_changes_carry_the_matter_and_the_guest_that_it_changed(
    desk: Desk, solheim: PageId
) -> None:
    heard: list[Changes] = []
    page = opened(desk, solheim)
    desk.on_changes(heard.append)
    changes = desk.matters.act(page, acts.close, content=True).result()
    assert heard == [changes]
    assert set(changes.matters) == {page}
    assert set(changes.guests) == {solheim}
    assert desk.matters.settle(house.settle, currency="CNY").result().house


def test_the_limit_counts_what_was_given_in_all_problems_of_the_guest(
    desk: Desk, solheim: PageId
) -> None:
    carl = desk.join(name="Carl").result()
    desk.sign_in(carl)
    first, second = opened(desk, solheim), opened(desk, solheim)
    gift = {"gesture": "gift", "text": "Wine", "cost": 6_000}
    desk.matters.act(first, gestures.give, **gift).result()
    with pytest.raises(Refused, match="more than you may give"):
        desk.matters.act(second, gestures.give, **gift).result()


def test_the_visit_is_the_period_where_the_house_says_so(desk: Desk, solheim: PageId) -> None:
    desk.matters.settle(house.settle, period="visit").result()
    desk.on_guest(solheim, guest_acts.arrive, channel="in-person").result()
    view = desk.guest(solheim)
    assert view is not None
    assert desk.matters.around(solheim).visit_ms == view.visits[-1].arrived_ms
    assert desk.matters.around().visit_ms is None


def test_a_restricted_problem_is_told_to_those_with_the_right_only(
    desk: Desk, solheim: PageId
) -> None:
    page = opened(desk, solheim, restricted="harassment")
    assert desk.matters.one(page) is not None
    desk.sign_in(desk.join(name="Carl").result())
    heard: list[Changes] = []
    desk.on_changes(heard.append)
    assert desk.matters.one(page) is None
    assert desk.matters.all(register.open_ones) == []
    with pytest.raises(Refused, match="no longer on file"):
        desk.matters.act(page, acts.note_fact, text="x").result()
    assert heard == []


def test_what_only_restricted_problems_name_is_told_to_those_with_the_right_only(
    desk: Desk, solheim: PageId
) -> None:
    seen, hidden = opened(desk, solheim), opened(desk, solheim, restricted="harassment")
    desk.matters.act(seen, acts.change, defect="mistake", product="Tea", place="Bar").result()
    desk.matters.act(hidden, acts.change, defect="mistake", product="Massage", place="Spa").result()

    def told() -> list[str]:
        unseen = desk.matters.unseen()
        products = desk.look_up(lambda tx: register.named(tx, "product", unseen))
        return products + desk.look_up(lambda tx: register.named(tx, "place", unseen))

    assert sorted(told()) == ["bar", "massage", "spa", "tea"]
    desk.sign_in(desk.join(name="Carl").result())
    assert desk.matters.unseen() == {hidden}
    assert told() == ["tea", "bar"]
    desk.sign_in(None)
    assert told() == ["tea", "bar"]


def test_a_problem_that_is_no_longer_restricted_is_told_to_all(desk: Desk) -> None:
    page = opened(desk, restricted="theft")
    elena = desk.signed
    carl = desk.join(name="Carl").result()
    desk.sign_in(carl)
    assert desk.matters.unseen() == {page}
    desk.sign_in(elena)
    desk.matters.act(page, acts.change, restricted="").result()
    desk.sign_in(carl)
    assert desk.matters.unseen() == frozenset()


def test_nothing_is_done_before_somebody_signs(desk: Desk) -> None:
    page = opened(desk)
    desk.sign_in(None)
    with pytest.raises(Refused, match="who is at this desk"):
        desk.matters.act(page, acts.take_over).result()


def test_a_promise_alone_is_in_the_ledger_of_its_guest(desk: Desk, solheim: PageId) -> None:
    words = {"text": "Extra pillow", "due_ms": now_ms() + 60_000}
    page = desk.matters.open(promises.promise_alone, guest=solheim, **words).result()
    found = desk.matters.all(lambda tx: register.promises(tx, "open"))
    assert [(one.page, one.promises[0].guest) for one in found] == [(page, solheim)]
    desk.matters.act(page, promises.keep_promise, of=found[0].promises[0].id).result()
    assert desk.matters.all(lambda tx: register.promises(tx, "open")) == []
    assert desk.matters.all(lambda tx: register.of_guest(tx, solheim))[0].page == page


def test_the_same_defect_with_the_same_product_is_found_in_the_house(desk: Desk) -> None:
    pages = [opened(desk) for _ in range(3)]
    for page, product in zip(pages, ("Breakfast", " breakfast ", "Sauna"), strict=True):
        desk.matters.act(page, acts.change, defect="rework", product=product).result()
    view = desk.matters.one(pages[0])
    assert view is not None
    same = desk.matters.all(lambda tx: register.same_before(tx, view, 60_000))
    assert [one.page for one in same] == [pages[1]]
    assert desk.look_up(lambda tx: register.named(tx, "product")) == ["breakfast", "sauna"]


asked = st.fixed_dictionaries(
    {
        "is_open": st.sampled_from([None, True, False]),
        "defect": st.sampled_from([None, "", "mistake", "rework"]),
        "place": st.sampled_from(["", "Room 508", "Bar"]),
    }
)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "mistake", "rework"]),
            st.sampled_from(["", "room 508", "BAR"]),
            st.booleans(),
        ),
        max_size=5,
    ),
    asked,
)
def test_the_register_answers_as_the_matters_themselves_would(
    tmp_path_factory: pytest.TempPathFactory, told: Any, wanted: dict[str, Any]
) -> None:
    desk = open_desk(Home(Path(tmp_path_factory.mktemp("home"))))
    desk.sign_in(desk.join(name="Elena").result())
    for defect, place, closed in told:
        page = opened(desk)
        desk.matters.act(page, acts.change, defect=defect, place=place).result()
        if closed:
            desk.matters.act(page, acts.close, content=True).result()
    everything = desk.matters.all(lambda tx: register.problems(tx, Wanted()))
    assert len(everything) == len(told)

    def meant(view: Any) -> bool:
        return (
            wanted["is_open"] in (None, view.is_open)
            and wanted["defect"] in (None, view.defect)
            and wanted["place"].casefold() in ("", view.place.casefold())
        )

    found = desk.matters.all(lambda tx: register.problems(tx, Wanted(**wanted)))
    assert found == [view for view in everything if meant(view)]
    assert [view.is_open for view in everything] == sorted(
        (view.is_open for view in everything), reverse=True
    )
    desk.rebuild()
    assert desk.matters.all(lambda tx: register.problems(tx, Wanted(**wanted))) == found
    start = min((view.opened_ms for view in everything), default=0)
    counts = desk.look_up(lambda tx: register.counts(tx, (start, start + 10**9)))
    assert {one.defect: one.number for one in counts} == {
        defect: [one[0] for one in told].count(defect) for defect in {one[0] for one in told}
    }
    desk.close()
