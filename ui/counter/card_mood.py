"""The guest's mood: the latest in words, the trend as a line and a sentence."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.guests.view import MoodView
from assistant.journal.stamp import StaffId
from assistant.tongue import _
from ui.counter.card_words import mood_now, mood_sentence, signed
from ui.look import days
from ui.look.face import Face
from ui.look.line import Line
from ui.look.look import Look
from ui.look.mood_chart import MoodChart
from ui.look.panel import Box
from ui.look.paragraph import Paragraph

CHART_FROM = 3
"""With fewer moods there is no trend to draw."""


class CardMood(Box):
    """A face with its words; a chart from the third mood on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._face = Face(look, 3, 26)
        self._now = Paragraph(look, "", "body")
        self._signed = Line(look, "", "caption", "muted", elide=False)
        self._chart = MoodChart(look)
        self._trend = Paragraph(look, "", "caption", "muted")
        head = QHBoxLayout()
        head.addWidget(Line(look, _("Mood"), "section", "muted"), 1)
        head.addWidget(self._signed)
        latest = QHBoxLayout()
        latest.setSpacing(look.px(10))
        latest.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        latest.addWidget(self._now, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)
        self.column.addLayout(latest)
        self.column.addWidget(self._chart)
        self.column.addWidget(self._trend)
        self.column.addStretch(1)

    def show_moods(
        self, moods: Sequence[MoodView], now_ms: int, names: Mapping[StaffId, str]
    ) -> None:
        """Other moods, oldest first."""
        self.setVisible(bool(moods))
        if not moods:
            return
        latest = moods[-1]
        self._face.show_level(latest.level)
        self._now.setText(mood_now(latest))
        self._signed.setText(signed(latest.staff, days.moment(latest.when_ms, now_ms), names))
        sentence = mood_sentence(moods)
        points = [(m.level, days.day(m.when_ms, now_ms)) for m in moods[-12:]]
        self._chart.show_moods(points, _("Mood over the last visits"), sentence)
        self._chart.setVisible(len(moods) >= CHART_FROM)
        self._trend.setText(sentence)
        self._trend.setVisible(bool(sentence))
