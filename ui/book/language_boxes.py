"""The boxes of a line in one language: one for each form that the line needs in it."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assistant.tongue import LANGUAGES
from assistant.words.entries import Form, Varies
from assistant.words.writing import Pick, Trouble, forms
from ui.book.form_box import FormBox
from ui.book.word_box import WordBox
from ui.look.look import Look

_BEFORE: Mapping[Varies, tuple[Form, ...]] = {"": ("",), "gender": ("other", "f", "m"), "visit": ()}
"""Whose words a box begins with when a line comes to vary with something else."""


class LanguageBoxes(QWidget):
    """Boxes that are not needed at the moment keep their words."""

    edited = Signal()
    brace_refused = Signal()
    entered = Signal()
    """Return in the last box; before it goes on to the next one."""

    def __init__(self, look: Look, language: str) -> None:
        super().__init__()
        self.language = language
        self._look = look
        self._varies: Varies = ""
        self._boxes: dict[tuple[Varies, Form], FormBox] = {}
        self._samples: dict[str, str] = {}
        self._paragraphs = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(12))

    @property
    def texts(self) -> dict[Form, str]:
        """The words by form, blank ones left out; empty where nothing is written."""
        found = {one.form: one.box.words.strip() for one in self.shown}
        return {form: words for form, words in found.items() if words}

    @property
    def shown(self) -> list[FormBox]:
        """The boxes that the line needs, in order."""
        return [self._box(form) for form in forms(self.language, self._varies)]

    @property
    def at_hand(self) -> WordBox:
        """The box with the focus, else the first."""
        focus = QApplication.focusWidget()
        found = (one.box for one in self.shown if one.box is focus)
        return next(found, self.shown[0].box)

    def show_texts(self, texts: Mapping[Form, str], varies: Varies) -> None:
        """Other words in all boxes."""
        for one in self._boxes.values():
            one.box.show_words("")
        self._varies = varies
        for one in self.shown:
            one.box.show_words(texts.get(one.form) or texts.get("other", ""))
        self._settle()

    def vary(self, varies: Varies) -> None:
        """Other boxes; where they are empty they begin with the words of those before."""
        before = {one.form: one.box.words for one in self.shown}
        order = (*_BEFORE[self._varies], *reversed(before))
        words = next((before[form] for form in order if before[form].strip()), "")
        self._varies = varies
        if not self.texts:
            for one in self.shown:
                one.box.show_words(words)
        self._settle()

    def show_picks(self, picks: Collection[Pick], *, paragraphs: bool) -> None:
        """What may be picked; and whether the words have paragraphs."""
        self._samples = {pick.name: pick.sample for pick in picks}
        self._paragraphs = paragraphs
        for one in self._boxes.values():
            self._feed(one)

    def show_troubles(self, troubles: Collection[Trouble]) -> None:
        """Each at its box; what is of no box stands at the first."""
        shown = self.shown
        own = {one.form for one in shown}
        for one in shown:
            here = [
                trouble
                for trouble in troubles
                if trouble.form == one.form or (one is shown[0] and trouble.form not in own)
            ]
            one.show_troubles(
                [t.sentence for t in here if not t.hint], [t.sentence for t in here if t.hint]
            )

    def focus(self, form: Form) -> None:
        """The keys go to the box of `form`."""
        found = (one for one in self.shown if one.form == form)
        next(found, self.shown[0]).box.setFocus()

    def _box(self, form: Form) -> FormBox:
        at = (self._varies, form)
        if at not in self._boxes:
            tongue = LANGUAGES[self.language]
            fresh = FormBox(self._look, self.language, tongue, self._varies, form)
            fresh.box.edited.connect(self.edited)
            fresh.box.brace_refused.connect(self.brace_refused)
            fresh.box.entered.connect(self._on_entered)
            self._boxes[at] = fresh
            self._column.addWidget(fresh)
            self._feed(fresh)
        return self._boxes[at]

    def _feed(self, one: FormBox) -> None:
        one.box.allow_paragraphs(self._paragraphs)
        one.box.show_samples(self._samples)

    def _settle(self) -> None:
        shown = self.shown
        for one in self._boxes.values():
            one.setVisible(one in shown)
        self.setFocusProxy(shown[0].box)

    def _on_entered(self) -> None:
        boxes = [one.box for one in self.shown]
        at = boxes.index(self.at_hand) + 1
        if at < len(boxes):
            boxes[at].setFocus()
        else:
            self.entered.emit()
