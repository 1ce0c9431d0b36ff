"""All that the page shows, read in one go."""

from collections.abc import Mapping

from msgspec import Struct, structs

from assistant.journal.stamp import PageId, StaffId
from assistant.people.rights import may
from assistant.people.view import StaffView, signatures
from assistant.recovery import standing
from assistant.recovery.deciding import Decision
from assistant.recovery.view import NO_LIMIT, Around


class Known(Struct, frozen=True):
    """What waits, for whom, and what an act would know."""

    decisions: tuple[Decision, ...] = ()
    guests: Mapping[PageId, str] = {}
    staff: tuple[StaffView, ...] = ()
    arounds: Mapping[PageId, Around] = {}
    """By the page of the matter."""
    signer: StaffView | None = None

    @property
    def decides(self) -> bool:
        """Whether who is at this desk may answer."""
        return may("decide-beyond-limit", self.signer)

    def name(self, staff: StaffId | None) -> str:
        """Who signed; "" for nobody."""
        return signatures(self.staff).get(staff, "") if staff is not None else ""

    def guest(self, decision: Decision) -> str:
        """Whose problem it is; "" while nobody knows."""
        return self.guests.get(decision.matter.guest, "") or decision.matter.who

    def left(self, decision: Decision) -> int | None:
        """What who asks may still give this guest without asking; None for no limit."""
        around = self.arounds.get(decision.matter.page)
        if around is None or decision.ask is None:
            return None
        return standing.left(decision.matter, structs.replace(around, signer=decision.ask.staff))

    def most(self, decision: Decision) -> int | None:
        """What who is at this desk may approve; None for no limit."""
        around = self.arounds.get(decision.matter.page)
        if around is None:
            return None
        most = standing.limit(around.signer, around)
        return None if most == NO_LIMIT else most

    @property
    def deciders(self) -> list[str]:
        """Who else may answer."""
        me = self.signer.page if self.signer else b""
        return [
            one.name for one in self.staff if may("decide-beyond-limit", one) and one.page != me
        ]
