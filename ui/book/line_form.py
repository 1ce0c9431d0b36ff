"""The form for a line of the house's own: boxes for every language and form, and how it sounds.

For a page: `show_new`, `show_from` or `show_own` opens it; it tells `wanted` (a `LineTyped`) or
`cancelled`. When the line is on disk call `done`, when it was refused `show_refused`. `typed` and
`resume` carry everything over into a window that is built anew. Its keys (Alt+1 to Alt+9 among
them) are at work while it can be seen: a list of the same page binds its own inside the list.
"""

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.guests.entries import Moment
from assistant.tongue import _, spoken
from assistant.words.book import Book
from assistant.words.entries import PhraseWritten
from assistant.words.own import OwnEntry
from assistant.words.view import Own
from assistant.words.writing import Trouble, previews, troubles
from ui.book.form_words import from_shipped
from ui.book.line_body import CHOICES, LineBody
from ui.book.placeholder_list import PlaceholderList
from ui.book.typed import FormTyped, LineDraft, LineTyped, Slot
from ui.book.word_box import WordBox
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import KEYS, bind, cap
from ui.look.look import Look
from ui.look.trouble import Trouble as Sentence

PAUSE_MS = 120
"""So long a hand rests before what it typed is looked at."""


class LineForm(QWidget):
    """What is typed is kept until it is saved, for each line by itself."""

    wanted = Signal(object)
    """The `LineTyped` that is to be kept."""
    cancelled = Signal()

    def __init__(self, look: Look, book: Book, house: str = "") -> None:
        """`house` is its name, for the preview."""
        super().__init__()
        self._look, self._book, self._house, self._staff = look, book, house, ""
        self._own: tuple[OwnEntry, ...] = ()
        self._off: frozenset[str] = frozenset()
        self._slot: Slot | None = None
        self._on_file = LineTyped("greeting", "plain")
        self._uncounted: tuple[str, ...] = ()
        self._drafts: dict[Slot, LineDraft] = {}
        self._language = spoken()
        self._body = LineBody(look, book)
        self._refused = Sentence(look)
        self._save = KeyedButton(look, _("Save this line"), cap("save"), primary=True)
        self._back = KeyedButton(look, _("Back, what is typed is kept"), cap("cancel"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._lay_out()
        self._list = PlaceholderList(look, self)
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    # -- from outside -----------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether a line stands in it."""
        return self._slot is not None

    @property
    def line(self) -> LineTyped:
        """The line as it stands in the form."""
        return self._body.line

    @property
    def typed(self) -> FormTyped:
        """All that is typed and not saved, for a window that is built anew."""
        self._keep()
        here = self._draft()
        open_too = {here.slot: here} if here is not None else {}
        return FormTyped({**self._drafts, **open_too}, self._slot)

    def resume(self, typed: FormTyped) -> None:
        """Go on with what the window before kept; `is_open` tells whether a line stands in it."""
        self._drafts = dict(typed.drafts)
        draft = self._drafts.get(typed.open) if typed.open is not None else None
        if draft is not None:
            self._show(draft)

    def show_staff(self, name: str) -> None:
        """Who speaks in the preview."""
        self._staff = name
        self._soon.start()

    def show_lexicon(self, own: Collection[OwnEntry], off: Collection[str] = ()) -> None:
        """The house's own entries: their words are hinted at as well; ours in `off` are not."""
        self._own, self._off = tuple(own), frozenset(off)
        self._soon.start()

    def show_language(self, language: str) -> None:
        """What the book is read in: lines that are opened from now on begin in it."""
        self._language = language

    def show_new(self, moment: Moment, situation: str) -> None:
        """An empty form; what was typed in it before comes back."""
        empty = LineTyped(moment, situation)
        self._open(LineDraft(("new", moment, situation), empty, empty, self._language))

    def show_from(
        self,
        moment: Moment,
        situation: str,
        texts: Mapping[str, str],
        bears: Collection[str] = (),
        fits: Collection[str] = (),
    ) -> None:
        """A line of the book to be made one's own: its patterns by language, and its conditions."""
        varies, words, uncounted = from_shipped(texts)
        line = LineTyped(moment, situation, "", words, varies, tuple(bears), tuple(fits))
        slot = ("from", moment, situation, *fits, *(texts[tag] for tag in sorted(texts)))
        self._open(LineDraft(slot, line, line, self._language, uncounted))

    def show_own(self, own: Own[PhraseWritten]) -> None:
        """One of the house's lines to be changed."""
        one = own.written
        line = LineTyped(
            one.moment, one.situation, one.key, one.texts, one.varies, one.bears, one.fits
        )
        written = [tag for tag in (self._language, spoken()) if one.texts.get(tag)]
        language = written[0] if written else next(iter(one.texts), self._language)
        self._open(LineDraft(("own", one.moment, one.key), line, line, language))

    def show_refused(self, sentence: str) -> None:
        """Why it was not saved; everything stays."""
        self._refused.show_sentence(sentence)

    def done(self) -> None:
        """The line is on disk: nothing of it is kept here."""
        if self._slot is not None:
            self._drafts.pop(self._slot, None)
        self._slot = None

    # -- by hand ----------------------------------------------------------------------------------

    def on_save(self) -> None:
        """Tell the line; or what is missing, at its box."""
        if self._slot is None:
            return
        line = self.line
        found = self._look_at(line, whole=True)
        real = next((one for one in found if not one.hint), None)
        if real is None:
            self.wanted.emit(line)
        else:
            self._body.focus(real.language, real.form)

    def on_back(self) -> None:
        """To where one came from; what is typed is kept."""
        self._keep()
        self._slot = None
        self._list.hide()
        self.cancelled.emit()

    def on_pick(self) -> None:
        """The list at the caret of the box at hand."""
        if not self._list.isVisible():
            self._body.see()
            self._list.open_at(self._body.at_hand, self._body.picks)

    def on_picked(self, box: WordBox, name: str) -> None:
        """Into the words."""
        box.pick(name)

    def on_edited(self) -> None:
        """Something was typed: it is looked at when the hand rests."""
        self._refused.show_sentence("")
        self._soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.on_back()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the words."""
        super().focusInEvent(event)
        self._body.at_hand.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list would no longer be at its caret."""
        if self._list.isVisible():
            self._list.close_list()
        super().resizeEvent(event)

    # -- inside -----------------------------------------------------------------------------------

    def _open(self, fresh: LineDraft) -> None:
        self._keep()
        self._show(self._drafts.get(fresh.slot, fresh))

    def _show(self, draft: LineDraft) -> None:
        self._slot, self._uncounted = draft.slot, draft.uncounted
        self._body.show_draft(draft)
        self._on_file = self.line if draft.typed == draft.on_file else draft.on_file
        self._refused.show_sentence("")
        self.on_rest()
        self._body.at_hand.setFocus()

    def on_rest(self) -> None:
        """The hand rests: what is wrong, and how it sounds."""
        self._soon.stop()
        if self._slot is None:
            return
        line = self.line
        self._look_at(line, whole=bool(line.texts))
        told = previews(
            self._book,
            line.moment,
            line.situation,
            line.texts,
            line.varies,
            self._body.language,
            staff=self._staff,
            house=self._house,
            fits=line.fits,
        )
        self._body.show_previews(told)

    def _look_at(self, line: LineTyped, *, whole: bool) -> list[Trouble]:
        """Troubles at their boxes; of the `whole` line below."""
        found = troubles(
            line.moment,
            line.situation,
            line.texts,
            line.varies,
            bears=line.bears,
            own=self._own,
            off=self._off,
        )
        self._body.show_troubles(found)
        general = [one.sentence for one in found if not one.language and not one.hint]
        if whole and general:
            self._refused.show_sentence(general[0])
        return found

    def _keep(self) -> None:
        """What differs from what is on file is a draft."""
        here = self._draft()
        if here is None:
            return
        self._drafts.pop(here.slot, None)
        if here.typed != here.on_file:
            self._drafts[here.slot] = here

    def _draft(self) -> LineDraft | None:
        """The line in the form, if there is one."""
        if self._slot is None:
            return None
        language = self._body.language
        return LineDraft(self._slot, self.line, self._on_file, language, self._uncounted)

    def _connect(self) -> None:
        self._soon.timeout.connect(self.on_rest)
        self._body.edited.connect(self.on_edited)
        self._body.turned.connect(self.on_rest)
        self._body.pick_wanted.connect(self.on_pick)
        self._list.picked.connect(self.on_picked)
        self._save.clicked.connect(self.on_save)
        self._back.clicked.connect(self.on_back)
        bind(self, "save", self.on_save)
        bind(self, "pick", self.on_pick)
        bind(self, "next-tongue", partial(self._body.turn, 1))
        bind(self, "tongue-before", partial(self._body.turn, -1))
        for number in range(1, CHOICES + 1):
            digit = KEYS["phrase-choice"].sequence.replace("1", str(number))
            QShortcut(digit, self).activated.connect(partial(self._body.press, number))

    def _lay_out(self) -> None:
        px = self._look.px
        foot = QWidget()
        flow = FlowLayout(foot, px(10))
        flow.addWidget(self._save)
        flow.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self._body, 1)
        column.addWidget(self._refused)
        column.addWidget(foot)
