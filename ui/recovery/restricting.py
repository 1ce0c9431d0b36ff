"""Who may see it: an injury, harassment or a theft is seen only by those who need it."""

from typing import get_args

from assistant.recovery import acts
from assistant.recovery.entries import Restriction
from assistant.recovery.labels import restriction_label
from assistant.tongue import _
from ui.look.digits import Digits
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.recovery.deeds import Deed
from ui.recovery.form import Form
from ui.recovery.known import Known, Names
from ui.recovery.typed import Typed

KINDS: tuple[Restriction, ...] = get_args(Restriction)


class Restricting(Form):
    """A digit, and it is so."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        kinds = [(kind or "none", restriction_label(kind), "") for kind in KINDS]
        self._kind = Digits(look, _("Who may see it"), kinds)
        self._kind.chosen.connect(lambda kind: self.entered.emit())
        note = _("Restricted: only its owner, who opened it, and those with authority see it.")
        self.column.addWidget(Paragraph(look, note, "body", "muted"))
        self.column.addWidget(self._kind)
        self.column.addWidget(self.trouble)
        self.setFocusProxy(self._kind)

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """What is on file."""
        self._kind.show_value(known.view.restricted or "none")

    def deeds(self) -> list[Deed]:
        """The kind that was chosen."""
        kind = self._kind.value
        return [Deed(acts.change, {"restricted": "" if kind == "none" else kind})]

    def resume(self, typed: Typed) -> None:
        """Another matter."""
        super().resume(typed)
        self._kind.show_value(None)
