"""A problem that is open in the house, as a row of the list at the left. Pure."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from assistant.journal.stamp import PageId
from assistant.recovery.labels import stage_label
from assistant.recovery.standing import open_promises
from assistant.recovery.view import MatterView, Policy, Stage
from assistant.tongue import _, listed, named
from ui.look import days
from ui.look.shortened import shortened

if TYPE_CHECKING:  # the look-up is imported after the first paint
    from assistant.guests.lookup.find import Hit

LONGEST = 60


class OpenProblem(Struct, frozen=True):
    """Whose problem it is, what happened, and by when something is promised."""

    matter: PageId
    guest: PageId
    """`NOBODY` while the guest is not known."""
    name: str
    """Of the guest, or whatever tells them apart."""
    here: bool
    text: str
    due: str
    """The time of the next promise; "" where none is open."""
    stage: Stage

    @property
    def is_near(self) -> bool:
        """Whether the next promise is due or soon will be."""
        return self.stage != "later"

    def sentence(self) -> str:
        """The row as a screen reader says it."""
        promised = f"{stage_label(self.stage)} {self.due}" if self.due else ""
        return listed((self.name, named(_("Open problem"), self.text), promised))


def open_rows(
    matters: Sequence[MatterView], hits: "Mapping[PageId, Hit]", policy: Policy, now_ms: int
) -> list[OpenProblem]:
    """The most urgent promise first; then what has none soon, the newest first."""
    found = []
    for view in matters:
        promises = open_promises(view)
        due_ms = promises[0].due_ms if promises else 0
        stage: Stage = promises[0].stage(now_ms, policy.soon_ms) if promises else "later"
        hit = hits.get(view.guest)
        row = OpenProblem(
            view.page,
            view.guest,
            hit.name if hit else view.who or _("A guest not on file"),
            hit is not None and hit.here,
            shortened(view.text, LONGEST) or _("What happened is not written yet"),
            days.due(due_ms, now_ms) if due_ms else "",
            stage,
        )
        order = (0, due_ms) if stage != "later" else (1, -view.opened_ms)
        found.append((order, row))
    return [row for order, row in sorted(found, key=lambda pair: pair[0])]
