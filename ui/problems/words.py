"""A problem and a promise in words, as their rows and a screen reader tell them."""

from collections.abc import Mapping

from msgspec import Struct

from assistant.journal.stamp import PageId, StaffId
from assistant.recovery.entries import NOBODY
from assistant.recovery.labels import defect_label, severity_label, stage_label
from assistant.recovery.standing import open_promises
from assistant.recovery.view import MatterView, PromiseView, Stage
from assistant.tongue import _, listed, n_, named
from ui.look.days import ago, day, due, span, until
from ui.look.signs import Sign


class Names(Struct, frozen=True):
    """What pages are called: guests on file, and the staff."""

    guests: Mapping[PageId, str] = {}
    staff: Mapping[StaffId, str] = {}


def sentence_of(view: MatterView) -> str:
    """The guest's own words, on one line; a promise alone has its own."""
    text = view.text if view.is_problem else (view.promises[0].text if view.promises else "")
    words = " ".join(text.split())
    if not words:
        return _("No words yet")
    return _("“{words}”").format(words=words) if view.is_problem else words


def who_of(view: MatterView, names: Names) -> str:
    """The guest's name, or whatever tells the guest apart."""
    name = names.guests.get(view.guest, "") if view.guest != NOBODY else ""
    return name or view.who or _("Guest not known")


def about(view: MatterView) -> list[str]:
    """What was concerned: product and place, as far as they are said."""
    return [part for part in (view.product, view.place) if part]


def standing_of(view: MatterView, now_ms: int, soon_ms: int) -> tuple[Sign, str]:
    """The sign of a problem, and how it ended or what comes next."""
    if view.closing is not None:
        when = day(view.closing.when_ms, now_ms)
        if view.closing.content:
            return "content", _("Closed {day}: the guest is content").format(day=when)
        told = _("Closed {day}: {reason}").format(day=when, reason=view.closing.reason)
        return "ended", told
    promises = open_promises(view)
    if not promises:
        return "open", _("Nothing promised that is still to come")
    first = promises[0]
    stage = first.stage(now_ms, soon_ms)
    told = f"{due(first.due_ms, now_ms)} · {first.text}"
    return stage, told if stage == "later" else named(stage_label(stage), told)


def since_of(view: MatterView, now_ms: int) -> str:
    """How long it has been open, or when it was opened."""
    if view.is_open:
        return _("open {span}").format(span=span(now_ms - view.opened_ms))
    return day(view.opened_ms, now_ms)


def problem_sentence(view: MatterView, names: Names, now_ms: int, soon_ms: int) -> str:
    """The whole row as a screen reader says it."""
    owner = names.staff.get(view.owner, "")
    return listed(
        (
            sentence_of(view),
            who_of(view, names),
            severity_label(view.severity),
            defect_label(view.defect) if view.defect else "",
            *about(view),
            _("owned by {name}").format(name=owner) if owner else "",
            since_of(view, now_ms),
            standing_of(view, now_ms, soon_ms)[1],
        )
    )


# -- promises --------------------------------------------------------------------------------------


def to_whom(promise: PromiseView, names: Names, who: str = "") -> str:
    """To whom it was given; `who` tells a guest apart who is not on file."""
    return promise.to or names.guests.get(promise.guest, "") or who or _("Guest not known")


def distance(promise: PromiseView, stage: Stage, now_ms: int) -> str:
    """How far off it is, how late, or when it ended."""
    if stage == "kept":
        return _("kept {when}").format(when=ago(promise.ended_ms, now_ms))
    if stage == "broken":
        return _("not kept, {when}").format(when=ago(promise.ended_ms, now_ms))
    left = promise.due_ms - now_ms
    if stage == "due":
        return stage_label(stage)
    if left < 0:
        return _("{span} late").format(span=span(-left))
    return until(promise.due_ms, now_ms)


def renewals(promise: PromiseView, now_ms: int) -> str:
    """The times that it had before; "" where it has had but one."""
    if not promise.renewed:
        return ""
    times = len(promise.renewed)
    told = n_("renewed once, first {first}", "renewed {n} times, first {first}", times)
    return told.format(n=times, first=due(promise.renewed[0], now_ms))


def promise_sentence(
    promise: PromiseView, names: Names, who: str, now_ms: int, soon_ms: int
) -> str:
    """The whole row as a screen reader says it."""
    stage = promise.stage(now_ms, soon_ms)
    keeper = names.staff.get(promise.owner, "")
    return listed(
        (
            named(stage_label(stage), promise.text),
            due(promise.due_ms, now_ms),
            distance(promise, stage, now_ms),
            to_whom(promise, names, who),
            _("by {name}").format(name=keeper) if keeper else "",
            renewals(promise, now_ms),
            promise.reason,
        )
    )
