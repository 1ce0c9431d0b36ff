"""The languages that somebody speaks, the best first: those of the list, and one more at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from assistant.languages import NAMES, language_name
from assistant.tongue import LANGUAGES, _
from ui.look.choice_box import ChoiceBox
from ui.look.flow import FlowLayout
from ui.look.line import Line
from ui.look.look import Look


class SpokenLanguages(QWidget):
    """Ticked is spoken."""

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._boxes: dict[str, QCheckBox] = {}
        self._order: list[str] = []
        host = QWidget()
        self._flow = FlowLayout(host, look.px(12))
        others = sorted({tag for tag in NAMES if tag != "no"}, key=language_name)
        more = _("Another language")
        self._more = ChoiceBox(look, more, [("", more), *((t, language_name(t)) for t in others)])
        self._more.setMaximumWidth(look.px(260))
        self._more.taken.connect(self._on_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(Line(look, _("Languages"), "section", "muted"))
        column.addWidget(host)
        column.addWidget(self._more)
        self.show_languages(())

    @property
    def tags(self) -> tuple[str, ...]:
        """BCP 47, in the order in which they were said."""
        return tuple(tag for tag in self._order if self._boxes[tag].isChecked())

    def show_languages(self, tags: Sequence[str]) -> None:
        """Those of one person, and the interface's to be ticked beside them."""
        self._order = list(tags)
        for tag in (*tags, *LANGUAGES):
            self._box(tag)
        for tag, box in self._boxes.items():
            box.setChecked(tag in tags)
            box.setVisible(tag in tags or tag in LANGUAGES)

    def lock(self, *, locked: bool) -> None:
        """Only to be read."""
        self.setEnabled(not locked)
        self._more.setVisible(not locked)

    def _box(self, tag: str) -> QCheckBox:
        if tag not in self._boxes:
            box = self._boxes[tag] = QCheckBox(language_name(tag))
            box.setFont(self._look.font("body"))
            box.toggled.connect(lambda on, tag=tag: self._on_toggled(tag, on=on))
            self._flow.addWidget(box)
        return self._boxes[tag]

    def _on_toggled(self, tag: str, *, on: bool) -> None:
        if on and tag not in self._order:
            self._order.append(tag)
        self.edited.emit()

    def _on_more(self, tag: object) -> None:
        self._more.show_value("")
        if tag:
            box = self._box(str(tag))
            box.show()
            box.setChecked(True)
