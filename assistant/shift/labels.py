"""What stands on a handover in words, for the window and for paper. Pure.

Times are told by the shop's clock: `zone` is the shop's, None the system's.
"""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo

from assistant.guests.labels import CARE, label, mood_word
from assistant.guests.standing import current_visit, open_visit
from assistant.guests.view import CareView, GuestView, MoodView
from assistant.journal.stamp import StaffId
from assistant.recovery.labels import gesture_label, part_label, severity_label, stage_label
from assistant.recovery.standing import open_promises, step_now
from assistant.recovery.view import Policy, PromiseView
from assistant.shift.entries import ItemKind, TraceMoment
from assistant.shift.view import HandoverView, ItemView, Told
from assistant.tongue import N_, _, listed, n_, named, p_

DOT = " · "
Names = Mapping[StaffId, str]
"""What the staff are called."""

_KINDS: dict[ItemKind, str] = {
    "problem": N_("Open problem"),
    "promise": N_("Promise"),
    "expected": N_("Expected"),
    "trace": N_("Task"),
    "pinned": N_("For the next shift"),
    "guest": N_("In the house"),
    "gesture": N_("Gesture"),
    "others": N_("Also in the house"),
}
_MOMENTS: dict[TraceMoment, str] = {
    "arrival": N_("Before arrival"),
    "greeting": N_("At the greeting"),
    "visit": N_("During the visit"),
    "farewell": N_("At the farewell"),
}


def kind_label(kind: ItemKind) -> str:
    """What kind of item it is."""
    return _(_KINDS[kind])


def moment_label(moment: TraceMoment) -> str:
    """For which moment of the visit a task is."""
    return _(_MOMENTS[moment])


def party_words(party: int) -> str:
    """“2 people”; "" for one alone, or where nothing is said."""
    return n_("{n} person", "{n} people", party).format(n=party) if party > 1 else ""


def who(told: Told) -> str:
    """Whom it is about: the guest, or what tells them apart; "" where it is about no guest."""
    unknown = _("Guest not known") if told.item.kind in ("problem", "promise", "trace") else ""
    return told.name or (unknown if not _is_for_nobody(told) else "")


def safety(told: Told) -> str:
    """What a guest’s safety hangs on; it stands before `what`, set apart."""
    cares = told.card.care if told.card is not None else ()
    return DOT.join(_care(one) for one in cares if one.care != "other")


def mood(told: Told, now_ms: int) -> MoodView | None:
    """The latest mood of a guest during the visit that goes on; None where none was noted."""
    moods = told.card.moods if told.card is not None else ()
    since_ms = _since_ms(told.card, now_ms) if told.card is not None else None
    latest = moods[-1] if moods else None
    here = latest is not None and since_ms is not None and latest.when_ms >= since_ms
    return latest if here else None


def what(told: Told, policy: Policy | None, now_ms: int, zone: tzinfo | None = None) -> str:
    """What there is to know, in one line of plain text. A guest's `safety` is not in it."""
    if told.matter is not None and told.item.kind == "problem":
        matter, words = told.matter, _line(told.matter.text) or _("No words yet")
        return DOT.join(filter(None, (words, matter.place, severity_label(matter.severity))))
    if told.promise is not None:
        return _promise(told.promise, policy or Policy(), now_ms, zone)
    if told.gesture is not None:
        return named(gesture_label(told.gesture.gesture), _line(told.gesture.text))
    if told.expected is not None:
        one = told.expected
        day = _later_day(one.day, now_ms, zone)
        at = " ".join(filter(None, (day, one.at)))
        return DOT.join(filter(None, (at, party_words(one.party), _line(one.note))))
    if told.trace is not None:
        day = _later_day(told.trace.day, now_ms, zone)
        return named(listed((moment_label(told.trace.moment), day)), _line(told.trace.text))
    if told.pin is not None:
        return _line(told.pin.text)
    return DOT.join(_news(told, now_ms)) if told.card is not None else listed(told.names)


def done(told: Told, now_ms: int, zone: tzinfo | None = None) -> str:
    """What was done last about a problem, and when; "" where nothing was, or it is no problem."""
    if told.matter is None or told.item.kind != "problem":
        return ""
    matter = told.matter
    deeds = [(one.when_ms, one.text) for one in matter.deeds]
    deeds += [(one.when_ms, one.text) for one in matter.gestures]
    deeds += [(one.ended_ms, one.text) for one in matter.promises if one.state == "kept"]
    if not deeds:
        return ""
    when_ms, text = max(deeds)
    return f"{when(when_ms, now_ms, zone)} {_line(text)}"


def next_step(told: Told, said: ItemView, now_ms: int, zone: tzinfo | None = None) -> str:
    """What comes next: as a colleague wrote it last, else as the problem tells; "" for nothing."""
    written = [note.next_step for note in said.notes if note.next_step]
    if written:
        return written[-1]
    if told.matter is not None and told.item.kind == "problem":
        if promises := open_promises(told.matter):
            first = promises[0]
            return f"{when(first.due_ms, now_ms, zone)} {_line(first.text)}"
        step = step_now(told.matter)
        return part_label(step.part) if step is not None else ""
    return ""


def ended(told: Told, now_ms: int, zone: tzinfo | None = None) -> str:
    """That it came to its end since, and when; "" while it stands."""
    if not told.over_ms:
        return ""
    words = {
        "problem": _("settled {time}"),
        "promise": _("ended {time}"),
        "trace": _("done {time}"),
        "guest": _("left {time}"),
    }.get(told.item.kind, _("over {time}"))
    return words.format(time=when(told.over_ms, now_ms, zone))


def title(view: HandoverView | None, now_ms: int, zone: tzinfo | None = None) -> str:
    """The head of a sheet: from which shift to which, or since when."""
    if view is None:
        return _("The handover")
    if view.shift and view.next_shift:
        return _("{shift} to {next_shift}").format(shift=view.shift, next_shift=view.next_shift)
    if view.shift:
        return view.shift
    return _("Since {time}").format(time=when(view.began_ms, now_ms, zone))


def byline(view: HandoverView, names: Names, now_ms: int, zone: tzinfo | None = None) -> str:
    """Who gave it and when, or writes it; and for whom, where somebody left without one."""
    by = names.get(view.given_by or view.begun_by or StaffId(view.page), "")
    missing = names.get(view.instead_of, "") if view.instead_of else ""
    if view.is_given:
        time = when(view.given_ms, now_ms, zone)
        told = _("given by {name}, {time}").format(name=by, time=time)
    else:
        told = _("begun by {name}").format(name=by) if by else ""
    left = _("for {name}, who left without a handover").format(name=missing) if missing else ""
    return DOT.join(filter(None, (told, left)))


def when(ms: int, now_ms: int, zone: tzinfo | None = None) -> str:
    """“16:30”, “tomorrow 9:00”, “yesterday 21:15”, “24/12 18:00”."""
    then, now = _local(ms, zone), _local(now_ms, zone)
    clock, days = f"{then:%H:%M}", (then.date() - now.date()).days
    if days == 0:
        return clock
    if days in (1, -1):
        told = _("tomorrow {time}") if days == 1 else _("yesterday {time}")
        return told.format(time=clock)
    return _("{day} {time}").format(day=_short(then.date()), time=clock)


def _care(one: CareView) -> str:
    """“Allergy: nuts”; “Nut allergy” says it by itself."""
    kind, text = label(CARE, one.care), _line(one.text)
    return text if kind.casefold() in text.casefold() else named(kind, text)


def _promise(one: PromiseView, policy: Policy, now_ms: int, zone: tzinfo | None) -> str:
    stage = one.stage(now_ms, policy.soon_ms)
    pressing = stage_label(stage) if stage in ("due", "overdue") else ""
    time = _("by {time}").format(time=when(one.due_ms, now_ms, zone))
    return DOT.join(filter(None, (_line(one.text), time, pressing)))


def _news(told: Told, now_ms: int) -> list[str]:
    """Of a guest in the house: the mood, and what was written during this visit."""
    card = told.card
    if card is None:
        return []
    since_ms = _since_ms(card, now_ms) or 0
    parts = [_care(one) for one in card.care if one.care == "other"]
    if card.restricted is not None:
        return parts  # the rest is only kept, not used
    if (noted := mood(told, now_ms)) is not None:
        told_mood = listed((mood_word(noted.level), _line(noted.cause)))
        parts.append(named(_("Mood"), told_mood))
    parts += [_line(one.text) for one in card.mistakes if one.when_ms >= since_ms]
    parts += [_line(one.text) for one in card.notes if one.when_ms >= since_ms]
    parts += [_line(one.text) for one in card.preferences if one.when_ms >= since_ms]
    return parts


def _since_ms(card: GuestView, now_ms: int) -> int | None:
    """When the guest's visit began; None while they are not here."""
    visit = current_visit(card, now_ms) or open_visit(card)
    return visit.arrived_ms if visit is not None else None


def _is_for_nobody(told: Told) -> bool:
    """Whether no guest is meant at all, as with a task for the house."""
    return told.trace is not None and not told.trace.guest


def _later_day(day: str, now_ms: int, zone: tzinfo | None) -> str:
    """A day (YYYY-MM-DD) that is not today; "" for today and for none."""
    try:
        then = date.fromisoformat(day)
    except ValueError:
        return day
    apart = (then - _local(now_ms, zone).date()).days
    return "" if apart == 0 else _("tomorrow") if apart == 1 else _short(then)


def _short(day: date) -> str:
    return p_("short date", "{day}/{month}").format(day=day.day, month=day.month)


def _local(ms: int, zone: tzinfo | None) -> datetime:
    return datetime.fromtimestamp(ms / 1000, zone)


def _line(text: str) -> str:
    return " ".join(text.split())
