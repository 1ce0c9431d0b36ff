"""What the words depend on, out of a matter: who, by when, and how it stands. Pure."""

from collections.abc import Mapping
from datetime import datetime

from assistant.journal.stamp import StaffId
from assistant.recovery.standing import open_promises
from assistant.recovery.view import MatterView, PromiseView
from assistant.words.situation import Matter

GRAVE = 3


def spoken_matter(
    view: MatterView,
    signer: StaffId | None,
    names: Mapping[StaffId, str],
    now_ms: int,
    *,
    again: bool = False,
) -> Matter:
    """As `signer` speaks of it; `again`: it is known not to be the first failure."""
    promises = open_promises(view)
    return Matter(
        owner=_owner(view.owner, signer, names),
        by=_today(promises[0].due_ms, now_ms) if promises else "",
        grave=view.severity >= GRAVE,
        again=again or view.called_for == "again",
        promised=bool(promises),
        overdue=any(one.due_ms <= now_ms for one in promises),
        kept=any(_kept_today(one, now_ms) for one in view.promises),
    )


def spoken_promise(
    late: PromiseView, signer: StaffId | None, names: Mapping[StaffId, str]
) -> Matter:
    """A promise that is late and belongs to no open problem."""
    return Matter(_owner(late.owner, signer, names), promised=True, overdue=True)


def _kept_today(promise: PromiseView, now_ms: int) -> bool:
    return promise.state == "kept" and bool(_today(promise.ended_ms, now_ms))


def _owner(staff: StaffId, signer: StaffId | None, names: Mapping[StaffId, str]) -> str:
    return "" if staff == signer else names.get(staff, "")


def _today(ms: int, now_ms: int) -> str:
    """The clock of the wall, "16:30"; "" on another day."""
    then, now = (datetime.fromtimestamp(at / 1000).astimezone() for at in (ms, now_ms))
    return f"{then:%H:%M}" if then.date() == now.date() else ""
