"""What the card says about a guest in whole words: visits, form of address, moods. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from assistant.guests.entries import Care, Channel, Identity
from assistant.guests.labels import CHANNELS, label, mood_word
from assistant.guests.standing import current_visit
from assistant.guests.view import LONG_AWAY_MS, GuestView, MoodView
from assistant.journal.stamp import PROGRAM, StaffId
from assistant.languages import language_name
from assistant.tongue import _, n_
from ui.look import days

DOT = "  ·  "


def signed(staff: StaffId, when: str, names: Mapping[StaffId, str]) -> str:
    """“Elena, 12 Oct”; only the date where nobody signed."""
    name = names.get(staff, "")
    if not name or staff == PROGRAM:
        return when
    return _("{name}, {when}").format(name=name, when=when)


def last_seen_ms(view: GuestView, now_ms: int) -> int | None:
    """The last visit in person before the one that is going on; None when there was none."""
    going_on = current_visit(view, now_ms)
    seen = [v.arrived_ms for v in view.visits if v.channel == "in-person" and v != going_on]
    if view.earlier_last:
        try:
            last = datetime.fromisoformat(view.earlier_last)
            seen.append(int(last.replace(hour=12).timestamp() * 1000))
        except (ValueError, OverflowError):
            pass  # a date that an import could not read is shown in the details as it is
    return max(seen, default=None)


def visits_words(view: GuestView, now_ms: int) -> str:
    """“27 visits · last seen 12 days ago · since 2021”, “First time”, “Back after 14 months”."""
    count, here = view.visit_count, current_visit(view, now_ms)
    last = last_seen_ms(view, now_ms)
    parts = []
    if count - (here is not None) <= 0:
        parts.append(_("First time"))
        return DOT.join(parts)
    parts.append(n_("{n} visit", "{n} visits", count).format(n=count))
    if last is not None and now_ms - last > LONG_AWAY_MS:
        parts.append(_("back after {span}").format(span=days.age(last, now_ms)))
    elif last is not None:
        parts.append(_("last seen {when}").format(when=days.ago(last, now_ms)))
    first = min([view.met_ms, *(v.arrived_ms for v in view.visits)])
    years = {datetime.fromtimestamp(ms / 1000).year for ms in (first, now_ms)}
    if len(years) > 1:
        parts.append(_("since {year}").format(year=min(years)))
    return DOT.join(parts)


def address_words(who: Identity) -> str:
    """How to address the guest, and in which language."""
    parts = []
    if who.call_me:
        parts.append(_("Address as “{name}”").format(name=who.call_me))
    elif who.title:
        parts.append(who.title)
    if who.nickname:
        parts.append(_("“{name}”").format(name=who.nickname))
    if who.language:
        parts.append(language_name(who.language))
    if who.manner == "familiar":
        parts.append(_("informally (tú, ты)"))
    return DOT.join(parts)


def care_word(care: Care) -> tuple[str, str]:
    """Sign and word of something that must never be forgotten."""
    return {
        "allergy": ("triangle-alert", _("Allergy")),
        "access": ("accessibility", _("Access")),
        "other": ("heart", _("Take care")),
    }[care]


def channel_word(channel: Channel) -> str:
    """How the guest came to us."""
    return label(CHANNELS, channel)


def mood_now(mood: MoodView) -> str:
    """“Tense: cold shower”."""
    word = mood_word(mood.level)
    word = word[:1].upper() + word[1:]
    return _("{mood}: {cause}").format(mood=word, cause=mood.cause) if mood.cause else word


def here_words(view: GuestView, now_ms: int) -> str:
    """“here since 15:20”, or nothing."""
    here = current_visit(view, now_ms)
    if here is None:
        return ""
    return _("here since {time}").format(time=days.moment(here.arrived_ms, now_ms))


def mood_sentence(moods: Sequence[MoodView]) -> str:
    """The trend in a sentence: the last three moods beside those before them."""
    if len(moods) < 3:
        return ""
    late = [m.level for m in moods[-3:]]
    early = [m.level for m in moods[-9:-3]]
    now = sum(late) / len(late)
    if not early:
        if now >= 3.7:
            return _("Pleased each time so far.") if min(late) >= 4 else _("Pleased on the whole.")
        return _("Changeable so far.") if max(late) >= 4 else _("Not at ease yet.")
    before = sum(early) / len(early)
    if now - before >= 0.6:
        return _("Better lately than before.")
    if before - now >= 0.6:
        return _("Less at ease lately than before.")
    if now >= 3.7:
        return _("Pleased, visit after visit.")
    if now >= 2.7:
        return _("Even lately.")
    return _("Not at ease for some time.")


def birthday_words(written: str, now_ms: int) -> str:
    """The birthday, and that it is today when it is."""
    told = days.written_day(written)
    today = datetime.fromtimestamp(now_ms / 1000).date()
    if written[-5:] == date.strftime(today, "%m-%d"):
        return _("{birthday} (today)").format(birthday=told)
    return told
