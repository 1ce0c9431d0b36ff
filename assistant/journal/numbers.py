"""A desk whose store was set back: its new lines are numbered behind those that come back to it.

Each line of a desk has its number, and the digest of the one before. A store that was put back from
a backup counts on from an older end. Nobody has got those lines yet, so they may still be numbered
anew; page and id stay, which is all that others refer to.
"""

from collections.abc import Sequence

from msgspec import structs
from sqlalchemy import Connection

from assistant.journal import outbox
from assistant.journal.entry import Entry
from assistant.journal.stamp import DeskId
from assistant.journal.store import remark, set_remark, straight

BACK = "share:came-back"
"""The remark that lines of this desk came back, and were not looked at yet."""
_CHANGE = "UPDATE entry SET desk = ?, seq = ?, prev = ? WHERE page = ? AND id = ?"
_COLUMNS = ", ".join(Entry.__struct_fields__)


def number_anew(tx: Connection, desk: DeskId) -> None:
    """What waits of this desk, and has the number of another line, goes behind the last one."""
    if remark(tx, BACK) != "1":
        return
    set_remark(tx, BACK, "")
    mine = outbox.own(tx, desk) if outbox.is_kept(tx) else []
    waiting = {entry.id for entry in mine}
    rows = straight(tx).execute("SELECT seq, id FROM entry WHERE desk = ?", (bytearray(desk),))
    taken = {seq for seq, stamp in rows if stamp not in waiting}
    doubled = [entry.seq for entry in mine if entry.seq in taken]
    if doubled:
        late = [entry for entry in mine if entry.seq >= min(doubled)]
        _write_on(tx, late, desk)


def hand_over(tx: Connection, old: DeskId, new: DeskId) -> None:
    """What waits of the `old` desk is the `new` one’s."""
    mine = outbox.own(tx, old) if outbox.is_kept(tx) else []
    if not mine:
        return
    _write_on(tx, mine, new)
    end = _end(tx, old)
    straight(tx).execute("DELETE FROM chain WHERE desk = ?", (bytearray(old),))
    if end is not None:
        _set_end(tx, end)


def _write_on(tx: Connection, lines: Sequence[Entry], new: DeskId) -> None:
    """`lines` as the next ones of the `new` desk."""
    moved = [(bytearray(one.page), bytearray(one.id)) for one in lines]
    # Out of the way first: what is left is the chain that they continue.
    straight(tx).executemany("UPDATE entry SET seq = -seq WHERE page = ? AND id = ?", moved)
    last = _end(tx, new)
    for line in lines:
        seq, prev = (last.seq + 1, last.digest()) if last is not None else (1, bytes(32))
        last = structs.replace(line, desk=new, seq=seq, prev=prev)
        keys = (bytearray(line.page), bytearray(line.id))
        straight(tx).execute(_CHANGE, (bytearray(new), seq, bytearray(prev), *keys))
    if last is not None:
        _set_end(tx, last)


def _end(tx: Connection, desk: DeskId) -> Entry | None:
    end = f"SELECT {_COLUMNS} FROM entry WHERE desk = ? AND seq > 0"  # noqa: S608 - our own names
    row = straight(tx).execute(f"{end} ORDER BY seq DESC LIMIT 1", (bytearray(desk),)).fetchone()
    return Entry(*row) if row is not None else None


def _set_end(tx: Connection, last: Entry) -> None:
    """The clock stays where it has come to: an id may be older than its number tells."""
    known = straight(tx).execute("SELECT id FROM chain WHERE desk = ?", (bytearray(last.desk),))
    stamp = max(last.id, *(row[0] for row in known), b"")
    values = (bytearray(last.desk), last.seq, bytearray(stamp), bytearray(last.digest()))
    straight(tx).execute("INSERT OR REPLACE INTO chain VALUES (?, ?, ?, ?)", values)
