"""The boxes of a line in one language: one for each form that the line needs in it."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assistant.tongue import LANGUAGES
from assistant.words.entries import Form, Varies
from assistant.words.trying import sample
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
        self.varies: Varies = ""
        """What the line varies with."""
        self._same = False
        self._boxes: dict[tuple[Varies, Form], FormBox] = {}
        self._given: dict[FormBox, str] = {}
        """What boxes began with."""
        self._picks: list[str] = []
        self._fits: Collection[str] = ()
        self._paragraphs = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(12))

    @property
    def texts(self) -> dict[Form, str]:
        """The words by form, blank ones left out; empty where nothing is written."""
        found = {one.form: one.box.words.strip() for one in self.shown}
        if self.is_same:
            found = dict.fromkeys(forms(self.language, self.varies), found[""])
        return {form: words for form, words in found.items() if words}

    @property
    def shown(self) -> list[FormBox]:
        """The boxes that the line needs, in order."""
        if self.is_same:
            return [self._box("", "")]
        return [self._box(self.varies, form) for form in forms(self.language, self.varies)]

    @property
    def can_be_same(self) -> bool:
        """Whether there are several forms at all."""
        return len(forms(self.language, self.varies)) > 1

    @property
    def is_same(self) -> bool:
        """Whether one box is for all forms: not every language has other words for each."""
        return self._same and self.can_be_same

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
        self.varies = varies
        alike = {texts.get(form, "") for form in forms(self.language, varies)}
        self._same = len(alike) == 1 and alike != {""}
        self._given.clear()
        alone = next(iter(alike)) if self.is_same else ""
        for one in self.shown:
            one.box.show_words(alone or texts.get(one.form, ""))
        self._settle()

    def vary(self, varies: Varies, *, same: bool = False) -> None:
        """Other boxes, or with `same` one.

        Where nobody has written in them yet they begin with the words of those before.
        """
        before = {one.form: one.box.words for one in self.shown}
        order = (*_BEFORE[self.varies], *reversed(before))
        words = next((before[form] for form in order if before.get(form, "").strip()), "")
        self.varies, self._same = varies, same
        if all(one.box.words == self._given.get(one, "") for one in self.shown):
            for one in self.shown:
                one.box.show_words(words)
                self._given[one] = one.box.words
        self._settle()

    def show_picks(
        self, picks: Collection[Pick], *, paragraphs: bool, fits: Collection[str] = ()
    ) -> None:
        """What may be picked, when `fits` holds; and whether the words have paragraphs."""
        self._picks = [pick.name for pick in picks]
        self._paragraphs, self._fits = paragraphs, fits
        for (varies, form), one in self._boxes.items():
            self._feed(one, varies, form)

    def show_troubles(self, troubles: Collection[Trouble]) -> None:
        """Each at its box; what is of no box stands at the first."""
        shown = self.shown
        own = {one.form for one in shown}
        for box in shown:
            first = box is shown[0]
            here = [
                one for one in troubles if one.form == box.form or (first and one.form not in own)
            ]
            real = dict.fromkeys(one.sentence for one in here if not one.hint)
            hints = dict.fromkeys(one.sentence for one in here if one.hint)
            box.show_troubles(list(real), list(hints))

    def focus(self, form: Form) -> None:
        """The keys go to the box of `form`."""
        found = (one for one in self.shown if one.form == form)
        next(found, self.shown[0]).box.setFocus()

    def _box(self, varies: Varies, form: Form) -> FormBox:
        at = (varies, form)
        if at not in self._boxes:
            tongue = LANGUAGES[self.language]
            fresh = FormBox(self._look, self.language, tongue, varies, form)
            fresh.box.edited.connect(self.edited)
            fresh.box.brace_refused.connect(self.brace_refused)
            fresh.box.entered.connect(self._on_entered)
            self._boxes[at] = fresh
            self._column.addWidget(fresh)
            self._feed(fresh, varies, form)
        return self._boxes[at]

    def _feed(self, one: FormBox, varies: Varies, form: Form) -> None:
        """Samples are of a guest for whom the box is."""
        one.box.allow_paragraphs(self._paragraphs)
        one.box.show_samples(
            {name: sample(name, self.language, varies, form, self._fits) for name in self._picks}
        )

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
