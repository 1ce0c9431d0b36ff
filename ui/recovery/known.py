"""All that the page shows of a matter, read in one go. Not for the GUI thread."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct

from assistant.desk import Desk, Reading
from assistant.guests.view import DAY_MS, GuestView
from assistant.journal.stamp import PageId, StaffId
from assistant.people.rights import may
from assistant.recovery import register, standing
from assistant.recovery.view import Around, MatterView, may_see
from assistant.refusal import Refused


class Known(Struct, frozen=True):
    """A matter, its guest, and what an act would know now."""

    view: MatterView
    guest: GuestView | None
    around: Around | None
    """None while nobody is at this desk."""
    alike: int
    """So many problems of other guests were the same lately, among those one may see (H37)."""
    products: tuple[str, ...]
    places: tuple[str, ...]
    """What problems named before, for completion."""

    @property
    def mine(self) -> bool:
        """Whether who is at this desk owns it."""
        return self.around is not None and self.around.signer == self.view.owner

    @property
    def decides(self) -> bool:
        """Whether who is at this desk is called where a clerk's limit ends."""
        around = self.around
        return around is not None and may("decide-beyond-limit", around.staff.get(around.signer))


class Before(Struct, frozen=True):
    """What should be known of a guest before a problem is opened."""

    again: standing.Again = ""
    """Why it would be a second failure."""
    open_one: str = ""
    """The words of a problem that is open already; " " where it has none."""


Names = Mapping[StaffId, str]


def read(desk: Desk, page: PageId) -> Known | None:
    """The matter of `page` as it is now; None where the signer may not see it, or there is none."""
    view = desk.matters.one(page)
    if view is None:
        return None
    policy, unseen = desk.matters.policy(), desk.matters.unseen()

    def alike(tx: Reading) -> list[PageId]:
        return register.same_before(tx, view, policy.repeat_days * DAY_MS)

    return Known(
        view=view,
        guest=desk.guest(view.guest) if view.guest else None,
        around=_around(lambda: desk.matters.around(view.guest, page)),
        alike=len(desk.matters.all(alike)),
        products=tuple(desk.look_up(partial(register.named, column="product", unseen=unseen))),
        places=tuple(desk.look_up(partial(register.named, column="place", unseen=unseen))),
    )


def before(desk: Desk, guest: PageId) -> Before:
    """Whether a new problem of this guest is the first one. Not for the GUI thread."""
    around = _around(lambda: desk.matters.around(guest))
    if around is None:
        return Before()
    again = standing.second_failure(around.others, around.now_ms, "", around.policy)
    signer = around.staff.get(around.signer)
    still = [one for one in around.others if one.is_problem and one.is_open]
    told = [one.text if may_see(one, signer) else "" for one in still]
    return Before(again, (told[-1] or " ") if told else "")


def _around(ask: Callable[[], Around]) -> Around | None:
    try:
        return ask()
    except Refused:  # nobody is at this desk
        return None
