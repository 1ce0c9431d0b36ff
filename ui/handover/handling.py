"""What is done while one reads: signing, asking, answering; and who sees to what."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from assistant.changes import Changes
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.shift import handing
from assistant.shift.entries import Item
from assistant.shift.view import HandoverView
from assistant.tongue import _
from ui.handover.card_owner import can_be_passed
from ui.handover.deeds import Act, Deeds
from ui.handover.pen import Pen
from ui.handover.reading import Known
from ui.handover.reply import Purpose
from ui.handover.rows import Row
from ui.handover.sheet_view import SheetView

_ACTS: dict[Purpose, Act] = {
    "ask": handing.ask,
    "answer": handing.answer,
    "note": handing.note,
}


class Handling(QObject):
    """Fed with the sheet (`known`, None while one writes; `around`, whichever is there)."""

    staff_wanted = Signal(object)
    changed = Signal()
    """What is shown is to be shown anew."""
    taken = Signal(object, object)
    """The page of a sheet, and the `HandoverView` as it is now."""

    def __init__(self, view: SheetView, deeds: Deeds, pen: Pen, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._deeds, self._pen = view, deeds, pen
        self._list, self._card = view.list, view.list.card
        self.known: Known | None = None
        self.around: Known | None = None
        self.signing: set[Item] = set()
        """What is on its way to the disk: it counts as read."""
        facts, acts = self._card.facts, self._card.acts
        deeds.taken_back.connect(self._on_taken_back)
        acts.sign_wanted.connect(self._list.choose)
        acts.reply_wanted.connect(self.reply)
        facts.reply.kept = pen.text
        facts.reply.typed.connect(pen.type)
        facts.reply.sent.connect(self.send)
        facts.reply.left.connect(self._list.setFocus)
        facts.passing.chosen.connect(self.pass_on)
        facts.passing.left.connect(self._list.setFocus)
        self._card.owner.own_wanted.connect(self.own)

    def enter(self, row: Row) -> None:
        """Return: sign and on to the next; where only a question waits, answer it."""
        known, me = self.known, self._deeds.signed
        if known is None or known.sheet is None:
            return
        read = known.is_mine or (me is not None and row.one.said.is_read_by(me))
        if row.part == "asked" and read:
            self.reply()
        elif not read and row.part != "read":
            self._sign(known.sheet.page, row.item)

    def reply(self) -> None:
        """Alt+Q: ask back, or answer where a colleague's question waits."""
        if self.known is not None and self._list.current is not None:
            self._card.facts.reply.begin("ask", self.known)

    def note(self) -> None:
        """F2: one's own words on an item that was handed over."""
        if self.known is not None and self._list.current is not None:
            self._card.facts.reply.begin("note", self.known)

    def send(self, purpose: Purpose, of: Item | EntryId, text: str) -> None:
        """What stands in the field of the card."""
        reply, row, known = self._card.facts.reply, self._card.row, self.known
        if row is None or known is None or known.sheet is None:
            return
        name = reply.name

        def done(changes: Changes) -> None:
            self._pen.written(name, text)
            reply.close_sent(name)
            self._list.setFocus()

        words: dict[str, Any] = {"text": text, ("of" if purpose == "answer" else "item"): of}
        if purpose == "note":
            mine = (one for one in row.one.said.notes if one.staff == known.me)
            words["next_step"] = next((one.next_step for one in mine), "")
        trouble = self._card.facts.trouble.show_sentence
        trouble("")
        self._deeds.on_sheet(known.sheet.page, _ACTS[purpose], done, trouble, **words)

    def own(self) -> None:
        """F9: take it over, or pass it on."""
        row, around, me = self._list.current, self.around, self._deeds.signed
        if row is None or around is None or not can_be_passed(row):
            return
        owner = row.one.told.owner
        if me is None:
            self.staff_wanted.emit(self._own_if_signed)
        elif row.part == "draft" or owner == me:
            self._card.facts.passing.begin(around, owner)
        else:
            self.pass_on(me)

    def pass_on(self, owner: StaffId) -> None:
        """Somebody sees to the marked item from now on."""
        row, around = self._list.current, self.around
        if row is not None and around is not None and around.sheet is not None:
            trouble = self._card.facts.trouble.show_sentence
            trouble("")
            is_begun = around.view is not None
            page = around.sheet.page
            self._deeds.pass_on(page, row.item, owner, trouble, is_begun=is_begun)

    def undo(self) -> None:
        """The last signature is taken back; not while one types and takes back letters."""
        if self._list.hasFocus():
            self._deeds.undo(self._view.head.show_trouble)

    def _on_taken_back(self) -> None:
        self._view.head.show_done(_("Your last signature was taken back."))

    def _own_if_signed(self) -> None:
        if self._deeds.signed is not None:
            self.own()

    def _sign(self, page: PageId, item: Item) -> None:
        def done(changes: Changes) -> None:
            self.signing.discard(item)
            view = changes.shifts.get(page)
            if isinstance(view, HandoverView):
                self.taken.emit(page, view)

        def refused(sentence: str) -> None:
            self.signing.discard(item)
            self.changed.emit()
            self._view.head.show_trouble(sentence)

        self._view.head.show_trouble("")
        if self._deeds.signed is not None:
            self.signing.add(item)
            self._list.mark_next(item)
            self.changed.emit()
        self._deeds.sign(page, item, done, refused)
