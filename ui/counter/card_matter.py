"""The alert: a problem of this guest is open. Read before anything else; calm paper for a guest."""

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.recovery.spoken import GRAVE
from assistant.recovery.standing import open_promises
from assistant.recovery.view import MatterView
from assistant.tongue import _, listed, n_, named
from ui.counter.did_row import DidRow
from ui.counter.lead_card import LeadCard
from ui.counter.matter_words import (
    Known,
    owned,
    promise_lead,
    promise_rest,
    title,
    told_again,
)
from ui.counter.strip import Strip
from ui.look import days
from ui.look.flow import FlowLayout
from ui.look.kept import Kept
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph

MOST_DONE, MOST_PROMISED = 3, 2


class CardMatter(QWidget):
    """The gravest problem in full, the others as strips; without one it is not there."""

    matter_wanted = Signal(object)
    """The page of the problem whose recovery is to be opened."""
    taken_over = Signal(object)
    """The page of the problem that the clerk sees to from now on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._problems: list[MatterView] = []
        self.lead = LeadCard(look, 1)
        self._alert = _Alert(look, self.lead)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(self._alert)
        self._narrow = False
        self._strips = Kept(self._strip, column.addWidget)
        self._alert.open.clicked.connect(lambda: self._tell(self.matter_wanted, 0))
        self._alert.take.clicked.connect(lambda: self._tell(self.taken_over, 0))
        self.hide()

    def show_problems(self, problems: list[MatterView], known: Known) -> None:
        """Other problems, the gravest first, or the same ones a moment later."""
        self._problems = problems
        if problems:
            self._alert.show_problem(problems[0], told_again(problems, known), known)
        strips = self._strips.take(max(0, len(problems) - 1))
        for at, (strip, view) in enumerate(zip(strips, problems[1:], strict=True), 2):
            _show_strip(strip, at, view, known)
        self.setVisible(bool(problems))

    def set_narrow(self, narrow: bool) -> None:
        """Where it is narrow, who and when go below the words."""
        self._narrow = narrow
        self._alert.set_narrow(narrow)
        for strip in self.findChildren(Strip):
            strip.set_narrow(narrow)

    def _strip(self) -> Strip:
        """Its button opens the recovery of the problem that it shows at that moment."""
        strip = Strip(self._look)
        strip.set_narrow(self._narrow)
        strip.button.show_text(_("Open"))
        strip.button.show()
        strip.button.clicked.connect(lambda: self._on_strip(strip))
        return strip

    def _on_strip(self, strip: Strip) -> None:
        place = self._strips.take(len(self._problems) - 1).index(strip)
        self._tell(self.matter_wanted, place + 1)

    def _tell(self, signal: SignalInstance, at: int) -> None:
        signal.emit(self._problems[at].page)


def _show_strip(strip: Strip, number: int, view: MatterView, known: Known) -> None:
    """A further problem: its number, the guest's words, who and since when, what is promised."""
    word = _("Open problem {n}").format(n=number)
    promises = [promise_rest(one, known) for one in open_promises(view)[:1]]
    by = listed((owned(view, known), *promises))
    strip.show_strip("warn", "life-buoy", word, title(view), by)
    strip.button.setAccessibleName(_("Open the recovery: {words}").format(words=title(view)))
    strip.show()


class _Alert(QWidget):
    """An amber title, white below: the words, what was done, what is promised, what can be done."""

    def __init__(self, look: Look, lead: LeadCard) -> None:
        super().__init__()
        self._look = look
        self.lead = lead
        self._title = Paragraph(look, "", "strong")
        self._owned = Line(look, "", "caption", "muted", elide=False)
        self._again = Paragraph(look, "", "body", "warn")
        self._earlier = Line(look, "", "caption", "muted")
        self._nothing = Line(look, _("No time has been promised yet."), "body", "muted")
        self.open = KeyedButton(look, _("Open the recovery"), cap("problem"), primary=True)
        self.take = KeyedButton(look, _("Take over"), cap("own"))
        self._head = QWidget()
        self._for_done, self._for_promised = QVBoxLayout(), QVBoxLayout()
        self._done = Kept(lambda: DidRow(look), self._for_done.addWidget)
        self._promised = Kept(lambda: DidRow(look), self._for_promised.addWidget)
        self._lay_out()

    def show_problem(self, view: MatterView, again: str, known: Known) -> None:
        """Another problem in the same frame; `again` tells that it is not the first failure."""
        grave = view.severity >= GRAVE
        word = _("Open problem, grave") if grave else _("Open problem")
        self._title.show_words(word, title(view), "warn")
        self._title.setToolTip(view.text)
        self._owned.setText(owned(view, known))
        self._again.setText(again)
        self._again.setVisible(bool(again))
        self._show_done(view, known)
        self._show_promises(view, known)
        self.take.setVisible(view.owner != known.signer)
        self.setAccessibleName(listed((named(word, title(view)), owned(view, known), again)))
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Where it is narrow, who and since when stand below the title."""
        self._beside.setDirection(direction(narrow))
        self._beside.setStretch(0, 0 if narrow else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White with an amber line; the title's ground is amber."""
        look, painter = self._look, QPainter(self)
        box, radius = QRectF(self.rect()), look.px(10)
        paint_box(painter, box, radius, look.colour("surface"))
        shape = QPainterPath()
        shape.addRoundedRect(box, radius, radius)
        painter.setClipRect(QRectF(0, 0, box.width(), self._head.geometry().bottom() + 1))
        painter.fillPath(shape, look.colour("warn_tint"))
        painter.setClipping(False)
        paint_box(painter, box, radius, None, look.colour("warn_line"))
        painter.end()

    def _show_done(self, view: MatterView, known: Known) -> None:
        """What was done and kept, the latest last."""
        done = [(one.when_ms, one.text) for one in view.deeds]
        done += [(one.when_ms, one.text) for one in view.gestures if one.text]
        done += [(one.ended_ms, one.text) for one in view.promises if one.state == "kept"]
        done.sort()
        rows = self._done.take(min(len(done), MOST_DONE))
        for row, (when_ms, text) in zip(rows, done[-MOST_DONE:], strict=False):
            row.show_done(days.moment(when_ms, known.now_ms), text)
            row.show()
        more = len(done) - MOST_DONE
        self._earlier.setText(n_("{n} more before", "{n} more before", more).format(n=more))
        self._earlier.setVisible(more > 0)

    def _show_promises(self, view: MatterView, known: Known) -> None:
        promises = open_promises(view)
        rows = self._promised.take(min(len(promises), MOST_PROMISED))
        for row, promise in zip(rows, promises, strict=False):
            row.show_promise(
                days.due(promise.due_ms, known.now_ms),
                promise_lead(promise, known),
                promise_rest(promise, known),
                known.stage(promise),
            )
            row.show()
        self._nothing.setVisible(not promises)

    def _lay_out(self) -> None:
        look = self._look
        sign = QLabel()
        sign.setPixmap(look.pixmap("life-buoy", "warn", 18))
        sign.setFixedHeight(look.px(20))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(look.px(8))
        self._beside.addWidget(self._title, 1)
        # Aligned: below the title, its own width must not be the title's.
        self._beside.addWidget(self._owned, 0, Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(look.px(16), look.px(7), look.px(16), look.px(7))
        head.setSpacing(look.px(10))
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(self._beside, 1)
        doing = FlowLayout(spacing=look.px(6))
        for part in (self.open, self.take, self.lead.foot):
            doing.addWidget(part)
        body = QVBoxLayout()
        body.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(12))
        body.setSpacing(look.px(8))
        body.addWidget(self._again)
        body.addWidget(self.lead)
        rows = QVBoxLayout()
        rows.setSpacing(look.px(1))
        rows.addWidget(self._earlier)
        for some in (self._for_done, self._for_promised):
            some.setSpacing(look.px(1))
            rows.addLayout(some)
        rows.addWidget(self._nothing)
        body.addLayout(rows)
        body.addLayout(doing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(body)
