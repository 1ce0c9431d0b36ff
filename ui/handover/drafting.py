"""What is done while one writes: every word is kept, written down, and at last given."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from assistant.changes import Changes
from assistant.journal.stamp import StaffId
from assistant.shift import handing
from assistant.shift.entries import ANYBODY, Item
from assistant.tongue import _
from ui.handover.deeds import Act, Deeds
from ui.handover.pen import Pen
from ui.handover.reading import Known
from ui.handover.rows import key_of
from ui.handover.sheet_view import SheetView
from ui.handover.to_all import NAME as TO_ALL


class Drafting(QObject):
    """Fed with the sheet (`known`, None while one reads)."""

    staff_wanted = Signal(object)
    changed = Signal()
    """What is shown is to be shown anew."""
    read_wanted = Signal()
    """There is another sheet to be written."""
    given = Signal(object)
    """The page of the sheet."""

    def __init__(self, view: SheetView, deeds: Deeds, pen: Pen, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._deeds, self._pen = view, deeds, pen
        self.known: Known | None = None
        self.instead_of = ANYBODY
        self._begun: set[bytes] = set()
        self._is_giving = False
        fields = view.list.card.facts.fields
        fields.kept = view.to_all.kept = pen.text
        fields.typed.connect(self._on_typed)
        view.to_all.typed.connect(self._on_typed)
        fields.noted.connect(self._on_noted)
        fields.done.connect(view.begin)
        view.to_all.said.connect(self._on_said)

    @property
    def for_whom(self) -> StaffId:
        """For whom it is written, who left without one."""
        view = self.known.view if self.known is not None else None
        return self.instead_of or (view.instead_of if view is not None else ANYBODY)

    @property
    def for_another(self) -> StaffId:
        """The same, where that is not oneself."""
        return ANYBODY if self.for_whom == self._deeds.signed else self.for_whom

    def leave(self) -> None:
        """Another sheet comes: what stands in the fields is written down."""
        self._view.list.card.facts.fields.leave()
        self._view.to_all.leave()

    def give(self) -> None:
        """Ctrl+Return: what is typed is written down, then the sheet is finished."""
        if self.known is None or self._is_giving:
            return
        if self._deeds.signed is None:
            self.staff_wanted.emit(self._give_if_signed)
            return
        self._view.head.show_trouble("")
        self._flush(self._give)

    def given_meanwhile(self) -> None:
        """A colleague gave the sheet: what is typed here goes onto it, and the next one begins."""
        if self._is_giving:
            return

        def begin_next() -> None:
            self.read_wanted.emit()
            self._view.head.show_trouble(_(handing.GIVEN_MEANWHILE))

        if self._deeds.signed is not None:
            self._flush(begin_next)
        else:
            begin_next()

    # -- words ------------------------------------------------------------------------------------

    def _on_typed(self, name: str, text: str, on_file: str) -> None:
        """Every key press is kept; the first one begins the sheet."""
        self._pen.type(name, text, on_file)
        known = self.known
        if known is None or known.sheet is None or self._deeds.signed is None:
            return
        page = known.sheet.page
        if page not in self._begun:
            self._begun.add(page)
            if known.view is None or known.view.begun_by is None:
                self._do(handing.begin, lambda changes: None, instead_of=self.for_another)

    def _on_noted(self, item: Item, text: str, step: str) -> None:
        """The fields of an item were left. Who signs is asked when the sheet is given."""
        if self._deeds.signed is not None:
            self._note(item, text, step, lambda: None)

    def _on_said(self, text: str) -> None:
        """The words to all were left."""
        if self._deeds.signed is not None:
            self._say(text, lambda: None)

    def _note(self, item: Item, text: str, step: str, then: Callable[[], None]) -> None:
        name = key_of(item)

        def done(changes: Changes) -> None:
            self._pen.written(f"{name}:words", text)
            self._pen.written(f"{name}:step", step)
            then()

        self._do(handing.note, done, item=item, text=text, next_step=step)

    def _say(self, text: str, then: Callable[[], None]) -> None:
        def done(changes: Changes) -> None:
            self._pen.written(TO_ALL, text)
            then()

        self._do(handing.say_to_all, done, text=text)

    def _flush(self, then: Callable[[], None]) -> None:
        """Write down, one after the other, all that is typed; `then` when all of it is on file."""
        typed, known = self._pen.typed, self.known
        if TO_ALL in typed:
            self._say(typed[TO_ALL], partial(self._flush, then))
            return
        for one in known.items if known is not None else ():
            name = key_of(one.said.item)
            words, step = typed.get(f"{name}:words"), typed.get(f"{name}:step")
            if words is None and step is None:
                continue
            notes = one.said.notes
            mine = next((note for note in notes if note.staff == self._deeds.signed), None)
            before = (mine.text, mine.next_step) if mine is not None else ("", "")
            words = before[0] if words is None else words
            step = before[1] if step is None else step
            self._note(one.said.item, words, step, partial(self._flush, then))
            return
        then()

    # -- giving -----------------------------------------------------------------------------------

    def _give_if_signed(self) -> None:
        if self._deeds.signed is not None:
            self.give()

    def _give(self) -> None:
        sheet = self.known.sheet if self.known is not None else None
        if sheet is None:
            return
        self._is_giving = True

        def done(changes: Changes) -> None:
            self._is_giving = False
            self.instead_of = ANYBODY
            self.given.emit(sheet.page)

        def refused(sentence: str) -> None:
            self._is_giving = False
            self._view.head.show_trouble(sentence)
            self.read_wanted.emit()

        self._deeds.give(sheet.page, done, refused, self.for_another)

    def _do(self, act: Act, done: Callable[[Changes], None], **words: Any) -> None:
        known = self.known
        if known is not None and known.sheet is not None:
            trouble, page = self._view.head.show_trouble, known.sheet.page
            is_begun = known.view is not None
            self._deeds.on_sheet(page, act, done, trouble, is_begun=is_begun, **words)
