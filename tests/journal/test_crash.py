"""A process killed at any moment loses no line that it had reported as saved."""

import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.journal.check import check
from assistant.journal.opening import open_store
from assistant.journal.store import all_pages
from assistant.places import Home

STORES = 6
KILLS = 50

# One process imports everything and forks a fresh child for each kill: a start costs a millisecond
# and not half a second. Only after a commit does the child say what it saved.
NURSERY = """
import os, random, select, signal, sys, time
from pathlib import Path
from assistant.journal.entry import Entry
from assistant.journal.opening import open_store
from assistant.journal.stamp import PROGRAM, Clock, new_id
from assistant.journal.store import append, chain_end
from assistant.places import Home

DESK = b"d" * 16
FIRST = os.pipe()  # by which a child tells its nurse that it has saved something

def live(place, dice):
    store = open_store(place)
    clock = Clock()
    with store.writing() as tx:
        # Folding the log into the file is where a kill could hurt most: let it happen often.
        tx.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {dice.choice((5, 50, 1000))}")
    with store.reading() as tx:
        seq, before = chain_end(tx, DESK)
    while True:
        lines = []
        for _ in range(dice.choice((1, 1, 1, 2, 40))):
            seq += 1
            now_ms = time.time_ns() // 1_000_000
            body = b'{"text":"' + b"x" * dice.choice((10, 100, 1500, 6000)) + b'"}'
            lines.append(Entry(bytes([dice.randrange(256)]) * 16, clock.next(now_ms), "note-taken",
                               body, PROGRAM, DESK, seq, before, now_ms))
            before = lines[-1].digest()
        with store.writing() as tx:
            append(tx, lines)
        said = "".join(f"saved {line.id.hex()}\\n" for line in lines)
        os.write(1, said.encode())
        try:
            os.write(FIRST[1], b".")
        except BlockingIOError:
            pass  # nobody has listened for long

def main(place, kills, seed):
    dice = random.Random(seed)
    os.set_blocking(FIRST[1], False)
    span = 0.0
    for nth in range(kills):
        while select.select(FIRST[:1], (), (), 0)[0]:
            os.read(FIRST[0], 65536)  # the children before
        begun = time.monotonic()
        child = os.fork()
        if not child:
            try:
                live(place, random.Random(dice.random()))
            except BaseException as error:
                os.write(1, f"trouble {nth} {error!r}\\n".encode())
                os._exit(1)
        if nth % 2 == 0:  # every other one lives until it has saved something, however slow
            assert select.select(FIRST[:1], (), (), 60)[0], "nothing is saved in a minute"
            span = min(1.0, max(0.14, time.monotonic() - begun))
        time.sleep(dice.random() * span)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        os.write(1, f"ended {os.WTERMSIG(status)}\\n".encode())

main(Home(Path(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX's")
def test_no_line_reported_as_saved_is_lost_by_a_kill(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = random.randrange(2**32)
    begun = time.monotonic()
    kills = saved_in_all = 0
    for nth in range(STORES):
        place = Home(tmp_path / str(nth))
        done = subprocess.run(
            [sys.executable, "-c", NURSERY, str(place.root), str(KILLS), str(seed + nth)],
            capture_output=True,
            timeout=300,
            check=True,
        )
        assert b"trouble" not in done.stdout, f"seed {seed}: {done.stdout!r}"
        assert done.stdout.count(f"ended {int(signal.SIGKILL)}\n".encode()) == KILLS
        saved = set(re.findall(rb"saved (\w{32})\n", done.stdout))
        store = open_store(place)
        with store.reading() as tx:
            there = {line.id.hex().encode() for _, lines in all_pages(tx) for line in lines}
        assert saved <= there, f"seed {seed}: {len(saved - there)} lost"
        findings = check(store)
        assert findings.sound, f"seed {seed}: {findings}"
        store.close()
        left = {path.name for path in place.root.iterdir() if not path.name.startswith(".salve-")}
        assert left == {"salve.db", "salve.key"}
        kills += KILLS
        saved_in_all += len(saved)
    assert saved_in_all >= kills // 2
    with capsys.disabled():
        print(
            f"\n{kills} processes killed by SIGKILL in {time.monotonic() - begun:.0f} s:"
            f" {saved_in_all} lines reported as saved, 0 lost"
        )
