"""No connection but those of sharing: the sockets of the running program are watched."""

import subprocess
import sys
import time
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest

from assistant.places import Home
from tests.share.programs import ROOT, Computer, surroundings
from tests.share.shop import free_port, until
from tests.share.sockets import PROC, Socket, sockets_of

pytestmark = pytest.mark.skipif(
    not (PROC / "net/tcp").exists(), reason="only Linux tells of a process's sockets in files"
)
WATCHED_S = 8.0
SPOKEN = 5353
"""The port at which computers of a LAN find each other."""


def watched(pid: int, seconds: float = WATCHED_S) -> set[Socket]:
    """All sockets that were there at some moment."""
    found: set[Socket] = set()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found |= sockets_of(pid)
        time.sleep(0.02)
    return found


@pytest.fixture
def window(tmp_path: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """The real window on a practice store, whatever it does while it starts and is idle."""
    words = ["-m", "ui", "--practice", "--home", str(tmp_path / "home")]
    env = {**surroundings(), "QT_QPA_PLATFORM": "offscreen"}
    running = subprocess.Popen([sys.executable, *words], cwd=ROOT, env=env)
    yield running
    running.kill()
    running.wait()


def test_window_that_works_alone_has_no_connection(
    window: "subprocess.Popen[bytes]", tmp_path: Path
) -> None:
    assert watched(window.pid) == set()
    assert window.poll() is None
    assert Home(tmp_path / "home").practice_home().store.exists(), "it was at work"


def test_python_itself_opens_none_while_the_core_works(tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = (
        "import sys\n"
        "def hear(event, words):\n"
        "    if event in ('socket.connect', 'socket.bind', 'socket.sendto',"
        " 'socket.getaddrinfo', 'urllib.Request'):\n"
        f"        open({str(told)!r}, 'a').write(f'{{event}} {{words}}\\n')\n"
        "sys.addaudithook(hear)\n"
        "from assistant.__main__ import main\n"
        f"home = ['--home', {str(tmp_path / 'home')!r}]\n"
        "assert main(['demo', '--guests', '50', *home]) == 0\n"
        "assert main(['find', 'a', *home]) == 0\n"
        "assert main(['check', *home]) == 0\n"
    )
    env = {**surroundings(), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=env, check=True, timeout=300)
    assert not told.exists(), told.read_text()


def test_hub_and_desk_speak_with_each_other_only(tmp_path: Path) -> None:
    port = free_port()
    hub, desk = (Computer(tmp_path, name, port) for name in ("Reception", "Bar"))
    try:
        program, code = hub.host()
        desk.join(code, port)
        linked = desk.start("sync")
        until(lambda: linked.told("All desks know the same."))
        seen = watched(program.child.pid, 3.0) | watched(linked.child.pid, 3.0)
    finally:
        hub.switch_off()
        desk.switch_off()
    assert {one.port for one in seen if one.listens} <= {port, port + 1}
    assert port in {one.port for one in seen if one.listens}
    peers = {ip_address(one.peer) for one in seen if one.kind == "tcp" and one.peer}
    assert peers
    assert all(peer.is_loopback or peer.is_private for peer in peers)
    assert {one.port for one in seen if one.kind == "udp"} <= {SPOKEN}
