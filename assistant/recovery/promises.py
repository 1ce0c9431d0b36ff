"""What may be done about a promise: given, kept, renewed in time, broken, passed on (H30). Pure."""

from typing import Any

from assistant.guests.entries import MistakeNoted
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.recovery import entries as e
from assistant.recovery.asked import (
    NAME_MOST,
    TEXT_MOST,
    Elsewhere,
    Lines,
    colleague,
    on_problem,
    one_of,
    some_words,
)
from assistant.recovery.standing import open_problems
from assistant.recovery.view import Around, MatterView, PromiseView, may_see
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.typed import one_line, several_lines

PROMISE_MOST_MS = 366 * 24 * 60 * 60 * 1000
"""Nobody promises further ahead than a year."""


def promise_alone(
    around: Around,
    *,
    text: str,
    due_ms: int,
    guest: PageId = e.NOBODY,
    to: str = "",
    owner: StaffId | None = None,
) -> Lines:
    """A promise without a problem: a matter by itself."""
    keeper = colleague(owner or around.signer, around)
    words, to_whom = some_words(text), one_line(to, NAME_MOST)
    return [e.PromiseMade(words, _ahead(due_ms, around), keeper, to_whom, guest)]


def promise(
    view: MatterView,
    around: Around,
    *,
    text: str,
    due_ms: int,
    owner: StaffId | None = None,
    to: str = "",
    follow_up: e.FollowUp = "",
    draft: str = "",
) -> Lines:
    """A promise with its time; the signer keeps it unless somebody else is named."""
    on_problem(view)
    return [
        e.PromiseMade(
            text=some_words(text),
            due_ms=_ahead(due_ms, around),
            owner=colleague(owner or around.signer, around),
            to=one_line(to, NAME_MOST),
            follow_up=one_of(follow_up, e.FollowUp),
            draft=several_lines(draft, TEXT_MOST),
        )
    ]


def promise_guest(around: Around, *, guest: PageId, **words: Any) -> Lines:
    """A promise to a guest: on the open problem, where the signer sees one, else a matter alone.

    `around.others` are the guest's matters; `words` are those of `promise_alone`.
    """
    signer = around.staff.get(around.signer)
    lines = promise_alone(around, guest=guest, **words)
    for problem in open_problems(one for one in around.others if may_see(one, signer)):
        return [Elsewhere(problem.page, body) for body in promise(problem, around, **words)]
    return lines


def keep_promise(view: MatterView, around: Around, *, of: EntryId) -> Lines:
    """Done as promised; empty when that is on file already."""
    known = _promise(view, of)
    if known.state == "broken":
        raise Refused(N_("This promise is on file as not kept. What was done later is a new line."))
    return [] if known.state == "kept" else [e.PromiseKept(of)]


def renew_promise(view: MatterView, around: Around, *, of: EntryId, due_ms: int) -> Lines:
    """A new time, told before the old one came. Refused when it is too late for that (H30)."""
    known = _open_promise(view, of)
    if known.due_ms <= around.now_ms:
        raise Refused(
            N_("Its time has come. Say whether it was kept; if not, give a new promise with it.")
        )
    return [] if known.due_ms == due_ms else [e.PromiseRenewed(of, _ahead(due_ms, around))]


def break_promise(
    view: MatterView, around: Around, *, of: EntryId, reason: str = "", due_ms: int | None = None
) -> Lines:
    """Not done as promised: a mistake on the guest's card; with `due_ms` a new promise is given."""
    known = _open_promise(view, of)
    lines: Lines = [e.PromiseBroken(of, one_line(reason, TEXT_MOST))]
    if due_ms is not None:
        again = e.PromiseMade(
            known.text, _ahead(due_ms, around), known.owner, known.to,
            follow_up=known.follow_up, draft=known.draft,
        )  # fmt: skip
        lines.append(again)
    if known.guest and not view.restricted:
        mistake = MistakeNoted(known.text, matter=view.page, broke="promise")
        lines.append(Elsewhere(known.guest, mistake))
    return lines


def pass_promise(view: MatterView, around: Around, *, of: EntryId, owner: StaffId) -> Lines:
    """A colleague keeps it."""
    known, keeper = _open_promise(view, of), colleague(owner, around)
    return [] if known.owner == keeper else [e.PromisePassed(of, keeper)]


def _promise(view: MatterView, of: EntryId) -> PromiseView:
    known = next((one for one in view.promises if one.id == of), None)
    if known is None:
        raise Refused(N_("This promise is no longer on file."))
    return known


def _open_promise(view: MatterView, of: EntryId) -> PromiseView:
    known = _promise(view, of)
    if known.state == "kept":
        raise Refused(N_("This promise was kept already."))
    if known.state == "broken":
        raise Refused(N_("This promise is on file as not kept already."))
    return known


def _ahead(due_ms: int, around: Around) -> int:
    if due_ms <= around.now_ms:
        raise Refused(N_("This time has passed. A promise lies ahead: please choose another time."))
    if due_ms > around.now_ms + PROMISE_MOST_MS:
        raise Refused(N_("This is more than a year away. Please choose a nearer time."))
    return due_ms
