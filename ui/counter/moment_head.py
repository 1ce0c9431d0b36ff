"""The moment whose words stand below: its name, its place in a walk, the way back to the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.guests.entries import Moment
from assistant.tongue import _, p_
from assistant.words.labels import moment_label
from assistant.words.situation import DRAFTS
from ui.counter.moments import group_of
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph


class MomentHead(QWidget):
    """Wraps; where a moment stands alone there is nothing to go on to."""

    stepped = Signal(int)
    """The moment before (-1) or after (+1)."""
    list_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._name = Paragraph(look, "", "strong")
        self._place = Line(look, "", "caption", "muted", elide=False)
        self._before = KeyHint(look, cap("moment-before"), _("Back"))
        self._after = KeyHint(look, cap("moment-after"), _("Next"))
        self._all = KeyHint(look, cap("moments"), p_("moments", "All"))
        self._draft = Paragraph(
            look, _("A draft: make it your own before you send it."), "caption", "muted"
        )
        acts = {
            "moment-before": self._before,
            "moment-after": self._after,
            "moments": self._all,
        }
        for act, hint in acts.items():
            hint.setToolTip(label(act))
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._after.clicked.connect(lambda: self.stepped.emit(1))
        self._all.clicked.connect(self.list_wanted)
        keys = FlowLayout(spacing=look.px(4))
        for part in (self._before, self._after, self._all):
            keys.addWidget(part)
        top = QHBoxLayout()
        top.setSpacing(look.px(8))
        top.addWidget(self._name, 1)
        top.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(2), 0, look.px(2), 0)
        column.setSpacing(look.px(4))
        column.addLayout(top)
        column.addWidget(self._draft)
        column.addLayout(keys)
        self.hide()

    def show_moment(self, moment: Moment | None) -> None:
        """Another moment; None where its tab says which one it is."""
        group = group_of(moment) if moment else None
        self.setVisible(group is not None)
        if moment is None or group is None:
            return
        at, count = group.moments.index(moment), len(group.moments)
        self._name.setText(moment_label(moment))
        self._place.setText(_("{at} of {n}").format(at=at + 1, n=count))
        self._place.setVisible(count > 1)
        self._before.setVisible(at > 0)
        self._after.setVisible(at < count - 1)
        self._draft.setVisible(moment in DRAFTS)
