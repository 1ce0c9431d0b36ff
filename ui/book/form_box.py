"""One box of the form: for whom it is, the words, and what is to be said about them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.tongue import _, named, sentences
from assistant.words.counted import examples
from assistant.words.entries import Form, Varies
from ui.book.word_box import WordBox
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph


def form_label(language: str, varies: Varies, form: Form) -> str:
    """For whom the words of `form` are, for somebody who never heard of plural forms."""
    if varies == "gender":
        told = {"f": _("To a woman"), "m": _("To a man")}
        return told.get(form, _("While it is not known"))
    if varies == "visit":
        shown = examples(language)
        if len(shown) == 1:
            return _("On every visit")
        return _("Visit {numbers}").format(numbers=shown.get(form, ""))
    return _("The words")


class FormBox(QWidget):
    """Amber is what keeps the line from being saved; a hint is quiet."""

    def __init__(self, look: Look, language: str, tongue: str, varies: Varies, form: Form) -> None:
        """`tongue`: what the language is called."""
        super().__init__()
        label = form_label(language, varies, form)
        self.form = form
        self.box = WordBox(look, named(tongue, label))
        words = Line(look, label, "section", "muted")
        words.setBuddy(self.box)
        self._trouble = _Note(look, "circle-alert", "warn")
        self._hint = _Note(look, "lightbulb", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        for part in (words, self.box, self._trouble, self._hint):
            column.addWidget(part)
        self.setFocusProxy(self.box)

    def show_troubles(self, troubles: Sequence[str], hints: Sequence[str]) -> None:
        """What cannot be kept as it is, and what might be better."""
        self._trouble.show_sentences(troubles)
        self._hint.show_sentences(hints)
        self.box.show_notes(sentences(*troubles, *hints))


class _Note(QWidget):
    """Sentences behind a sign; without any it is not there."""

    def __init__(self, look: Look, icon: str, ink: str) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(look.pixmap(icon, ink, 15))
        sign.setContentsMargins(0, look.px(1), 0, 0)
        self._words = Paragraph(look, "", "caption", ink)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(2), 0, 0, 0)
        row.setSpacing(look.px(6))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def show_sentences(self, told: Sequence[str]) -> None:
        """One under the other."""
        self._words.setText("\n".join(told))
        self.setVisible(bool(told))
