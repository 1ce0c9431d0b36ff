"""The other moments at the counter, in the groups that one digit opens. Pure."""

from typing import NamedTuple

from assistant.guests.entries import Moment
from assistant.tongue import N_, _
from assistant.words.labels import moment_label

DOT = " · "


class Group(NamedTuple):
    """Moments that go together, in the order in which they come up."""

    digit: str
    title: str
    """What they have in common, a text to translate."""
    moments: tuple[Moment, ...]
    told: str = ""
    """What the moments are, where their names say too much: a text to translate."""

    @property
    def name(self) -> str:
        """The title, in the interface's language."""
        return _(self.title)

    @property
    def about(self) -> str:
        """The moments that the title does not name; "" where it names the only one."""
        names = (moment_label(moment) for moment in self.moments)
        return _(self.told) if self.told else DOT.join(name for name in names if name != self.name)


GROUPS = (
    Group(
        "1",
        N_("Asking"),
        ("ask-name", "ask-details", "details-declined"),
        N_("The name, private data, and when they would rather not say"),
    ),
    Group("2", N_("Recommending"), ("recommend", "not-needed")),
    Group("3", N_("Leading the way"), ("lead", "lead-from-here")),
    Group("4", N_("While guests wait"), ("wait", "delay")),
    Group("5", N_("Saying no by what can be done"), ("instead",)),
    Group(
        "6",
        N_("Doubts"),
        (
            "objection-listen",
            "objection-repeat",
            "objection-ask",
            "objection-answer",
            "objection-confirm",
        ),
        N_("Listen, repeat, ask, answer, confirm"),
    ),
    Group("7", N_("With an upset guest"), ("calm",)),
    Group("8", N_("How to reach us"), ("channels",)),
    Group("9", N_("Asking one question"), ("survey", "survey-thanks")),
    Group(
        "0",
        N_("In writing"),
        ("thank-letter", "thank-card", "public-answer", "public-thanks"),
    ),
)
"""A call has a page of its own, and so has a recovery."""


def group_of(moment: Moment) -> Group | None:
    """The group that `moment` stands in; None for those that have their own tab or page."""
    return next((group for group in GROUPS if moment in group.moments), None)


def beside(moment: Moment, step: int) -> Moment:
    """The moment `step` further in its group; itself where the group ends."""
    group = group_of(moment)
    if group is None:
        return moment
    at = group.moments.index(moment) + step
    return group.moments[max(0, min(at, len(group.moments) - 1))]
