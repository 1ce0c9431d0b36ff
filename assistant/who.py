"""Who works here, what they may, and who is at this desk, as the store tells."""

from itertools import starmap

from sqlalchemy import Connection

from assistant import model
from assistant.journal import store as journal
from assistant.journal.stamp import HOUSE, StaffId
from assistant.people.rights import Table, fold_rights, with_rights
from assistant.people.view import StaffView, fold_staff


def staff(tx: Connection) -> list[StaffView]:
    """All who ever joined."""
    views = (fold_staff(page, model.own_lines(tx, page)) for page in journal.staff_pages(tx))
    table = rights(tx)
    return [with_rights(view, table) for view in views if view is not None]


def signer(tx: Connection, signed: StaffId | None) -> StaffView | None:
    """Who is at this desk, as they are now; None while nobody is."""
    view = None if signed is None else fold_staff(signed, model.own_lines(tx, signed))
    return None if view is None else with_rights(view, rights(tx))


def rights(tx: Connection) -> Table:
    """The house's table: which role has which rights."""
    rows = journal.page_rows(tx, HOUSE, "rights-changed")
    return fold_rights(starmap(model.KINDS.line, rows))
