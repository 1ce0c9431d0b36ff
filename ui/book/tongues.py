"""The words of a line in every language: a tab for each, its boxes below."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QTabBar, QVBoxLayout, QWidget

from assistant.tongue import LANGUAGES, N_, _, listed, named, spoken
from assistant.words.entries import Form, Texts, Varies
from assistant.words.writing import Pick, Trouble
from ui.book.digit_choice import digit_choice, in_a_row
from ui.book.language_boxes import LanguageBoxes
from ui.book.word_box import WordBox
from ui.look.current_stack import CurrentStack
from ui.look.key_hint import KeyHint
from ui.look.keys import cap, label
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.paragraph import Paragraph

PicksOf = Callable[[str], Sequence[Pick]]
"""What may be picked, with samples in a language."""


_WRONG = ("circle-alert", "warn", N_("not complete"))
_WRITTEN = ("check", "accent", N_("written"))
_EMPTY = ("pen-line", "faint", N_("left empty"))
"""How far a language is: a sign, its colour, and what it says."""


class Tongues(QWidget):
    """The interface's language first; one that is left empty is told."""

    edited = Signal()
    turned = Signal()
    """Another language is in front."""
    pick_wanted = Signal()

    def __init__(self, look: Look, same: int) -> None:
        """`same`: the digit by which a language has one box for all."""
        super().__init__()
        self._look = look
        self._order = sorted(LANGUAGES, key=lambda language: language != spoken())
        self._boxes = {language: LanguageBoxes(look, language) for language in self._order}
        self._uncounted: Collection[str] = ()
        self._tabs = QTabBar()
        self._tabs.setObjectName("small")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(_("The language of the words"))
        self._stack = CurrentStack()
        for language, boxes in self._boxes.items():
            self._mark(self._tabs.addTab(LANGUAGES[language]), _EMPTY)
            self._stack.addWidget(boxes)
            boxes.edited.connect(self._on_edited)
            boxes.brace_refused.connect(self._on_brace)
            boxes.entered.connect(lambda: self.turn(1))
        self._tabs.currentChanged.connect(self._on_turned)
        self._same = digit_choice(look, _("One wording is enough in this language"), same)
        self._same.clicked.connect(self._on_same)
        self._pick = KeyHint(look, cap("pick"), _("Put in what Salve fills in"))
        self._pick.clicked.connect(self.pick_wanted)
        self._next = KeyHint(look, cap("next-tongue"), label("next-tongue"))
        self._next.clicked.connect(lambda: self.turn(1))
        self._braces = Paragraph(look, "", "caption", "warn")
        self._missing = Paragraph(look, "", "caption", "muted")
        told = _("These words count the visits in a way that fits in no boxes. Write them anew.")
        self._told = Paragraph(look, told, "caption", "warn")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    @property
    def language(self) -> str:
        """The one in front."""
        return self._order[self._tabs.currentIndex()]

    @property
    def name(self) -> str:
        """What it is called."""
        return LANGUAGES[self.language]

    @property
    def texts(self) -> dict[str, dict[Form, str]]:
        """The words of every language in which something is written."""
        found = {language: boxes.texts for language, boxes in self._boxes.items()}
        return {language: texts for language, texts in found.items() if texts}

    @property
    def at_hand(self) -> WordBox:
        """The box with the focus, else the first of the language in front."""
        return self._boxes[self.language].at_hand

    def show_line(
        self, texts: Texts, varies: Varies, language: str, uncounted: Collection[str]
    ) -> None:
        """Another line, with `language` in front."""
        self._uncounted = uncounted
        for one, boxes in self._boxes.items():
            boxes.show_texts(texts.get(one, {}), varies)
        self._tabs.setCurrentIndex(self._order.index(language) if language in self._order else 0)
        self._on_turned(self._tabs.currentIndex())
        self._braces.hide()

    def vary(self, varies: Varies) -> None:
        """Other boxes in every language."""
        for boxes in self._boxes.values():
            boxes.vary(varies)
        self._show_same()

    def press_same(self) -> None:
        """One box for all in the language in front, or one for each; as if clicked."""
        if not self._same.isHidden():
            self._same.click()

    def show_picks(self, picks: PicksOf, *, paragraphs: bool, fits: Collection[str] = ()) -> None:
        """What may be picked, when `fits` holds; and whether the words have paragraphs."""
        for language, boxes in self._boxes.items():
            boxes.show_picks(picks(language), paragraphs=paragraphs, fits=fits)

    def show_troubles(self, found: Collection[Trouble]) -> None:
        """Each at its box, and on the tab of its language; which languages have no words."""
        texts = self.texts
        for at, language in enumerate(self._order):
            here = [one for one in found if one.language == language]
            self._boxes[language].show_troubles(here)
            wrong = any(not one.hint for one in here)
            self._mark(at, _WRONG if wrong else _WRITTEN if language in texts else _EMPTY)
        empty = listed(LANGUAGES[one] for one in self._order if one not in texts)
        told = _("Left empty, so not offered in: {languages}.").format(languages=empty)
        self._missing.setText(told if empty and texts else "")
        self._missing.setVisible(bool(empty and texts))

    def focus(self, language: str, form: Form) -> None:
        """The keys go to a box; "" for the language in front."""
        if language:
            self._tabs.setCurrentIndex(self._order.index(language))
        self._boxes[self.language].focus(form)

    def turn(self, by: int) -> None:
        """To the next language (1), or the one before (-1)."""
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % len(self._order))
        self.at_hand.setFocus()

    def _mark(self, at: int, state: tuple[str, str, str]) -> None:
        """Always with a sign: a tab that became wider would have no room in its row."""
        icon, ink, told = state
        self._tabs.setTabIcon(at, QIcon(self._look.pixmap(icon, ink, 14)))
        self._tabs.setAccessibleTabName(at, named(LANGUAGES[self._order[at]], _(told)))

    def _on_edited(self) -> None:
        self._braces.hide()
        self.edited.emit()

    def _on_brace(self) -> None:
        told = _("Braces are not typed: pick what is filled in with {key}.")
        self._braces.setText(told.format(key=cap("pick")))
        self._braces.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choice behind the tabs, or below them where they take the row."""
        need = self._tabs.sizeHint().width() + self._same.sizeHint().width() + self._look.px(60)
        self._head.setDirection(direction(event.size().width() < need))
        super().resizeEvent(event)

    def _on_same(self, same: bool) -> None:
        boxes = self._boxes[self.language]
        boxes.vary(boxes.varies, same=same)
        boxes.at_hand.setFocus()
        self.edited.emit()

    def _show_same(self) -> None:
        boxes = self._boxes[self.language]
        self._same.setVisible(boxes.can_be_same)
        self._same.setChecked(boxes.is_same)

    def _on_turned(self, at: int) -> None:
        self._stack.setCurrentWidget(self._boxes[self._order[at]])
        self._told.setVisible(self.language in self._uncounted)
        self._show_same()
        self._braces.hide()
        self.turned.emit()

    def _lay_out(self) -> None:
        px = self._look.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self._head.setSpacing(px(8))
        self._head.addWidget(self._tabs, 1)  # the tab in front is bolder, so it needs more room
        self._head.addWidget(self._same)
        column.addLayout(self._head)
        column.addWidget(self._told)
        column.addWidget(self._stack)
        column.addWidget(self._braces)
        column.addWidget(in_a_row(self._look, self._pick, self._next))
        column.addWidget(self._missing)
