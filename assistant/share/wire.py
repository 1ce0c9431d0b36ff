"""How an entry travels: its subject, its bytes, their bounds, and what is refused. Pure."""

import msgspec

from assistant.journal.entry import Entry
from assistant.journal.stamp import DeskId

MOST_BYTES = 32 * 1024
"""Of an entry on its way; no form of the window takes so much."""
HEADERS = 1024
"""More than what travels with an entry besides."""
_ID, _DIGEST = 16, 32
_decoder = msgspec.msgpack.Decoder(Entry)


class MalformedError(ValueError):
    """Not an entry, or not one that its sender may send."""


def subject(shop: str, entry: Entry) -> str:
    """Where an entry is published: a desk may publish under its own name only."""
    return f"journal.{shop}.{entry.page.hex()}.{entry.desk.hex()}"


def wired(entry: Entry) -> bytes:
    """Its bytes."""
    return msgspec.msgpack.encode(entry)


def read(where: str, payload: bytes) -> Entry:
    """The entry that came under the subject `where`. MalformedError where it is none, or not the
    sender's own."""
    if len(payload) > MOST_BYTES:
        raise MalformedError("too long")
    try:
        entry = _decoder.decode(payload)
    except (msgspec.MsgspecError, UnicodeDecodeError) as wrong:
        raise MalformedError(str(wrong)) from wrong
    sizes = (len(entry.page), len(entry.id), len(entry.staff), len(entry.desk), len(entry.prev))
    if sizes != (_ID, _ID, _ID, _ID, _DIGEST) or entry.seq < 1:
        raise MalformedError("an id of the wrong length")
    _journal, _shop, page, desk = where.split(".")
    if (page, desk) != (entry.page.hex(), entry.desk.hex()):
        raise MalformedError("not under the name of the desk that wrote it")
    return entry


def under(shop: str, desk: DeskId | None = None) -> str:
    """The subjects that a desk may publish under; all of the shop's without one."""
    return f"journal.{shop}.*.{desk.hex() if desk is not None else '*'}"
