"""What may be given to this guest, what was given, and what lies beyond (H33, H34)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.recovery import standing
from assistant.recovery.labels import gesture_label
from assistant.recovery.view import NO_LIMIT, AskView, GestureView
from assistant.tongue import _, listed, sentences
from ui.look import days
from ui.look.flow import FlowLayout
from ui.look.kept import Kept
from ui.look.keycap import KeyCap
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.recovery.known import Known, Names
from ui.recovery.meter import Meter
from ui.recovery.telling import amount, name_of, period_words


class Spending(QWidget):
    """The meter comes before the clerk speaks: nobody has to take an offer back."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._period = Line(look, "", "section", "muted")
        self._left = Line(look, "", "hero", elide=False)
        self._word = Line(look, "", "body", "muted")
        self._meter = Meter(look)
        self._spent = Line(look, "", "caption", "muted")
        self._limit = Line(look, "", "caption", "muted", elide=False)
        self._more = Paragraph(look, "", "caption", "muted")
        self._beyond_row = QWidget()
        self._given: Kept[_Amount]
        self._asked: Kept[_Asked]
        self._lay_out()

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """The matter as it is now."""
        around, view = known.around, known.view
        for part in (self._period, self._left, self._word, self._meter, self._beyond_row):
            part.setVisible(around is not None)
        if around is not None:
            most = standing.limit(around.signer, around)
            spent = standing.spent(view, around.signer, around)
            currency = around.policy.currency
            self._period.setText(period_words(around.policy.period))
            unlimited = most == NO_LIMIT
            self._meter.setVisible(not unlimited)
            self._spent.setText(_("{amount} given").format(amount=amount(spent, currency)))
            self._limit.setText(_("limit {amount}").format(amount=amount(most, currency)))
            self._limit.setVisible(not unlimited)
            self._left.setText(
                _("No limit") if unlimited else amount(max(0, most - spent), currency)
            )
            self._word.setText(_("left"))
            self._word.setVisible(not unlimited)
            told = listed((self._spent.text(), "" if unlimited else self._limit.text()))
            self._meter.show_part(spent / most if most > 0 else float(spent > 0), told)
            self._more.setText(self._beyond(known, unlimited))
            asks_more = not unlimited and not standing.open_asks(view)
            self._beyond_row.setVisible(asks_more)
        for row, one in zip(self._given.take(len(view.gestures)), view.gestures, strict=True):
            row.show_gesture(one, names, now_ms)
            row.show()
        asks = [one for one in view.asks if one.state not in ("withdrawn", "used")]
        for box, ask in zip(self._asked.take(len(asks)), asks, strict=True):
            box.show_ask(ask, names, now_ms, mine=bool(around and ask.staff == around.signer),
                         decides=known.decides)  # fmt: skip
            box.show()

    def _beyond(self, known: Known, unlimited: bool) -> str:
        around = known.around
        if around is None or unlimited:
            return ""
        who = [o.name for o in around.staff.values() if o.active and o.role == "manager"][:2]
        if not who:
            return _("Beyond that, somebody with authority decides.")
        return _("More than that? Ask {names}.").format(names=listed(who))

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(5))
        figure = FlowLayout(spacing=look.px(8))
        figure.addWidget(self._left)
        figure.addWidget(self._word)
        below = QHBoxLayout()
        below.addWidget(self._spent, 1)
        below.addWidget(self._limit)
        column.addWidget(self._period)
        column.addLayout(figure)
        column.addWidget(self._meter)
        column.addLayout(below)
        given, asked = QVBoxLayout(), QVBoxLayout()
        given.setSpacing(look.px(3))
        asked.setSpacing(look.px(6))
        self._given = Kept(lambda: _Amount(look), given.addWidget)
        self._asked = Kept(lambda: _Asked(look), asked.addWidget)
        column.addLayout(given)
        column.addLayout(asked)
        more = QHBoxLayout(self._beyond_row)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(look.px(8))
        sign = QLabel()
        sign.setPixmap(look.pixmap("users-round", "muted", 16))
        more.addWidget(sign)
        more.addWidget(self._more, 1)
        more.addWidget(KeyCap(look, cap("authority")))
        column.addWidget(self._beyond_row)


class _Amount(QWidget):
    """A gesture that was made: what, and what it cost."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._what = Line(look, "", "body")
        self._cost = Line(look, "", "caption", "muted", elide=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self._what, 1)
        row.addWidget(self._cost)

    def show_gesture(self, one: GestureView, names: Names, now_ms: int) -> None:
        """Another one."""
        self._what.setText(one.text)
        self._cost.setText(amount(one.cost, one.currency or "EUR"))
        who = name_of(one.staff, names)
        told = listed((gesture_label(one.gesture), who, days.moment(one.when_ms, now_ms)))
        self._what.setToolTip(told)
        self.setAccessibleName(listed((one.text, self._cost.text(), told)))


class _Asked(QWidget):
    """A request and what became of it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sign = QLabel()
        self._what = Paragraph(look, "", "body")
        self._state = Paragraph(look, "", "caption", "muted")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._what)
        texts.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(4), 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def show_ask(
        self, one: AskView, names: Names, now_ms: int, *, mine: bool, decides: bool
    ) -> None:
        """Another one; `mine`: asked at this desk, `decides`: who is here may answer."""
        currency, by = one.currency or "EUR", name_of(one.by, names)
        what = _("{what}, {cost}").format(what=one.text, cost=amount(one.cost, currency))
        key = cap("authority")
        icon, colour = "clock", "warn"
        match one.state:
            case "open" if decides and not mine:
                told = _("{name} asks. {key} answers.")
                told = told.format(name=name_of(one.staff, names), key=key)
            case "open":
                told = _("Asked {when}. The answer comes here.")
                told = told.format(when=days.moment(one.when_ms, now_ms))
            case "approved":
                icon, colour = "circle-check", "accent"
                yes = _("{name} says yes. {key} gives it.").format(name=by, key=key)
                told = sentences(yes, one.answer)
            case _:
                icon, colour = "arrow-right", "accent"
                what = _("Instead: {what}, {cost}").format(
                    what=one.answer, cost=amount(one.instead_cost, currency)
                )
                told = _("{name} offers it. {key} gives it.").format(name=by, key=key)
        self._sign.setPixmap(self._look.pixmap(icon, colour, 17))
        self._what.setText(what)
        self._state.setText(told)
        self.setAccessibleName(sentences(what, told))
