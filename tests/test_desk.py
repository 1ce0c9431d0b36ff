"""The one door, on a real store: what is done is signed, folded, found again, and told."""

import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.changes import Changes
from assistant.desk import Desk, open_desk
from assistant.drafts import Draft
from assistant.guests import acts, entries
from assistant.guests.entries import Identity
from assistant.guests.lookup import find
from assistant.journal.stamp import PageId, StaffId, new_id
from assistant.people import acts as people
from assistant.places import Home, read_settings, write_settings
from assistant.refusal import LockedOut, Refused

ROOT = Path(__file__).parents[1]


def names(desk: Desk, query: str) -> list[str]:
    return [hit.name for hit in desk.look_up(lambda tx: find.find(tx, query))]


def test_a_line_is_signed_by_who_is_at_the_desk_and_is_there_when_the_desk_opens_again(
    place: Home, desk: Desk
) -> None:
    page = desk.meet(Identity("Ana Ruiz")).result()
    desk.on_guest(page, acts.write_note, text="Reads in the lobby").result()
    signer = desk.signed
    desk.close()
    again = open_desk(place)
    view = again.guest(page)
    assert view is not None
    assert [(note.text, note.staff) for note in view.notes] == [("Reads in the lobby", signer)]
    assert names(again, "lobby") == ["Ana Ruiz"]
    again.close()


def test_an_unsigned_line_is_refused_and_nothing_is_written(place: Home) -> None:
    desk = open_desk(place)
    with pytest.raises(Refused, match="who is at this desk"):
        desk.meet(Identity("Ana Ruiz")).result()
    assert desk.is_empty()
    desk.close()


def test_the_first_to_join_is_manager_and_signs_for_herself(place: Home) -> None:
    desk = open_desk(place)
    page = desk.join(name="Elena", role="trainee").result()
    desk.sign_in(page)
    second = desk.join(name="Marek").result()
    assert [(one.name, one.role) for one in desk.staff()] == [
        ("Elena", "manager"),
        ("Marek", "clerk"),
    ]
    with pytest.raises(Refused, match="needs a manager"):
        desk.people.act(page, people.leave).result()
    desk.people.act(second, people.leave).result()
    assert [one.active for one in desk.staff()] == [True, False]
    desk.close()


def test_listeners_hear_the_changed_guest_after_it_is_on_disk(desk: Desk) -> None:
    page = desk.meet(Identity("Ana Ruiz")).result()
    heard: list[Changes] = []
    on_disk: list[int] = []

    def listen(changes: Changes) -> None:
        heard.append(changes)
        view = desk.guest(page)
        on_disk.append(len(view.notes) if view else 0)

    desk.on_changes(listen)
    desk.on_guest(page, acts.write_note, text="Reads in the lobby").result()
    [changes] = heard
    assert changes.guests[page].notes[0].text == "Reads in the lobby"
    assert [entry.page for entry in changes.entries] == [page]
    assert on_disk == [1]


def test_a_refused_act_writes_nothing_and_tells_nobody(desk: Desk) -> None:
    page = desk.meet(Identity("Ana Ruiz")).result()
    heard: list[Changes] = []
    desk.on_changes(heard.append)
    with pytest.raises(Refused, match="few words"):
        desk.on_guest(page, acts.write_note, text="  ").result()
    with pytest.raises(Refused, match="no longer on file"):
        desk.on_guest(PageId(new_id(1)), acts.write_note, text="x").result()
    assert heard == []
    view = desk.guest(page)
    assert view is not None
    assert len(view.log) == 1


def test_many_pages_are_poured_in_batches_and_a_clerk_is_not_kept_waiting(desk: Desk) -> None:
    page = desk.meet(Identity("Ana Ruiz")).result()
    began = threading.Event()

    def progress(done: int) -> None:
        began.set()

    def pages() -> list[tuple[PageId, list[Draft]]]:
        return [
            (PageId(new_id(1)), [Draft(entries.GuestMet(Identity(f"Guest {n}")))])
            for n in range(3000)
        ]

    poured = desk.ask(desk.pouring.pour, pages(), progress=progress)
    assert began.wait(30)
    desk.on_guest(page, acts.write_note, text="in between").result()
    between = poured.running()
    assert poured.result() == 3000
    assert between, "the note had to wait for the whole pour"
    assert names(desk, "guest 2999") == ["Guest 2999"]


def test_a_cancelled_pour_keeps_what_it_wrote(desk: Desk) -> None:
    done: list[int] = []
    pages = (
        (PageId(new_id(n)), [Draft(entries.GuestMet(Identity(f"G {n}")))]) for n in range(9999)
    )
    written = desk.pouring.pour(pages, progress=done.append, cancelled=lambda: len(done) >= 2)
    assert written == done[-1] < 9999
    assert desk.look_up(lambda tx: len(find.recent(tx, 20_000))) == written


def test_a_line_of_another_process_of_the_same_desk_is_noticed(place: Home, desk: Desk) -> None:
    heard: list[Changes] = []
    desk.on_changes(heard.append)
    desk.notice().result()
    assert heard == []
    code = (
        "from assistant.desk import open_desk; from assistant.places import Home;"
        "from assistant.guests.entries import Identity; from pathlib import Path; import sys;"
        "d = open_desk(Home(Path(sys.argv[1]))); d.sign_in(d.staff()[0].page);"
        "d.meet(Identity('From elsewhere')).result(); d.close()"
    )
    subprocess.run([sys.executable, "-c", code, str(place.root)], check=True, cwd=ROOT)
    desk.notice().result()
    assert [changes.wide for changes in heard] == [True]
    assert names(desk, "elsewhere") == ["From elsewhere"]
    # The chain of the desk goes on from the other process's line, and nothing is doubled.
    desk.meet(Identity("From here")).result()
    desk.notice().result()
    assert len(heard) == 2


ENDED = """
import os, sys
from pathlib import Path
from assistant.desk import open_desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.places import Home

desk = open_desk(Home(Path(sys.argv[1])))
desk.sign_in(desk.staff()[0].page)
page = desk.meet(Identity("Ana Ruiz")).result()
desk.on_changes(lambda changes: os._exit(7))
desk.on_guest(page, acts.write_note, text="Reads in the lobby").result()
"""


def test_a_note_is_found_by_its_words_though_the_program_ended_as_soon_as_it_was_saved(
    place: Home, desk: Desk
) -> None:
    desk.close()
    told = subprocess.run([sys.executable, "-c", ENDED, str(place.root)], cwd=ROOT, check=False)
    assert told.returncode == 7
    again = open_desk(place)
    assert names(again, "lobby") == ["Ana Ruiz"]
    again.close()


WORDS = st.sampled_from(["window table", "靠窗的位子", "без лука", "oat milk", "quiet room"])
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just(acts.write_note), st.fixed_dictionaries({"text": WORDS})),
        st.tuples(
            st.just(acts.note_preference),
            st.fixed_dictionaries({"text": WORDS, "origin": st.sampled_from(["said", "seen"])}),
        ),
        st.tuples(st.just(acts.note_mood), st.fixed_dictionaries({"level": st.integers(1, 5)})),
        st.tuples(st.just(acts.arrive), st.just({"channel": "in-person"})),
        st.tuples(st.just(acts.leave), st.just({})),
        st.tuples(
            st.just(acts.change_details),
            st.fixed_dictionaries({"changes": st.just({"name": "Anna Rivers"})}),
        ),
    ),
    max_size=8,
)


@given(ACTS)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_found_is_the_same_after_the_look_up_is_made_anew(desk: Desk, doing: list) -> None:
    page = desk.meet(Identity("Ana Ruiz", phones=("+34 600 123 456",))).result()
    for act, words in doing:
        try:
            desk.on_guest(page, act, **words).result()
        except Refused:
            continue
    desk.notice().result()  # the new words are looked up by what comes right behind a line
    queries = ["ana", "rivers", "3456", "window", "靠窗", "лука", "quiet room"]

    def answers() -> list[object]:
        found = [desk.look_up(lambda tx, q=query: find.find(tx, q, 500)) for query in queries]
        rows = desk.look_up(lambda tx: find.here(tx) + find.recent(tx, 500))
        return [[hit for hit in hits if hit.page == page] for hits in [*found, rows]]

    before = answers()
    desk.rebuild()
    assert answers() == before
    assert not desk.is_stale()


def test_every_line_of_a_desk_continues_the_one_before(desk: Desk) -> None:
    told: list[Changes] = []
    desk.on_changes(told.append)
    page = desk.meet(Identity("Ana Ruiz")).result()
    for n in range(5):
        desk.on_guest(page, acts.write_note, text=f"note {n}").result()
    lines = [entry for changes in told for entry in changes.entries]
    for before, after in pairwise(lines):
        assert after.seq == before.seq + 1
        assert after.prev == before.digest()
        assert after.id > before.id


def test_staff_who_left_keep_their_names(desk: Desk) -> None:
    marek = desk.join(name="Marek").result()
    desk.people.act(marek, people.leave).result()
    assert {one.name for one in desk.staff()} == {"Elena", "Marek"}
    assert StaffId(marek) in {one.page for one in desk.staff()}


def test_process_that_knows_no_country_keeps_that_of_the_look_up(place: Home) -> None:
    write_settings(place, read_settings(place)._replace(region="ES"))
    open_desk(place).close()
    write_settings(place, read_settings(place)._replace(region=""))
    desk = open_desk(place)
    assert desk.region == "ES"
    assert not desk.is_stale()
    desk.close()
    write_settings(place, read_settings(place)._replace(region="FR"))
    desk = open_desk(place)
    assert desk.region == "FR"
    assert desk.is_stale()
    desk.close()


@pytest.mark.parametrize("told", [b"", b"{", b"\xff\xfe\x00"])
def test_desk_that_was_removed_stays_shut_where_its_note_of_that_is_damaged(
    place: Home, told: bytes
) -> None:
    open_desk(place).close()
    (place.root / "share").mkdir()
    (place.root / "share" / "removed").write_bytes(told)
    desk = open_desk(place)
    try:
        with pytest.raises(LockedOut):
            desk.staff()
    finally:
        desk.close()
