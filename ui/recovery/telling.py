"""What the page says of a matter in whole words. Pure."""

from assistant.guests.labels import mood_word
from assistant.guests.standing import current_visit
from assistant.guests.view import HOUR_MS, GuestView
from assistant.journal.stamp import StaffId
from assistant.recovery.entries import Period
from assistant.recovery.labels import restriction_label
from assistant.recovery.money import told_money
from assistant.recovery.view import MatterView
from assistant.tongue import _, n_, p_, sentences, spoken
from ui.look import days
from ui.recovery.known import Before, Known, Names

DOT = "  ·  "


def title(view: MatterView) -> str:
    """The guest's own sentence."""
    if not view.text:
        return _("What happened is not written yet")
    return _("“{words}”").format(words=" ".join(view.text.split()))


def who_words(known: Known) -> str:
    """Whose problem it is; "" while nobody knows."""
    return known.guest.identity.name if known.guest else known.view.who


def facts_line(known: Known, now_ms: int) -> str:
    """“2nd visit · here since 15:20 · upset when it was opened”."""
    view, guest = known.view, known.guest
    parts = []
    if view.whose:
        parts.append(_("it spoils the day of {whom}").format(whom=view.whose))
    if guest is not None:
        parts += _guest_facts(guest, view, now_ms)
    if view.restricted:
        told = restriction_label(view.restricted)
        parts.append(_("{kind}: seen only by those who need it").format(kind=told))
    return DOT.join(parts)


def _guest_facts(guest: GuestView, view: MatterView, now_ms: int) -> list[str]:
    parts = []
    count = guest.visit_count
    parts.append(
        _("first visit") if count <= 1 else n_("{n} visit", "{n} visits", count).format(n=count)
    )
    here = current_visit(guest, now_ms)
    if here is not None:
        parts.append(_("here since {time}").format(time=days.moment(here.arrived_ms, now_ms)))
    before = [mood for mood in guest.moods if mood.when_ms <= view.opened_ms]
    if before and view.opened_ms - before[-1].when_ms < 12 * HOUR_MS:
        parts.append(_("{mood} when it was opened").format(mood=mood_word(before[-1].level)))
    return parts


def owner_line(known: Known, names: Names, now_ms: int) -> str:
    """“You own it, since 16:02”."""
    owned = known.view.owners[-1]
    since = days.moment(owned.since_ms, now_ms)
    if known.mine:
        return _("You own it, since {time}").format(time=since)
    return _("{name} owns it, since {time}").format(name=name_of(owned.owner, names), time=since)


def before_words(before: Before) -> str:
    """What should be known before the first word."""
    told = ""
    if before.open_one.strip():
        told = _("Open already: “{words}”.").format(words=before.open_one)
    elif before.open_one:
        told = _("A problem of this guest is open already.")
    again = _("Not the first time: do not repeat the same offer.") if before.again else ""
    return sentences(told, again)


def name_of(staff: StaffId | None, names: Names) -> str:
    """Who signed."""
    return names.get(staff, "") if staff is not None else ""


def amount(cost: int, currency: str) -> str:
    """An amount as the interface's language writes it."""
    return told_money(cost, currency, spoken())


def period_words(period: Period) -> str:
    """What the limit is for, after “You may give”."""
    return {
        "day": _("You may give this guest today"),
        "visit": _("You may give in this visit"),
        "problem": _("You may give for this problem"),
    }[period]


def severity_word(severity: int) -> str:
    """How bad it is, as a mark beside the name."""
    return {1: p_("problem", "small"), 2: p_("problem", "serious"), 3: p_("problem", "grave")}[
        severity
    ]
