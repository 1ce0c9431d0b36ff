"""What the edge of every page tells of handovers: what is unread, asked, left without. Pure."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from assistant.journal.stamp import PageId, StaffId
from assistant.people.rights import may
from assistant.people.view import StaffView
from assistant.recovery.view import MINUTE_MS
from assistant.shift.view import HandoverView, ShiftRules, ToldSheet

Kind = Literal["question", "nobody", "unread", "left"]


class Reminder(Struct, frozen=True):
    """The one thing to be told of."""

    kind: Kind
    page: PageId = PageId(b"")
    """The handover that it is about."""
    number: int = 1
    """So many items, or questions."""
    staff: StaffId | None = None
    """Who asks, who gave the handover, or who left without one."""
    since_ms: int = 0
    """When the handover was given."""


def reminder(
    given: ToldSheet | None,
    earlier: Sequence[HandoverView],
    left: Sequence[StaffId],
    rules: ShiftRules,
    signer: StaffView | None,
    now_ms: int,
) -> Reminder | None:
    """The first of these that holds for `signer`: a question to answer, a handover that nobody has
    read in time (for those in charge), items to read, somebody who left without a handover.

    `given` is the latest handover, `earlier` are that and those before it, `left` as
    `Shifts.left_without` tells them. Of earlier ones only those items are still to be read to which
    something was added since: what is open of the others is on the latest.
    """
    if signer is None:
        return None
    me = StaffId(signer.page)
    for sheet in earlier:
        if questions := sheet.unanswered(me):
            return Reminder("question", sheet.page, len(questions), questions[0].staff)
    if given is not None and given.view is not None:
        view, unread = given.view, given.unread(me)
        nobody = [one for one in given.items if not one.said.is_read]
        late = now_ms >= unread_since_ms(view, rules)
        if nobody and late and may("decide-beyond-limit", signer) and me != view.given_by:
            return Reminder("nobody", view.page, len(nobody), view.given_by, view.given_ms)
        if unread:
            return Reminder("unread", view.page, len(unread), view.given_by, view.given_ms)
    for sheet in earlier:
        added = [one for one in sheet.items if me in one.stale and me in one.signed]
        if added and (given is None or sheet.page != given.page):
            return Reminder("unread", sheet.page, len(added), sheet.given_by, sheet.given_ms)
    return Reminder("left", staff=left[0]) if left else None


def unread_since_ms(view: HandoverView, rules: ShiftRules) -> int:
    """From when on a handover that nobody has read is told to those in charge."""
    return view.given_ms + rules.unread_minutes * MINUTE_MS
