"""A shop to which everything happens: desks on cables, each with a clock, killed and set back."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from msgspec import structs

from tests.agreement.cable import Cable
from tests.agreement.deeds import done
from tests.share.agreed import assert_agreed
from tests.share.programs import ROOT, surroundings
from tests.share.shop import HERE, PATIENCE_S, Place, free_port, until

PATIENT_S = 60.0
"""For a busy machine; what is waited for is a fact."""


class Till(Place):
    """A desk that reaches the hub by a cable."""

    is_on = True
    cable: Cable | None = None

    def switch_off(self) -> None:
        """As at night."""
        if self.is_on:
            self.is_on = False
            self.close()

    def switch_on(self) -> None:
        """As in the morning."""
        if not self.is_on:
            self.is_on = True
            self.open()

    def unplug(self) -> None:
        """It has no cable any more."""
        if self.cable is not None:
            self.cable.close()
            self.cable = None

    def follow(self, hub: "Till") -> None:
        """Join it, and reach it by the cable only."""
        code = hub.sharing.let_in().result(PATIENCE_S)
        self.sharing.join(code, f"{HERE}:{hub.port + 1}").result(PATIENCE_S)
        self.sharing.close()
        self.unplug()
        self.cable = Cable(hub.port)
        member = self.keep.member()
        assert member is not None
        address = f"{HERE}:{self.cable.port}"
        self.keep.keep(structs.replace(member, addresses=(address,)))
        self.share()


class House:
    """The desks, which of them is the hub, and what they have acknowledged."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.tills: list[Till] = []
        self.acknowledged: set[bytes] = set()
        self.backups: dict[str, Path] = {}
        self.is_lost = False
        self.hub = self.add()
        self.hub.sharing.host().result(PATIENCE_S)

    def add(self) -> Till:
        """A desk that works alone so far."""
        self.tills.append(Till(self.root, f"Desk {len(self.tills) + 1}", free_port()))
        return self.tills[-1]

    def write(self, till: Till, deed: str, guest: int, n: int) -> None:
        """Something is done at a desk."""
        self.acknowledged |= done(till.desk, deed, guest, n)

    def let_in(self, till: Till) -> None:
        """One more desk of the shop."""
        until(lambda: self.hub.sharing.state.where == "together", PATIENT_S)
        till.follow(self.hub)
        self.backups.pop(self.hub.name, None)

    def kill(self, till: Till, lines: int) -> None:
        """A program that shares and writes is killed after so many lines."""
        till.switch_off()
        words = [self.root, till.name, till.port, till.watch.ahead_ms]
        with subprocess.Popen(
            [sys.executable, "-m", "tests.agreement.clerk", *map(str, words)],
            cwd=ROOT,
            env=surroundings(),
            stdout=subprocess.PIPE,
            text=True,
        ) as program:
            assert program.stdout is not None
            told = [program.stdout.readline() for _ in range(lines)]
            program.kill()
            told += [line for line in program.stdout if line.endswith("\n")]
        assert all(told), "it ended by itself"
        self.acknowledged |= {bytes.fromhex(line) for line in told}
        till.switch_on()

    def back_up(self, till: Till) -> None:
        """The whole folder is copied while nobody writes."""
        till.switch_off()
        backup = self.backups[till.name] = self.root / f"backup of {till.name}"
        shutil.rmtree(backup, ignore_errors=True)
        shutil.copytree(till.home.root, backup)
        till.switch_on()

    def put_back(self, till: Till) -> None:
        """The copy takes the place of what is there; what only this desk had would be lost."""
        self.heal()
        till.switch_off()
        shutil.rmtree(till.home.root)
        shutil.copytree(self.backups[till.name], till.home.root)
        till.switch_on()
        if till is self.hub:  # nobody else can tell it which numbers it has used
            self.heal()

    def lose_stream(self) -> None:
        """The hub’s disk forgets what it has for the others."""
        self.hub.switch_off()
        shutil.rmtree(self.hub.home.root / "share" / "server" / "stream", ignore_errors=True)
        self.hub.switch_on()

    def move(self, to: Till) -> None:
        """Another desk is the hub; the others follow one by one."""
        for till in self.tills:
            till.switch_on()
        before, self.hub = self.hub, to
        self.backups.clear()
        to.unplug()
        before.sharing.leave().result(PATIENCE_S)
        to.sharing.take_hub().result(PATIENCE_S)
        for till in self.tills:
            if till is not to:
                self.let_in(till)

    def heal(self) -> None:
        """All are on, all cables are whole; wait until everybody has everything."""
        for till in self.tills:
            if till.cable is not None:
                till.cable.mend()
            till.switch_on()
        assert not self.is_lost, "the desks did not agree before"
        self.is_lost = True
        end = time.monotonic() + PATIENT_S
        while not all(till.sharing.is_even for till in self.tills) or not self._is_equal():
            told = [(till.name, till.sharing.state, len(till.ids)) for till in self.tills]
            assert time.monotonic() < end, (told, self._log())
            time.sleep(0.05)
        self.is_lost = False

    def _log(self) -> str:
        """What the server has told last."""
        log = self.hub.home.root / "share" / "server" / "server.log"
        return log.read_text("utf-8")[-3000:] if log.exists() else ""

    def _is_equal(self) -> bool:
        first, *others = (till.ids for till in self.tills)
        return all(one == first for one in others)

    def settle(self) -> None:
        """Heal all, then see that all desks agree."""
        self.heal()
        self.is_lost = True
        assert_agreed([till.desk for till in self.tills], self.acknowledged)
        self.is_lost = False

    def close(self) -> None:
        """Everybody goes home."""
        for till in reversed(self.tills):
            till.switch_off()
            till.unplug()
