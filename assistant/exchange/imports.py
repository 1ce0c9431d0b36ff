"""Brings a list of guests to the desk: who is new, who is known, what is refused and why."""

import csv
import time
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from assistant.desk import Desk
from assistant.exchange.arrivals import Arrivals
from assistant.exchange.columns import Mapping, propose, with_dates
from assistant.exchange.incoming import Remark, read_guest
from assistant.exchange.made_ready import made_ready
from assistant.exchange.refused import RefusedRow
from assistant.exchange.table import Row, Table, fitted, open_table, rows
from assistant.guests.lookup import find
from assistant.refusal import Refused
from assistant.tongue import N_, _, n_

NOBODY_NAMED = N_("No column holds the guests’ names. Say which one does, then import again.")
NOT_EMPTY = N_("There are guests in this store. Made-up guests go into a new store only.")
CANNOT_SAVE = N_("{name} cannot be written. Choose another folder.")
_TELL_EVERY = 64
"""So many rows between two words of progress."""


class Outcome(Struct, frozen=True):
    """What an import did, or would do."""

    table: Table
    mapping: Mapping
    new: int = 0
    """Guests who got a page."""
    matched: int = 0
    """Rows of guests on file that told something new."""
    unchanged: int = 0
    """Rows of guests on file that told nothing new."""
    refused: tuple[RefusedRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """What the clerk should know of rows that were taken in."""
    dry_run: bool = False
    cancelled: bool = False
    """Stopped on the way; what is counted is on file. Importing again goes on from there."""


def proposed(path: Path, now_ms: int | None = None) -> tuple[Table, Mapping]:
    """The file at `path` and what its columns seem to hold. `Refused` when it is no list."""
    table = open_table(path)
    return table, propose(table.header, table.head, _today(now_ms or _now_ms()))


def import_file(
    desk: Desk,
    path: Path,
    mapping: Mapping | None = None,
    *,
    table: Table | None = None,
    dry_run: bool = False,
    progress: Callable[[int, int], None] = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Take in the guests of a file; not for the GUI thread. Refused for whoever is at the desk and
    has no right to it; a command has nobody there, and acts for the owner of the machine.

    `progress` is told bytes done and bytes in all. Guests are written in batches, so a cancelled or
    broken-off import keeps what it has counted, and running it again doubles nobody.
    """
    if desk.signed is not None:
        desk.people.require("import")
    now_ms = _now_ms()
    table = table or open_table(path)
    if mapping is None:
        mapping = propose(table.header, table.head, _today(now_ms))
    if not mapping.names_guests:
        raise Refused(NOBODY_NAMED)
    if mapping.unsure_dates:
        mapping = _decided(table, mapping)
    with nullcontext() if dry_run else desk.importing():
        refused: list[RefusedRow] = []
        arrivals = Arrivals(desk, now_ms, dry_run=dry_run)
        stopped = False
        for count, row in enumerate(rows(table)):
            if cancelled():
                stopped = True
                break
            if count % _TELL_EVERY == 0:
                progress(min(row.at, table.size), table.size)
            if one := _taken(arrivals, row, table, mapping, now_ms):
                refused.append(one)
        arrivals.flush()
        if not stopped:
            progress(table.size, table.size)
    return Outcome(
        table=table,
        mapping=mapping,
        new=arrivals.new,
        matched=arrivals.matched,
        unchanged=arrivals.unchanged,
        refused=tuple(refused),
        remarks=tuple(arrivals.remarks),
        dry_run=dry_run,
        cancelled=stopped,
    )


def _taken(
    arrivals: Arrivals, row: Row, table: Table, mapping: Mapping, now_ms: int
) -> RefusedRow | None:
    if row.trouble:
        return RefusedRow(row.number, row.cells, row.trouble, {})
    try:
        guest = read_guest(row.number, fitted(row, table), table.header, mapping, now_ms)
    except Refused as no:
        return RefusedRow(row.number, row.cells, no.reason, no.facts)
    arrivals.take(guest)
    return None


def _decided(table: Table, mapping: Mapping) -> Mapping:
    """The order of day and month as the whole file shows it, where its first rows did not.

    Only what the clerk saw as open is decided; without any telling date the mapping stays.
    """
    batch: list[tuple[str, ...]] = []
    for row in rows(table):
        batch.append(row.cells)
        if len(batch) == 1000:
            found = with_dates(mapping, batch)
            batch.clear()
            if not found.unsure_dates and found.day_first != mapping.day_first:
                return found
    found = with_dates(mapping, batch)
    return mapping if found.unsure_dates else replace(found, unsure_dates=False)


def outcome_text(outcome: Outcome) -> str:
    """The counts in a few lines."""
    return "\n".join(_told(outcome))


def _told(outcome: Outcome) -> Iterator[str]:
    if outcome.dry_run:
        yield _("Nothing was written. The import would do this:")
    new, matched = outcome.new, outcome.matched
    same, no = outcome.unchanged, len(outcome.refused)
    yield n_("{n} new guest", "{n} new guests", new).format(n=new)
    if matched:
        yield n_(
            "{n} row told something new of a guest on file",
            "{n} rows told something new of guests on file",
            matched,
        ).format(n=matched)
    if same:
        yield n_("{n} row was on file already", "{n} rows were on file already", same).format(
            n=same
        )
    if no:
        yield n_("{n} row was refused", "{n} rows were refused", no).format(n=no)
    if outcome.cancelled:
        yield _("The import was stopped. What is counted here is on file; import again to go on.")


def refused_text(row: RefusedRow) -> str:
    """A refused row in one line."""
    return _("Row {number}: {reason}").format(number=row.number, reason=row.sentence())


def remark_text(remark: Remark) -> str:
    """A remark in one line; a field named in it is in the interface's language."""
    facts = {name: _(value) if name == "field" else value for name, value in remark.facts.items()}
    reason = _(remark.reason).format(**facts)
    return _("Row {number}: {reason}").format(number=remark.number, reason=reason)


def save_refused(outcome: Outcome, path: Path) -> None:
    """Write the refused rows as they came, each with its reason: to be put right and imported."""
    table = outcome.table
    separator = table.separator if table.separator in ",;\t" else ","
    try:
        # With its mark, or Excel takes UTF-8 for the computer's old encoding.
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=separator)
            header = table.header if table.has_header else ("",) * len(table.header)
            writer.writerow([*header, _("Row"), _("Why it was refused")])
            for row in outcome.refused:
                cells = list(row.cells) + [""] * (len(header) - len(row.cells))
                writer.writerow([*cells, row.number, row.sentence()])
    except OSError:
        raise Refused(CANNOT_SAVE, name=path.name) from None


def fill(
    desk: Desk,
    *,
    guests: int,
    seed: int = 1,
    progress: Callable[[int, int], None] = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Put `guests` made-up guests into a store that has none; tells how many are in it now."""
    if desk.look_up(lambda tx: find.recent(tx, 1)):
        raise Refused(NOT_EMPTY)
    with closing(made_ready(guests, seed, desk.region, _now_ms())) as people:
        return desk.pouring.fill(
            people, progress=lambda done: progress(done, guests), cancelled=cancelled
        )


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _today(now_ms: int) -> date:
    return datetime.fromtimestamp(now_ms / 1000, UTC).date()
