"""What the counter says of problems and promises in whole words. Pure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.guests.view import MistakeView
from assistant.journal.stamp import StaffId
from assistant.recovery.labels import stage_label
from assistant.recovery.spoken import spoken_matter, spoken_promise
from assistant.recovery.standing import open_problems, open_promises
from assistant.recovery.view import MatterView, Policy, PromiseView, Stage
from assistant.tongue import _, listed, named, p_, sentences
from assistant.words.prompts import Matter
from ui.look import days
from ui.look.shortened import shortened

Names = Mapping[StaffId, str]
URGENT: frozenset[Stage] = frozenset({"due", "overdue"})
LONGEST = 110
"""Letters of the guest's own words at the counter; the recovery has them all."""


class Open(NamedTuple):
    """What is open with a guest, in the order in which it is told."""

    problems: list[MatterView]
    """The gravest and newest first."""
    promises: list[PromiseView]
    """Those that belong to no open problem, the next one first."""


class Known(NamedTuple):
    """What the words depend on besides the matter."""

    now_ms: int
    names: Names
    signer: StaffId | None
    policy: Policy

    def stage(self, promise: PromiseView) -> Stage:
        """Where a promise stands now."""
        return promise.stage(self.now_ms, self.policy.soon_ms)

    def name(self, staff: StaffId) -> str:
        """A colleague, as the clerk speaks of them: "you" for the clerk."""
        return p_("owner", "you") if staff == self.signer else self.names.get(staff, "")


class Waiting(NamedTuple):
    """What the words at the right depend on."""

    matter: Matter
    why: str
    """Why they are other ones than usual."""
    leads: bool
    """Whether the first words stand in the alert."""


def still_open(matters: Sequence[MatterView]) -> Open:
    """What of all matters of a guest is to be told."""
    problems = open_problems(matters)
    pages = {view.page for view in problems}
    promises = [one for view in matters if view.page not in pages for one in open_promises(view)]
    return Open(problems, sorted(promises, key=lambda one: one.due_ms))


def waiting(now: Open, known: Known) -> Waiting | None:
    """What waits to be named before anything else; None where nothing does."""
    if now.problems:
        why = _("Changed while the problem is open. Please do not ask how the stay is.")
        again = any(one.called_for == "again" for one in now.problems)
        matter = spoken_matter(
            now.problems[0], known.signer, known.names, known.now_ms, again=again
        )
        return Waiting(matter, why, leads=True)
    late = [one for one in now.promises if known.stage(one) in URGENT]
    if not late:
        return None
    matter = spoken_promise(late[0], known.signer, known.names)
    why = _("Changed while a promise is late. Please speak of it first.")
    return Waiting(matter, why, leads=False)


def title(view: MatterView) -> str:
    """The guest's own words, not too long."""
    return shortened(view.text, LONGEST) or _("What happened is not written yet")


def owned(view: MatterView, known: Known) -> str:
    """“Marek, since 15:40”: who sees to it, and since when it is open."""
    since = _("since {time}").format(time=days.moment(view.opened_ms, known.now_ms))
    return listed((known.name(view.owner), since))


def promise_lead(promise: PromiseView, known: Known) -> str:
    """“Promised: Ring her”, “Overdue: Ring her”."""
    return named(stage_label(known.stage(promise)), shortened(promise.text, LONGEST))


def promise_rest(promise: PromiseView, known: Known) -> str:
    """“in 12 min, Marek”."""
    return listed((days.until(promise.due_ms, known.now_ms), known.name(promise.owner)))


def told_again(problems: Sequence[MatterView], known: Known) -> str:
    """That it is not the first failure, and who with authority knows; "" where it is the first."""
    for view in problems:
        if view.came_by is not None:
            name = known.names.get(view.came_by, "")
            return _("{name} has seen to it as well.").format(name=name)
        if view.called_for == "again":
            told = _("Not the first failure: no excuse, and another remedy.")
            return sentences(told, _("Someone with authority is called."))
        if view.called_ms:
            return _("The guest asked for someone with authority, who is called.")
    return ""


def mistake_words(mistake: MistakeView) -> str:
    """What happened; of a broken promise, that it was one."""
    if mistake.broke == "promise":
        return named(_("Promise not kept"), mistake.text)
    return mistake.text
