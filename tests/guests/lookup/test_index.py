"""The read model: places are ranks, writes keep it in step, bulk and single writes agree."""

from collections.abc import Callable
from itertools import count

from msgspec.structs import replace

from assistant.guests.entries import Identity
from assistant.guests.lookup import find, index
from assistant.guests.lookup.row import TAU_S, GuestRow, guest_row
from assistant.guests.view import (
    CareView,
    GuestView,
    MistakeView,
    NoteView,
    PreferenceView,
    VisitView,
)
from assistant.journal.check import check
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.journal.store import Store

NOW_MS = 1_795_000_000_000
DAY_MS = 24 * 60 * 60 * 1000
STAFF = StaffId(bytes(16))
fresh = count(1)


def page() -> PageId:
    return PageId(next(fresh).to_bytes(16, "big"))


def row(name: str, *, days_ago: float = 0, **more: object) -> GuestRow:
    weight = (NOW_MS - days_ago * DAY_MS) / 1000
    return GuestRow(page=page(), name=name, weight=weight, **more)  # type: ignore[arg-type]


def view(name: str, *visited: float, **more: object) -> GuestView:
    """A guest who came so many days ago and left after an hour."""
    visits = tuple(
        VisitView(EntryId(bytes(16)), "in-person", at, at + 3_600_000)
        for at in (int(NOW_MS - days * DAY_MS) for days in visited)
    )
    who = more.pop("identity", None) or Identity(name)
    return GuestView(page(), who, NOW_MS - 900 * DAY_MS, visits=visits, **more)  # type: ignore[arg-type]


def names(hits: list[find.Hit]) -> list[str]:
    return [hit.name for hit in hits]


def put(store: Store, *rows: GuestRow) -> None:
    with store.writing() as tx:
        for one in rows:
            index.put(tx, one)


def found(store: Store, query: str, limit: int = 20) -> list[str]:
    with store.reading() as tx:
        return names(find.find(tx, query, limit))


def test_guests_in_the_house_come_first_then_recent_and_frequent_ones(store: Store) -> None:
    put(
        store,
        guest_row(view("Anna Once", 3)),
        guest_row(view("Anna Often", 4, 10, 20, 30, 40, 50)),
        guest_row(view("Anna Past", 700)),
        guest_row(view("Anna Never")),
    )
    inside = view("Anna Inside")
    arrived = VisitView(EntryId(bytes(16)), "in-person", NOW_MS - 400 * DAY_MS, None)
    put(store, guest_row(replace(inside, visits=(arrived,))))
    order = ["Anna Inside", "Anna Often", "Anna Once", "Anna Past", "Anna Never"]
    assert found(store, "anna") == order
    with store.reading() as tx:
        assert names(find.here(tx)) == ["Anna Inside"]
        assert find.here(tx)[0].here
        assert names(find.recent(tx, 3)) == order[:3]


def test_guest_on_the_telephone_is_not_in_the_house() -> None:
    call = VisitView(EntryId(bytes(16)), "telephone", NOW_MS, None)
    calling = guest_row(replace(view("Anna"), visits=(call,)))
    assert not calling.here
    assert calling.last_ms == 0


def test_visit_moves_a_guest_to_the_front_and_leaving_lets_others_pass(store: Store) -> None:
    first, second = row("Ann Cooper", days_ago=1), row("Ann Miller", days_ago=9)
    put(store, first, second)
    assert found(store, "ann") == ["Ann Cooper", "Ann Miller"]
    put(store, replace(second, here=True))
    assert found(store, "ann") == ["Ann Miller", "Ann Cooper"]
    put(store, second)
    assert found(store, "ann") == ["Ann Cooper", "Ann Miller"]


def test_changed_name_is_found_and_the_old_one_is_forgotten(store: Store) -> None:
    before = row("Roberta Quill", phones=("555 0101",), nickname="Birdie")
    put(store, before)
    put(store, replace(before, name="Roberta Sandoval", phones=("555 0202",), nickname=""))
    assert found(store, "sandoval") == ["Roberta Sandoval"]
    assert found(store, "0202") == ["Roberta Sandoval"]
    for gone in ("quill", "birdie", "0101", "quil", "quikl"):
        assert found(store, gone) == []
    with store.reading() as tx:
        known = tx.exec_driver_sql("SELECT word FROM guest_word").scalars().all()
    assert set(known) == {"roberta", "sandoval"}


def test_word_of_two_guests_stays_when_one_of_them_goes(store: Store) -> None:
    one, two = row("Nora Wintergreen"), row("Otto Wintergreen")
    put(store, one, two)
    with store.writing() as tx:
        index.remove(tx, one.page)
        index.remove(tx, page())
    assert found(store, "wintregreen") == ["Otto Wintergreen"]


def test_new_line_in_the_list_needs_no_new_place(store: Store) -> None:
    guest = row("Ida Marsh")
    put(store, guest)
    put(store, replace(guest, line="No nuts", care=True, visits=4))
    with store.reading() as tx:
        (hit,) = find.exact(tx, "ida")
    assert (hit.line, hit.care, hit.visits) == ("No nuts", True, 4)


def test_guests_of_the_same_second_all_have_a_place(store: Store) -> None:
    same = [row(f"Twin {letter}xx") for letter in "abcdefgh"]
    put(store, *same[:4])
    with store.writing() as tx:
        assert index.put_many(tx, same[4:]) == 4
        assert index.count(tx) == 8
    assert len(found(store, "twin")) == 8


def test_guests_of_the_same_second_stand_in_one_order_wherever_they_came_first(
    store: Store,
) -> None:
    same = [row(f"Twin {letter}xx", here=letter < "c") for letter in "abcdef"]
    later = row("Twin gxx", days_ago=1 / 86_400)  # the second before, which they run over into
    answers = []
    for order in ([later, *same], [*reversed(same), later]):
        with store.writing() as tx:
            index.drop(tx)
            index.create(tx)
            for one in order:
                index.put(tx, one)
            answers.append([find.find(tx, "twin"), find.recent(tx), find.here(tx)])
    assert answers[0] == answers[1]
    assert names(answers[0][0]) == [one.name for one in (*same, later)]


def test_bulk_writing_finds_what_single_writing_finds(
    store: Store, people: Callable[..., list[GuestRow]]
) -> None:
    rows = people(120)
    with store.writing() as tx:
        for one in rows:
            index.put(tx, one)
        queries = [one.name[:4] for one in rows[::7]] + [one.phones[0][-5:] for one in rows[::9]]
        singly = [find.find(tx, query) for query in queries]
        index.drop(tx)
        index.create(tx)
        assert index.put_many(tx, iter(rows)) == 120
        assert [find.find(tx, query) for query in queries] == singly
        assert index.put_many(tx, [replace(rows[0], name="Somebody Else")]) == 1
        assert index.count(tx) == 120
        assert names(find.find(tx, "somebody else")) == ["Somebody Else"]


def test_row_tells_what_must_not_be_forgotten_else_what_the_guest_likes() -> None:
    likes = tuple(
        PreferenceView(EntryId(bytes([n] * 16)), text, "said", place, STAFF, NOW_MS, NOW_MS)
        for n, (text, place) in enumerate([("green tea", "bar"), ("a quiet\ntable", "")])
    )
    assert guest_row(view("A", preferences=likes)).line == "a quiet table · green tea"
    care = (CareView(EntryId(bytes(16)), "allergy", "nuts", STAFF, NOW_MS),)
    careful = guest_row(view("A", preferences=likes, care=care))
    assert (careful.line, careful.care) == ("nuts", True)
    endless = (NoteView(EntryId(bytes(16)), "x" * 500, STAFF, NOW_MS),)
    assert guest_row(view("A", notes=endless)).line == ""


def test_everything_written_about_a_guest_is_searched(store: Store) -> None:
    mistake = MistakeView(EntryId(bytes(16)), "lost luggage", STAFF, NOW_MS, "courier sent", NOW_MS)
    liking = PreferenceView(EntryId(bytes(16)), "corner", "seen", "terrace", STAFF, NOW_MS, NOW_MS)
    put(store, guest_row(view("Vera", mistakes=(mistake,), preferences=(liking,))))
    for word in ("luggage", "courier", "corner", "terrace"):
        assert found(store, word) == ["Vera"]


def test_visits_from_before_count_by_their_number_and_their_last_day() -> None:
    once = guest_row(view("A", earlier_visits=1, earlier_last="2026-05-01"))
    often = guest_row(view("A", earlier_visits=30, earlier_last="2026-05-01"))
    assert once.last_ms == often.last_ms == 1_777_636_800_000
    assert 0.8 * TAU_S < often.weight - once.weight < TAU_S
    assert guest_row(view("A", earlier_visits=3, earlier_last="long ago")).last_ms == 0


def test_cancelled_second_step_keeps_the_hits_it_was_given(store: Store) -> None:
    put(store, row("Gonzalo Reyes"))
    with store.reading() as tx:
        assert find.nearby(tx, "gonsalo", [], cancelled=lambda: True) == []
        assert names(find.nearby(tx, "gonsalo", [])) == ["Gonzalo Reyes"]


def test_index_is_whole_after_warming_settling_and_packing(
    store: Store, people: Callable[..., list[GuestRow]]
) -> None:
    with store.writing() as tx:
        index.put_many(tx, people(50))
        index.settle(tx)
        index.pack(tx, added=1)
        index.pack(tx, added=50)
    with store.reading() as tx:
        find.warm(tx)
        assert index.count(tx) == 50
        assert all(find.exact(tx, guest.name) for guest in people(50))


def test_what_was_written_since_the_last_check_is_no_damage(store: Store) -> None:
    """A connection remembers the look-up as it was: the check asks one that knows nothing."""
    for number in range(40):
        put(store, row(f"Guest {number}"))
        assert check(store).sound
