"""Properties: whatever is typed is answered, and the answer is the one that the rules give."""

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.guests.entries import Identity
from assistant.guests.lookup import find, index
from assistant.guests.lookup.asked import by_anything, by_name, by_number, read
from assistant.guests.lookup.folding import fold, pieces
from assistant.guests.lookup.hits import MATCH, rows
from assistant.guests.lookup.keyed import wanted
from assistant.guests.lookup.keys import keys
from assistant.guests.lookup.query import holds, match_text
from assistant.guests.lookup.row import GuestRow
from assistant.journal.stamp import PageId
from assistant.journal.store import Store

LETTERS = "aeioulnrstz王张小明ийклмнощюяёéüßøŁ'- .@한민수محمदสさジΓως々〇𠀀①½ﬁส่א"
typed = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=LETTERS + '0123456789+()/"*^#!~=%&:;{}[]', max_size=40),
)
names = st.text(alphabet=LETTERS, min_size=1, max_size=24).filter(lambda text: pieces(fold(text)))
phones = st.lists(st.text(alphabet="0123456789+- ()", min_size=3, max_size=16), max_size=2)
fresh = count(1)


def guest(name: str, **more: object) -> GuestRow:
    number = next(fresh)
    return GuestRow(page=PageId(number.to_bytes(16, "big")), name=name, weight=1e9 + number, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def peopled(
    tmp_path_factory: pytest.TempPathFactory, people: Callable[..., list[GuestRow]]
) -> Store:
    store = Store(tmp_path_factory.mktemp("peopled") / "salve.db", bytes(32))
    store.create("real")
    with store.writing() as tx:
        index.create(tx)
        index.put_many(tx, people(300))
    return store


@given(query=typed)
@example(query="ü 々〇")
@settings(max_examples=300, deadline=None)
def test_any_text_is_answered(peopled: Store, query: str) -> None:
    with peopled.reading() as tx:
        assert find.alike(tx, Identity(query, phones=(query,), emails=(query,))) is not None
        hits = find.find(tx, query, 7)
        assert len(hits) <= 7
        assert len({hit.page for hit in hits}) == len(hits)


@given(query=typed)
@example(query="@-")
@settings(max_examples=200, deadline=None)
def test_first_hits_are_the_ones_that_every_guest_looked_at_gives(
    peopled: Store, people: Callable[..., list[GuestRow]], query: str
) -> None:
    asked = read(query)
    if not asked.words:
        return
    tiers = by_number(asked) if asked.is_number else (by_name(asked), by_anything(asked))
    with peopled.reading() as tx:
        for tier in tiers:
            found = rows(tx, MATCH, match_text(tier), 1000)
            by_rule = [(wanted(row), row.page) for row in people(300) if holds(tier, keys(row).all)]
            assert [row[:2] for row in found] == sorted(by_rule)


@given(name=names, more=phones)
@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_guest_is_found_by_each_word_and_its_beginnings_and_forgotten_when_removed(
    store: Store, name: str, more: list[str]
) -> None:
    row = guest(name, phones=tuple(more))
    words = [piece.text for piece in pieces(fold(name))]
    starts = {word[:end] for word in words for end in range(1, len(word) + 1)}
    with store.writing() as tx:
        index.put(tx, row)
        for start in starts:
            assert row.page in {hit.page for hit in find.exact(tx, start)}, start
        index.remove(tx, row.page)
        for start in starts:
            assert not find.find(tx, start)
        assert index.count(tx) == 0
        assert not tx.exec_driver_sql("SELECT word FROM guest_word").all()
