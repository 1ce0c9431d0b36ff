"""The backups: the newest one, where they go, how many are kept, and one by hand."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from assistant.safekeeping import Rule, Safety
from assistant.tongue import _
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.numbers import percent
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.safe.words import keep_words, last_words, place_words
from ui.settings.setting_row import SettingBox, SettingRow

_RULES = (
    Rule(),
    Rule(days=14, weeks=8, months=24),
    Rule(days=3, weeks=2, months=3),
    Rule(on=False),
)
"""What can be chosen; another one, made by hand, is shown as it is."""


class BackupPanel(Panel):
    """Fed by `show_safety` and `show_progress`."""

    wanted = Signal()
    stop_wanted = Signal()
    place_wanted = Signal()
    settled = Signal(object)
    """The `Rule` that is to count."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._rule = Rule()
        self._last = Paragraph(look, "", "body")
        self._place = Paragraph(look, "", "body", "muted")
        self._trouble = Trouble(look)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._now = KeyedButton(look, label("back-up"), cap("back-up"), icon="save", primary=True)
        self._stop = KeyedButton(look, label("stop-backup"), cap("stop-backup"))
        self._where = KeyedButton(look, label("backup-place"), cap("backup-place"))
        self._keep = SettingBox(look, "", [(rule, keep_words(rule)) for rule in _RULES])
        self._lay_out(look)
        self._now.clicked.connect(self.wanted)
        self._stop.clicked.connect(self.stop_wanted)
        self._where.clicked.connect(self.place_wanted)
        self._keep.taken.connect(self._on_taken)
        self.setFocusProxy(self._now)
        self.show_progress(None)

    def show_safety(self, safety: Safety, now: datetime) -> None:
        """How it stands."""
        self._rule = safety.rule
        self._last.setText(last_words(safety, now))
        self._place.setText(place_words(safety))
        rule = _bare(safety.rule)
        if self._keep.findData(rule) < 0:
            self._keep.add(rule, keep_words(rule))
        self._keep.show_value(rule)
        self.refused(safety.failed.sentence() if safety.failed is not None else "")

    def show_progress(self, done: tuple[int, int] | None) -> None:
        """How far a backup is; None while none is made."""
        running = done is not None
        self._bar.setVisible(running)
        self._stop.setVisible(running)
        self._now.setVisible(not running)
        if done is not None:
            self._bar.setRange(0, max(done[1], 1))
            self._bar.setValue(done[0])
            told = _("Backing up, {part} done").format(part=percent(done[0] / max(done[1], 1)))
            self._bar.setAccessibleName(told)

    def allow(self, *, allowed: bool) -> None:
        """Only who has the right settles where they go; a backup by hand too."""
        for part in (self._now, self._where, self._keep):
            part.setEnabled(allowed)

    def refused(self, sentence: str) -> None:
        """Why there is no newer one; "" when there is."""
        self._trouble.show_sentence(sentence)

    def _on_taken(self, rule: Rule) -> None:
        self.settled.emit(Rule(rule.on, self._rule.folder, rule.days, rule.weeks, rule.months))

    def _lay_out(self, look: Look) -> None:
        row = QWidget()
        flow = FlowLayout(row, look.px(8))
        for button in (self._now, self._stop, self._where):
            flow.addWidget(button)
        self.column.setSpacing(look.px(10))
        self.column.addWidget(Line(look, _("Backups"), "section", "muted"))
        for part in (self._last, self._place, self._trouble, self._bar, row):
            self.column.addWidget(part)
        note = _("One a day. How many days, weeks and months back: older ones are deleted.")
        self.column.addWidget(SettingRow(look, _("Kept by itself"), self._keep, note))


def _bare(rule: Rule) -> Rule:
    return Rule(rule.on, "", rule.days, rule.weeks, rule.months) if rule.on else Rule(on=False)
