"""The fold over any soup of lines that desks might ever send."""

from collections.abc import Callable
from typing import get_args

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from assistant.guests import entries as e
from assistant.guests.card import card, card_text
from assistant.guests.fold import fold_guest
from assistant.guests.view import GuestView
from assistant.journal.entry import Line, Unknown
from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId, stamped_ms
from assistant.privacy import entries as p

PAGE = PageId(b"g" * 16)
NOW_MS = 1_750_000_000_000
IDS = [
    EntryId((NOW_MS + n * 40_000_000).to_bytes(6, "big") + bytes([0x70] * 10)) for n in range(24)
]

words = st.text(max_size=8)
of = st.sampled_from(IDS)
field_names = st.sampled_from(["name", "given", "gender", "language", "quiet", "unheard-of"])
contact = st.sampled_from(["phone", "email"])
identities = st.builds(e.Identity, name=words, phones=st.lists(words, max_size=3).map(tuple))

bodies: dict[str, st.SearchStrategy[msgspec.Struct]] = {
    "guest-met": st.builds(e.GuestMet, identities),
    "details-changed": st.builds(e.DetailsChanged, st.dictionaries(field_names, words, max_size=3)),
    "contact-added": st.builds(e.ContactAdded, contact, words),
    "contact-removed": st.builds(e.ContactRemoved, contact, words),
    "quiet-asked": st.builds(e.QuietAsked, st.booleans()),
    "care-noted": st.builds(e.CareNoted, st.sampled_from(["allergy", "access", "other"]), words),
    "tie-noted": st.builds(e.TieNoted, words),
    "preference-noted": st.builds(e.PreferenceNoted, words, st.sampled_from(["said", "seen"])),
    "preference-confirmed": st.builds(e.PreferenceConfirmed, of),
    "preference-changed": st.builds(e.PreferenceChanged, of, words),
    "mood-noted": st.builds(e.MoodNoted, st.integers(-1, 7), words),
    "guest-arrived": st.builds(
        e.GuestArrived, st.sampled_from(["in-person", "in-person", "telephone", "online"])
    ),
    "guest-left": st.just(e.GuestLeft()),
    "earlier-visits": st.builds(e.EarlierVisits, st.integers(-2, 9), words),
    "mistake-noted": st.builds(e.MistakeNoted, words),
    "mistake-put-right": st.builds(e.MistakePutRight, of, words),
    "note-written": st.builds(e.NoteWritten, words),
    "words-said": st.builds(e.WordsSaid, st.just("greeting"), words, words),
    "line-undone": st.builds(e.LineUndone, of),
    "line-corrected": st.builds(e.LineCorrected, of, words, st.booleans()),
    "line-retired": st.builds(e.LineRetired, of, words),
    "guest-stated": st.builds(p.GuestStated, words, st.one_of(of, st.just(p.NO_LINE))),
    "processing-restricted": st.builds(p.ProcessingRestricted, st.booleans(), words),
    "objection-noted": st.builds(
        p.ObjectionNoted, st.sampled_from(get_args(p.Use)), st.booleans(), words
    ),
    "private-marked": st.builds(
        p.PrivateMarked,
        of,
        field_names,
        st.sampled_from(get_args(p.Special)),
        words,
        st.booleans(),
        words,
        words,
    ),
    "private-unmarked": st.builds(p.PrivateUnmarked, of, field_names),
    "consent-withdrawn": st.builds(p.ConsentWithdrawn, of, field_names),
    "contact-revealed": st.just(p.ContactRevealed()),
    "open-book-given": st.builds(
        p.BookGiven, st.sampled_from(get_args(p.Way)), words, st.integers(0, 9)
    ),
}
unknown = st.builds(Unknown, words)
known = st.one_of(*bodies.values())


@st.composite
def soups(draw: Callable, body: st.SearchStrategy = known) -> list[Line]:
    """Lines with distinct ids in the order of their ids, each with a clock of its own."""
    ids = sorted(draw(st.sets(of, min_size=1)))
    met = draw(st.sampled_from(ids))
    who = StaffId(b"e" * 16)
    return [
        Line(
            one,
            draw(bodies["guest-met"] if one == met else body),
            who,
            DeskId(b"d" * 16),
            stamped_ms(one) + draw(st.sampled_from([0, 0, 0, -90_000_000, 90_000_000])),
        )
        for one in ids
    ]


def card_without_log(view: GuestView | None) -> GuestView:
    assert view is not None
    return msgspec.structs.replace(view, log=())


def test_soup_has_every_kind() -> None:
    assert bodies.keys() == e.KINDS.keys() | p.OWN_KINDS.keys()


@given(soups(st.one_of(known, unknown)))
def test_any_soup_folds_and_can_be_sent_and_shown(soup: list[Line]) -> None:
    view = fold_guest(PAGE, soup)
    assert view is not None
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(view), type=GuestView) == view
    assert msgspec.json.encode(card(view, NOW_MS, {}))
    assert card_text(view, NOW_MS, {})


@given(soups(), st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(soup: list[Line], chance) -> None:
    shuffled = chance.sample(soup, len(soup))
    assert fold_guest(PAGE, shuffled) == fold_guest(PAGE, soup)


@given(soups(), st.lists(unknown, max_size=4), st.data())
def test_kinds_of_a_newer_desk_change_nothing(soup: list[Line], strange, data) -> None:
    more = list(soup)
    for n, body in enumerate(strange):
        place = data.draw(st.sampled_from(soup))
        more.append(
            msgspec.structs.replace(place, id=EntryId(place.id[:-1] + bytes([n])), body=body)
        )
    assert fold_guest(PAGE, more) == fold_guest(PAGE, soup)


@given(soups())
def test_nothing_written_disappears_from_the_log(soup: list[Line]) -> None:
    view = fold_guest(PAGE, soup)
    assert view is not None
    told = [(line.id, (e.KINDS | p.OWN_KINDS)[line.kind], line.when_ms) for line in view.log]
    assert told == [(line.id, type(line.body), line.when_ms) for line in soup]
    for line, logged in zip(soup, view.log, strict=True):
        wordings = [logged.text, *(words.text for words in logged.history)]
        assert getattr(line.body, "text", wordings[-1]) in wordings


@given(soups(), st.data())
def test_undone_line_leaves_the_card_that_would_be_without_it(soup: list[Line], data) -> None:
    """Whatever the line was, and whatever else speaks of it."""
    met = next(line for line in soup if isinstance(line.body, e.GuestMet))
    can_go = [one for one in soup if one != met and not isinstance(one.body, e.LineUndone)]
    if not can_go:
        return
    gone = data.draw(st.sampled_from(can_go))
    undo = msgspec.structs.replace(gone, id=EntryId(b"\xfe" * 16), body=e.LineUndone(gone.id))
    undone = fold_guest(PAGE, [*soup, undo])
    without = fold_guest(PAGE, [line for line in soup if line is not gone])
    assert card_without_log(undone) == card_without_log(without)
    assert undone is not None
    assert [line.undone for line in undone.log if line.id == gone.id] == [True]


@given(soups())
def test_visits_never_end_before_they_begin_and_one_at_most_is_open(soup: list[Line]) -> None:
    view = fold_guest(PAGE, soup)
    assert view is not None
    assert all(v.left_ms is None or v.left_ms >= v.arrived_ms for v in view.visits)
    assert sum(v.left_ms is None for v in view.visits) <= 1
    assert all(v.channel == "in-person" for v in view.visits if v.left_ms is None)
