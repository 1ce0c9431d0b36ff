"""The record: which of the five kinds by one key, cause, product, place (H36). Little typing."""

from typing import get_args

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from assistant.recovery import acts
from assistant.recovery.entries import Defect
from assistant.recovery.labels import defect_hint, defect_label
from assistant.tongue import _
from ui.listening.hear import hear
from ui.look.digits import Digits
from ui.look.lines import TypedLine, labelled
from ui.look.look import Look
from ui.look.two_columns import TwoColumns
from ui.recovery.deeds import Deed
from ui.recovery.form import Form
from ui.recovery.known import Known, Names
from ui.recovery.typed import Typed

KINDS: tuple[Defect, ...] = tuple(kind for kind in get_args(Defect) if kind)
FIELDS = ("cause", "product", "place")


class RecordForm(Form):
    """It is the process that is at fault, not a person: nobody's name is asked."""

    FIELDS = FIELDS

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        kinds = [(kind, defect_label(kind), defect_hint(kind)) for kind in KINDS]
        self._kind = Digits(look, _("What kind it was"), kinds)
        self._on_file = ""
        """The kind that is on file."""
        names = {
            "cause": (_("What led to it"), _("The process, not a person")),
            "product": (_("With what"), ""),
            "place": (_("Where"), ""),
        }
        fields = QWidget()
        row = QVBoxLayout(fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        half = QHBoxLayout()
        half.setSpacing(look.px(10))
        for name, (words, hint) in names.items():
            line = TypedLine(look, words, hint)
            self.add_edit(name, line)
            (half if name != "cause" else row).addWidget(labelled(look, words, line))
        row.addLayout(half)
        row.addStretch(1)
        hear(look, self.edits["cause"], "note")
        self._before = {name: _completer(self.edits[name]) for name in ("product", "place")}
        self._kind.chosen.connect(lambda kind: self.edits["cause"].setFocus())
        self._kind.typed.connect(self._on_typed)
        both = TwoColumns(look)
        both.add(labelled(look, _("What kind it was"), self._kind))
        both.add(fields)
        self.column.addWidget(both)
        self.column.addWidget(self.trouble)
        self.setFocusProxy(self._kind)

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """What is on file, and what problems named before."""
        view = known.view
        if self._kind.value == self._on_file:
            self._kind.show_value(view.defect or None)
        self._on_file = view.defect
        for name in FIELDS:
            self.edits[name].show_value(getattr(view, name))
        self._before["product"].setStringList(list(known.products))
        self._before["place"].setStringList(list(known.places))

    def on_entered(self, name: str) -> None:
        """On to the next line; from the last one it is written."""
        at = FIELDS.index(name) + 1
        if at < len(FIELDS):
            self.edits[FIELDS[at]].setFocus()
        else:
            self.entered.emit()

    def deeds(self) -> list[Deed]:
        """What differs from what is on file."""
        words: dict[str, object] = {n: self.filled(n) for n in FIELDS if self.edits[n].differs}
        if self._kind.is_chosen and self._kind.value != self._on_file:
            words["defect"] = self._kind.value
        return [Deed(acts.change, words, self.sent(*FIELDS))] if words else []

    @property
    def typed(self) -> dict[str, str]:
        """The kind goes with the words."""
        differs = self._kind.value != self._on_file
        return super().typed | ({"defect": self._kind.value} if differs else {})

    def resume(self, typed: Typed) -> None:
        """Another matter's record, half typed."""
        super().resume(typed)
        self._on_file = ""
        self._kind.show_value(typed.get("defect"))

    def _on_typed(self, event: QKeyEvent) -> None:
        self.edits["cause"].setFocus()
        self.edits["cause"].event(event)


def _completer(line: object) -> QStringListModel:
    """Completes the words of `line` by those that the model has."""
    model = QStringListModel()
    completer = QCompleter(model)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    if isinstance(line, TypedLine):
        completer.setParent(line)
        model.setParent(completer)
        line.setCompleter(completer)
    return model
