"""The slides of a line-up in whole words. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

from assistant.journal.stamp import StaffId
from assistant.recovery.labels import part_label, severity_label
from assistant.shift.labels import party_words
from assistant.shift.slides import (
    GuestSlide,
    IdeaSlide,
    LineUp,
    Part,
    ProblemSlide,
    Slide,
    WowSlide,
)
from assistant.tongue import _, listed, n_, named, sentences
from ui.lineup.facts import DOT, Names, Row, fact_row
from ui.look import days
from ui.look.shortened import shortened

NAME, TITLE, DEED = 80, 160, 300
"""Letters at the most of a name, of what a problem is, and of a good deed or an idea."""


class Shown(NamedTuple):
    """A slide in words, from top to bottom. What is "" or None is not there."""

    part: str = ""
    place: str = ""
    """“2 of 3”."""
    face: str = ""
    """Whose initial stands at the left."""
    sign: str = ""
    """Else the icon that does."""
    name: str = ""
    """In the largest letters."""
    text: str = ""
    """In large ones, instead of a name."""
    why: Row | None = None
    rows: tuple[Row, ...] = ()
    kept: int = 1
    """So many of them are there however little room there is."""
    say: str = ""
    asks: bool = False
    """`say` is a question to those who listen, no words to a guest."""
    foot: Row | None = None

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        lines = [listed((self.part, self.place)), self.name, self.text]
        lines += [row.spoken for row in (self.why, *self.rows) if row is not None]
        lines += [self.say, self.foot.spoken if self.foot is not None else ""]
        return "\n".join(filter(None, lines))


def part_name(part: Part) -> str:
    """As it stands below the dots."""
    return {
        "guests": _("Guests"),
        "problems": _("Open problems"),
        "wows": _("Well done"),
        "idea": _("Idea and question"),
    }[part]


def shown(line_up: LineUp, at: int, names: Names, now_ms: int) -> Shown:
    """The slide at a place; behind the last one, the end."""
    if at >= len(line_up.slides):
        return Shown(sign="concierge-bell", name=_("Have a good shift"))
    slide = line_up.slides[at]
    like = [one.key for one in line_up.slides if one.part == slide.part]
    place = _("{n} of {all}").format(n=like.index(slide.key) + 1, all=len(like))
    told = _slide(slide, names, now_ms)
    return told._replace(place=place if len(like) > 1 else "")


def _slide(slide: Slide, names: Names, now_ms: int) -> Shown:
    match slide:
        case GuestSlide():
            return _guest(slide, names, now_ms)
        case ProblemSlide():
            return _problem(slide, names, now_ms)
        case WowSlide():
            return _wow(slide, names)
        case IdeaSlide():
            return _idea(slide)


def _guest(slide: GuestSlide, names: Names, now_ms: int) -> Shown:
    rows = [fact_row(fact, names, now_ms) for fact in slide.facts]
    comes = bool(slide.here_ms or slide.expected)
    greets = names.get(slide.greets, "") if comes else ""
    told = (
        _("expected today") if comes and not (slide.here_ms or slide.at) else "",
        party_words(slide.party),
        _("{name} greets").format(name=greets) if greets else "",
    )
    return Shown(
        part=_("Worth knowing today"),
        face=slide.name,
        name=shortened(slide.name, NAME),
        why=rows[0],
        rows=tuple(rows[1:]),
        say=_quoted(slide.say),
        foot=_visit(slide.at, slide.here_ms, now_ms, *told),
    )


def _problem(slide: ProblemSlide, names: Names, now_ms: int) -> Shown:
    name = shortened(slide.name, NAME) or _("Guest not known")
    text = shortened(slide.text, TITLE) or _("What happened is not written yet")
    rows = []
    if slide.is_over:
        rows.append(Row("check", _("Settled meanwhile"), ink="accent"))
    elif slide.next is not None:
        others = {} if slide.next.staff == slide.owner else names
        rows.append(fact_row(slide.next, others, now_ms))
    elif slide.step:
        rows.append(Row("arrow-right", part_label(slide.step), _("Next")))
    if owner := names.get(slide.owner, ""):
        since = _("open since {time}").format(time=days.moment(slide.opened_ms, now_ms))
        told = _("{name} sees to it").format(name=owner)
        rows.append(Row("user-round", listed((told, since))))
    rows += [fact_row(fact, names, now_ms) for fact in slide.facts]
    return Shown(
        part=part_name("problems"),
        face=name,
        name=name,
        why=Row("life-buoy", text, severity_label(slide.severity), "warn"),
        rows=tuple(rows),
        kept=2,
        say=_quoted(slide.say),
        foot=_visit(slide.at, slide.here_ms, now_ms),
    )


def _wow(slide: WowSlide, names: Names) -> Shown:
    rows = []
    teller = names.get(slide.staff, "")
    if teller and slide.staff not in slide.about:
        rows.append(Row("message-circle", _("Told by {name}").format(name=teller)))
    if thanks := _people(slide.thanks, names):
        rows.append(Row("heart", _("Thanks from {names}").format(names=thanks)))
    who = _people(slide.about, names)
    return Shown(
        part=_("Well done since yesterday"),
        sign="hand-heart",
        text=shortened(slide.text, DEED),
        why=Row("", "", who) if who else None,
        rows=tuple(rows),
        kept=2,
    )


def _idea(slide: IdeaSlide) -> Shown:
    idea = slide.idea
    return Shown(
        part=_("An idea of our own house") if idea.own else _("One idea, one question"),
        sign="lightbulb",
        text=shortened(idea.idea, DEED),
        say=shortened(idea.question, DEED),
        asks=True,
    )


def _visit(at: str, here_ms: int, now_ms: int, *more: str) -> Row | None:
    """When they come, or since when they are here; and what else there is to it."""
    since = days.moment(here_ms, now_ms) if here_ms and not at else ""
    here = _("here since {time}").format(time=since) if since else ""
    told = DOT.join(filter(None, (here, *more)))
    return Row("clock", told, at) if told or at else None


def _people(staff: Iterable[StaffId], names: Names) -> str:
    return listed(names.get(one, "") for one in staff)


def _quoted(words: str) -> str:
    return _("“{words}”").format(words=words) if words else ""


def duty_words(names: Iterable[str], more: int) -> str:
    """“On duty: Lucía, Mateo”, and how many more there are."""
    others = n_("and {n} other", "and {n} others", more).format(n=more) if more else ""
    return named(_("On duty"), sentences(listed(names), others))


def clock_words(left_s: float) -> str:
    """“3:40 left”, and after the end “over by 0:40”."""
    whole = round(left_s)
    minutes, seconds = divmod(abs(whole), 60)
    time = f"{minutes}:{seconds:02}"
    told = _("{time} left") if whole >= 0 else _("over by {time}")
    return told.format(time=time)
