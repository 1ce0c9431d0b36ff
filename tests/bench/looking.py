"""Noting that a card was opened, beside what is promised for it, and finding who looked."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from statistics import median

from assistant.desk import Desk
from assistant.guests.lookup import find
from assistant.journal.stamp import PageId
from tests.bench.keystroke import timed
from tests.bench.row import Row

CARDS = 200
PROMISED_MS = 1.0


def figures(desk: Desk) -> Iterator[Row]:
    """What whoever opens a card waits for it; and the manager’s page, for as many looks."""
    guests = desk.look_up(lambda tx: [hit.page for hit in find.recent(tx, CARDS)])
    pages = guests or [PageId(bytes([at]) * 16) for at in range(CARDS)]
    if desk.signed is None:
        desk.sign_in(desk.join(name="Bench").result())
    noted = [timed(partial(desk.views.opened, page))[0] for page in pages]
    yield Row("card opened, noted who looked", max(noted), PROMISED_MS, "ms", "≤ 1")
    written = desk.views.write_down()
    if written is not None:
        written.result()
    today = date.today()
    read = [timed(partial(desk.views.of_days, today, today))[0] for _ in range(20)]
    week = partial(desk.views.outstanding, today - timedelta(days=6), today)
    told = [timed(week)[0] for _ in range(5)]
    what = "what stands out in a week of looks, beside reading a day’s"
    yield Row(what, median(told), median(read), "ms", "")
