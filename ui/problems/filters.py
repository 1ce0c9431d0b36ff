"""Which problems are shown: by state, kind, place, product and owner; told in words as well."""

from collections.abc import Mapping, Sequence

from msgspec import structs
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assistant.journal.stamp import PageId, StaffId
from assistant.recovery.labels import defect_label
from assistant.recovery.register import Wanted
from assistant.tongue import _, listed, n_, p_
from ui.look.choice_box import ChoiceBox
from ui.look.key_hint import KeyHint
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.numbers import count
from ui.problems.signs import KINDS

ALL = Wanted()
_ONE_ROW = 600
"""Pixels at 100 % that five lists beside each other need."""
_TWO_ROWS = 3
"""So many lists stand beside each other where there is less."""


class Filters(QWidget):
    """Five closed lists in a row; below them what they let through, and the key to clear them."""

    wanted = Signal(object)
    """The new `Wanted`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._wanted, self._columns = ALL, _TWO_ROWS
        self._shown: tuple[int, int] | None = None
        kinds = [("any", _("Any kind")), *((kind, defect_label(kind)) for kind in KINDS)]
        states = [
            ("", _("Any state")),
            ("open", p_("problem", "Open")),
            ("closed", p_("problem", "Closed")),
        ]
        self._state = ChoiceBox(look, _("State"), states)
        self._kind = ChoiceBox(look, _("Kind"), kinds)
        self._product = ChoiceBox(look, _("Product"), [("", _("Any product"))])
        self._place = ChoiceBox(look, _("Place"), [("", _("Any place"))])
        self._owner = ChoiceBox(look, _("Owner"), [("", _("Any owner"))])
        self._told = Line(look, "", "caption", "muted")
        self._clear = KeyHint(look, cap("clear-filters"), label("clear-filters"))
        self._clear.clicked.connect(self.clear)
        for box in self._boxes():
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setSizeAdjustPolicy(
                ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(6)
            box.taken.connect(self._on_taken)
        self._lay_out()
        self.setFocusProxy(self._state)
        self._tell()

    @property
    def current(self) -> Wanted:
        """What is asked for."""
        return self._wanted

    @property
    def told(self) -> str:
        """The same in words, and how many there are."""
        return self._told.text()

    def show_choices(
        self, products: Sequence[str], places: Sequence[str], staff: Mapping[StaffId, str]
    ) -> None:
        """What can be chosen, read from the problems that one may see; what was chosen stays so.

        What was chosen by who saw more than who is at the desk now is asked for no longer.
        """
        wanted = structs.replace(
            self._wanted,
            product=_among(products, self._wanted.product),
            place=_among(places, self._wanted.place),
        )
        is_other, self._wanted = wanted != self._wanted, wanted
        _refill(self._product, [(one, _named(one)) for one in products], self._wanted.product)
        _refill(self._place, [(one, _named(one)) for one in places], self._wanted.place)
        owner = self._wanted.owner.hex() if self._wanted.owner else ""
        _refill(self._owner, [(page.hex(), name) for page, name in staff.items()], owner)
        self._tell()
        if is_other:
            self.wanted.emit(wanted)

    def show_count(self, shown: int, of: int) -> None:
        """How many are listed, and how many there are."""
        self._shown = (shown, of)
        self._tell()

    def show_wanted(self, wanted: Wanted) -> None:
        """Choose in silence, as a window before had it."""
        self._wanted = wanted
        state = {None: "", True: "open", False: "closed"}[wanted.is_open]
        self._state.show_value(state)
        self._kind.show_value("any" if wanted.defect is None else wanted.defect)
        for box, value in (
            (self._product, wanted.product),
            (self._place, wanted.place),
            (self._owner, wanted.owner.hex() if wanted.owner else ""),
        ):
            if value and box.findData(value) < 0:
                box.add(value, _named(value))
            box.show_value(value)
        self._tell()

    def clear(self) -> None:
        """All problems again."""
        if self._wanted != ALL:
            self.show_wanted(ALL)
            self.wanted.emit(ALL)

    def _boxes(self) -> tuple[ChoiceBox, ...]:
        return self._state, self._kind, self._product, self._place, self._owner

    def _on_taken(self, value: object) -> None:
        kind, owner = self._kind.currentData(), self._owner.currentData()
        self._wanted = Wanted(
            is_open={"open": True, "closed": False}.get(self._state.currentData()),
            defect=None if kind == "any" else kind,
            product=self._product.currentData() or "",
            place=self._place.currentData() or "",
            owner=StaffId(PageId(bytes.fromhex(owner))) if owner else None,
        )
        self._tell()
        self.wanted.emit(self._wanted)

    def _tell(self) -> None:
        """Only what is not “any” is told."""
        shown, of = self._shown or (0, 0)
        many = n_("{n} problem", "{n} problems", of).format(n=count(of)) if self._shown else ""
        if shown < of:
            many = _("{problems}, {shown} of them listed; more come as you scroll").format(
                problems=many, shown=count(shown)
            )
        parts = [box.currentText() for box in self._boxes() if box.currentIndex() > 0]
        filtered = _("Only: {filters}").format(filters=listed(parts)) if parts else ""
        self._told.setText(" · ".join(filter(None, (filtered, many))))
        self.setAccessibleDescription(self._told.text())
        self._clear.setVisible(bool(parts))

    def minimumSizeHint(self) -> QSize:
        """That of two rows, also while there is one: what scrolls may become narrower again."""
        hint = super().minimumSizeHint()
        wide = max(box.minimumSizeHint().width() for box in self._boxes())
        least = _TWO_ROWS * wide + (_TWO_ROWS - 1) * self._grid.horizontalSpacing()
        return QSize(min(hint.width(), least), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows of lists where one is too narrow for their words."""
        super().resizeEvent(event)
        columns = 5 if self.width() >= self._look.px(_ONE_ROW) else _TWO_ROWS
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _arrange(self) -> None:
        for at, box in enumerate(self._boxes()):
            self._grid.addWidget(box, at // self._columns, at % self._columns)
        for at in range(5):
            self._grid.setColumnStretch(at, 1 if at < self._columns else 0)

    def _lay_out(self) -> None:
        look = self._look
        self._grid = QGridLayout()
        self._grid.setSpacing(look.px(6))
        self._arrange()
        below = QHBoxLayout()
        below.setSpacing(look.px(8))
        below.addWidget(self._told, 1)
        below.addStrut(look.px(28))  # the list does not move when the key comes
        below.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addLayout(self._grid)
        column.addLayout(below)


def _among(names: Sequence[str], chosen: str) -> str:
    return chosen if chosen in names else ""


def _named(folded: str) -> str:
    """As it is compared, with a capital in front."""
    return folded[:1].upper() + folded[1:]


def _refill(box: ChoiceBox, choices: Sequence[tuple[str, str]], chosen: str) -> None:
    """Other choices behind the first one, in silence."""
    blocked = box.blockSignals(True)
    while box.count() > 1:
        box.removeItem(1)
    for value, words in choices:
        box.addItem(words, value)
    if chosen and box.findData(chosen) < 0:
        box.addItem(_named(chosen), chosen)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(blocked)
