"""The page of the lexicon: shows what counts, carries what the house changes, and takes it back."""

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import EntryId, StaffId, new_id
from assistant.people.rights import with_right
from assistant.people.view import StaffView
from assistant.refusal import Refused
from assistant.tongue import LANGUAGES, _, spoken
from assistant.words import acts
from assistant.words.lexicon import Use
from assistant.words.view import Around, HouseWords
from ui.book.trading import Trading
from ui.book.trading_intake import TradeIntake
from ui.bridge import Bridge
from ui.deeds import Carrier
from ui.lexicon.front import LexiconFront
from ui.lexicon.rows import WordRow, own_words, word_rows
from ui.lexicon.uses import USES
from ui.lexicon.word_form import WordForm, WordTyped, is_own
from ui.look.current_stack import LooseStack
from ui.look.keys import bind, cap
from ui.look.look import Look
from ui.reader import Reader


class LexiconOpen(Struct, frozen=True):
    """Where one stands on the page, for a window that is built anew."""

    language: str = ""
    """"" for the interface's, whichever that is."""
    use: Use = "said"
    sought: str = ""
    tried: str = ""
    marked: str = ""
    """The key of the row."""
    drafts: Mapping[str, WordTyped] = {}
    writing: str | None = None
    """The entry in the form; None where it is closed."""
    told: str = ""
    done: tuple[tuple[EntryId, ...], ...] = ()
    """What was done and can be taken back, the last one last."""
    intake: TradeIntake | None = None
    """The file of another house that is at hand."""


class LexiconPane(QWidget):
    """Everybody reads it; what the house settles is for those with authority, and said so."""

    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""
    turned = Signal()
    """Something else is in front (`shows`)."""

    def __init__(
        self, look: Look, desk: Desk, bridge: Bridge, words: HouseWords, house: str
    ) -> None:
        """`words`: what the house has settled so far; `house`: what it is called."""
        super().__init__()
        self._desk, self._words = desk, words
        self._names: Mapping[StaffId, str] = {}
        self._language, self._is_chosen, self._sought = spoken(), False, ""
        self._use: Use = "said"
        self._done: tuple[tuple[EntryId, ...], ...] = ()
        self._saving = False
        self._wanted = ""
        """The key of a row that is to be marked when it is there."""
        self._staff: dict[StaffId, StaffView] = {}
        """Who works here; nobody before that is read."""
        self._reader = Reader(self, bridge, lambda: desk.ask(desk.staff), self._on_staff)
        self._carrier = Carrier(desk, bridge, self)
        self._carrier.staff_wanted.connect(self.staff_wanted)
        self._front, self._form = LexiconFront(look), WordForm(look)
        self._trading = Trading(look, desk, bridge, words, house)
        self._stack = LooseStack()
        for part in (self._front, self._form, self._trading):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._connect()
        self.setFocusProxy(self._front)
        self._show()

    # -- from outside -----------------------------------------------------------------------------

    def show_house(self, words: HouseWords) -> None:
        """What the house has settled, from now on."""
        self._words = words
        self._trading.show_house(words)
        self._show()

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what."""
        self._names = names
        self._show()

    def on_signed(self) -> None:
        """Somebody else is at this desk: what another did is theirs to take back."""
        self._done = ()
        self._front.show_told("")
        self._form.refused("")

    def on_changed(self, changes: Changes) -> None:
        """What the house settles comes by `show_house`; here, who may settle it."""
        if changes.staff or changes.wide:
            self._reader.changed(seen=self.isVisible())

    @property
    def shows(self) -> str:
        """What is in front: "lexicon", "lexicon-form" or "trading"."""
        here = self._stack.currentWidget()
        form, file = here is self._form, here is self._trading
        return "lexicon-form" if form else "trading" if file else "lexicon"

    @property
    def open(self) -> LexiconOpen:
        """Where one stands."""
        writing = self._form.of if self._stack.currentWidget() is self._form else None
        marked, language = self._front.list.word, self._language if self._is_chosen else ""
        return LexiconOpen(
            language, self._use, self._sought, self._front.tried.line.text(),
            marked.key if marked is not None else "", self._form.drafts, writing,
            self._front.told, self._done, self._trading.intake,
        )  # fmt: skip

    def take_over(self, before: LexiconOpen) -> None:
        """Stand where the window before stood."""
        self._use = before.use
        if before.language:
            self.read_in(before.language)
        self._front.head.search.setText(before.sought)
        self._front.tried.line.setText(before.tried)
        self._wanted = before.marked
        self._form.take_over(before.drafts)
        self._done = before.done
        self._front.show_told(before.told)
        self._show()
        if before.writing is not None:
            self._resume(before.writing)
        if before.intake is not None:
            self._trading.take_over(before.intake)

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true; and days go by: “today” is said of the right one."""
        super().showEvent(event)
        self._reader.shown()
        self._show()

    # -- what is shown ----------------------------------------------------------------------------

    def read_in(self, language: str) -> None:
        """Another language."""
        self._language, self._is_chosen = language, True
        self._show()

    def look_at(self, use: str) -> None:
        """What a guest hears, or what is written."""
        self._use = next(one for one in USES if one == use)
        self._show()

    def seek(self, sought: str) -> None:
        """Only what this finds."""
        self._sought = sought
        self._show()

    def _show(self) -> None:
        rows = word_rows(
            self._words, self._language, self._use, self._names, _now_ms(), self._sought
        )
        self._front.head.show_language(self._language)
        self._front.uses.show_use(self._use)
        self._front.show_rows(rows)
        own, off = own_words(self._words), self._words.words_off
        self._front.tried.show_lexicon(self._language, self._use, own, off)
        self._form.show_lexicon(self._words, self._use)
        if self._wanted and self._front.list.mark(self._wanted):
            self._wanted = ""

    def _on_staff(self, staff: list[StaffView]) -> None:
        self._staff = {StaffId(one.page): one for one in staff}

    # -- the list ---------------------------------------------------------------------------------

    def on_switch(self) -> None:
        """The marked one of ours is marked in what is written from now on, or is not."""
        row = self._front.list.word
        if row is None:
            return
        if row.own is not None:
            told = _("This is your own entry. {key} takes it out.")
            self._front.show_trouble(told.format(key=cap("retire-word")))
        elif row.level == "prefer":
            self._front.show_trouble(_("Good words are never marked, so there is nothing to stop."))
        else:
            told = _("“{words}” is no longer marked.") if row.is_on else _("“{words}” is marked.")
            told = told.format(words=row.name)
            self._act(acts.switch_word, told, key=row.key, on=not row.is_on)

    def on_retire(self) -> None:
        """An own entry leaves the lexicon."""
        row = self._front.list.word
        if row is None:
            return
        if row.own is None:
            told = _("This entry comes with Salve. {key} leaves it unmarked.")
            self._front.show_trouble(told.format(key=cap("switch-word")))
        else:
            told = _("“{words}” is no longer in the lexicon.").format(words=row.name)
            self._act(acts.retire_word, told, key=row.own.written.key)

    def on_undo(self) -> None:
        """Take back what was done last."""
        if not self._done:
            return
        last = self._done[-1]

        def done(changes: Changes) -> None:
            self._done = tuple(one for one in self._done if one != last)
            self._front.show_told("")

        def refused(sentence: str) -> None:
            if sentence:
                self._done = tuple(one for one in self._done if one != last)
            self._front.show_trouble(sentence)

        self._carrier.carry(lambda: self._desk.words.settle(acts.undo, of=last), done, refused)

    # -- the form ---------------------------------------------------------------------------------

    def on_new(self) -> None:
        """An entry of the house's own."""
        self._if_allowed(partial(self._form.show_new, self._language))

    def on_change(self) -> None:
        """Other words for the marked one; for one of ours an own entry that counts before it."""
        if (row := self._front.list.word) is not None:
            self._if_allowed(partial(self._form.show_entry, row, self._language))

    def on_saved(self, of: str, typed: WordTyped) -> None:
        """An entry is to be kept."""
        if self._saving:
            return
        self._saving = True
        key = of if is_own(self._words, of) else new_id(_now_ms()).hex()

        def done() -> None:
            self._saving = False
            self._form.done(of)
            self._wanted = f"own.{key}"
            self._front.head.search.clear()
            self._to_front()
            if typed.language != self._language:
                self.read_in(typed.language)
            self._show()

        def refused(sentence: str) -> None:
            self._saving = False
            self._form.refused(sentence)

        self._act(
            acts.write_word, _("The entry is in the lexicon."), done, refused,
            key=key, language=typed.language, level=typed.level, say=typed.say,
            better=typed.better, reason=typed.reason,
        )  # fmt: skip

    def _if_allowed(self, show: Callable[[], None]) -> None:
        """Open the form for who may keep what is written in it."""

        def go_on() -> None:
            signed = self._desk.signed
            if signed is None:
                return
            try:
                if self._staff:
                    around = Around(_now_ms(), signed, self._staff, self._words)
                    with_right("settle-house", around)
            except Refused as why:
                self._front.show_trouble(why.sentence())
            else:
                self._open_form(show)

        if self._desk.signed is None:
            self.staff_wanted.emit(go_on)
        else:
            go_on()

    def _open_form(self, show: Callable[[], None]) -> None:
        self._turn_to(self._form)
        show()

    def _turn_to(self, part: QWidget) -> None:
        """One of the three to the front; the keys go with it, if they are on this page."""
        here = QApplication.focusWidget()
        has_keys = here is not None and self.isAncestorOf(here)
        self._stack.setCurrentWidget(part)
        self.setFocusProxy(part)
        if has_keys and self.isVisible():
            part.setFocus()
        self.turned.emit()

    def _to_front(self) -> None:
        self._turn_to(self._front)

    def _on_file(self) -> None:
        self._form.set_aside()
        self._turn_to(self._trading)

    def _resume(self, of: str) -> None:
        rows = (row for row in self._front.rows if isinstance(row, WordRow))
        found = next((row for row in rows if of in (row.key, row.key.removeprefix("own."))), None)
        if found is None:
            self._open_form(partial(self._form.show_new, self._language))
        else:
            self._open_form(partial(self._form.show_entry, found, self._language))

    # -- acting -----------------------------------------------------------------------------------

    def _act(
        self,
        act: Callable[..., Any],
        told: str,
        then: Callable[[], None] = lambda: None,
        refused: Callable[[str], object] | None = None,
        **words: Any,
    ) -> None:
        """Settle it; then tell so, with the way back."""

        def done(changes: Changes) -> None:
            if changes.entries:
                self.on_done(told, tuple(one.id for one in changes.entries))
            then()

        write = partial(self._desk.words.settle, act, **words)
        self._carrier.carry(write, done, refused or self._front.show_trouble)

    def on_done(self, told: str, entries: tuple[EntryId, ...]) -> None:
        """It is on disk, and can be taken back."""
        self._done += (entries,)
        self._front.show_told(told)

    def _connect(self) -> None:
        front, form = self._front, self._form
        front.head.language_chosen.connect(self.read_in)
        front.head.search.textChanged.connect(self.seek)
        front.uses.chosen.connect(self.look_at)
        front.acted.connect(lambda act: on_front[act]())
        form.saved.connect(self.on_saved)
        form.closed.connect(self._to_front)
        self._trading.serve(self, front)
        for hint in self._trading.hints():
            front.add_hint(hint)
        self._trading.opened.connect(self._on_file)
        self._trading.closed.connect(self._to_front)
        self._trading.told.connect(front.show_note)
        self._trading.taken.connect(self.on_done)
        self._trading.staff_wanted.connect(self.staff_wanted)
        on_front: dict[str, Callable[[], None]] = {
            "switch-word": self.on_switch,
            "own-word": self.on_new,
            "change-word": self.on_change,
            "retire-word": self.on_retire,
            "undo": self.on_undo,
        }
        for act in ("own-word", "change-word", "undo"):
            bind(front, act, on_front[act])
        for at, tag in enumerate(LANGUAGES, 1):
            bind(front, f"word-language-{at}", partial(self.read_in, tag))
        for use, key in USES.items():
            bind(front, key, partial(self.look_at, use))


def _now_ms() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000
