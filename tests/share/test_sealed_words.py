"""What is said of a restricted problem goes through the hub in boxes, to those who may read it."""

from assistant.journal.stamp import PageId, StaffId
from assistant.recovery import acts
from assistant.shift import handing
from assistant.shift.entries import Item
from tests.share.shop import PATIENCE_S, Place, Shop, until
from tests.share.test_erasing import in_stream

NOTE, ASKED, BEFORE, CAUSE = MARKS = ["Zqorvath", "Fjuvnomb", "Gwsmikku", "Yxhrtpel"]
STEPS = ("listen:listen",)


def join(place: Place, name: str, role: str) -> StaffId:
    """A colleague with a PIN."""
    desk = place.desk
    who = desk.join(name=name, role=role).result(PATIENCE_S)
    desk.people.set_pin(who, "a good passphrase").result(PATIENCE_S)
    return who


def enter(place: Place, who: StaffId) -> None:
    assert place.desk.people.enter(who, "a good passphrase").result(PATIENCE_S)
    place.desk.sign_in(who)


def problem(place: Place, restricted: str) -> PageId:
    words = {"text": "A ring is missing", "severity": 3, "steps": STEPS}
    return place.desk.matters.open(**words, restricted=restricted).result(PATIENCE_S)


def marks(told: object) -> set[str]:
    return {mark for mark in MARKS if mark in str(told)}


def in_wire(hub: Place) -> set[str]:
    """The marks in all that the hub's stream gives to whoever reads it from its beginning."""
    data = in_stream(hub)
    assert b"handover-given" in data, "the look was a true one"
    return {mark for mark in MARKS if mark.encode() in data}


def test_stream_tells_nobody_what_is_said_of_a_restricted_problem(shop: Shop) -> None:
    hub = shop.host()
    second = shop.join(hub, "Desk 2")
    elena, boris, lin = (
        join(hub, name, role)
        for name, role in (("Elena", "manager"), ("Boris", "supervisor"), ("Lin", "clerk"))
    )
    until(lambda: {boris, lin} <= {one.page for one in second.desk.staff() if one.has_pin})
    enter(second, boris)
    until(lambda: hub.sharing.is_even and second.sharing.is_even and shop.equal())
    enter(hub, elena)  # gives Boris the key of the house
    restricted, later = problem(hub, "theft"), problem(hub, "")
    shifts = hub.desk.shifts
    words = {"item": Item("problem", restricted), "text": NOTE}
    shifts.on_draft(handing.note, **words).result(PATIENCE_S)
    words = {"item": Item("problem", later), "text": BEFORE}
    shifts.on_draft(handing.note, **words).result(PATIENCE_S)
    sheet = shifts.draft().page
    shifts.give(sheet).result(PATIENCE_S)
    until(lambda: hub.sharing.is_even and second.sharing.is_even and shop.equal())

    enter(second, boris)
    assert marks(second.desk.shifts.given(sheet)) == {NOTE, BEFORE}
    asked = {"item": Item("problem", restricted), "text": ASKED}
    second.desk.shifts.act(sheet, handing.ask, **asked).result(PATIENCE_S)
    until(lambda: marks(hub.desk.shifts.given(sheet)) == {NOTE, BEFORE, ASKED})
    assert in_wire(hub) == {BEFORE}
    enter(second, lin)
    assert marks(second.desk.shifts.given(sheet)) == {BEFORE}

    hub.desk.matters.act(later, acts.change, restricted="injury", cause=CAUSE).result(PATIENCE_S)
    until(lambda: not marks(second.desk.shifts.given(sheet)))
    until(lambda: not in_wire(hub), 120)
    enter(second, boris)
    assert marks(second.desk.shifts.given(sheet)) == {NOTE, BEFORE, ASKED}
    found = second.desk.matters.one(later)
    assert found is not None
    assert found.cause == CAUSE
    shop.agree()
