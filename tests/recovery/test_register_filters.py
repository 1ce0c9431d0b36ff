"""The register and `meets` agree about every filter; what came twice is found once."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine

from assistant.guests.view import DAY_MS
from assistant.journal.stamp import PageId, StaffId
from assistant.recovery import register
from assistant.recovery.register import Wanted
from assistant.recovery.view import Closing, MatterView, Owned

OWNERS = [StaffId(PageId(name * 16)) for name in (b"e", b"m")]
DEFECTS = ["", "mistake", "rework"]
NAMES = ["", "Lift", "LIFT ", "Bar", "Straße", "STRASSE"]


@pytest.fixture
def tx() -> Iterator[Connection]:
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(":memory:"))
    with engine.connect() as connection:
        register.create(connection)
        yield connection
    engine.dispose()


@st.composite
def matter(draw: st.DrawFn, number: int) -> MatterView:
    owner = draw(st.sampled_from(OWNERS))
    opened_ms = draw(st.integers(0, 40)) * DAY_MS + number
    closing = Closing(b"c", True, "", 0, owner, opened_ms) if draw(st.booleans()) else None
    return MatterView(
        page=PageId(number.to_bytes(16, "big")),
        guest=PageId(b""),
        is_problem=draw(st.integers(0, 9)) > 0,
        opened_ms=opened_ms,
        opened_by=owner,
        owners=(Owned(owner, opened_ms, owner),),
        defect=draw(st.sampled_from(DEFECTS)),
        product=draw(st.sampled_from(NAMES)),
        place=draw(st.sampled_from(NAMES)),
        closing=closing,
    )


matters = st.integers(1, 12).flatmap(lambda n: st.tuples(*(matter(at) for at in range(n))))
wanteds = st.builds(
    Wanted,
    is_open=st.sampled_from([None, True, False]),
    defect=st.sampled_from([None, *DEFECTS]),
    product=st.sampled_from(NAMES),
    place=st.sampled_from(NAMES),
    owner=st.sampled_from([None, *OWNERS]),
    since_ms=st.integers(0, 40).map(lambda day: day * DAY_MS),
)
same_store = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def fill(tx: Connection, views: tuple[MatterView, ...]) -> None:
    tx.exec_driver_sql("DELETE FROM matter")
    register.put(tx, views)


@same_store
@given(views=matters, wanted=wanteds)
def test_what_the_register_names_is_what_meets_the_filter(
    tx: Connection, views: tuple[MatterView, ...], wanted: Wanted
) -> None:
    fill(tx, views)
    met = [view for view in views if register.meets(view, wanted)]
    met.sort(key=lambda view: (not view.is_open, -view.opened_ms))
    assert register.problems(tx, wanted) == [view.page for view in met]


def same(view: MatterView) -> tuple[str, str, str]:
    """What two cases of one problem share."""
    product, place = (" ".join(x.casefold().split()) for x in (view.product, view.place))
    return view.defect, product, "" if product else place


@same_store
@given(views=matters, since=st.integers(0, 40))
def test_latest_case_of_whatever_came_twice_is_named_once(
    tx: Connection, views: tuple[MatterView, ...], since: int
) -> None:
    fill(tx, views)
    groups: dict[tuple[str, str, str], list[MatterView]] = {}
    for view in views:
        told = view.is_problem and view.defect and any(same(view)[1:])
        if told and view.opened_ms >= since * DAY_MS:
            groups.setdefault(same(view), []).append(view)
    twice = [max(g, key=lambda view: view.opened_ms) for g in groups.values() if len(g) > 1]
    twice.sort(key=lambda view: -view.opened_ms)
    assert register.repeated(tx, since * DAY_MS) == [view.page for view in twice]
    for view in twice:
        others = {one.page for one in groups[same(view)]} - {view.page}
        assert others <= set(register.same_before(tx, view, 41 * DAY_MS))
