"""Erasing commutes: whatever the order in which lines and erasures arrive, all desks end alike."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from assistant import forgetting, model
from assistant.guests import entries as g
from assistant.guests.entries import Identity
from assistant.journal import store as journal
from assistant.journal.entry import Entry, rank
from assistant.journal.key import fresh_key
from assistant.journal.stamp import HOUSE, DeskId, EntryId, PageId, StaffId, new_id
from assistant.journal.store import Store
from assistant.privacy.erasure import GuestErased, LinesErased, PageErased
from assistant.recovery import entries as r
from assistant.shift import entries as s

NOW_MS = 1_760_000_000_000
GUESTS = [PageId(bytes([n]) * 16) for n in (1, 2)]
MATTERS = [PageId(bytes([n]) * 16) for n in (11,)]
TRACES = [PageId(bytes([n]) * 16) for n in (21,)]
SHEETS = [PageId(bytes([n]) * 16) for n in (31, 32)]
WHO = StaffId(PageId(bytes([99]) * 16))
DESK = DeskId(bytes([77]) * 16)
IDS = [EntryId(new_id(NOW_MS + n)) for n in range(24)]
"""The ids that lines get in the order of the story."""

guests, matters, sheets = (st.sampled_from(pages) for pages in (GUESTS, MATTERS, SHEETS))
lines = st.sampled_from(IDS[:12])
texts = st.sampled_from(["krzwpt", "fjglnm", "xqvzzk"])


def on(pages: Any, *bodies: Any) -> Any:
    return st.tuples(pages, st.one_of(*bodies))


items = st.one_of(
    st.builds(s.Item, kind=st.just("problem"), page=matters),
    st.builds(s.Item, kind=st.just("guest"), page=guests),
    st.builds(s.Item, kind=st.just("pinned"), page=sheets, of=lines),
)
told = st.one_of(
    on(guests, st.builds(lambda x: g.GuestMet(Identity(x)), texts)),
    on(guests, st.builds(g.NoteWritten, texts), st.builds(g.MistakeNoted, texts, matters)),
    on(guests, st.builds(g.LineCorrected, lines, texts), st.builds(g.LineRetired, lines, texts)),
    on(matters, st.builds(r.ProblemOpened, text=texts, guest=st.sampled_from([*GUESTS, b""]))),
    on(matters, st.builds(r.GuestNamed, guests), st.builds(r.DeedNoted, texts)),
    on(matters, st.builds(g.LineCorrected, lines, texts)),
    on(
        st.sampled_from(TRACES),
        st.builds(s.TraceSet, text=texts, moment=st.just("arrival"), guest=guests),
        st.builds(s.TraceDone, texts),
    ),
    on(sheets, st.builds(s.LinePinned, texts, guests), st.builds(s.ItemNoted, items, texts)),
    on(sheets, st.builds(s.QuestionAsked, items, texts)),
    on(sheets, st.builds(s.QuestionAnswered, lines, texts), st.builds(s.WordsToAll, texts)),
)
erasures = st.one_of(
    on(guests, st.builds(GuestErased, st.just("asked"))),
    on(st.one_of(guests, matters), st.builds(PageErased, st.just("asked"))),
    on(
        st.one_of(guests, matters, sheets),
        st.builds(LinesErased, st.lists(lines, min_size=1, max_size=6).map(tuple)),
    ),
)
stories = st.lists(st.one_of(told, told, told, erasures), min_size=10, max_size=len(IDS))


def entries(story: Sequence[tuple[PageId, Any]]) -> list[Entry]:
    found, prev = [], bytes(32)
    for number, (page, body) in enumerate(story):
        kind, json = model.KINDS.write(body)
        one = Entry(page, IDS[number], kind, json, WHO, DESK, number + 1, prev, NOW_MS)
        prev = one.digest()
        found.append(one)
    return found


def read_models(tx: Connection) -> dict[str, Any]:
    tables = ("guest_row", "guest_word", "matter", "promise", "restricted", "trace", "handover")
    return {t: sorted(map(tuple, tx.exec_driver_sql(f"SELECT * FROM {t}"))) for t in tables}


def receive(tx: Connection, batch: Sequence[Entry]) -> None:
    new = journal.unknown(tx, batch)
    journal.append(tx, new)
    gone = forgetting.forget(tx, new, "")
    model.follow_many(tx, gone.left, "")


class Place:
    """A desk, as far as arrivals go."""

    def __init__(self, folder: str, name: str) -> None:
        self.store = Store(Path(folder) / name, fresh_key())
        self.store.create("real")
        with self.store.writing() as tx:
            forgetting.lay_out(tx)
            model.begin_anew(tx)

    def take(self, batches: Sequence[Sequence[Entry]]) -> None:
        for batch in batches:
            with self.store.writing() as tx:
                receive(tx, batch)

    def all(self) -> list[Entry]:
        with self.store.reading() as tx:
            return [one for _page, entries in journal.all_pages(tx) for one in entries]

    def models(self) -> dict[str, Any]:
        with self.store.reading() as tx:
            return read_models(tx)


def cut(arriving: Sequence[Entry], sizes: Sequence[int]) -> list[Sequence[Entry]]:
    batches, at = [], 0
    for size in sizes:
        batches.append(arriving[at : at + size])
        at += size
    return [*batches, arriving[at:]]


@settings(max_examples=40)
@given(stories, st.data())
def test_all_desks_end_alike_whatever_came_first(
    story: list[tuple[PageId, Any]], data: st.DataObject
) -> None:
    whole = entries(story)
    with tempfile.TemporaryDirectory() as folder:
        places = [Place(folder, f"{n}.db") for n in range(3)]
        try:
            places[0].take([[one] for one in whole])
            first = places[0].all()
            # Another order; and whoever gets some lines as they are, some as what is left of them.
            mixed = data.draw(st.permutations(whole))
            sizes = data.draw(st.lists(st.integers(1, 5), max_size=12))
            places[1].take(cut(mixed, sizes))
            left = {one.id: one for one in first}
            some = [left[one.id] if data.draw(st.booleans()) else one for one in mixed]
            places[2].take(cut(some, sizes))
            places[2].take([whole])
            assert [place.all() for place in places] == [first] * 3
            assert {one.digest() for one in first} == {one.digest() for one in whole}
            models = [place.models() for place in places]
            erased = {one.page for one in whole if one.kind in ("guest-erased", "page-erased")}
            assert all(rank(one.kind) or one.kind.endswith("-erased")
                       for one in first if one.page in erased)  # fmt: skip
            assert HOUSE not in erased
            for model_of in models[1:]:
                assert model_of["matter"] == models[0]["matter"]
                assert model_of["trace"] == models[0]["trace"]
                assert pages(model_of) == pages(models[0])
        finally:
            for place in places:
                place.store.close()


def pages(models: dict[str, Any]) -> list[bytes]:
    """The guests in the look-up; their places in it depend on who came first."""
    return sorted(row[1] for row in models["guest_row"])
