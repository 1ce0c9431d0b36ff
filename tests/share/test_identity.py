"""Desks that are not what they were: set back, copied, with a wrong clock, too long a line."""

import shutil
import time
from pathlib import Path

import msgspec
from msgspec import structs

from assistant.drafts import Draft
from assistant.guests import acts
from assistant.guests.entries import NoteWritten
from assistant.journal import store as journal
from assistant.journal.entry import Entry
from assistant.journal.stamp import PageId, StaffId, new_id, stamped_ms
from assistant.share.config import STREAM
from assistant.share.state import Here
from tests.share.shop import HERE, PATIENCE_S, Place, Shop, until
from tests.share.stranger import Stranger, at_hub, member_of

HOUR_MS = 3_600_000
YEAR_MS = 365 * 24 * HOUR_MS


def entries(place: Place) -> list[Entry]:
    with place.desk._store.reading() as tx:
        return [one for _page, lines in journal.all_pages(tx) for one in lines]


def numbers(place: Place) -> list[tuple[bytes, int]]:
    return [(one.desk, one.seq) for one in entries(place)]


def even(*places: Place) -> bool:
    return all(place.sharing.is_even for place in places)


def copied(place: Place, to: Path) -> None:
    """As a backup of the whole folder does it: nobody writes meanwhile."""
    place.close()
    shutil.copytree(place.home.root, to)
    place.open()


def put_back(place: Place, backup: Path) -> None:
    place.close()
    shutil.rmtree(place.home.root)
    shutil.copytree(backup, place.home.root)
    place.open()


def test_a_desk_set_back_from_a_backup_gets_its_lines_back_and_counts_on(
    shop: Shop, tmp_path: Path
) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    bar.meet("Before the backup")
    until(lambda: even(hub, bar) and shop.equal())
    copied(bar, tmp_path / "backup")
    until(lambda: even(bar))
    lost = [bar.meet(f"After the backup {n}") for n in range(5)]
    until(lambda: even(hub, bar) and all(map(hub.knows, lost)))
    put_back(bar, tmp_path / "backup")
    until(lambda: all(map(bar.knows, lost)))
    later = bar.meet("After all")
    shop.agree([*lost, later])
    until(lambda: not bar.sharing.state.trouble)


def test_what_was_written_before_the_lost_lines_came_back_is_numbered_behind_them(
    shop: Shop, tmp_path: Path
) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    bar.meet("Before the backup")
    until(lambda: even(hub, bar) and shop.equal())
    copied(bar, tmp_path / "backup")
    lost = [bar.meet(f"After the backup {n}") for n in range(5)]
    until(lambda: even(hub, bar) and all(map(hub.knows, lost)))
    hub.close()
    put_back(bar, tmp_path / "backup")
    alone = [bar.meet(f"While nobody was there {n}") for n in range(8)]
    hub.open()
    until(lambda: all(map(bar.knows, lost)) and all(map(hub.knows, alone)))
    shop.agree([*lost, *alone])


def test_a_copied_disk_is_told_and_shares_no_more_until_it_joins_anew(
    shop: Shop, tmp_path: Path
) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: even(hub, bar) and shop.equal())
    copied(bar, tmp_path / "Copy")
    until(lambda: even(bar))
    copy = shop.add("Copy")
    until(lambda: "copied" in (copy.sharing.state.trouble, bar.sharing.state.trouble))
    if bar.sharing.state.trouble:  # it was away for a moment, and so came later
        bar, copy = copy, bar
    assert not bar.sharing.state.trouble
    assert copy.desk.neighbours.me == bar.desk.neighbours.me
    alone = copy.meet("Met at the copy")
    there = bar.meet("Met at the bar")
    until(lambda: hub.knows(there))
    assert not hub.knows(alone)
    copy.close()
    copy.open()  # it does not forget
    until(lambda: copy.sharing.state.trouble == "copied")
    code = hub.sharing.let_in().result(PATIENCE_S)
    copy.sharing.join(code, f"{HERE}:{hub.port + 1}").result(PATIENCE_S)
    assert copy.desk.neighbours.me != bar.desk.neighbours.me
    shop.agree([alone, there])
    until(lambda: bar.sharing.is_even)
    copy.close()
    copy.open()
    later = copy.meet("Once more")
    shop.agree([later])
    until(lambda: not copy.sharing.state.trouble)


def test_a_wrong_clock_is_told_and_the_story_stays_in_order(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: even(hub, bar))
    page = hub.meet("Ana Gil")
    until(lambda: bar.knows(page))
    shop.settle(hub)
    me, now_ms = bar.desk.neighbours.me, time.time_ns() // 1_000_000
    bar.sharing.close()
    next_seq = 1 + max(seq for desk, seq in numbers(bar) if desk == me)
    years = 3 * 365 * 24 * HOUR_MS

    async def speak(one: Stranger) -> None:
        """As the bar would with its clock an hour ahead, and then years."""
        for number, ahead in enumerate((HOUR_MS, years)):
            when = now_ms + ahead
            told = Entry(
                *(page, new_id(when), "note-written", b'{"text":"From tomorrow"}'),
                *(StaffId(PageId(bytes(16))), me, next_seq + number, bytes(32), when),
            )
            assert await one.publish(told)
        here = Here(me, "Bar", now_ms - years, run="x")
        await one.client.publish(f"here.{one.member.shop}.{me.hex()}", msgspec.msgpack.encode(here))

    at_hub(member_of(bar), speak)
    until(lambda: len([1 for desk, _ in numbers(hub) if desk == me]) == next_seq + 1)
    until(lambda: any(abs(one.ahead_ms + years) < HOUR_MS for one in hub.sharing.others()))
    hub.desk.on_guest(page, acts.write_note, text="Written after it was read").result()
    story = sorted(one.id for one in entries(hub) if one.page == page)
    mine = [one.id for one in entries(hub) if one.page == page and b"after it" in one.body]
    # Behind the one from the next hour, and not drawn along by years.
    assert story.index(mine[0]) == len(story) - 2
    assert stamped_ms(mine[0]) < now_ms + 2 * HOUR_MS


def test_desks_whose_clocks_are_years_apart_share_and_agree(shop: Shop) -> None:
    hub = shop.add("Desk 1")
    hub.watch.ahead_ms = 6 * YEAR_MS
    hub.sharing.host().result(PATIENCE_S)
    bar, spa = shop.join(hub, "Bar"), shop.join(hub, "Spa")
    page = bar.meet("Ana Gil")
    until(lambda: spa.knows(page) and hub.knows(page))
    spa.watch.ahead_ms = -4 * YEAR_MS
    spa.close()
    spa.open()
    spa.desk.on_guest(page, acts.write_note, text="By a clock that stands still").result()
    hub.desk.on_guest(page, acts.write_note, text="From another decade").result()
    until(lambda: any(one.ahead_ms > 5 * YEAR_MS for one in bar.sharing.others()))
    until(lambda: any(one.ahead_ms < -3 * YEAR_MS for one in bar.sharing.others()))
    hub.watch.ahead_ms = 0  # and it is put right, from when on the hub has a new certificate
    hub.close()
    hub.open()
    last = hub.meet("Ingrid Solheim")
    shop.agree([page, last])


def test_a_hub_whose_store_alone_was_set_back_gets_its_lines_from_its_stream(
    shop: Shop, tmp_path: Path
) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    hub.meet("Before the backup")
    until(lambda: even(hub, bar) and shop.equal())
    copied(hub, tmp_path / "backup")
    written = [place.meet(f"After it at {place.name}") for place in (hub, bar) for _ in range(5)]
    until(lambda: even(hub, bar) and shop.equal())
    hub.close()
    for part in ("salve.db", "salve.db-wal", "salve.db-shm"):
        (hub.home.root / part).unlink(missing_ok=True)
    shutil.copy(tmp_path / "backup" / "salve.db", hub.home.root)
    hub.open()
    shop.agree([*written, hub.meet("After all")])


def test_a_hub_set_back_with_its_stream_gets_its_own_lines_from_the_desks(
    shop: Shop, tmp_path: Path
) -> None:
    hub = shop.host()
    bar, spa = shop.join(hub, "Bar"), shop.join(hub, "Spa")
    page = hub.meet("Before the backup")
    until(lambda: even(hub, bar, spa) and shop.equal())
    shop.settle(hub)
    copied(hub, tmp_path / "backup")
    spa.close()
    written = [place.meet(f"After it at {place.name}") for place in (hub, bar) for _ in range(5)]
    hub.desk.on_guest(page, acts.write_note, text="What nobody else has written").result()
    until(lambda: even(hub, bar) and hub.ids == bar.ids)
    put_back(hub, tmp_path / "backup")
    until(lambda: even(hub, bar) and hub.ids == bar.ids)
    spa.open()
    shop.agree(written)
    written.append(hub.meet("After all"))
    shop.agree(written)
    shop.settle(hub)  # and nobody may speak for the others any more


def test_a_line_too_long_to_be_given_is_set_aside_and_holds_up_no_other(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: even(hub, bar))
    name = bar.meet("Somebody with a story")
    until(lambda: hub.knows(name) and even(hub, bar))
    # No form of the window takes so much; another program might.
    bar.desk.pouring.pour([(name, [Draft(NoteWritten("x" * 40_000))])])
    later = bar.meet("Ana Gil")
    until(lambda: hub.knows(later))
    until(lambda: even(bar) and bar.sharing.state.aside == 1)
    assert len(bar.ids - hub.ids) == 1
    bar.close()
    bar.open()
    until(lambda: even(bar) and bar.sharing.state.aside == 1)


def test_a_full_disk_at_the_hub_is_told_and_nothing_is_lost(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: even(hub, bar))
    roomy = _with_room(hub, 12_000)
    written = [bar.meet(f"Guest {n} with a name that is rather long") for n in range(60)]
    until(lambda: bar.sharing.state.trouble == "full")
    assert bar.sharing.state.waiting
    more = bar.meet("Ana Gil")
    assert bar.knows(more)
    _with_room(hub, roomy)
    until(lambda: all(map(hub.knows, [*written, more])))
    until(lambda: even(hub, bar) and not bar.sharing.state.trouble)
    shop.agree([*written, more])


def _with_room(hub: Place, most_bytes: int) -> int:
    """Give the stream so much room; tells how much it had."""
    hub.close()
    kept = hub.sharing._keep.hub()
    assert kept is not None
    hub.sharing._keep.keep(structs.replace(kept, most_bytes=most_bytes))
    hub.open()
    until(lambda: hub.sharing.state.where == "together")
    return kept.most_bytes


def test_the_last_lines_of_the_stream_erased_do_not_keep_a_desk_waiting(shop: Shop) -> None:
    hub = shop.host()
    page = hub.meet("Ana Gil")
    until(lambda: even(hub))

    async def erase(one: Stranger) -> None:
        last = (await one.stream.stream_info(STREAM)).state.last_seq
        for place in (last - 1, last):
            await one.client.jsm().delete_msg(STREAM, place)

    kept = hub.sharing._keep.hub()
    assert kept is not None
    at_hub(member_of(hub), erase, seed=kept.admin)
    bar = shop.join(hub, "Bar")
    until(lambda: even(hub, bar))
    assert hub.knows(page)
    later = bar.meet("Ingrid Solheim")
    until(lambda: hub.knows(later))


def test_lines_of_others_that_may_not_be_given_any_more_hold_up_nothing(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    here = hub.meet("Ana Gil")
    until(lambda: bar.knows(here) and even(hub, bar))
    shop.settle(hub)
    bar.desk.neighbours.give_again(all_desks=True).result()
    there = bar.meet("Ingrid Solheim")
    shop.agree([here, there])


def test_two_programs_do_not_share_one_store(shop: Shop) -> None:
    hub = shop.host()
    second = Place(shop.root, "Desk 1", shop.port)
    try:
        until(lambda: second.sharing.state.trouble == "elsewhere")
        shop.places.remove(hub)
        hub.close()
        until(lambda: second.sharing.is_even)
    finally:
        second.close()
