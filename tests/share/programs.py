"""Salve's own programs, as a shop runs them: each a process with a store of its own."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.desk import open_desk
from assistant.guests.entries import Identity
from assistant.places import Home
from tests.share.shop import HERE, PATIENCE_S

ROOT = Path(__file__).parents[2]


def surroundings() -> dict[str, str]:
    """The environment without what this machine would say of language and home."""
    known = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "SALVE_"))}
    return {**known, "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"}


class Computer:
    """One desk's computer."""

    before: Sequence[str] = ()
    """The words by which a command is started there."""

    def __init__(
        self, root: Path, name: str, port: int, version: tuple[str, ...] = ("assistant",)
    ) -> None:
        """`version` is the program that runs there, with words that go before all others."""
        self.root, self.name, self.port, self._version = root / name, name, port, version
        self.root.mkdir(parents=True)
        told = {"desk_name": name, "house": "Hotel Mar"}
        (self.root / "settings.json").write_text(json.dumps(told))
        self._running: list[Program] = []

    def start(self, *words: str) -> "Program":
        """Start a command and leave it running."""
        every = [*self._version, *words, "--home", str(self.root)]
        program = Program(every, self.before)
        self._running.append(program)
        return program

    def run(self, *words: str) -> tuple[int, str, str]:
        """Run a command to its end."""
        return self.start(*words).end()

    def host(self) -> tuple["Program", str]:
        """Carry the others; the code for one."""
        program = self.start("host", "--port", str(self.port))
        return program, program.line("Code for one more desk: ")

    def join(self, code: str, port: int, address: str = HERE) -> None:
        """Join the shop."""
        left = self.run("join", code, "--address", f"{address}:{port + 1}")
        assert left[0] == 0, left

    def bring(self, *names: str) -> None:
        """Write down guests, by a window that is closed again."""
        desk = open_desk(Home(self.root))
        try:
            staff = desk.staff()
            signed = staff[0].page if staff else desk.join(name="Elena", role="manager").result()
            desk.sign_in(signed)
            for name in names:
                desk.meet(Identity(name)).result()
        finally:
            desk.close()

    def switch_off(self) -> None:
        """Nothing of it runs on."""
        for program in self._running:
            program.kill()


class Program:
    """A running command."""

    def __init__(self, words: Sequence[str], before: Sequence[str] = ()) -> None:
        """`before` are the words by which it is started elsewhere."""
        self.child = subprocess.Popen(
            [*before, sys.executable, "-m", *words],
            cwd=ROOT,
            env=surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._told: list[list[str]] = [[], []]
        self._ears = [
            threading.Thread(target=self._hear, args=(n, stream), daemon=True)
            for n, stream in enumerate((self.child.stdout, self.child.stderr))
        ]
        for ear in self._ears:
            ear.start()

    def _hear(self, number: int, stream: object) -> None:
        for line in stream:  # type: ignore[attr-defined]
            self._told[number].append(line)
            if not number:
                self._lines.put(line.rstrip("\n"))

    def line(self, beginning: str) -> str:
        """The rest of the next line that begins so."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            try:
                line = self._lines.get(timeout=0.2)
            except queue.Empty:
                assert self.child.poll() is None or not self._lines.empty(), self._told
                continue
            if line.startswith(beginning):
                return line.removeprefix(beginning)
        raise AssertionError(f"“{beginning}” was not said, but {self._told}")

    def told(self, words: str) -> bool:
        """Whether it has said so, on either stream."""
        return any(words in line for stream in self._told for line in stream)

    def end(self) -> tuple[int, str, str]:
        """Its exit status and what it said."""
        status = self.child.wait(PATIENCE_S * 2)
        for ear in self._ears:
            ear.join()
        out, err = ("".join(told) for told in self._told)
        assert "Traceback" not in err, err
        return status, out, err

    def interrupt(self) -> tuple[int, str, str]:
        """Ctrl+C."""
        self.child.send_signal(signal.SIGINT)
        return self.end()

    def kill(self) -> None:
        """kill -9."""
        self.child.kill()
        self.child.wait()
        for ear in self._ears:
            ear.join()
        for stream in (self.child.stdout, self.child.stderr):
            if stream is not None:
                stream.close()
