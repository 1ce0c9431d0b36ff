"""What the house has settled about recoveries: limits, spans of time, the way through one."""

from collections.abc import Sequence
from typing import Any, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from assistant.journal.stamp import StaffId
from assistant.people.entries import Role
from assistant.people.labels import role_word
from assistant.people.rights import may as has_right
from assistant.people.view import StaffView
from assistant.recovery.entries import Period
from assistant.recovery.labels import period_label
from assistant.recovery.money import digits
from assistant.recovery.view import NO_LIMIT, Policy
from assistant.tongue import _, n_, spoken
from assistant.words.steps import frameworks
from ui.look.kept import Kept
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel, hairline
from ui.look.paragraph import Paragraph
from ui.settings.closed_notice import ClosedNotice
from ui.settings.limit_row import LimitRow
from ui.settings.number_row import NumberRow
from ui.settings.setting_row import SettingBox, SettingRow, lock_edit
from ui.settings.way_row import WayRow

ROLES: tuple[Role, ...] = get_args(Role)
PERIODS: tuple[Period, ...] = get_args(Period)
WIDTH = 760
ARROW = " → "


class HouseRules(QWidget):
    """Each choice holds at once and is told by `settled`; who is no manager only reads."""

    settled = Signal(object, object)
    """Fields of `PolicySet` in a dict, and the row that shows why they were refused."""
    way_wanted = Signal(object)
    """The `OwnFramework` to be changed; None for a new one."""
    staff_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._policy = Policy()
        self._closed = ClosedNotice(look)
        self._closed.staff.clicked.connect(self.staff_wanted)
        self._currency = QLineEdit()
        self._currency.setFont(look.font("body"))
        self._currency.setMaxLength(10)
        self._currency_row = SettingRow(
            look, _("Currency"), self._currency, _("Three letters: CNY, EUR, GBP, RUB, USD…")
        )
        self._period = SettingBox(look, "", [(one, period_label(one)) for one in PERIODS])
        self._roles = {role: LimitRow(look, role_word(role).capitalize()) for role in ROLES}
        self._people: dict[StaffId, LimitRow] = {}
        self._again = NumberRow(
            look,
            _("A second problem of a guest is a second failure within"),
            lambda n: n_("{n} day", "{n} days", n).format(n=n),
            *(1, 3650),
        )
        self._repeat = NumberRow(
            look,
            _("The same problem twice is a fault of the process within"),
            lambda n: n_("{n} day", "{n} days", n).format(n=n),
            *(1, 3650),
        )
        self._soon = NumberRow(
            look,
            _("A promise is told as due soon before its time by"),
            lambda n: n_("{n} minute", "{n} minutes", n).format(n=n),
            *(1, 24 * 60),
        )
        self._way = SettingBox(look, "", [])
        self._choices: list[tuple[str, str]] = []
        self._steps = Paragraph(look, "", "body", "muted")
        self._new = KeyedButton(look, label("own-way"), cap("own-way"), icon="pen-line")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._currency)

    def show_rules(self, policy: Policy, staff: Sequence[StaffView], *, may: bool) -> None:
        """What holds now, and whether who is at this desk may change it."""
        self._policy = policy
        managers = [one.name for one in staff if has_right("settle-limits", one)]
        self._closed.show_people(managers, may=may)
        if not self._currency.isModified():
            self._currency.setText(policy.currency)
        self._period.show_value(policy.period)
        for role, row in self._roles.items():
            row.show_limit(policy.limits.get(role) or 0, policy.currency)
        self._show_people([one for one in staff if one.active])
        self._again.show_number(policy.again_days)
        self._repeat.show_number(policy.repeat_days)
        self._soon.show_number(policy.soon_minutes)
        self._show_ways()
        self._lock(locked=not may)

    def refused(self, row: QWidget, sentence: str) -> None:
        """At the field that it is about; what was typed stays."""
        if isinstance(row, SettingRow | LimitRow):
            row.show_error(sentence)

    def to_ways(self) -> None:
        """The keys go to where a way was opened."""
        self._new.setFocus()

    def on_currency(self) -> None:
        """Another currency: the limits keep the amounts that are read, not the number of coins."""
        if not self._currency.isModified():
            return
        code = self._currency.text().strip().upper()
        if len(code) != 3 or not (code.isascii() and code.isalpha()):
            told = _("A currency is written with three letters, such as EUR or CNY.")
            self._currency_row.show_error(told)
            return
        self._currency_row.show_error("")
        self._currency.setModified(False)
        self._currency.setText(code)
        if code != self._policy.currency:
            fields: dict[str, Any] = {"currency": code}
            shift = digits(code) - digits(self._policy.currency)
            if shift:
                fields["limits"] = {w: _shifted(x, shift) for w, x in self._policy.limits.items()}
            self.settled.emit(fields, self._currency_row)

    def _show_people(self, staff: Sequence[StaffView]) -> None:
        for one in staff:
            page = StaffId(one.page)
            if page not in self._people:
                row = LimitRow(self._look, one.name, role_word(one.role), person=True)
                row.settled.connect(lambda limit, page=page: self._limit(page.hex(), limit))
                self._people[page] = row
                self._people_column.addWidget(row)
            own = self._policy.limits.get(page.hex())
            usual = self._policy.limits.get(one.role) or 0
            self._people[page].show_limit(own, self._policy.currency, usual)
        here = {one.page for one in staff}
        for page, row in self._people.items():
            row.setVisible(page in here)

    def _show_ways(self) -> None:
        ways = {one.key: (one.name, [s.name for s in one.steps]) for one in frameworks(spoken())}
        own = [one for one in self._policy.own if not one.retired]
        ways |= {one.key: (one.written.name, [s.name for s in one.written.steps]) for one in own}
        choices = [(key, name) for key, (name, _steps) in ways.items()]
        if choices != self._choices:
            self._choices = choices
            self._way.show_choices(choices)
        chosen = self._policy.framework
        self._way.show_value(chosen)
        self._steps.setText(ARROW.join(ways.get(chosen, ("", []))[1]))
        rows = self._way_rows.take(len(own))
        for row, one in zip(rows, own, strict=True):
            row.show_way(one.written.name, ARROW.join(ways[one.key][1]))
            row.show()

    def _way_row(self) -> WayRow:
        row = WayRow(self._look)

        def on_clicked() -> None:
            own = [one for one in self._policy.own if not one.retired]
            self.way_wanted.emit(own[self._ways_column.indexOf(row)])

        row.clicked.connect(on_clicked)
        return row

    def _limit(self, who: str, limit: int | None) -> None:
        rows: dict[str, LimitRow] = {page.hex(): row for page, row in self._people.items()}
        rows.update((role, row) for role, row in self._roles.items())
        self.settled.emit({"limits": {who: limit}}, rows[who])

    def _lock(self, *, locked: bool) -> None:
        """Others read it: their fields take no letter."""
        for row in (*self._roles.values(), *self._people.values()):
            row.lock(locked=locked)
        for number in (self._again, self._repeat, self._soon):
            number.lock(locked=locked)
        for box in (self._period, self._way):
            box.lock(self._look, locked=locked)
        lock_edit(self._currency, locked=locked)
        self._ways.setEnabled(not locked)
        self._new.setVisible(not locked)

    # -- building ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._currency.editingFinished.connect(self.on_currency)
        self._currency.textEdited.connect(lambda: self._currency_row.show_error(""))
        self._period.taken.connect(
            lambda period: self.settled.emit({"period": period}, self._period_row)
        )
        self._way.taken.connect(lambda key: self.settled.emit({"framework": key}, self._way_set))
        for row, name in (
            (self._again, "again_days"),
            (self._repeat, "repeat_days"),
            (self._soon, "soon_minutes"),
        ):
            row.settled.connect(lambda n, row=row, name=name: self.settled.emit({name: n}, row))
        for role, limit_row in self._roles.items():
            limit_row.settled.connect(lambda limit, role=role: self._limit(role, limit))
        self._new.clicked.connect(lambda: self.way_wanted.emit(None))

    def _lay_out(self) -> None:
        look = self._look
        self._period_row = SettingRow(look, _("A limit holds for"), self._period)
        self._way_set = SettingRow(look, _("New problems begin with"), self._way)
        people, self._ways = QWidget(), QWidget()
        self._people_column, self._ways_column = QVBoxLayout(people), QVBoxLayout(self._ways)
        self._way_rows = Kept(self._way_row, self._ways_column.addWidget)
        for column in (self._people_column, self._ways_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(look.px(8))
        new = QHBoxLayout()
        new.addWidget(self._new)
        new.addStretch(1)
        limits = self._panel(_("What may be given without asking"))
        limits.column.addWidget(self._currency_row)
        limits.column.addWidget(self._period_row)
        limits.column.addWidget(hairline())
        for row in self._roles.values():
            limits.column.addWidget(row)
        limits.column.addWidget(hairline())
        told = _("For a person, where it differs from the role’s")
        limits.column.addWidget(Line(look, told, "section", "muted"))
        limits.column.addWidget(people)
        spans = self._panel(_("When it is told"))
        for number in (self._again, self._repeat, self._soon):
            spans.column.addWidget(number)
        ways = self._panel(_("The way through a recovery"))
        for part in (self._way_set, self._steps, self._ways):
            ways.column.addWidget(part)
        ways.column.addLayout(new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        self.setMaximumWidth(look.px(WIDTH))
        for panel in (self._closed, limits, spans, ways):
            column.addWidget(panel)

    def _panel(self, title: str) -> Panel:
        panel = Panel(self._look)
        panel.column.setSpacing(self._look.px(10))
        panel.column.addWidget(Line(self._look, title, "section", "muted"))
        return panel


def _shifted(limit: int | None, shift: int) -> int | None:
    if limit is None or limit == NO_LIMIT:
        return limit
    times: int = 10 ** abs(shift)
    return limit * times if shift > 0 else limit // times
