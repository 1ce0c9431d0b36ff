"""What the house settles about words, written at real desks."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import asdict, replace

from assistant import model
from assistant.changes import Changes
from assistant.desk import Desk, open_desk
from assistant.exchange.words_file import understood, written
from assistant.journal.stamp import HOUSE
from assistant.places import Home
from assistant.refusal import Refused
from assistant.words import acts
from assistant.words.trading import Brought
from tests.words.house_samples import KEY, LINE, VISITS, WORD, bare

OFF = {"moment": "greeting", "key": "plain.help", "on": False}


@pytest.fixture
def other(place: Home, desk: Desk) -> "Iterator[Desk]":
    """A second window on the same store, with Lin, a supervisor, at it."""
    lin = desk.join(name="Lin", role="supervisor").result()
    opened = open_desk(place)
    opened.sign_in(lin)
    yield opened
    opened.close()


def write(desk: Desk, line: Any = LINE) -> Changes:
    return desk.words.settle(acts.write_line, **asdict(line)).result()


def ids(changes: Changes) -> list[Any]:
    return [entry.id for entry in changes.entries]


def test_what_is_settled_is_dated_and_signed_and_there_when_the_desk_opens_again(
    place: Home, desk: Desk
) -> None:
    heard: list[Changes] = []
    desk.on_changes(heard.append)
    [entry] = write(desk).entries
    assert (entry.page, entry.staff, entry.kind) == (HOUSE, desk.signed, "phrase-written")
    assert heard[-1].house
    [own] = desk.words.house().lines
    assert (own.written, own.id, own.staff) == (LINE, entry.id, desk.signed)
    assert own.when_ms == entry.happened_at
    desk.close()
    again = open_desk(place)
    assert [one.written for one in again.words.house().lines] == [LINE]
    again.close()


def test_who_is_not_signed_in_or_has_no_authority_settles_nothing(desk: Desk) -> None:
    marek = desk.join(name="Marek").result()
    for signer, told in ((None, "who is at this desk"), (marek, "change hands with F12")):
        desk.sign_in(signer)
        with pytest.raises(Refused, match=told):
            write(desk)
        with pytest.raises(Refused, match=told):
            desk.words.settle(acts.switch_line, **OFF).result()
    assert bare(desk.words.house()) == ([], frozenset(), {}, [], frozenset())


def test_a_refused_line_writes_nothing_and_the_next_one_is_written(desk: Desk) -> None:
    with pytest.raises(Refused, match="leave out"):
        write(desk, replace(LINE, texts={"en": {"": "{nmae}"}}))
    assert desk.words.house().lines == ()
    assert len(write(desk).entries) == 1
    assert len(write(desk).entries) == 0


def test_two_desks_write_one_story(desk: Desk, other: Desk) -> None:
    write(desk)
    write(other, VISITS)
    later = replace(LINE, texts={"en": {"": "Worded anew."}})
    done = write(other, later)
    desk.words.settle(acts.switch_line, **OFF).result()
    for one in (desk, other):
        house = one.words.house()
        assert [own.written for own in house.lines] == [later, VISITS]
        assert house.off == {("greeting", "plain.help")}
    assert [own.staff for own in desk.words.house().lines] == [other.signed, other.signed]
    # Lin’s change is hers to take back; then Elena’s wording stands again, and is Elena’s.
    with pytest.raises(Refused, match="cannot be taken back"):
        desk.words.settle(acts.undo, of=ids(done)).result()
    other.words.settle(acts.undo, of=ids(done)).result()
    [first, _] = desk.words.house().lines
    assert (first.written, first.staff) == (LINE, desk.signed)


def test_an_import_is_one_act_and_one_undo(desk: Desk) -> None:
    write(desk, replace(LINE, texts={"en": {"": "Ours."}}))
    before = desk.words.house()
    file = (
        '{"salve-words":1}\n'
        f'{{"kind":"phrase-written","key":"{KEY}","moment":"greeting","situation":"plain",'
        '"texts":{"en":{"":"Theirs."}}}\n'
        '{"kind":"word-switched","key":"en.words.no-problem","on":false}\n'
    )
    done = desk.words.settle(acts.bring, brought=understood(file)).result()
    house = desk.words.house()
    assert house.lines[0].written.texts == {"en": {"": "Theirs."}}
    assert house.words_off == {"en.words.no-problem"}
    again = desk.words.settle(acts.bring, brought=understood(file)).result()
    assert again.entries == ()
    desk.words.settle(acts.undo, of=ids(done)).result()
    assert desk.words.house() == before


def test_a_large_import_is_one_act_and_one_undo_as_well(desk: Desk) -> None:
    write(desk)
    before = desk.words.house()
    many = tuple(replace(LINE, key=f"own.many-{n}") for n in range(300))
    done = desk.words.settle(acts.bring, brought=Brought("", "", many)).result()
    assert len(desk.words.house().lines) == 301
    desk.words.settle(acts.undo, of=ids(done)).result()
    assert desk.words.house() == before


def test_a_house_is_traded_from_one_store_to_another(desk: Desk, tmp_path: Any) -> None:
    for line in (LINE, VISITS):
        write(desk, line)
    desk.words.settle(acts.write_word, **asdict(WORD)).result()
    desk.words.settle(acts.switch_line, **OFF).result()
    file = written(desk.words.house(), "The Old Harbour", "2026-05-09")
    there = open_desk(Home(tmp_path / "there"))
    try:
        there.sign_in(there.join(name="Ana", role="manager").result())
        there.words.settle(acts.bring, brought=understood(file)).result()
        assert bare(there.words.house()) == bare(desk.words.house())
        assert {one.staff for one in there.words.house().lines} == {there.signed}
    finally:
        there.close()


def test_the_lines_about_words_are_on_the_houses_page_for_every_desk(desk: Desk) -> None:
    write(desk)
    kinds = desk.look_up(lambda tx: [type(line.body).__name__ for line in model.lines(tx, HOUSE)])
    assert kinds == ["PhraseWritten"]
