"""What may be done about a good deed or a suggestion: told, thanked for, answered. Pure."""

from collections.abc import Sequence
from typing import get_args

from assistant.guests.entries import LineCorrected, LineUndone
from assistant.guests.view import UNDO_MS
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId, PageId, StaffId, stamped_ms
from assistant.people.rights import may, with_right
from assistant.refusal import Refused
from assistant.shift import entries as e
from assistant.shift.view import Around, SuggestionView, WowView
from assistant.tongue import N_
from assistant.typed import one_line, several_lines

WORDS_MOST = 500
"""Characters of what is told in one line."""
ANSWER_MOST = 2000

TAKEN_BACK = N_("This was taken back meanwhile.")


def tell_wow(
    around: Around, *, text: str, about: Sequence[StaffId] = (), guest: PageId = e.NOBODY
) -> list[Body]:
    """The first line of a good deed's page; `about` are those who did it, each named once."""
    if any(one not in around.staff for one in about):
        raise Refused(N_("Please choose somebody who works here."))
    return [e.WowTold(_line(text), tuple(dict.fromkeys(about)), guest)]


def thank(view: WowView, around: Around) -> list[Body]:
    """The signer thanks; empty when they have. Nobody thanks for their own (H42)."""
    if view.undone:
        raise Refused(TAKEN_BACK)
    if around.signer in view.about:
        raise Refused(N_("This is your own good deed. The thanks come from the others."))
    return [] if around.signer in view.thanks else [e.WowThanked()]


def suggest(around: Around, *, text: str) -> list[Body]:
    """The first line of a suggestion's page."""
    return [e.SuggestionMade(_line(text))]


def answer_suggestion(
    view: SuggestionView, around: Around, *, answer: e.Answer, text: str
) -> list[Body]:
    """An answer by somebody with authority; a later one stands above it.

    A yes needs no words; whoever hears “no” or “later” hears why. Empty when it stands so already.
    """
    with_right("decide-beyond-limit", around)
    if view.undone:
        raise Refused(TAKEN_BACK)
    if not may_answer(view, around):
        raise Refused(N_("This is your own suggestion. Another supervisor or manager answers it."))
    if answer not in get_args(e.Answer):
        raise Refused(N_("Please choose yes, no or later."))
    words = several_lines(text, ANSWER_MOST)
    if answer != "yes" and not words:
        raise Refused(N_("Please write a few words: why, or when."))
    last = view.answers[-1] if view.answers else None
    if last is not None and (last.answer, last.text) == (answer, words):
        return []
    return [e.SuggestionAnswered(answer, words)]


def may_answer(view: SuggestionView, around: Around) -> bool:
    """Whether the signer may: with authority, and their own only where nobody else has it."""
    others = (one for page, one in around.staff.items() if page != around.signer)
    return may("decide-beyond-limit", around.staff.get(around.signer)) and (
        view.staff != around.signer or not any(may("decide-beyond-limit", one) for one in others)
    )


def undo(view: WowView | SuggestionView, around: Around, *, of: EntryId) -> list[Body]:
    """Take back a line of one's own within a minute: what was told, or a thank."""
    if of == view.id:
        _own(view, around)
        if view.undone:
            return []
    if around.now_ms - stamped_ms(of) > UNDO_MS:
        raise Refused(N_("A line can be taken back for one minute. Please correct it instead."))
    return [LineUndone(of)]


def correct(view: WowView | SuggestionView, around: Around, *, text: str) -> list[Body]:
    """Better words for what the signer told; the first ones stay. Empty when they are the same."""
    _own(view, around)
    if view.undone:
        raise Refused(TAKEN_BACK)
    words = _line(text)
    return [] if words == view.text else [LineCorrected(view.id, words)]


def _own(view: WowView | SuggestionView, around: Around) -> None:
    if view.staff != around.signer:
        raise Refused(N_("Only whoever wrote this can change it."))


def _line(text: str) -> str:
    words = one_line(text, WORDS_MOST)
    if not words:
        raise Refused(N_("Please write a few words first."))
    return words
