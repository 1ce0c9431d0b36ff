"""What waits for somebody with authority, and what became of one's own requests (H34). Pure."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.people.rights import may
from assistant.people.view import StaffView
from assistant.recovery.view import AskView, MatterView

Kind = Literal["ask", "call", "own"]
"""A request to decide; somebody with authority is called; a request of one's own."""
_OWN_ORDER = {"approved": 0, "answered": 0, "open": 1, "used": 2}


class Decision(Struct, frozen=True):
    """One thing on the list of who decides, or of who asked."""

    kind: Kind
    matter: MatterView
    ask: AskView | None = None
    """None for a call."""

    @property
    def key(self) -> tuple[PageId, EntryId]:
        """By which it is known again, whatever became of it."""
        return self.matter.page, self.ask.id if self.ask else EntryId(b"")

    @property
    def since_ms(self) -> int:
        """How long it has been waiting, or was asked."""
        return self.ask.when_ms if self.ask else self.matter.called_ms

    @property
    def waits(self) -> bool:
        """Whether it still waits for somebody with authority."""
        if self.ask is not None:
            return self.ask.state == "open"
        return self.matter.is_open and self.matter.called_ms > 0 and self.matter.came_by is None

    @property
    def is_news(self) -> bool:
        """Whether it is the answer that somebody with a guest before them waits for."""
        if self.kind != "own" or self.ask is None:
            return False
        return self.ask.state in ("approved", "answered")


def decisions(views: Iterable[MatterView], signer: StaffView | None) -> list[Decision]:
    """What `signer` may decide: requests first, then calls, the longest waiting first.

    Then their own requests: those with an answer, those that wait, those that were used.
    """
    if signer is None:
        return []
    me, open_ones = StaffId(signer.page), [view for view in views if view.is_open]
    asked = [(view, ask) for view in open_ones for ask in view.asks if ask.state != "withdrawn"]
    own = [Decision("own", view, ask) for view, ask in asked if ask.staff == me]
    own.sort(key=lambda one: (_OWN_ORDER[one.ask.state] if one.ask else 0, -one.since_ms))
    if not may("decide-beyond-limit", signer):
        return own
    asks = [Decision("ask", view, ask) for view, ask in asked if ask.staff != me]
    calls = [Decision("call", view) for view in open_ones]
    asks, calls = [d for d in asks if d.waits], [d for d in calls if d.waits]
    return [*_by_age(asks), *_by_age(calls), *own]


def again(decision: Decision, views: Iterable[MatterView]) -> Decision | None:
    """The same request or call as it is now; None when its matter is gone."""
    view = next((view for view in views if view.page == decision.matter.page), None)
    if view is None:
        return None
    if decision.ask is None:
        return Decision(decision.kind, view)
    ask = next((ask for ask in view.asks if ask.id == decision.ask.id), None)
    return None if ask is None else Decision(decision.kind, view, ask)


def _by_age(found: list[Decision]) -> list[Decision]:
    return sorted(found, key=lambda one: one.since_ms)
