"""What a line of the house's own is made of, on one sheet: what for, its words, how it sounds."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from assistant.words.book import Book
from assistant.words.entries import Form
from assistant.words.situation import DRAFTS
from assistant.words.writing import Pick, Preview, Trouble, pickable
from ui.book.line_bears import BEARS, LineBears
from ui.book.line_fits import LineFits
from ui.book.line_purpose import VARIES, LinePurpose
from ui.book.preview import PreviewPanel
from ui.book.tongues import Tongues
from ui.book.typed import LineDraft, LineTyped
from ui.book.word_box import WordBox
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel
from ui.look.scrolling import Scrolling

WIDE, SIDE = 880, 330
"""Pixels at 100 %: in less than `WIDE` the preview stands below; `SIDE` is its width beside."""
_VARIED, _BORNE = len(VARIES), len(BEARS)
_SAME = _VARIED + _BORNE + 1
CHOICES = _SAME + 1
"""How many digits choose something."""


class LineBody(QWidget):
    """Shows a draft and tells of every change; what is right is not its matter."""

    edited = Signal()
    turned = Signal()
    """Another language is in front."""
    pick_wanted = Signal()

    def __init__(self, look: Look, book: Book) -> None:
        super().__init__()
        self._look, self._book = look, book
        self._key = ""
        self._title = Line(look, "", "big")
        self._purpose, self._bears = LinePurpose(look), LineBears(look, _VARIED + 1)
        self._tongues, self._fits = Tongues(look, _SAME), LineFits(look, CHOICES)
        self._preview = PreviewPanel(look)
        self._lay_out()
        self._purpose.moved.connect(self._on_moved)
        self._purpose.varied.connect(self._on_varied)
        self._bears.edited.connect(self._on_moved)
        self._fits.edited.connect(self._on_moved)
        self._tongues.edited.connect(self.edited)
        self._tongues.turned.connect(self.turned)
        self._tongues.pick_wanted.connect(self.pick_wanted)

    @property
    def line(self) -> LineTyped:
        """The line as it stands here."""
        purpose = self._purpose
        return LineTyped(
            moment=purpose.moment,
            situation=purpose.situation,
            key=self._key,
            texts=self._tongues.texts,
            varies=purpose.varies,
            bears=self._bears.chosen,
            fits=self._fits.fits,
        )

    @property
    def language(self) -> str:
        """The one in front."""
        return self._tongues.language

    @property
    def at_hand(self) -> WordBox:
        """The box with the focus, else the first in front."""
        return self._tongues.at_hand

    @property
    def picks(self) -> list[Pick]:
        """What may be picked in the language in front."""
        return self._picks_in(self.language)

    def show_draft(self, draft: LineDraft) -> None:
        """Another line."""
        line, self._key = draft.typed, draft.typed.key
        movable = not line.key
        self._title.setText(_("A line of your own") if movable else _("Change your own line"))
        self._purpose.show_line(line, movable=movable)
        self._bears.show_chosen(line.bears)
        self._fits.show_fits(line.fits, draft.on_file.fits)
        self._feed()
        self._tongues.show_line(line.texts, line.varies, draft.language, draft.uncounted)

    def show_troubles(self, found: Collection[Trouble]) -> None:
        """Each at its box."""
        self._tongues.show_troubles(found)

    def show_previews(self, told: Sequence[Preview]) -> None:
        """How the language in front sounds."""
        self._preview.show_previews(self._tongues.name, told)

    def focus(self, language: str, form: Form) -> None:
        """The keys go to a box, and it is brought into view."""
        self._tongues.focus(language, form)
        self._see()

    def see(self) -> None:
        """The box at hand is in view."""
        self._scroll.ensureWidgetVisible(self.at_hand, 0, self._look.px(60))

    def turn(self, by: int) -> None:
        """To the next language (1), or the one before (-1)."""
        self._tongues.turn(by)

    def press(self, number: int) -> None:
        """The choice with this digit, as if clicked."""
        if number <= _VARIED:
            self._purpose.press(number - 1)
        elif number < _SAME:
            self._bears.press(number - _VARIED - 1)
        elif number == _SAME:
            self._tongues.press_same()
        else:
            self._fits.press()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview beside the boxes, or below them where it is narrow."""
        px, wide = self._look.px, event.size().width() >= self._look.px(WIDE)
        self._row.setDirection(direction(not wide))
        self._preview.setMaximumWidth(px(SIDE) if wide else 1 << 20)
        self._preview.setMinimumWidth(px(SIDE) if wide else 0)
        super().resizeEvent(event)

    def _on_moved(self) -> None:
        """Another moment or situation: other things can be picked."""
        self._feed()
        self.edited.emit()

    def _on_varied(self) -> None:
        self._tongues.vary(self._purpose.varies)
        self.at_hand.setFocus()
        self._see()
        self.edited.emit()

    def _feed(self) -> None:
        """What can be picked, as it looks in each language."""
        moment, situation = self._purpose.moment, self._purpose.situation
        self._bears.show_place(moment, situation, self._book.borne(moment, situation))
        self._tongues.show_picks(self._picks_in, paragraphs=moment in DRAFTS, fits=self._fits.fits)

    def _picks_in(self, language: str) -> list[Pick]:
        purpose = self._purpose
        bears, fits = self._bears.chosen, self._fits.fits
        return pickable(purpose.moment, purpose.situation, bears, language, fits)

    def _see(self) -> None:
        """The box at hand is in view, once the layout has settled."""
        QTimer.singleShot(0, self.at_hand, self.see)

    def _lay_out(self) -> None:
        px = self._look.px
        whole = Panel(self._look)
        whole.column.setSpacing(px(12))
        for part in (self._title, self._purpose, self._fits, self._tongues, self._bears):
            whole.column.addWidget(part)
        whole.column.addStretch(1)
        inside = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(12))
        self._row.addWidget(whole, 1)
        self._row.addWidget(self._preview)
        self._scroll = Scrolling(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
