"""Finds what waits, and what an answer must know. Not for the GUI thread."""

from assistant.desk import Desk
from assistant.guests.lookup import find
from assistant.journal.stamp import PageId
from assistant.recovery import register
from assistant.recovery.deciding import decisions
from assistant.recovery.view import MatterView
from ui.authority.known import Known


def found(desk: Desk, kept: PageId | None) -> tuple[Known, list[MatterView]]:
    """What waits for who is at this desk; the matters it stands in, and that of `kept`."""
    views = desk.matters.all(register.open_ones)
    here = {view.page for view in views}
    if kept is not None and kept not in here and (view := desk.matters.one(kept)) is not None:
        views.append(view)
    staff = tuple(desk.staff())
    signer = next((one for one in staff if one.page == desk.signed), None)
    waiting = tuple(decisions(views, signer))
    pages = {one.matter.page for one in waiting} | {kept}
    wanted = [view for view in views if view.page in pages]
    guests = {view.guest for view in wanted if view.guest}
    hits = desk.look_up(lambda tx: find.named(tx, guests))
    names = {page: hit.name for page, hit in hits.items()}
    if signer is None:
        return Known((), names, staff, {}, None), views
    arounds = {view.page: desk.matters.around(view.guest, view.page) for view in wanted}
    return Known(waiting, names, staff, arounds, signer), views
