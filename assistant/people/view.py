"""What is shown of a member of staff, and the fold that makes it. Pure."""

from collections.abc import Iterable
from operator import attrgetter

from msgspec import Struct, structs

from assistant.journal.entry import Line
from assistant.journal.stamp import PROGRAM, PageId, StaffId
from assistant.people.entries import PinSet, Role, StaffChanged, StaffJoined, StaffLeft


class StaffView(Struct, frozen=True):
    """Who signs lines."""

    page: PageId
    name: str
    role: Role
    pin_hash: str = ""
    languages: tuple[str, ...] = ()
    """BCP 47, the best spoken first."""
    active: bool = True
    """False once the person has left; the name still stands at old lines."""
    rights: frozenset[str] | None = None
    """Each a `people.rights.Right`, where the house gives the role other ones; None: the usual."""

    @property
    def has_pin(self) -> bool:
        """Whether a PIN is asked."""
        return bool(self.pin_hash)


def signatures(staff: Iterable[StaffView]) -> dict[StaffId, str]:
    """The name that stands under a line: a person’s, or the program’s own under an import."""
    return {PROGRAM: "Salve"} | {StaffId(one.page): one.name for one in staff}


def fold_staff(page: PageId, lines: Iterable[Line]) -> StaffView | None:
    """The person that `lines` tell, whatever the order in which they came; None if nobody joined.

    Joining once more changes nothing, unless the person had left.
    """
    view: StaffView | None = None
    for line in sorted(lines, key=attrgetter("id")):
        body = line.body
        if isinstance(body, StaffJoined):
            if view is None or not view.active:
                view = StaffView(page, body.name, body.role, body.pin, body.languages)
        elif view is None:
            continue
        elif isinstance(body, StaffChanged):
            view = _changed(view, body)
        elif isinstance(body, PinSet):
            view = structs.replace(view, pin_hash=body.pin_hash)
        elif isinstance(body, StaffLeft):
            view = structs.replace(view, active=False)
    return view


def _changed(view: StaffView, body: StaffChanged) -> StaffView:
    new = {field: value for field, value in structs.asdict(body).items() if value is not None}
    return structs.replace(view, **new)
