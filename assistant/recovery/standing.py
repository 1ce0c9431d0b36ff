"""How things stand with a matter now: pure questions to its view, the house's policy, the clock."""

from collections.abc import Iterable
from typing import Literal, get_args

from assistant.journal.stamp import StaffId
from assistant.recovery.entries import Wish
from assistant.recovery.view import (
    NO_LIMIT,
    Around,
    AskView,
    MatterView,
    Policy,
    PromiseView,
    StepView,
)

WISHES: tuple[Wish, ...] = get_args(Wish)

Again = Literal["", "close", "kind"]
"""Why it is a second failure: not long after another one, or of the same kind as one ever."""


def second_failure(
    others: Iterable[MatterView], opened_ms: int, defect: str, policy: Policy
) -> Again:
    """Whether a problem opened at `opened_ms` is not the guest's first (PEERS 3.3)."""
    before = [one for one in others if one.is_problem and one.opened_ms <= opened_ms]
    if defect and any(one.defect == defect for one in before):
        return "kind"
    if any(opened_ms - one.opened_ms <= policy.again_ms for one in before):
        return "close"
    return ""


def limit(staff: StaffId, around: Around) -> int:
    """What a person may give without asking, in the smallest coin; `NO_LIMIT` for no limit."""
    limits = around.policy.limits
    if (own := limits.get(staff.hex())) is not None:
        return own
    person = around.staff.get(staff)
    return (limits.get(person.role) or 0) if person is not None else 0


def spent(view: MatterView, staff: StaffId, around: Around) -> int:
    """What a person gave this guest in the present period, what was approved by others apart."""
    since_ms = {
        "day": around.midnight_ms,
        "visit": around.midnight_ms if around.visit_ms is None else around.visit_ms,
        "problem": 0,
    }[around.policy.period]
    matters = [view] if around.policy.period == "problem" else [view, *around.others]
    return sum(
        one.cost
        for matter in matters
        for one in matter.gestures
        if one.staff == staff
        and one.when_ms >= since_ms
        and not one.asked
        and one.currency == around.policy.currency
    )


def left(view: MatterView, around: Around) -> int | None:
    """What the signer may still give this guest without asking; None for no limit."""
    most = limit(around.signer, around)
    return None if most == NO_LIMIT else max(0, most - spent(view, around.signer, around))


def open_promises(view: MatterView) -> list[PromiseView]:
    """Those not yet kept or broken, the next one first."""
    return sorted((p for p in view.promises if p.state == "open"), key=lambda p: p.due_ms)


def open_problems(views: Iterable[MatterView]) -> list[MatterView]:
    """Those of a guest's matters that are problems and not over, the gravest and newest first."""
    found = [view for view in views if view.is_problem and view.is_open]
    return sorted(found, key=lambda view: (-view.severity, -view.opened_ms))


def open_asks(view: MatterView) -> list[AskView]:
    """Requests that wait for somebody with authority."""
    return [ask for ask in view.asks if ask.state == "open"]


def needs_authority(view: MatterView) -> bool:
    """Whether somebody with authority is waited for."""
    return bool(open_asks(view)) or (view.is_open and view.called_ms > 0 and view.came_by is None)


def step_now(view: MatterView) -> StepView | None:
    """The first step that is to be done; None when all are."""
    return next((step for step in view.steps if not step.done_ms), None)


def wishes_met(view: MatterView) -> frozenset[Wish]:
    """Those of the ten wishes that this recovery met: by its story, or ticked by a colleague."""
    told: dict[Wish, bool] = {
        "called-back": any(p.state == "kept" for p in view.promises),
        "told-solved": view.closing is not None and view.closing.content,
        "authority": view.came_by is not None,
        "how-long": bool(view.promises),
        "alternatives": any(ask.state in ("answered", "used") and ask.answer for ask in view.asks),
        "person": any(s.done_ms and s.part in ("apologise", "empathise") for s in view.steps),
        "progress": bool(view.deeds),
    }
    return view.marked | {wish for wish, met in told.items() if met}


def next_wish(view: MatterView) -> Wish | None:
    """The first wish that is not met yet; None when all are."""
    met = wishes_met(view)
    return next((wish for wish in WISHES if wish not in met), None)


def remedy(view: MatterView) -> str:
    """How it was put right, a line for each thing: what was done, kept and given."""
    done = [(one.when_ms, one.text) for one in view.deeds]
    done += [(p.ended_ms, p.text) for p in view.promises if p.state == "kept"]
    done += [(one.when_ms, one.text) for one in view.gestures]
    return "\n".join(dict.fromkeys(text for _, text in sorted(done)))


def minutes_open(view: MatterView, now_ms: int) -> int:
    """How long it has been, or was, open, in whole minutes."""
    end_ms = now_ms if view.closing is None else view.closing.when_ms
    return max(0, end_ms - view.opened_ms) // 60_000
