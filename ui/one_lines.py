"""One line from any page: a good deed, a suggestion, a line for the next shift, a trace."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import date
from functools import partial
from typing import Any

from msgspec import Struct, structs
from PySide6.QtCore import QObject, Signal

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import StaffId
from assistant.people.view import StaffView
from assistant.shift import good, handing, traces
from assistant.shift.entries import ANYBODY, NOBODY, TraceMoment
from assistant.tongue import _
from ui.bridge import Bridge
from ui.deeds import Carrier
from ui.frame.line_draft import ACTS, KINDS, Guest, LineDraft, LineKind
from ui.frame.one_line import OneLine
from ui.look.keys import bind
from ui.window import Window

GuestHere = Callable[[], Guest | None]


class OneLinesOpen(Struct, frozen=True):
    """What is typed and not written, for a window that is built anew."""

    drafts: Mapping[LineKind, LineDraft] = {}
    kind: LineKind | None = None
    """The one whose bar is open."""


class OneLines(QObject):
    """Binds the keys, keeps what was typed of each kind, writes it, and takes it back."""

    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""

    def __init__(self, window: Window, desk: Desk, bridge: Bridge, guest_here: GuestHere) -> None:
        """`guest_here` tells whose card is open."""
        super().__init__(window)
        self._desk, self._bridge, self._guest_here = desk, bridge, guest_here
        self._carrier = Carrier(desk, bridge, self)
        self._carrier.staff_wanted.connect(self.staff_wanted)
        self._drafts: dict[LineKind, LineDraft] = {}
        self._kind: LineKind | None = None
        self._sent: list[LineDraft] = []
        """What is on its way to the disk; a quick hand may be at the next one."""
        self._staff: list[StaffView] = []
        self._back: tuple[LineDraft, Callable[[], Future[Changes]]] | None = None
        """What was written last, and how it is taken back."""
        self._bar = OneLine(window.look, window)
        window.add_bar(self._bar)
        for kind in KINDS:
            bind(window, ACTS[kind], partial(self.begin, kind))
        self._bar.kind_wanted.connect(self.begin)
        self._bar.changed.connect(self.on_changed_draft)
        self._bar.sent.connect(self.on_sent)
        self._bar.put_away.connect(self.on_put_away)
        self._bar.undo_wanted.connect(self.on_undo)
        bridge.changed.connect(self.on_changed)
        self._read_staff()

    # -- from outside -----------------------------------------------------------------------------

    def begin(self, kind: LineKind) -> None:
        """Open the bar with what was typed of this kind before."""
        here = self._here
        draft = self._drafts.get(kind, LineDraft(kind))
        if draft.guest is None and (draft.is_blank or kind == "trace"):
            moment = _moment(here) if draft.is_blank else draft.moment
            draft = structs.replace(draft, guest=here, moment=moment)
        self._kind = kind
        self._drafts[kind] = draft
        self._bar.show_draft(draft, here)

    def on_signed(self) -> None:
        """Somebody else is at this desk: their colleagues are others."""
        self._show_names()

    def on_changed(self, changes: Changes) -> None:
        """Somebody of the staff changed."""
        if changes.staff or changes.wide:
            self._read_staff()

    @property
    def open(self) -> OneLinesOpen:
        """What is typed and not written."""
        return OneLinesOpen({one.kind: one for one in self._sent} | self._drafts, self._kind)

    def take_over(self, before: OneLinesOpen) -> None:
        """Go on where the window before stood."""
        self._drafts = dict(before.drafts)
        if before.kind is not None:
            self.begin(before.kind)

    # -- the bar ----------------------------------------------------------------------------------

    def on_changed_draft(self, draft: LineDraft) -> None:
        """Other words, or another choice."""
        before = self._drafts.get(draft.kind)
        self._drafts[draft.kind] = draft
        if before is None or _choices(before) != _choices(draft):
            self._bar.show_changed(draft, self._here)

    def on_put_away(self) -> None:
        """Not now: what was typed is there the next time. Without words nothing is kept."""
        kind, self._kind = self._kind, None
        if kind is not None and self._drafts[kind].is_blank:
            del self._drafts[kind]
        self._bar.close_line()

    def on_sent(self, draft: LineDraft) -> None:
        """Write it; where it cannot be, the sentence why stands beside the words."""
        today = date.today()
        day = draft.day(today) if draft.kind == "trace" else ""
        if day is None:
            told = _("“{day}” is no day near. Please write it as 24.12. or 2026-12-24.")
            self._bar.refused(told.format(day=draft.on), at_day=True)
            return
        self._drafts.pop(draft.kind, None)
        self._sent.append(draft)
        self._carrier.carry(
            partial(self._write, draft, day),
            partial(self._on_written, draft),
            partial(self._on_refused, draft),
        )

    def _on_refused(self, draft: LineDraft, sentence: str) -> None:
        """Its words stand in the bar again, before those that were typed since."""
        self._sent.remove(draft)
        since = self._drafts.get(draft.kind)
        if since is not None and not since.is_blank:
            draft = structs.replace(draft, text=f"{draft.text} {since.text}".strip())
        self._drafts[draft.kind] = draft
        self.begin(draft.kind)
        self._bar.refused(sentence)

    def on_undo(self) -> None:
        """Take back what was told last; the words stand in the bar again the next time."""
        if self._back is None:
            return
        (draft, take_back), self._back = self._back, None
        self._bar.hide_told()

        def done(_changes: Changes) -> None:
            if draft.kind not in self._drafts:
                self._drafts[draft.kind] = draft
            if self._kind is None:
                self._bar.show_told(_("Taken back."), can_undo=False)

        def refused(sentence: str) -> None:
            if self._kind is None and sentence:
                self._bar.show_told(sentence, can_undo=False)

        self._carrier.carry(take_back, done, refused)

    # -- writing ----------------------------------------------------------------------------------

    def _write(self, draft: LineDraft, day: str) -> "Future[Changes]":
        shifts, guest = self._desk.shifts, draft.guest.page if draft.guest else NOBODY
        if draft.kind == "wow":
            signed = self._desk.signed
            me = [signed] if draft.me and signed is not None else []
            about = (*me, *sorted(draft.about - set(me)))
            return shifts.begin(good.tell_wow, text=draft.text, about=about, guest=guest)
        if draft.kind == "suggestion":
            return shifts.begin(good.suggest, text=draft.text)
        if draft.kind == "pin":
            return shifts.on_draft(handing.pin, text=draft.text, guest=guest)
        return shifts.begin(
            traces.set_trace, text=draft.text, moment=draft.moment, guest=guest, day=day,
            to=draft.to or ANYBODY, role=draft.role,
        )  # fmt: skip

    def _on_written(self, draft: LineDraft, changes: Changes) -> None:
        line = changes.entries[0]
        acts: dict[LineKind, Any] = {
            "wow": partial(good.undo, of=line.id),
            "suggestion": partial(good.undo, of=line.id),
            "pin": partial(handing.undo, of=line.id),
            "trace": partial(traces.do_trace, dropped=True),
        }
        self._back = draft, partial(self._desk.shifts.act, line.page, acts[draft.kind])
        self._sent.remove(draft)
        if self._bar.is_pending and not self._sent:  # else the hand is at the next one
            self._kind = None
            self._bar.show_told(_told(draft))

    # -- names ------------------------------------------------------------------------------------

    @property
    def _here(self) -> Guest | None:
        return self._guest_here()

    def _read_staff(self) -> None:
        def read(staff: list[StaffView]) -> None:
            self._staff = staff
            self._show_names()

        self._bridge.when_done(self, self._desk.ask(self._desk.staff), read)

    def _show_names(self) -> None:
        signed = self._desk.signed
        others = (one for one in self._staff if one.active and one.page != signed)
        self._bar.show_names({StaffId(one.page): one.name for one in others})


def _moment(guest: Guest | None) -> TraceMoment:
    """For when a task is most likely: whoever is here is not to arrive."""
    return "visit" if guest is not None and guest.is_in_house else "arrival"


def _choices(draft: LineDraft) -> LineDraft:
    """What is chosen by a key, without what is typed."""
    return structs.replace(draft, text="", on="")


def _told(draft: LineDraft) -> str:
    return {
        "wow": _("Told. Thank you."),
        "suggestion": _("Thank you. It will be answered."),
        "pin": _("The next shift will read it."),
        "trace": _("It is shown when its moment comes."),
    }[draft.kind]
