"""A child process that does not outlive this program, even where that is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

_LOOK_S = 0.02


def born(words: Sequence[str], environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    """Start it, silent. On Linux it dies with the thread that calls this, on Windows with us.

    Elsewhere, or where its parent was gone too soon, `end` helps.
    """
    child: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603 - the caller has checked the program
        list(words),
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **_TIES,
    )
    _tie(child)
    return child


if sys.platform == "linux":
    import ctypes

    _libc = ctypes.CDLL(None)
    _PR_SET_PDEATHSIG = 1

    def _die_with_us() -> None:
        # Between fork and exec: nothing here may take a lock, so all is looked up beforehand.
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)

    _prctl = _libc.prctl
    _TIES: dict[str, Any] = {"preexec_fn": _die_with_us}
else:
    _TIES: dict[str, Any] = {"creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0)}


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _KILL_ON_CLOSE, _EXTENDED_LIMITS, _LIMITS_BYTES = 0x2000, 9, 144
    """Bytes of a JOBOBJECT_EXTENDED_LIMIT_INFORMATION on 64 bits; its flags begin at byte 16."""

    def _made_job() -> int:
        kernel = ctypes.windll.kernel32
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        job = kernel.CreateJobObjectW(None, None)
        limits = bytearray(_LIMITS_BYTES)
        limits[16:20] = _KILL_ON_CLOSE.to_bytes(4, "little")
        told = (ctypes.c_char * _LIMITS_BYTES).from_buffer(limits)
        kernel.SetInformationJobObject(wintypes.HANDLE(job), _EXTENDED_LIMITS, told, _LIMITS_BYTES)
        return int(job or 0)

    _job = _made_job()

    def _tie(child: "subprocess.Popen[bytes]") -> None:
        # The system closes our handle when we end, however that is; with it ends the job.
        handle = wintypes.HANDLE(int(child._handle))  # type: ignore[attr-defined]  # noqa: SLF001
        ctypes.windll.kernel32.AssignProcessToJobObject(wintypes.HANDLE(_job), handle)

    def end(pid: int, word: str, patience_s: float) -> None:
        """Nothing is left over here."""

else:

    def _tie(child: "subprocess.Popen[bytes]") -> None:
        return

    def end(pid: int, word: str, patience_s: float) -> None:
        """End the process `pid` if it is still the one that has `word` on its command line."""
        if word not in _command(pid):
            return
        until = time.monotonic() + patience_s
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
            while time.monotonic() < until and word in _command(pid):
                time.sleep(_LOOK_S)
            if word in _command(pid):
                os.kill(pid, signal.SIGKILL)

    def _command(pid: int) -> str:
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
        except OSError:
            pass
        asked = subprocess.run(  # noqa: S603 - words of our own
            ["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, check=False
        ) if sys.platform == "darwin" else None  # fmt: skip
        return asked.stdout.decode(errors="replace") if asked is not None else ""
