"""All that the pane shows of a handover, read in one go. Not for the GUI thread."""

from collections.abc import Mapping

from msgspec import Struct, structs

from assistant.desk import Desk
from assistant.journal.stamp import PageId, StaffId
from assistant.people.view import StaffView, signatures
from assistant.recovery.view import may_see
from assistant.shift.entries import Item
from assistant.shift.labels import Names
from assistant.shift.view import HandoverView, ItemView, ShiftRules, ToldItem, ToldSheet


class Known(Struct, frozen=True):
    """A sheet, given or being written, and who is concerned."""

    sheet: ToldSheet | None
    """None where none was ever given."""
    names: Names
    staff: Mapping[StaffId, StaffView]
    me: StaffId | None
    """None while nobody is at this desk."""
    rules: ShiftRules = ShiftRules()
    readers: tuple[StaffId, ...] = ()
    """Who is on duty, and who has signed for something; never who gave it."""
    typed: Mapping[str, str] = {}
    """What was typed on it and not written down when the program ended."""

    @property
    def view(self) -> HandoverView | None:
        """The sheet as such; None while nothing was written on it."""
        return self.sheet.view if self.sheet is not None else None

    @property
    def items(self) -> tuple[ToldItem, ...]:
        """What there is to read."""
        return self.sheet.items if self.sheet is not None else ()

    @property
    def is_mine(self) -> bool:
        """Whether who is at this desk gave it, and has nothing to sign for."""
        view = self.view
        return view is not None and view.given_by is not None and view.given_by == self.me

    def concerns(self, staff: StaffId, one: ToldItem) -> bool:
        """Whether somebody may read an item."""
        person = self.staff.get(staff)
        return one.told.matter is None or may_see(one.told.matter, person)


class Earlier(Struct, frozen=True):
    """The handovers that were given, the latest first."""

    views: tuple[HandoverView, ...]
    names: Names
    me: StaffId | None


def given(desk: Desk, page: PageId | None) -> Known:
    """A handover that was given, the latest one without `page`."""
    sheet = desk.shifts.given(page)
    known = _around(desk, sheet)
    if sheet is None or sheet.view is None:
        return known
    readers = dict.fromkeys(desk.shifts.duty())
    for one in sheet.view.items:
        readers.update(dict.fromkeys(one.signed))
    kept = [staff for staff in readers if staff != sheet.view.given_by]
    return structs.replace(known, readers=tuple(kept))


def draft(desk: Desk) -> Known:
    """The sheet that is being written, or would be."""
    sheet = desk.shifts.draft()
    return structs.replace(_around(desk, sheet), readers=tuple(sheet.duty))


def earlier(desk: Desk) -> Earlier:
    """Those that may be turned to."""
    return Earlier(tuple(desk.shifts.earlier()), signatures(desk.staff()), desk.signed)


def with_view(known: Known, view: HandoverView) -> Known:
    """The same with what was said on the sheet since; what its items tell is as it was."""
    sheet = known.sheet
    if sheet is None:
        return known
    said = {one.item: one for one in view.items}
    items = tuple(_with(one, said) for one in sheet.items)
    signed = [staff for one in view.items for staff in one.signed]
    readers = dict.fromkeys((*known.readers, *signed))
    return structs.replace(
        known,
        sheet=structs.replace(sheet, view=view, items=items),
        readers=tuple(staff for staff in readers if staff != view.given_by),
    )


def _with(one: ToldItem, said: Mapping[Item, ItemView]) -> ToldItem:
    now = said.get(one.said.item, one.said)
    if now is one.said:
        return one
    told = one.told
    if now.owner != one.said.owner and told.matter is None and told.trace is None:
        told = structs.replace(told, owner=now.owner)
    return ToldItem(told, now)


def _around(desk: Desk, sheet: ToldSheet | None) -> Known:
    staff = desk.staff()
    return Known(
        sheet,
        signatures(staff),
        {StaffId(one.page): one for one in staff},
        desk.signed,
        desk.shifts.rules(),
        typed=desk.shifts.kept(sheet.page) if sheet is not None else {},
    )
