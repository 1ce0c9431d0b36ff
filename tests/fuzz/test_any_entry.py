"""A desk that is mad, or none of ours, sends lines: every fold and every reader takes them."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import model
from assistant.guests.card import card
from assistant.guests.card_text import card_text
from assistant.guests.fold import fold_guest
from assistant.guests.lookup.row import guest_row
from assistant.guests.standing import presumed_over
from assistant.journal.entry import Entry, Line
from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId
from assistant.people.view import fold_staff
from assistant.recovery.case import case, case_text
from assistant.recovery.fold import fold_matter, fold_policy
from assistant.shift import register as shift_register
from assistant.words.fold import fold_words
from tests.fuzz.strategies import bodies

NOW_MS = 1_780_000_000_000
PAGE = PageId(bytes.fromhex("019e0000000070008000000000000001"))
ODD = settings(max_examples=100, suppress_health_check=list(HealthCheck))
ANY = st.one_of(*(bodies(body) for body in model.KINDS._names))
WHENS = st.sampled_from([0, -1, NOW_MS, NOW_MS + 10**12, 2**62, -(2**62)]) | st.integers(
    NOW_MS - 10**10, NOW_MS
)


@st.composite
def stories(draw: st.DrawFn) -> list[Line]:
    """A page of lines of any kinds, as they are read from the store."""
    found = []
    for at, body in enumerate(draw(st.lists(ANY, min_size=1, max_size=6))):
        kind, written = model.KINDS.write(body)
        of = EntryId((at + 1).to_bytes(16, "big"))
        ids = (StaffId(PAGE), DeskId(PAGE))
        entry = Entry(PAGE, of, kind, written, *ids, at + 1, bytes(32), draw(WHENS))
        found.append(model.KINDS.read(entry))
    return found


@ODD
@given(stories())
def test_guest_of_any_lines_has_a_card(story: list[Line]) -> None:
    view = fold_guest(PAGE, story)
    if view is not None:
        presumed_over(view, NOW_MS)
        guest_row(view, "DE")
        card(view, NOW_MS, {})
        card_text(view, NOW_MS, {})


@ODD
@given(stories())
def test_matter_of_any_lines_has_a_case(story: list[Line]) -> None:
    view = fold_matter(PAGE, story)
    if view is not None:
        case(view, {})
        case_text(view, {}, NOW_MS)


@ODD
@given(stories())
def test_other_pages_of_any_lines_are_folded(story: list[Line]) -> None:
    fold_staff(PAGE, story)
    shift_register.folded(PAGE, story)
    fold_policy(story)
    fold_words(story)
