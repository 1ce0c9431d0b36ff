"""Lines as they are written, sent and read."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.journal.entry import Entry, Kinds, Unknown
from assistant.journal.plausible import LEAST, MOST
from assistant.journal.stamp import PROGRAM, DeskId, EntryId, PageId


class NoteTaken(msgspec.Struct, frozen=True):
    """A body, as domains have them."""

    text: str
    stars: int = 0


class GuestThanked(msgspec.Struct, frozen=True):
    """Another."""

    how: str


KINDS = Kinds({"note-taken": NoteTaken}, {"guest-thanked": GuestThanked})
sixteen = st.binary(min_size=16, max_size=16)
texts = st.text(st.characters(codec="utf-8"))
entries = st.builds(
    Entry,
    sixteen.map(PageId),
    sixteen.map(EntryId),
    st.text("abc-", min_size=1),
    st.binary(max_size=300),
    st.just(PROGRAM),
    sixteen.map(DeskId),
    st.integers(1, 2**50),
    st.binary(min_size=32, max_size=32),
    st.integers(0, 2**47),
)


def entry_of(kind: str, body: bytes) -> Entry:
    return Entry(
        PageId(bytes(16)),
        EntryId(b"i" * 16),
        kind,
        body,
        PROGRAM,
        DeskId(b"d" * 16),
        1,
        bytes(32),
        5,
    )


@given(texts, st.integers(LEAST + 1, MOST - 1))
def test_what_is_written_is_read_again(text: str, stars: int) -> None:
    for body in (NoteTaken(text, stars), GuestThanked(text)):
        line = KINDS.read(entry_of(*KINDS.write(body)))
        assert line.body == body
        assert (line.id, line.staff, line.desk, line.when_ms) == (b"i" * 16, PROGRAM, b"d" * 16, 5)


@given(st.text("abcdefgh-").filter(lambda kind: kind not in ("note-taken", "guest-thanked")))
def test_an_entry_of_a_kind_from_a_newer_desk_is_kept(kind: str) -> None:
    assert KINDS.read(entry_of(kind, b'{"new":1}')).body == Unknown(kind)


@given(
    st.binary(max_size=40)
    | st.binary(max_size=9).map(lambda tail: b'{"text":"' + tail + b'"}')
    | st.sampled_from(
        (b'{"text":"\xff"}', b'{"x":' + b"[" * 99_999 + b"]" * 99_999 + b',"text":""}')
    )
)
def test_a_body_that_cannot_be_understood_is_kept_as_unknown(body: bytes) -> None:
    read = KINDS.read(entry_of("note-taken", body)).body
    assert read == Unknown("note-taken") or read.text == json.loads(body)["text"]


def test_a_field_from_a_newer_desk_does_not_hide_the_others() -> None:
    line = KINDS.read(entry_of("note-taken", b'{"text":"tea","colour":"green"}'))
    assert line.body == NoteTaken("tea")


def test_a_body_of_no_known_kind_is_a_bug_where_it_is_written() -> None:
    class Stranger(msgspec.Struct):
        x: int

    with pytest.raises(KeyError):
        KINDS.write(Stranger(1))


def test_two_domains_cannot_have_the_same_kind() -> None:
    with pytest.raises(ValueError, match="note-taken"):
        Kinds({"note-taken": NoteTaken}, {"note-taken": GuestThanked})


@given(entries)
def test_an_entry_survives_its_wire_form(entry: Entry) -> None:
    sent = msgspec.msgpack.encode(entry)
    received = msgspec.msgpack.decode(sent, type=Entry)
    assert received == entry
    assert received.digest() == entry.digest()


@given(entries, st.data())
def test_the_digest_notices_any_altered_byte(entry: Entry, data: st.DataObject) -> None:
    sent = bytearray(msgspec.msgpack.encode(entry))
    at = data.draw(st.integers(0, len(sent) - 1))
    sent[at] ^= data.draw(st.integers(1, 255))
    try:
        altered = msgspec.msgpack.decode(bytes(sent), type=Entry)
    except ValueError:
        return  # no longer an entry at all: noticed as well
    assert altered == entry or altered.digest() != entry.digest()
