"""What a clerk may do about a matter: the matter and the clerk's words in, lines to write out.

Acts take the matter as it stands, what is `Around` it and their own words. They answer with what is
to be written, an empty list where all is already as wished, and raise `Refused` with what to do
instead where the words cannot be kept as they are. What belongs on another page is `Elsewhere`.
"""

from collections.abc import Sequence
from typing import Any

from assistant.guests.entries import (
    MOOD_LEVELS,
    LineCorrected,
    LineUndone,
    MistakeNoted,
    MistakePutRight,
    MoodNoted,
)
from assistant.guests.view import UNDO_MS
from assistant.journal.stamp import EntryId, PageId, StaffId, stamped_ms
from assistant.recovery import entries as e
from assistant.recovery import standing
from assistant.recovery.asked import (
    NAME_MOST,
    TEXT_MOST,
    Elsewhere,
    Lines,
    colleague,
    on_open_problem,
    on_problem,
    one_of,
    some_words,
)
from assistant.recovery.fold import CORRECTABLE, UNDOABLE
from assistant.recovery.promises import pass_promise
from assistant.recovery.view import Around, MatterView, StepView
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.typed import one_line, several_lines

# -- opening ---------------------------------------------------------------------------------------


def open_problem(
    around: Around,
    *,
    steps: Sequence[str],
    text: str = "",
    framework: str = "four-steps",
    guest: PageId = e.NOBODY,
    who: str = "",
    severity: int = 2,
    whose: str = "",
    restricted: e.Restriction = "",
) -> Lines:
    """Something went wrong. `steps` are "key:part"; `around.others` are the guest's other matters.

    The words may follow: who complains does not wait for typing. A second failure is brought to
    somebody with authority by itself.
    """
    opened = e.ProblemOpened(
        text=several_lines(text, TEXT_MOST),
        steps=tuple(steps),
        framework=framework,
        guest=guest,
        who=one_line(who, NAME_MOST),
        severity=_severity(severity),
        whose=one_line(whose, NAME_MOST),
        restricted=one_of(restricted, e.Restriction),
    )
    again = standing.second_failure(around.others, around.now_ms, "", around.policy)
    return [opened, e.AuthorityCalled("again")] if again else [opened]


# -- what it is about ------------------------------------------------------------------------------


def change(view: MatterView, around: Around, **fields: Any) -> Lines:
    """Better knowledge of a problem: any fields of `ProblemChanged`; what stays the same is left.

    One that turns out to be of the same kind as an earlier one of this guest is a second failure.
    """
    on_problem(view)
    new: dict[str, Any] = {}
    for name, value in fields.items():
        if value is None:
            continue
        if name == "severity":
            value = _severity(value)
        elif name in ("defect", "restricted"):
            value = one_of(value, e.Defect if name == "defect" else e.Restriction)
        else:
            value = (
                several_lines(value, TEXT_MOST) if name == "text" else one_line(value, NAME_MOST)
            )
        if value != getattr(view, name):
            new[name] = value
    if not new:
        return []
    lines: Lines = [e.ProblemChanged(**new)]
    if "defect" in new and not view.called_ms and view.is_open:
        again = standing.second_failure(around.others, view.opened_ms, new["defect"], around.policy)
        lines += [e.AuthorityCalled("again")] if again == "kind" else []
    return lines


def name_guest(view: MatterView, around: Around, *, guest: PageId) -> Lines:
    """Now it is known whose problem it is; `around.others` are that guest's other matters."""
    if guest == view.guest:
        return []
    lines: Lines = [e.GuestNamed(guest)]
    again = standing.second_failure(around.others, view.opened_ms, view.defect, around.policy)
    if again and view.is_problem and view.is_open and not view.called_ms:
        lines.append(e.AuthorityCalled("again"))
    return lines


def note_fact(view: MatterView, around: Around, *, text: str) -> Lines:
    """A basic fact of the complaint."""
    on_open_problem(view)
    return [e.FactNoted(some_words(text))]


def note_deed(view: MatterView, around: Around, *, text: str) -> Lines:
    """What has been done about it."""
    on_open_problem(view)
    return [e.DeedNoted(some_words(text))]


# -- the way through it ----------------------------------------------------------------------------


def do_step(view: MatterView, around: Around, *, step: str) -> Lines:
    """A step is done; empty when a colleague has done it already."""
    on_open_problem(view)
    return [] if _step(view, step).done_ms else [e.StepDone(step)]


def reopen_step(view: MatterView, around: Around, *, step: str) -> Lines:
    """It was not done after all."""
    on_open_problem(view)
    return [e.StepReopened(step)] if _step(view, step).done_ms else []


def mark_wish(view: MatterView, around: Around, *, wish: e.Wish, met: bool = True) -> Lines:
    """A wish of the guest was met, or a mark was a slip. What the story tells needs no mark."""
    on_problem(view)
    one_of(wish, e.Wish)
    return [] if met == (wish in standing.wishes_met(view)) else [e.WishMarked(wish, met)]


def take_over(view: MatterView, around: Around) -> Lines:
    """The signer sees to it from now on; empty when it is theirs already."""
    return pass_on(view, around, owner=around.signer)


def pass_on(view: MatterView, around: Around, *, owner: StaffId) -> Lines:
    """A colleague sees to it from now on."""
    if not view.is_problem:
        promise = view.promises[0]
        return pass_promise(view, around, of=promise.id, owner=owner)
    on_open_problem(view)
    keeper = colleague(owner, around)
    return [] if keeper == view.owner else [e.OwnerChanged(keeper)]


# -- the end ---------------------------------------------------------------------------------------


def ask_adviser(view: MatterView, around: Around, *, agreed: bool) -> Lines:
    """The guest was asked to advise us (H35)."""
    on_problem(view)
    return [] if view.adviser == agreed else [e.AdviserAsked(agreed)]


def close(
    view: MatterView,
    around: Around,
    *,
    content: bool,
    reason: str = "",
    mood: int = 0,
    settled: str = "",
) -> Lines:
    """Over, because the guest is content, or for a reason that is written down.

    What happened and how it was put right goes to the guest's card (H1), the mood with it; of a
    restricted problem nothing does. `settled` is what the card says to a content guest's problem
    about which nothing was noted as done. Promises stay open until they are kept.
    """
    on_problem(view)
    if view.closing is not None:
        return []
    why = one_line(reason, TEXT_MOST)
    if not content and not why:
        raise Refused(N_("Please write why it ends although the guest is not content."))
    if mood and mood not in MOOD_LEVELS:
        raise Refused(N_("A mood is a number from 1, upset, to 5, delighted."))
    lines: Lines = [e.AskWithdrawn(asked.id) for asked in standing.open_asks(view)]
    lines.append(e.ProblemClosed(content, why, mood))
    if not view.guest or view.restricted:
        return lines
    how = standing.remedy(view) or (one_line(settled, TEXT_MOST) if content else "")
    return lines + _on_card(view, how, mood)


def _on_card(view: MatterView, how: str, mood: int) -> Lines:
    """What the guest's card keeps of it, once."""
    lines: Lines = []
    ended_before = any(line.kind == "problem-closed" for line in view.log)
    if view.text and not ended_before:
        mistake = MistakeNoted(view.text, matter=view.page)
        lines.append(Elsewhere(view.guest, mistake, happened_at=view.opened_ms))
        if how:
            lines.append(Elsewhere(view.guest, MistakePutRight(EntryId(b""), how), of=0))
    if mood:
        lines.append(Elsewhere(view.guest, MoodNoted(mood, one_line(view.text, TEXT_MOST))))
    return lines


def reopen(view: MatterView, around: Around) -> Lines:
    """It was not over."""
    on_problem(view)
    return [] if view.closing is None else [e.ProblemReopened()]


# -- slips and better words ------------------------------------------------------------------------


def undo(view: MatterView, around: Around, *, of: EntryId) -> Lines:
    """Take a line back within a minute of its writing; empty when it is taken back already."""
    line = next((line for line in view.log if line.id == of), None)
    if line is None or line.kind not in UNDOABLE:
        raise Refused(N_("This line cannot be taken back."))
    if line.undone:
        return []
    if around.now_ms - stamped_ms(of) > UNDO_MS:
        raise Refused(N_("A line can be taken back for one minute. Please correct it instead."))
    return [LineUndone(of)]


def correct(view: MatterView, around: Around, *, of: EntryId, text: str) -> Lines:
    """Better words for a line; the first ones stay."""
    line = next((line for line in view.log if line.id == of), None)
    if line is None or line.undone or line.kind not in CORRECTABLE:
        raise Refused(N_("This line has no words to correct."))
    words = some_words(text)
    return [] if words == line.text else [LineCorrected(of, words)]


def _severity(severity: int) -> int:
    if severity not in e.SEVERITIES:
        raise Refused(N_("A problem is small, serious or grave: 1, 2 or 3."))
    return severity


def _step(view: MatterView, step: str) -> StepView:
    known = next((one for one in view.steps if one.key == step), None)
    if known is None:
        raise Refused(N_("This step does not belong to this problem."))
    return known
