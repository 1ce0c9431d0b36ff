"""What may be done on a handover: writing it, giving it, signing for it, asking back.

Acts take the sheet as it stands (None before its first line), what is `Around` it and the clerk's
words. They answer with what is to be written, an empty list where all is as wished, and raise
`Refused` with what to do instead where the words cannot be kept as they are.
"""

from collections.abc import Sequence

from assistant.guests.entries import LineUndone
from assistant.guests.view import UNDO_MS
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId, PageId, StaffId, stamped_ms
from assistant.refusal import Refused
from assistant.shift import entries as e
from assistant.shift.view import ON_DUTY_MS, Around, HandoverView, ItemView, QuestionView
from assistant.tongue import N_
from assistant.typed import one_line, several_lines

TEXT_MOST = 2000
"""Characters of anything that is written down."""
STEP_MOST = 200
_LISTED = 500
"""Items a line: one line stays small enough to be sent to another desk."""

GIVEN_MEANWHILE = N_("This handover was given meanwhile. What you wrote is on it.")

Sheet = HandoverView | None


def come(sheet: Sheet, around: Around) -> list[Body]:
    """The signer is at work now; empty when that is known of this working day."""
    came_ms = sheet.came.get(around.signer, 0) if sheet is not None else 0
    return [] if around.now_ms - came_ms < ON_DUTY_MS else [e.CameOnDuty()]


def begin(sheet: Sheet, around: Around, *, instead_of: StaffId = e.ANYBODY) -> list[Body]:
    """The sheet is being written, for somebody who left without one where `instead_of` says so."""
    _draft(sheet)
    known = sheet is not None and sheet.begun_by is not None
    return [] if known else [e.HandoverBegun(instead_of)]


def say_to_all(sheet: Sheet, around: Around, *, text: str) -> list[Body]:
    """The signer's words to the whole shift, in place of their earlier ones."""
    words = several_lines(text, TEXT_MOST)
    said = sheet.words if sheet is not None else ()
    before = next((one.text for one in said if one.staff == around.signer), "")
    return [] if words == before else [e.WordsToAll(words)]


def note(
    sheet: Sheet, around: Around, *, item: e.Item, text: str, next_step: str = ""
) -> list[Body]:
    """The signer's words on an item, in place of their earlier ones, also after it was given."""
    words, step = several_lines(text, TEXT_MOST), one_line(next_step, STEP_MOST)
    known = _item(sheet, item)
    notes = known.notes if known is not None else ()
    before = next((one for one in notes if one.staff == around.signer), None)
    now = (before.text, before.next_step) if before is not None else ("", "")
    return [] if now == (words, step) else [e.ItemNoted(item, words, step)]


def pass_item(sheet: Sheet, around: Around, *, item: e.Item, owner: StaffId) -> list[Body]:
    """A colleague sees to an item that has no owner on a page of its own."""
    person = around.staff.get(owner)
    if person is None or not person.active:
        raise Refused(N_("Please choose somebody who works here."))
    known = _item(sheet, item)
    return [] if known is not None and known.owner == owner else [e.ItemPassed(item, owner)]


def pin(sheet: Sheet, around: Around, *, text: str, guest: PageId = e.NOBODY) -> list[Body]:
    """A line for the next shift."""
    words = several_lines(text, TEXT_MOST)
    if not words:
        raise Refused(N_("Please write a few words first."))
    return [e.LinePinned(words, guest)]


def give(
    sheet: Sheet,
    around: Around,
    *,
    items: Sequence[e.Item],
    shift: str = "",
    next_shift: str = "",
    instead_of: StaffId = e.ANYBODY,
    others: Sequence[PageId] = (),
) -> list[Body]:
    """The sheet is finished, with these items; from now on it is read and signed for.

    `others` are the guests in the house who have no item of their own.
    """
    _draft(sheet)
    parts = (tuple(items[at : at + _LISTED]) for at in range(0, len(items), _LISTED))
    return [
        *(e.ItemsListed(part) for part in parts),
        e.HandoverGiven(shift, next_shift, instead_of, tuple(others[:_LISTED])),
    ]


def sign(sheet: Sheet, around: Around, *, item: e.Item) -> list[Body]:
    """The signer has read an item; empty when that is known."""
    known = _on_sheet(sheet, item)
    if around.signer in known.signed and around.signer not in known.stale:
        return []
    return [e.ItemSigned(item)]


def ask(sheet: Sheet, around: Around, *, item: e.Item, text: str) -> list[Body]:
    """Asked back on an item."""
    _on_sheet(sheet, item)
    words = several_lines(text, TEXT_MOST)
    if not words:
        raise Refused(N_("Please write the question first."))
    return [e.QuestionAsked(item, words)]


def answer(sheet: Sheet, around: Around, *, of: EntryId, text: str) -> list[Body]:
    """The answer to a question, by whoever knows it."""
    words = several_lines(text, TEXT_MOST)
    if not words:
        raise Refused(N_("Please write the answer first."))
    _question(sheet, of)
    return [e.QuestionAnswered(of, words)]


def undo(sheet: Sheet, around: Around, *, of: EntryId) -> list[Body]:
    """Take back a signature, a pinned line or a question of one's own within a minute."""
    if around.now_ms - stamped_ms(of) > UNDO_MS:
        raise Refused(N_("A line can be taken back for one minute."))
    return [LineUndone(of)]


def _draft(sheet: Sheet) -> None:
    """A sheet that was given meanwhile is not given twice."""
    if sheet is not None and sheet.is_given:
        raise Refused(GIVEN_MEANWHILE)


def _item(sheet: Sheet, item: e.Item) -> ItemView | None:
    items = sheet.items if sheet is not None else ()
    return next((one for one in items if one.item == item), None)


def _on_sheet(sheet: Sheet, item: e.Item) -> ItemView:
    known = _item(sheet, item)
    if sheet is None or not sheet.is_given or known is None:
        raise Refused(N_("This is not on the handover. Please look at it again."))
    return known


def _question(sheet: Sheet, of: EntryId) -> QuestionView:
    items = sheet.items if sheet is not None else ()
    found = (question for one in items for question in one.questions if question.id == of)
    question = next(found, None)
    if question is None:
        raise Refused(N_("This question is no longer there."))
    return question
