"""Restricted problems, encrypted line by line: what everybody sees of one, and what its key opens.

The body of each line is in a box (XSalsa20-Poly1305) under a key of the problem’s own. That key is
handed, sealed, to the house’s key, which those have who may see what is restricted, and to whoever
opened the problem and whoever sees to it; it opens what handovers say of the problem, too. In the
open stands what a colleague must know who may not read it: whose it is, who sees to it, whether it
is open, and when a promise in it is due. Pure.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from nacl.utils import random

from assistant.journal.entry import Line
from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId
from assistant.recovery import view as v
from assistant.recovery.entries import MatterKeyGiven, MatterSealed, SealedPromise

_NAME = 8
_ASK = EntryId(b"")


class Boxed(msgspec.Struct, frozen=True, array_like=True):
    """A line as it is before it goes into its box."""

    id: EntryId
    kind: str
    body: bytes
    staff: StaffId
    desk: DeskId
    when_ms: int


def fresh_key() -> bytes:
    """A key for a problem."""
    return random(SecretBox.KEY_SIZE)


def name_of(key: bytes) -> bytes:
    """What a key is called in the open."""
    return hashlib.sha256(b"salve matter" + key).digest()[:_NAME]


def is_key(key: bytes, name: bytes) -> bool:
    """Whether it is a key, and the one that is called so."""
    return len(key) == SecretBox.KEY_SIZE and name_of(key) == name


def locked(words: bytes, key: bytes) -> bytes:
    """`words` under a problem’s key."""
    return bytes(SecretBox(key).encrypt(words))


def unlocked(box: bytes, key: bytes) -> bytes | None:
    """The words; None where that key does not open it."""
    try:
        return bytes(SecretBox(key).decrypt(box))
    except (CryptoError, ValueError, TypeError):
        return None


def boxed(line: Boxed, key: bytes) -> bytes:
    """`line` as nobody can read it without the key."""
    return locked(msgspec.msgpack.encode(line), key)


def into_box(line: Boxed, key: bytes, view: v.MatterView, *, waits: bool) -> MatterSealed:
    """`line`, for `view`, which is the problem as it stands with it."""
    return MatterSealed(
        name_of(key),
        boxed(line, key),
        view.guest,
        view.opened_ms,
        view.opened_by,
        view.owner,
        view.is_open,
        waits,
        tuple(SealedPromise(one.id, one.due_ms, one.state, one.owner) for one in view.promises),
    )


def out_of_box(name: bytes, box: bytes, keys: Mapping[bytes, bytes]) -> Boxed | None:
    """The line; None where its key `name` is not among `keys`, which are by their names."""
    key = keys.get(name)
    words = unlocked(box, key) if key is not None else None
    try:
        return msgspec.msgpack.decode(words, type=Boxed) if words is not None else None
    except (ValueError, TypeError):
        return None


def is_sealed(lines: Iterable[Line]) -> bool:
    """Whether some of the matter is in boxes."""
    return any(type(line.body) is MatterSealed for line in lines)


def keys_given(lines: Iterable[Line]) -> list[MatterKeyGiven]:
    """To whom keys of the matter were handed."""
    return [line.body for line in lines if type(line.body) is MatterKeyGiven]


def shell(page: PageId, story: Sequence[Line]) -> v.MatterView:
    """What everybody may know of a restricted problem; `story` has a box, and is in order."""
    boxes = [line for line in story if type(line.body) is MatterSealed]
    last, body = boxes[-1], boxes[-1].body
    ended_ms = max(line.when_ms for line in boxes)  # not before: its time begins with the end
    closing = v.Closing(_ASK, content=True, reason="", mood=0, staff=last.staff, when_ms=ended_ms)
    ask = v.AskView(_ASK, "other", "", 0, "", last.staff, last.when_ms)
    promises = (
        v.PromiseView(
            id=one.id,
            page=page,
            guest=body.guest,
            text="",
            to="",
            due_ms=one.due_ms,
            owner=one.owner,
            staff=one.owner,
            when_ms=0,
            state=_state(one.state),
        )
        for one in body.promises
    )
    return v.MatterView(
        page=page,
        guest=body.guest,
        is_problem=True,
        opened_ms=body.opened_ms,
        opened_by=body.opened_by,
        owners=(v.Owned(body.owner, body.opened_ms, body.opened_by),),
        restricted="sealed",
        promises=tuple(promises),
        asks=(ask,) if body.waits else (),
        closing=None if body.is_open else closing,
    )


def _state(told: str) -> v.PromiseState:
    return "kept" if told == "kept" else "broken" if told == "broken" else "open"
