"""What is practised, and the language of the guest."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.tongue import LANGUAGES, _
from assistant.words.plots import Field
from ui.look.choice_box import ChoiceBox
from ui.look.flow import FlowLayout
from ui.look.keycap import KeyCap
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap, label
from ui.look.look import Look

FIELDS: tuple[Field | None, ...] = (None, "door", "telephone", "wrong")


class Choices(QWidget):
    """One row where there is room."""

    field_chosen = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field: Field | None = None
        named = (
            _("All moments"),
            _("At the door"),
            _("On the telephone"),
            _("When something went wrong"),
        )
        group = QWidget()
        group.setAccessibleName(label("drill-field"))
        together = FlowLayout(group, look.px(2))
        together.addWidget(KeyCap(look, cap("drill-field")))
        self._fields = {}
        for field, words in zip(FIELDS, named, strict=True):
            choice = self._fields[field] = KeyedChoice(look, words)
            choice.clicked.connect(lambda checked, which=field: self._choose(which))
            together.addWidget(choice)
        self._box = ChoiceBox(look, label("drill-language"), list(LANGUAGES.items()))
        self._box.taken.connect(lambda language: self.language_chosen.emit(str(language)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(group, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(KeyCap(look, cap("drill-language")))
        row.addWidget(self._box)

    def show_choices(self, field: Field | None, language: str) -> None:
        """What is chosen, in silence."""
        self.field = field
        self._fields[field].setChecked(True)
        self._box.show_value(language)

    def step(self) -> None:
        """The next one of what is practised."""
        self._choose(FIELDS[(FIELDS.index(self.field) + 1) % len(FIELDS)])

    def to_languages(self) -> None:
        """The keys go to the languages: arrows choose."""
        self._box.setFocus()

    def _choose(self, field: Field | None) -> None:
        self.field = field
        self._fields[field].setChecked(True)
        self.field_chosen.emit(field)
