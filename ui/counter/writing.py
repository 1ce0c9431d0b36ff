"""Writing down: lines from the foot, other words for old ones, answers to preferences."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from assistant.changes import Changes
from assistant.guests import acts
from assistant.guests.view import GuestView
from assistant.journal.stamp import EntryId, PageId
from assistant.privacy import acts as privacy_acts
from assistant.privacy.entries import Special
from assistant.privacy.special import special_in
from ui.counter.card import GuestCard
from ui.counter.deeds import REWRITES, UNDO_S, WRITES, Act, Deeds
from ui.counter.foot import Foot
from ui.counter.private_words import offer_words


class Writing(QObject):
    """Writes about the guest who was turned to, and answers about the one it was shown."""

    def __init__(self, deeds: Deeds, foot: Foot) -> None:
        super().__init__(deeds)
        self._deeds, self._foot, self._write = deeds, foot, foot.write
        self._page: PageId | None = None
        self._view: GuestView | None = None
        deeds.written.connect(self._on_deed)
        deeds.refused.connect(self._write.show_trouble)
        self._write.written.connect(self.on_written)
        self._write.undo_wanted.connect(deeds.undo)
        self._write.mark_wanted.connect(self.on_marking)
        foot.rewrite.rewritten.connect(self.on_rewritten)
        foot.rewrite.cancelled.connect(foot.close_form)

    def listen_to(self, card: GuestCard) -> None:
        """Do what the card asks for."""
        card.preference_confirmed.connect(partial(self._do, acts.confirm_preference))
        card.retired.connect(partial(self._do, acts.retire))
        card.preference_changed.connect(partial(self.on_rewriting, "change"))
        card.put_right.connect(partial(self.on_rewriting, "put-right"))
        card.line_corrected.connect(partial(self.on_rewriting, "correct"))

    def turn_to(self, page: PageId | None) -> None:
        """Whose line it is from now on, though the card may still be on its way; None: nobody’s."""
        self._page = page
        self._write.show_guest(page)

    def lead(self, page: PageId) -> None:
        """The card was joined to another one: whose line it is goes there, with what is typed."""
        self._page = page
        self._write.lead(page)

    def show_guest(self, view: GuestView) -> None:
        """The guest on the card, as they are now."""
        self._view = view
        self._foot.show_guest(view.identity)

    def on_written(self, kind: str, text: str, extra: dict[str, Any]) -> None:
        """A line from the foot."""
        if self._page is None:
            return

        def accepted(changes: Changes) -> None:
            self._write.accepted()
            self._look_at(special_in(text, extra.get("care", "")), changes)

        if kind == "promise":
            self._deeds.promise(self._page, accepted, self._write.refused, text=text, **extra)
            return
        words = {"cause" if kind == "mood" else "text": text, **extra}
        self._deeds.do(self._page, WRITES[kind], accepted, self._write.refused, **words)

    def _look_at(self, special: Special | None, changes: Changes) -> None:
        """What was written may be private: to mark it is offered."""
        page = self._page
        lines = [one.id for one in changes.entries if one.page == page]
        self._private = None
        if special is not None and lines and page is not None:
            self._private = (page, lines[0], special)
            self._write.offer_private(*offer_words(special))

    _private: tuple[PageId, EntryId, Special] | None = None
    """The line that looks private, and as what."""

    def on_marking(self) -> None:
        """The line just written is private; for a special kind the guest agrees, today."""
        if self._private is not None:
            page, line, special = self._private
            consent = date.today().isoformat() if special else ""
            mark = privacy_acts.mark_private
            self._deeds.do(page, mark, of=line, special=special, consent=consent)

    def on_rewriting(self, purpose: str, line: bytes) -> None:
        """A line needs other words: a preference changed, a mistake put right, a slip corrected."""
        if self._view is None:
            return
        old = next((entry.text for entry in self._view.log if entry.id == line), "")
        for preference in self._view.preferences:
            old = preference.text if preference.id == line else old
        self._foot.rewrite.show_line(purpose, line, old)
        self._foot.open_form(self._foot.rewrite)

    def on_rewritten(self, purpose: str, line: bytes, text: str) -> None:
        """The other words."""
        if self._view is not None:
            self._deeds.do(
                self._view.page,
                REWRITES[purpose],
                lambda changes: self._foot.close_form(),
                self._foot.rewrite.refused,
                of=line,
                text=text,
            )

    def _on_deed(self, can_undo: bool) -> None:
        if can_undo:
            self._write.show_undo("", UNDO_S)
        else:
            self._write.hide_undo()

    def _do(self, act: Act, of: bytes) -> None:
        if self._view is not None:
            self._deeds.do(self._view.page, act, of=of)
