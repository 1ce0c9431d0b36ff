"""Who keeps a promise, or sees to a problem: the people who work here, oneself first."""

from assistant.journal.stamp import PageId, StaffId
from assistant.tongue import _
from ui.look.choice_box import ChoiceBox
from ui.look.look import Look
from ui.recovery.known import Known


def colleagues(known: Known) -> list[tuple[StaffId, str]]:
    """Everybody who works here but the signer, those with authority first."""
    around = known.around
    if around is None:
        return []
    order = {"manager": 0, "supervisor": 1, "clerk": 2, "trainee": 3}
    others = [one for one in around.staff.values() if one.active and one.page != around.signer]
    others.sort(key=lambda one: (order[one.role], one.name.casefold()))
    return [(StaffId(one.page), one.name) for one in others]


class Keeper(ChoiceBox):
    """A closed list; arrows and letters choose."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Who keeps it"), [(b"", _("You"))])
        self._known: list[tuple[StaffId, str]] = []

    def show_known(self, known: Known) -> None:
        """Who there is; the choice stays."""
        people = colleagues(known)
        if people != self._known:
            self._known = people
            chosen = self.staff
            self.blockSignals(True)
            while self.count() > 1:
                self.removeItem(1)
            for staff, name in people:
                self.addItem(name, staff)
            self.blockSignals(False)
            self.show_value(chosen)

    @property
    def staff(self) -> StaffId | None:
        """The colleague; None for oneself."""
        chosen = self.currentData()
        return StaffId(PageId(bytes(chosen))) if chosen else None
