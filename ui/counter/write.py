"""The one line at the bottom: whatever was learned of the guest is written down here."""

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assistant.journal.stamp import PageId, StaffId
from assistant.refusal import Refused
from assistant.tongue import _, p_
from ui.counter.draft import CARES, KINDS, ORIGINS, Draft, Kind
from ui.counter.private_offer import PrivateOffer
from ui.counter.write_field import WriteField
from ui.look.due import due_ms
from ui.look.flow import FlowLayout
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import bind, cap, label
from ui.look.look import Look
from ui.look.trouble import Trouble

T = TypeVar("T")

_ONCE: tuple[Kind, ...] = ("mood", "care", "promise")
"""Kinds of which one is seldom followed by another."""
LEAST_FIELD = 520
"""Narrower than this (pixels at 100 %), the field gets a row of its own under the kinds."""


class WriteLine(QWidget):
    """Kinds by key, words, Enter. One draft a guest: none is lost, none is overwritten."""

    written = Signal(str, str, object)
    """Kind, words, and a dict of what goes with them; then the page calls accepted or refused."""
    undo_wanted = Signal()
    mark_wanted = Signal()
    """The line just written is private, as was offered."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._guest: PageId | None = None
        self._drafts: dict[PageId, Draft] = {}
        self._draft = Draft()
        self._sent: deque[tuple[PageId, Draft]] = deque()
        """On their way to the disk, in the order of sending."""
        self._held: dict[PageId, list[Draft]] = {}
        """Came back refused while other words stood in the line; they wait until it is free."""
        self._field = WriteField(look)
        self._kinds = _Kinds(look)
        self._trouble, self._offer = Trouble(look), PrivateOffer(look)
        self._undo_over = QTimer(self)
        self._undo_over.setSingleShot(True)
        self._undo_over.timeout.connect(self.hide_undo)
        self.setFocusProxy(self._field)
        self._lay_out()
        self._kinds.chosen.connect(self.choose)
        self._field.entered.connect(self.on_entered)
        self._field.edited.connect(self.on_edited)
        self._field.option_stepped.connect(self.on_option_stepped)
        self._field.option_chosen.connect(self.on_option_chosen)
        self._field.level_chosen.connect(self.on_level_chosen)
        self._field.due_edited.connect(self.on_due_edited)
        self._field.owner_chosen.connect(self.on_owner_chosen)
        self._field.undo_wanted.connect(self.on_undo)
        for kind in KINDS:
            bind(self, f"write-{kind}", partial(self.choose, kind))
        bind(self, "undo", self.on_undo)
        bind(self, "mark-private", self.on_mark)
        self._offer.wanted.connect(self.on_mark)
        self._show()

    @property
    def drafts(self) -> dict[PageId, Draft]:
        """All that is typed and not yet written, for a window that is built anew."""
        self._keep()
        whole = dict(self._drafts)
        for page, draft in [*self._sent, *((p, d) for p, held in self._held.items() for d in held)]:
            now = whole.get(page, Draft())
            words = " ".join(filter(None, (draft.text, now.text)))
            whole[page] = replace(draft if now.is_blank else now, text=words)
        return {page: draft for page, draft in whole.items() if not draft.is_blank}

    def show_drafts(self, drafts: Mapping[PageId, Draft]) -> None:
        """Take over the drafts of the window before."""
        self._drafts = dict(drafts)
        if self._guest is not None:
            self._draft = self._drafts.get(self._guest, Draft())
        self._show()

    def show_guest(self, page: PageId | None) -> None:
        """Whose line it is; with None nothing can be written. The same guest changes nothing."""
        if page == self._guest:
            return
        self._keep()
        self._guest = page
        self._draft = Draft() if page is None else self._drafts.get(page, Draft())
        self.hide_undo()
        self._show()

    def lead(self, page: PageId) -> None:
        """The same guest has another page by now: what is typed and on its way goes there."""
        before = self._guest
        if before is None or before == page:
            return
        own = self._drafts.pop(page, Draft())
        self._drafts.pop(before, None)
        self._guest = page
        self._sent = deque((page if of == before else of, sent) for of, sent in self._sent)
        held = [*self._held.pop(page, []), *self._held.pop(before, [])]
        if self._draft.is_blank:
            self._draft = own
        elif not own.is_blank:
            held.insert(0, own)
        if held:
            self._held[page] = held
        self._show()

    def choose(self, kind: Kind) -> None:
        """Another kind for the same words, and the keys go here."""
        if self._guest is None:
            return
        self._change(replace(self._draft, kind=kind, trouble=""))
        self._field.take_focus(faces_first=kind == "mood" and not self._draft.level)

    def accepted(self) -> None:
        """The oldest line that was on its way is on disk: its draft is done with."""
        page, _draft = self._sent.popleft()
        now = self._of(page)
        if now.is_blank and self._held.get(page):
            now = self._held[page].pop(0)
        self._put(page, now)

    def refused(self, sentence: str) -> None:
        """The oldest line that was on its way could not be written; its words come back, with why.

        Where other words stand in the line by now, they stay, and the others wait for their turn.
        """
        if not self._sent:
            self.show_trouble(sentence)
            return
        page, draft = self._sent.popleft()
        back, now = replace(draft, trouble=sentence), self._of(page)
        if now.is_blank:
            self._put(page, back)
        else:
            self._held.setdefault(page, []).append(back)
            told = _("Not written: {words}. {why}").format(words=draft.words, why=sentence)
            self._put(page, replace(now, trouble=told))

    def show_trouble(self, sentence: str) -> None:
        """Something else could not be done for this guest; what is typed is left alone."""
        self._draft = replace(self._draft, trouble=sentence)
        self._show()

    def show_undo(self, text: str, seconds: float) -> None:
        """Say that `text` is written and offer for so long to take it back."""
        self._field.show_undo(text)
        self._offer.hide()
        self._undo_over.start(round(seconds * 1000))

    def hide_undo(self) -> None:
        """There is nothing to take back any more."""
        self._undo_over.stop()
        self._offer.hide()
        self._field.hide_undo()

    def offer_private(self, sentence: str, act: str) -> None:
        """The line just written looks private: say so, as long as it can be undone."""
        self._offer.show_offer(sentence, act)

    def on_mark(self) -> None:
        """Its key, or a click, while it is offered."""
        if not self._offer.isHidden():
            self._offer.hide()
            self.mark_wanted.emit()

    def on_entered(self) -> None:
        """Enter: hand the words out, or say what is missing."""
        if self._guest is None:
            return
        sent = self._draft
        if why := _missing(sent):
            self._change(replace(sent, trouble=why))
            due_first = sent.kind == "promise" and bool(sent.words)
            self._field.take_focus(faces_first=sent.kind == "mood", due_first=due_first)
            return
        sent = replace(sent, trouble="")
        self._sent.append((self._guest, sent))
        self._draft = Draft("preference" if sent.kind in _ONCE else sent.kind)
        self._field.take_focus()  # faces and times go, and would lose the keys
        self._show()
        extra = dict(sent.extra)
        if sent.kind == "promise":
            extra["due_ms"] = due_ms(sent.due)
        self.written.emit(sent.kind, sent.words, extra)

    def on_edited(self, text: str) -> None:
        """The words changed."""
        self._change(replace(self._draft, text=text, trouble=""))

    def on_option_stepped(self) -> None:
        """Tab: said or seen; the next care."""
        if self._draft.kind == "preference":
            self._change(replace(self._draft, origin=_after(ORIGINS, self._draft.origin)))
        else:
            self._change(replace(self._draft, care=_after(CARES, self._draft.care)))

    def on_option_chosen(self, option: str) -> None:
        """A click on said, seen, or a care."""
        self._change(
            replace(
                self._draft,
                origin=next((o for o in ORIGINS if o == option), self._draft.origin),
                care=next((c for c in CARES if c == option), self._draft.care),
            )
        )

    def on_level_chosen(self, level: int) -> None:
        """A face was chosen."""
        self._change(replace(self._draft, level=level, trouble=""))

    def on_due_edited(self, text: str) -> None:
        """The time of a promise changed."""
        self._change(replace(self._draft, due=text, trouble=""))

    def on_owner_chosen(self, owner: StaffId | None) -> None:
        """Who keeps a promise."""
        self._change(replace(self._draft, owner=owner, trouble=""))

    def show_colleagues(self, names: Mapping[StaffId, str]) -> None:
        """Who else could keep a promise."""
        self._field.show_colleagues(names)

    def on_undo(self) -> None:
        """Ctrl+Z or the button, while it is offered."""
        if self._undo_over.isActive():
            self.hide_undo()
            self.undo_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Kinds beside the field where both have room, else above it."""
        super().resizeEvent(event)
        self._settle()

    def event(self, event: QEvent) -> bool:
        """Asks for the height that its parts need at this width, whatever layout it stands in."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(self.heightForWidth(self.width()))
        return handled

    def sizeHint(self) -> QSize:
        """Wide; as high as it must be."""
        return QSize(self._look.px(1100), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The kinds may wrap."""
        return QSize(self._look.px(300), super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        look = self._look
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(look.px(8))
        self._row.addWidget(self._field, 1)
        self._row.addWidget(self._kinds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addLayout(self._row)
        column.addWidget(self._trouble)
        column.addWidget(self._offer)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _settle(self) -> None:
        beside = self.width() - self._kinds.sizeHint().width() >= self._look.px(LEAST_FIELD)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop
        self._kinds.setMinimumWidth(self._kinds.sizeHint().width() if beside else 0)
        self._row.setAlignment(
            self._kinds, Qt.AlignmentFlag.AlignBottom if beside else Qt.AlignmentFlag(0)
        )
        self._kinds.lift(self._look.px(5) if beside else 0)
        if self._row.direction() != way:
            self._row.setDirection(way)

    def _keep(self) -> None:
        if self._guest is not None:
            self._drafts[self._guest] = self._draft

    def _of(self, page: PageId) -> Draft:
        return self._draft if page == self._guest else self._drafts[page]

    def _put(self, page: PageId, draft: Draft) -> None:
        self._drafts[page] = draft
        if page == self._guest:
            self._draft = draft
            self._show()

    def _change(self, draft: Draft) -> None:
        self._draft = draft
        self._show()

    def _show(self) -> None:
        here = self._guest is not None
        sent = [draft.words for page, draft in self._sent if page == self._guest]
        self._field.show_draft(self._draft if here else None)
        self._field.show_sending(sent[-1] if sent else None)
        self._kinds.show_kind(self._draft.kind if here else None)
        self._trouble.show_sentence(self._draft.trouble)


def _missing(draft: Draft) -> str:
    if draft.kind == "mood":
        return "" if draft.level else _("Choose a face first, with 1 to 5.")
    if not draft.words:
        return _("Write a few words first.")
    return _due_trouble(draft.due) if draft.kind == "promise" else ""


def _due_trouble(text: str) -> str:
    """Why `text` is no time that lies ahead; "" where it is one."""
    if not text.strip():
        return _("By when? Write 18:30, +20 or tomorrow 9:00.")
    try:
        due_ms(text)
    except Refused as why:
        return why.sentence()
    return ""


def _after(options: tuple[T, ...], option: T) -> T:
    """The next one in the round."""
    return options[(options.index(option) + 1) % len(options)]


def _word(kind: Kind) -> str:
    return p_("kind", "Tie") if kind == "tie" else label(f"write-{kind}")


class _Kinds(QWidget):
    """What can be written, each with its key."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        row = FlowLayout(spacing=look.px(2))
        self._column.addLayout(row)
        self._choices = {
            kind: KeyedChoice(look, _word(kind), cap(f"write-{kind}")) for kind in KINDS
        }
        for kind, choice in self._choices.items():
            choice.clicked.connect(lambda checked, which=kind: self.chosen.emit(which))
            row.addWidget(choice)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lift(self, px: int) -> None:
        """Stand so far above the ground: on the middle of the field beside."""
        self._column.setContentsMargins(0, 0, 0, px)

    def show_kind(self, kind: Kind | None) -> None:
        """Mark one; None while nothing can be written."""
        for each, choice in self._choices.items():
            choice.setAutoExclusive(False)
            choice.setChecked(each == kind)
            choice.setAutoExclusive(True)
            choice.setEnabled(kind is not None)
        for each, choice in self._choices.items():  # one stop for Tab, as with radio buttons
            strong = each == kind
            choice.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus
            )
