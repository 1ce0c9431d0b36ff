"""Merges from many desks in any order: one card everywhere, no circle, and every way back."""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from assistant import model
from assistant.desk import Desk, open_desk
from assistant.guests import acts
from assistant.guests import entries as e
from assistant.guests.fold import fold_guest
from assistant.guests.joined import without_joins
from assistant.guests.lookup import find
from assistant.guests.view import GuestView
from assistant.journal import store as journal
from assistant.journal.entry import Entry, Line
from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId
from assistant.places import Home
from assistant.privacy.merge import Forest, Kin, Link, to_undo
from assistant.privacy.merge_entries import GuestsMerged, MergedInto, MergeUndone

PAGES = [PageId(bytes([n]) * 16) for n in (0x61, 0x62, 0x63, 0x64)]
STAFF, DESK = StaffId(PageId(b"s" * 16)), DeskId(b"d" * 16)

pages = st.sampled_from(PAGES)
words = st.text("ab ", max_size=3)
fields = st.sampled_from(["name", "given", "language", "nickname", "birthday"])
sides = st.sampled_from(["ours", "theirs", "both"])
contacts = st.sampled_from(["phone", "email"])
values = st.sampled_from(["555 1", "5551", "555 2", "a@b.c"])


def ids(n: int) -> EntryId:
    return EntryId(n.to_bytes(16, "big"))


said = st.one_of(
    st.builds(e.DetailsChanged, st.dictionaries(fields, words, max_size=2)),
    st.builds(e.ContactAdded, contacts, values),
    st.builds(e.ContactRemoved, contacts, values),
    st.builds(e.QuietAsked, st.booleans()),
    st.builds(e.EarlierVisits, st.integers(0, 3), st.just("2024-01-01")),
    st.builds(e.NoteWritten, words),
    st.builds(e.CareNoted, st.just("allergy"), words),
    st.builds(e.GuestArrived, st.just("in-person")),
    st.just(e.GuestLeft()),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("say"), pages, said),
        st.tuples(st.just("merge"), pages, pages),
        st.tuples(st.just("undo"), st.integers(0, 9), st.just(None)),
    ),
    max_size=24,
)


def story(done: list[tuple[str, object, object]]) -> dict[PageId, list[Line]]:
    """Four guests, and what is done with them, as lines on their pages."""
    lines: dict[PageId, list[Line]] = {page: [] for page in PAGES}
    merges: list[tuple[EntryId, PageId, PageId]] = []
    count = 0

    def tell(page: PageId, body: msgspec.Struct) -> EntryId:
        nonlocal count
        count += 1
        lines[page].append(Line(ids(count), body, STAFF, DESK, 1_750_000_000_000 + count * 60_000))
        return ids(count)

    for page in PAGES:
        tell(page, e.GuestMet(e.Identity(page[:1].decode() * 3, phones=("555 1",))))
    for deed, one, other in done:
        if deed == "say":
            tell(one, other)  # type: ignore[arg-type]
        elif deed == "merge":
            of = tell(one, GuestsMerged(other, ("name",), "both", "theirs"))  # type: ignore[arg-type]
            tell(other, MergedInto(one, of))  # type: ignore[arg-type]
            merges.append((of, one, other))  # type: ignore[arg-type]
        elif merges:
            of, stays, gone = merges[one % len(merges)]  # type: ignore[operator]
            for page in (stays, gone):
                tell(page, MergeUndone(of))
    return lines


def cards(lines: dict[PageId, list[Line]]) -> dict[PageId, GuestView | None]:
    kin = Kin(lines)
    return {page: fold_guest(kin.root(page), kin.story(kin.root(page))) for page in PAGES}


@given(steps, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_no_card(done, random):
    lines = story(done)
    shuffled = {page: random.sample(lines[page], len(lines[page])) for page in PAGES}
    backwards = dict(reversed(list(shuffled.items())))
    assert cards(backwards) == cards(lines)


@given(steps, st.data())
def test_half_of_the_lines_still_make_cards(done, data):
    lines = story(done)
    some = {page: [one for one in lines[page] if data.draw(st.booleans())] for page in PAGES}
    for page, view in cards(some).items():
        if any(type(one.body) is e.GuestMet for one in some[page]):
            assert view is not None


@given(steps)
def test_all_undone_every_card_is_as_if_nothing_had_been_joined(done):
    plain = cards({page: [one for one in lines if type(one.body) not in MERGES]
                   for page, lines in story(done).items()})  # fmt: skip
    lines = story(done)
    fresh = map(ids, range(1000, 2000))
    for each in lines.values():
        links = [one.id for one in each if type(one.body) is GuestsMerged]
        each += [Line(next(fresh), MergeUndone(of), STAFF, DESK, 0) for of in links]
    assert {page: view and without_joins(view) for page, view in cards(lines).items()} == plain


MERGES = (GuestsMerged, MergedInto, MergeUndone)


@given(steps)
def test_nothing_that_either_card_said_is_lost(done):
    lines = story(done)
    every = {one.id for each in lines.values() for one in each if type(one.body) not in MERGES}
    told = [line.id for view in set(map(_key, cards(lines).items())) for line in view.log]
    assert len(told) == len(set(told))
    assert every <= set(told)


class _key(msgspec.Struct, frozen=True):  # noqa: N801 - one card once
    item: tuple[PageId, GuestView]

    def __hash__(self) -> int:
        return hash(self.item[1].page)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _key) and other.item[1].page == self.item[1].page

    @property
    def log(self):
        return self.item[1].log


links = st.lists(
    st.builds(Link, st.integers(1, 30).map(ids), pages, pages).filter(
        lambda one: one.stays != one.other
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)


@given(links, st.randoms(use_true_random=False))
def test_links_lead_to_one_page_in_whatever_order_they_come(found, random):
    forest = Forest(found)
    again = Forest(random.sample(found, len(found)))
    for page in PAGES:
        assert forest.root(page) == again.root(page)
        assert forest.root(forest.root(page)) == forest.root(page)
    for link in found:
        assert forest.root(link.stays) == forest.root(link.other)


@given(links)
def test_what_is_undone_is_parted_though_it_was_said_twice(found):
    for link in found:
        if link.id not in Forest(found).ids:
            continue
        undone = to_undo(found, link.id)
        assert undone[0] == link.id
        left = [one for one in found if one.id not in undone]
        assert Forest(left).ids <= Forest(found).ids
        assert Forest(left).root(link.stays) != Forest(left).root(link.other)


# -- real desks ------------------------------------------------------------------------------------

deeds = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.integers(0, 1), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("undo"), st.integers(0, 1), st.integers(0, 3), st.just(0)),
        st.tuples(st.just("note"), st.integers(0, 1), st.integers(0, 3), st.just(0)),
        st.tuples(st.just("rename"), st.integers(0, 1), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("meet"), st.just(0), st.just(0), st.just(0)),
    ),
    max_size=10,
)


def all_entries(desk: Desk) -> list[Entry]:
    return desk.look_up(lambda tx: [one for _page, each in journal.all_pages(tx) for one in each])


def exchange(desks: list[Desk], random) -> None:
    """Both desks get what the other has, in any order and in pieces of any size."""
    has = [all_entries(desk) for desk in desks]
    for desk, theirs in zip(desks, reversed(has), strict=True):
        random.shuffle(theirs)
        while theirs:
            some = [theirs.pop() for _ in range(min(len(theirs), random.randint(1, 5)))]
            desk.neighbours.receive(some, "").result()
        desk.look_up(lambda tx: None)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(deeds, st.randoms(use_true_random=False))
def test_two_desks_that_join_and_part_at_the_same_time_come_to_the_same_cards(done, random):
    with TemporaryDirectory() as folder:
        desks = [open_desk(Home(Path(folder) / name)) for name in "ab"]
        try:
            _work(desks, done, random)
        finally:
            for desk in desks:
                desk.close()


def _work(desks, done, random) -> None:
    first = desks[0]
    elena = first.join(name="Elena", role="manager").result()
    first.sign_in(elena)
    guests = [first.meet(e.Identity(f"Guest {n}", phones=(f"555 000{n}",))).result()
              for n in range(4)]  # fmt: skip
    for desk in desks:
        desk.sign_in(elena)
    exchange(desks, random)
    for deed, where, one, other in done:
        desk, page = desks[where], guests[one]
        if deed == "merge" and desk.merging.stays(page) != desk.merging.stays(guests[other]):
            desk.merging.merge(page, guests[other], theirs=("name",)).result()
        elif deed == "undo" and (view := desk.guest(page)) is not None and view.joined:
            desk.merging.undo(page, view.joined[-1].id).result()
        elif deed == "note":
            desk.on_guest(page, acts.write_note, text=f"note {one}").result()
        elif deed == "rename":
            words = {"nickname": f"Nick {other}"}
            desk.on_guest(page, acts.change_details, changes=words).result()
        elif deed == "meet":
            exchange(desks, random)
    exchange(desks, random)
    told = [{page: desk.guest(page) for page in guests} for desk in desks]
    assert told[0] == told[1]
    roots = {view.page for view in told[0].values() if view is not None}
    for desk in desks:
        assert {hit.page for hit in desk.look_up(lambda tx: find.recent(tx))} == roots
        for n, page in enumerate(guests):
            hits = desk.look_up(lambda tx, n=n: find.find(tx, f"555000{n}"))
            assert [hit.page for hit in hits] == [told[0][page].page]
    # Made anew from the journal it is the same.
    first.rebuild()
    assert {page: first.guest(page) for page in guests} == told[0]
    assert {hit.page for hit in first.look_up(lambda tx: find.recent(tx))} == roots


@given(steps)
def test_a_card_that_was_never_joined_is_read_as_it_stands(done):
    lines = {page: [one for one in each if type(one.body) not in MERGES]
             for page, each in story(done).items()}  # fmt: skip
    assert cards(lines) == {page: fold_guest(page, lines[page]) for page in PAGES}


def test_a_merge_with_a_page_that_is_not_there_changes_nothing(desk: Desk) -> None:
    page = desk.meet(e.Identity("Ana Ruiz")).result()
    before = desk.guest(page)
    nobody = PageId(b"n" * 16)

    def drafts(tx, now_ms):
        from assistant.drafts import Draft

        return {page: [Draft(GuestsMerged(nobody)), Draft(GuestsMerged(page))]}

    desk._submit(drafts).result()
    after = desk.guest(page)
    assert before is not None
    assert after is not None
    assert structs.replace(without_joins(after), log=before.log) == before
    assert desk.look_up(lambda tx: model.guest(tx, nobody)) == after
