"""Changes the key of a home again and again, each time in a process that is killed on the way.

Said on standard output: "ok" and how many were killed before, and how many behind the change; or
what is wrong. `python -m tests.safe.kill_while_changing HOME by-file|by-time TIMES`.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from assistant.journal.check import check
from assistant.journal.key import is_changing, kept_key
from assistant.journal.opening import open_store
from assistant.journal.rekey import change_key
from assistant.places import Home
from assistant.share.keep import Keep, sealed_anew

_FILES = ("open", "os.", "shutil.")


def changed(place: Home) -> None:
    """Change the key."""
    change_key(place, lambda into, old, new: sealed_anew(place.root / "share", into, old, new))


def die_before(nth: int) -> None:
    """Kill this process before the `nth` time that it touches a file."""
    left = nth

    def on_event(event: str, about: object) -> None:
        nonlocal left
        if event.startswith(_FILES):
            left -= 1
            if left == -1:  # killing is told here as well
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(on_event)


def is_killed(place: Home, begin: Callable[[], None], after_s: float | None = None) -> bool:
    """Change the key in a process of its own; whether it was killed."""
    child = os.fork()
    if not child:
        try:
            begin()
            changed(place)
            os._exit(0)
        except BaseException as error:
            sys.stderr.write(f"{error!r}\n")
            os._exit(1)
    if after_s is not None:
        time.sleep(after_s)
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -signal.SIGKILL), status
    return status != 0


def key_now(place: Home, lines: int) -> bytes:
    """The key of a store that is whole."""
    store = open_store(place)
    findings = check(store)
    store.close()
    assert findings.sound, findings
    assert findings.lines == lines, findings
    assert not is_changing(place)
    assert not (place.root / "share" / "next").exists()
    kept = kept_key(place)
    assert kept is not None
    member = Keep(place.root / "share", kept[0]).member()
    assert member is not None
    assert member.shop == "the shop"
    for draft in place.root.glob(".salve-*"):
        draft.unlink()
    return kept[0]


def main(place: Home, way: str, times: int) -> None:
    """Kill and look, so many times, or until a change comes to its end."""
    store = open_store(place)
    lines = check(store).lines
    store.close()
    before, counts, took_s = key_now(place, lines), [0, 0], 0.0
    for nth in range(times):
        if way == "by-file":
            killed = is_killed(place, partial(die_before, nth))
        else:
            begun = time.monotonic()
            after_s = random.random() * took_s * 1.1 if took_s else None
            killed = is_killed(place, int, after_s)
            took_s = took_s or time.monotonic() - begun
        after = key_now(place, lines)
        if not killed and way == "by-file":
            break
        counts[after != before] += killed
        before = after
    else:
        assert way == "by-time", "a change that touches no end of files"
    print("ok", *counts)


if __name__ == "__main__":
    main(Home(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3]))
