"""What must be known before the first word: safety, a mistake that is still open, quiet."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.guests.labels import USES, label
from assistant.guests.view import CareView, GuestView, MistakeView
from assistant.journal.stamp import StaffId
from assistant.tongue import _, named, p_
from ui.counter.card_words import care_word, signed
from ui.counter.matter_words import mistake_words
from ui.counter.strip import Strip
from ui.look import days
from ui.look.kept import Kept
from ui.look.keys import cap
from ui.look.look import Look


class CardAlerts(QWidget):
    """Strips under the head: red for safety, amber for what is open, calm for a wish."""

    put_right = Signal(bytes)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._open: list[bytes] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        for_care, for_open = QVBoxLayout(), QVBoxLayout()
        for part in (for_care, for_open):
            part.setSpacing(look.px(6))
            column.addLayout(part)
        self._narrow = False
        self._care = Kept(self._strip, for_care.addWidget)
        self._mistakes = Kept(self._open_strip, for_open.addWidget)
        self._quiet, self._kept = Strip(look), Strip(look)
        self._minded = Kept(self._strip, column.addWidget)
        for strip in (self._kept, self._quiet):
            column.addWidget(strip)

    def show_alerts(self, view: GuestView, now_ms: int, names: Mapping[StaffId, str]) -> None:
        """Another guest's."""
        order = {"allergy": 0, "access": 1, "other": 2}
        care = sorted(view.care, key=lambda c: order[c.care])
        for strip, item in zip(self._care.take(len(care)), care, strict=True):
            self._show_care(strip, item, now_ms, names)
        pending = [m for m in reversed(view.mistakes) if not m.remedy][:2]
        self._open = [m.id for m in pending]
        strips = self._mistakes.take(len(pending))
        for number, (strip, mistake) in enumerate(zip(strips, pending, strict=True)):
            by = signed(mistake.staff, days.day(mistake.when_ms, now_ms), names)
            self._show_open(strip, mistake, by, first=number == 0)
        self._quiet.show_strip(
            "calm", "volume-x", _("Greet quietly"), _("Please do not say the name aloud.")
        )
        self._quiet.setVisible(view.identity.quiet)
        self._show_wishes(view, now_ms, names)
        wishes = view.restricted or view.objections
        self.setVisible(bool(care or pending or view.identity.quiet or wishes))

    def _show_wishes(self, view: GuestView, now_ms: int, names: Mapping[StaffId, str]) -> None:
        """What the guest asked of us about all that is on file."""
        kept = view.restricted
        self._kept.setVisible(kept is not None)
        if kept is not None:
            by = signed(kept.staff, days.day(kept.when_ms, now_ms), names)
            words = kept.text or _("The guest asked for it.")
            self._kept.show_strip("warn", "lock", _("Only kept, not used"), words, by)
        strips = self._minded.take(len(view.objections))
        for strip, one in zip(strips, view.objections, strict=True):
            by = signed(one.staff, days.day(one.when_ms, now_ms), names)
            what = named(_("The guest does not want"), label(USES, one.use))
            strip.show_strip("calm", "ban", what, one.text, by)
            strip.show()

    def set_narrow(self, narrow: bool) -> None:
        """Where it is narrow, who and when go below the words."""
        self._narrow = narrow
        for strip in self.findChildren(Strip):
            strip.set_narrow(narrow)

    def _strip(self, key: str = "") -> Strip:
        strip = Strip(self._look, key)
        strip.set_narrow(self._narrow)
        return strip

    def _open_strip(self) -> Strip:
        """Its button speaks of the mistake that the strip shows at that moment."""
        strip = self._strip(cap("put-right"))
        strip.button.clicked.connect(lambda: self._on_strip(strip))
        return strip

    def _on_strip(self, strip: Strip) -> None:
        place = self._mistakes.take(len(self._open)).index(strip)
        self.put_right.emit(self._open[place])

    def put_first_right(self) -> bool:
        """The newest open mistake is to be put right; False when there is none."""
        if self._open:
            self.put_right.emit(self._open[0])
        return bool(self._open)

    def _show_care(
        self, strip: Strip, care: CareView, now_ms: int, names: Mapping[StaffId, str]
    ) -> None:
        sign, word = care_word(care.care)
        tone = "calm" if care.care == "other" else "danger"
        by = signed(care.staff, days.day(care.when_ms, now_ms), names)
        strip.show_strip(tone, sign, word, care.text, by)  # type: ignore[arg-type]
        strip.show()

    def _show_open(self, strip: Strip, mistake: MistakeView, by: str, first: bool) -> None:
        strip.show_strip("warn", "circle-alert", _("Not yet put right"), mistake_words(mistake), by)
        strip.button.show_text(p_("button", "Put right"), cap("put-right") if first else "")
        strip.button.show()
        strip.show()
