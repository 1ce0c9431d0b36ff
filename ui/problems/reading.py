"""What the record reads from the store, all of it off the GUI thread."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from assistant.guests.lookup import find
from assistant.journal.stamp import PageId, StaffId
from assistant.people.view import StaffView, signatures
from assistant.recovery import register
from assistant.recovery.register import Wanted
from assistant.recovery.view import MatterView, Policy
from ui.problems.months import Month, by_month, starts

if TYPE_CHECKING:  # composers bring the desk; this only asks it
    from assistant.desk import Desk, Reading

CHUNK = 100
"""So many problems are read at a time: the search is answered in between."""
_ALL = 1 << 30
_DAY_MS = 24 * 60 * 60 * 1000
_ENDED = 100
"""So many promises that are over are told of each kind."""
_FAULTS = 5
"""So many problems that came twice are told of."""


class Part(Struct, frozen=True):
    """Some problems in the register's order."""

    views: list[MatterView]
    asked: frozenset[PageId]
    """Pages that were asked for."""
    total: int
    """How many meet the filter, as far as the signer may see them."""
    has_more: bool
    guests: dict[PageId, str]


class House(Struct, frozen=True):
    """What stands beside the list."""

    staff: dict[StaffId, str]
    """Who works here, by name."""
    signatures: dict[StaffId, str]
    """Everybody whose name stands at a line."""
    policy: Policy
    products: list[str]
    places: list[str]
    months: list[Month]
    repeated: list[MatterView]
    """All cases of the problems that came twice within the house's period (H37)."""
    guests: dict[PageId, str]


class Promises(Struct, frozen=True):
    """The matters whose promises stand in the ledger."""

    matters: dict[PageId, MatterView]
    guests: dict[PageId, str]


def problems(desk: "Desk", wanted: Wanted, known: frozenset[PageId] = frozenset()) -> Part:
    """The next problems after those that are known."""
    in_all, unseen = 0, desk.matters.unseen()

    def question(tx: "Reading") -> list[PageId]:
        nonlocal in_all
        pages = [one for one in register.problems(tx, wanted, _ALL) if one not in unseen]
        in_all = len(pages)
        return [page for page in pages if page not in known]

    fresh = desk.look_up(question)
    pages = fresh[:CHUNK]
    views = desk.matters.all(lambda tx: pages)
    more = len(fresh) > CHUNK
    return Part(views, frozenset(pages), in_all, more, guests(desk, views))


def house(desk: "Desk", now_ms: int) -> House:
    """Names, choices, counts, and what came twice."""
    people = desk.staff()
    policy = desk.matters.policy()
    months = starts(now_ms)
    unseen = desk.matters.unseen()
    products = desk.look_up(partial(register.named, column="product", unseen=unseen))
    places = desk.look_up(partial(register.named, column="place", unseen=unseen))
    counts = desk.look_up(partial(register.counts, starts_ms=months))
    repeated = _repeated(desk, now_ms, policy.repeat_days * _DAY_MS)
    return House(
        {StaffId(one.page): one.name for one in _at_work(people)},
        signatures(people),
        policy,
        products,
        places,
        by_month(counts, months),
        repeated,
        guests(desk, repeated),
    )


def promises(desk: "Desk") -> Promises:
    """All open promises, and the latest ones that are over."""

    def question(tx: "Reading") -> list[PageId]:
        pages = register.promises(tx, "open", _ALL)
        pages += register.promises(tx, "broken", _ENDED)
        pages += register.promises(tx, "kept", _ENDED)
        return list(dict.fromkeys(pages))

    views = desk.matters.all(question)
    return Promises({view.page: view for view in views}, guests(desk, views))


def guests(desk: "Desk", views: Iterable[MatterView]) -> dict[PageId, str]:
    """The names of the guests of matters, as far as they are on file."""
    pages = {view.guest for view in views if view.guest}
    pages |= {one.guest for view in views for one in view.promises if one.guest}
    if not pages:
        return {}
    hits = desk.look_up(lambda tx: find.named(tx, pages))
    return {page: hit.name for page, hit in hits.items()}


def _repeated(desk: "Desk", now_ms: int, within_ms: int) -> list[MatterView]:
    """The cases of each, as far as the signer may see two of them."""
    unseen = desk.matters.unseen()
    latest = desk.matters.all(lambda tx: register.repeated(tx, now_ms - within_ms, unseen))
    found: dict[PageId, MatterView] = {}
    for view in latest[:_FAULTS]:
        cases = desk.matters.all(partial(register.same_before, view=view, within_ms=within_ms))
        # A place alone is also where problems with a product of their own happened.
        like = [one for one in cases if bool(one.product) == bool(view.product)]
        if like:
            found |= {one.page: one for one in (view, *like)}
    return list(found.values())


def _at_work(people: Iterable[StaffView]) -> list[StaffView]:
    return [one for one in people if one.active]
