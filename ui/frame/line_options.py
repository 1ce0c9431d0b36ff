"""What goes with one line, chosen in place: about whom, with which guest, when, for whom."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, get_args

from msgspec import structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from assistant.journal.stamp import PageId, StaffId
from assistant.people.entries import Role
from assistant.people.labels import role_word
from assistant.shift.labels import moment_label
from assistant.shift.traces import MOMENTS
from assistant.tongue import _, p_
from ui.frame.line_draft import Guest, LineDraft, When
from ui.look.choice_box import ChoiceBox
from ui.look.flow import FlowLayout
from ui.look.keycap import KeyCap
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look

ROLES: tuple[Role, ...] = get_args(Role)
MOST_NAMES = 6
"""So many colleagues have a key; the others are in a list."""
DATE = 104
"""Pixels of the field for a date, at 100 %."""


class LineOptions(QWidget):
    """Drawn from a draft; every choice answers with the draft that it makes."""

    changed = Signal(object)
    """The `LineDraft` as it is now."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._draft = LineDraft("wow")
        self._here: Guest | None = None
        self._names: Mapping[StaffId, str] = {}
        self._acts: list[Callable[[], None]] = []
        self._parts: list[QWidget] = []
        self._row = FlowLayout(self, look.px(4))
        self._box = ChoiceBox(look, "", [])
        # The list is drawn anew then, which it must not be while it is telling.
        self._box.taken.connect(self._on_taken, Qt.ConnectionType.QueuedConnection)
        self._box_key = KeyCap(look, "")
        self._boxed = QWidget()
        """The list with its key, which stay together."""
        self._boxed.setFocusProxy(self._box)
        beside = QHBoxLayout(self._boxed)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(look.px(4))
        beside.addWidget(self._box_key)
        beside.addWidget(self._box)
        self._date = QLineEdit()
        self._date.setFont(look.font("body"))
        self._date.setFixedWidth(look.px(DATE))
        self._date.setAccessibleName(_("On which day"))
        self._date.setPlaceholderText(_("24.12."))
        self._date.textEdited.connect(lambda text: self._change(on=text))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """What takes keys of its own."""
        return self._box, self._date

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who works here, besides whoever is at the desk."""
        self._names = names
        self.show_draft(self._draft, self._here)

    def show_draft(self, draft: LineDraft, here: Guest | None) -> None:
        """The choices of its kind; `here` is the guest whose card is open."""
        again = draft.kind == self._draft.kind and bool(self._parts)
        had_focus = self._focused() if again else None
        self._draft, self._here = draft, here
        self._clear()
        self._draw()
        self.setVisible(bool(self._parts))
        if had_focus is not None and had_focus < len(self._parts):
            self._parts[had_focus].setFocus()

    def press(self, number: int) -> bool:
        """The choice with that number; False where there is none."""
        if 1 <= number <= len(self._acts):
            self._acts[number - 1]()
            return True
        return False

    def next_guest(self) -> bool:
        """With the guest of the words, with the one whose card is open, or without."""
        guests = self._guests()
        if len(guests) < 2:
            return False
        at = guests.index(self._draft.guest) + 1
        self._change(guest=guests[at % len(guests)])
        return True

    def to_date(self) -> None:
        """The keys go to the day."""
        self._date.setFocus()
        self._date.selectAll()

    # -- what there is to choose ----------------------------------------------------------------

    def _guests(self) -> list[Guest | None]:
        mine = [one for one in (self._draft.guest, self._here) if one is not None]
        known = {one.page: one for one in mine}
        nobody: list[Guest | None] = [] if self._draft.kind == "trace" and known else [None]
        return [*known.values(), *nobody]

    def _draw(self) -> None:
        draft = self._draft
        if draft.kind == "suggestion":
            return
        if draft.kind == "wow":
            self._draw_about()
        elif draft.kind == "trace":
            self._draw_trace()
        self._draw_guest()

    def _draw_about(self) -> None:
        draft, names = self._draft, list(self._names.items())
        self._say(p_("good deed", "By"))
        self._choice(_("me"), draft.me, lambda: self._change(me=not draft.me))
        shown = names[:MOST_NAMES] if len(names) > MOST_NAMES + 1 else names
        for staff, name in shown:
            self._choice(name, staff in draft.about, partial(self._toggle, staff))
        nobody = not draft.me and not draft.about
        self._choice(
            _("nobody to be named"), nobody, lambda: self._change(me=False, about=frozenset())
        )
        rest = names[len(shown) :]
        if rest:
            others = [("", _("others…")), *((one.hex(), name) for one, name in rest)]
            chosen = next((one.hex() for one, _name in rest if one in draft.about), "")
            self._list(_("Other colleagues"), others, chosen)

    def _draw_trace(self) -> None:
        draft = self._draft
        for moment in MOMENTS:
            chosen = draft.moment == moment
            self._choice(moment_label(moment), chosen, partial(self._change, moment=moment))
        self._apart()
        days: dict[When, str] = {
            "next": _("next time"),
            "today": _("today"),
            "tomorrow": _("tomorrow"),
            "date": _("on a day"),
        }
        for when, word in days.items():
            self._choice(word, draft.when == when, partial(self._on_when, when))
        if draft.when == "date":
            if self._date.text() != draft.on:
                self._date.setText(draft.on)
            self._place(self._date)
        self._apart()
        whom = [("", _("for whoever is there"))]
        whom += [(one, _("for a {role}").format(role=role_word(one))) for one in ROLES]
        for_name = _("for {name}")
        whom += [(one.hex(), for_name.format(name=name)) for one, name in self._names.items()]
        self._list(_("For whom"), whom, draft.to.hex() if draft.to else draft.role)

    def _draw_guest(self) -> None:
        guest = self._draft.guest
        shown = guest or self._here
        if shown is None:
            if self._draft.kind == "trace":
                self._say(_("No guest’s card is open"))
            return
        word = _("with {guest}") if self._draft.kind == "wow" else _("about {guest}")
        choice = self._part(word.format(guest=shown.name), cap("line-guest"), guest is not None)
        choice.clicked.connect(lambda: self.next_guest())

    # -- what choosing does ---------------------------------------------------------------------

    def _change(self, **facts: Any) -> None:
        self._draft = structs.replace(self._draft, **facts)
        self.changed.emit(self._draft)

    def _toggle(self, staff: StaffId) -> None:
        self._change(about=self._draft.about ^ {staff})

    def _on_when(self, when: When) -> None:
        self._change(when=when)
        if when == "date":
            self.to_date()

    def _on_taken(self, value: str) -> None:
        if self._draft.kind == "wow":
            others = {one for one in self._draft.about if self._box.findData(one.hex()) < 0}
            self._change(about=frozenset(others | ({_staff(value)} if value else set())))
        elif value in ROLES:
            self._change(to=None, role=value)
        else:
            self._change(to=_staff(value) if value else None, role="")

    # -- drawing --------------------------------------------------------------------------------

    def _clear(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            part = item.widget()
            if part is None:
                continue
            part.hide()
            if part not in (self._boxed, self._date):
                part.deleteLater()
        self._acts, self._parts = [], []
        self._row.invalidate()

    def _focused(self) -> int | None:
        return next((n for n, part in enumerate(self._parts) if part.hasFocus()), None)

    def _say(self, words: str) -> None:
        self._place(Line(self._look, words, "section", "muted", elide=False))

    def _choice(self, word: str, chosen: bool, act: Callable[[], None]) -> None:
        self._acts.append(act)
        number = len(self._acts)
        key = cap("line-choice").replace("1", str(number)) if number < 10 else ""
        self._part(word, key, chosen).clicked.connect(lambda: act())

    def _part(self, word: str, key: str, chosen: bool) -> KeyedChoice:
        choice = KeyedChoice(self._look, word, key, parent=self)
        choice.setAutoExclusive(False)
        choice.setChecked(chosen)
        choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the hand types on
        self._place(choice)
        return choice

    def _apart(self) -> None:
        """What is chosen apart stands apart."""
        gap = QWidget()
        gap.setFixedSize(self._look.px(10), 1)
        self._place(gap)

    def _list(self, name: str, choices: Sequence[tuple[object, str]], value: str) -> None:
        self._box.setAccessibleName(name)
        self._box.show_choices(choices)
        self._box.show_value(value)
        number = len(self._acts) + 1
        if number < 10:
            self._acts.append(lambda: self._box.setFocus(Qt.FocusReason.ShortcutFocusReason))
            self._box_key.setText(cap("line-choice").replace("1", str(number)))
        self._box_key.setVisible(number < 10)
        self._place(self._boxed)

    def _place(self, part: QWidget) -> None:
        part.setParent(self)
        self._row.addWidget(part)
        self._parts.append(part)
        part.show()


def _staff(value: str) -> StaffId:
    return StaffId(PageId(bytes.fromhex(value)))
