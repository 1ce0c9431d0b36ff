"""The key: in the keyring where there is one that answers, else in a file of the user's own."""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.journal.key import KEY_BYTES, keep_key, kept_in, store_key
from assistant.journal.opening import open_store
from assistant.places import Home
from assistant.refusal import StoreTrouble

Python = Callable[..., "subprocess.CompletedProcess[str]"]

ASK = """
import sys
from pathlib import Path
from assistant.journal.key import store_key
from assistant.places import Home
from assistant.refusal import StoreTrouble
try:
    key, kept = store_key(Home(Path(sys.argv[1])), patience_s=float(sys.argv[2]))
    print(key.hex(), kept)
except StoreTrouble as told:
    print(told.sentence())
"""

# Keyrings as somebody may have them. Each is a real backend, found by keyring itself.
BACKENDS = '''
import json, os, time
from pathlib import Path
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

class InFile(KeyringBackend):
    """Keeps what it is given."""
    priority = 5
    file = Path(os.environ["SECRETS"])
    def get_password(self, service, name):
        return json.loads(self.file.read_text()).get(f"{service}/{name}")
    def set_password(self, service, name, secret):
        held = json.loads(self.file.read_text()) if self.file.exists() else {}
        self.file.write_text(json.dumps({**held, f"{service}/{name}": secret}))
    def delete_password(self, service, name):
        held = json.loads(self.file.read_text())
        del held[f"{service}/{name}"]
        self.file.write_text(json.dumps(held))

class InTheOpen(InFile):
    """Keeps it, but says itself that it is no safe place."""
    priority = 0.5

class Silent(InFile):
    """Waits for a password that nobody types."""
    def get_password(self, service, name):
        time.sleep(3600)
    set_password = get_password

class Locked(InFile):
    def get_password(self, service, name):
        raise KeyringLocked("no")
    def set_password(self, service, name, secret):
        raise KeyringLocked("no")

class Forgetful(InFile):
    """Takes the secret and loses it."""
    def get_password(self, service, name):
        return None

class Strange(InFile):
    """Gives back something else."""
    def get_password(self, service, name):
        return "not what you gave me"
'''


@pytest.fixture
def asked(tmp_path: Path, place: Home, python: Python) -> Callable[..., str]:
    """Asks for the key in a process that has the named keyring."""
    (tmp_path / "backends_of_the_test.py").write_text(BACKENDS)
    place.root.mkdir()

    def ask(backend: str, patience_s: float = 20.0) -> str:
        done = python(
            ASK,
            place.root,
            patience_s,
            PYTHONPATH=str(tmp_path),
            PYTHON_KEYRING_BACKEND=backend,
            SECRETS=str(tmp_path / "secrets"),
        )
        assert done.stderr == ""
        return done.stdout.strip()

    return ask


def test_the_key_is_kept_in_the_keyring_and_not_in_any_file(
    asked: Callable[..., str], place: Home, tmp_path: Path
) -> None:
    key, kept = asked("backends_of_the_test.InFile").split()
    assert kept == "keyring"
    assert len(bytes.fromhex(key)) == KEY_BYTES
    assert key not in place.key.read_text()
    assert key in (tmp_path / "secrets").read_text()
    assert kept_in(place) == "keyring"
    assert asked("backends_of_the_test.InFile") == f"{key} keyring"


@pytest.mark.parametrize(
    "backend",
    [
        "keyring.backends.fail.Keyring",
        "keyring.backends.null.Keyring",
        "backends_of_the_test.InTheOpen",
        "backends_of_the_test.Silent",
        "backends_of_the_test.Locked",
        "backends_of_the_test.Forgetful",
        "backends_of_the_test.Strange",
        "no.such.Backend",
    ],
)
def test_without_a_keyring_that_keeps_it_the_key_is_in_a_file(
    asked: Callable[..., str], place: Home, backend: str
) -> None:
    key, kept = asked(backend, 0.5 if backend.endswith("Silent") else 20.0).split()
    assert kept == kept_in(place) == "file"
    assert json.loads(place.key.read_text())["key"] == key
    # The file is what counts from now on, whatever keyring is there on another day.
    assert asked("backends_of_the_test.InFile") == f"{key} file"


@pytest.mark.parametrize("backend", ["Silent", "Locked", "Forgetful", "Strange"])
def test_a_keyring_that_gives_the_key_no_more_is_told_with_its_name(
    asked: Callable[..., str], place: Home, backend: str
) -> None:
    key, _ = asked("backends_of_the_test.InFile").split()
    before = place.key.read_bytes()
    answer = asked(f"backends_of_the_test.{backend}", 0.5)
    assert "unlock the keyring" in answer
    assert json.loads(before)["name"] in answer
    assert place.key.read_bytes() == before
    assert asked("backends_of_the_test.InFile") == f"{key} keyring"


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="D-Bus is reached over such a socket")
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS asks no D-Bus")
def test_a_bus_that_never_answers_does_not_hold_the_program_up(
    place: Home, python: Python, tmp_path: Path
) -> None:
    place.root.mkdir()
    bus = socket.socket(socket.AF_UNIX)
    bus.bind(str(tmp_path / "bus"))
    bus.listen()
    done = python(
        ASK,
        place.root,
        1,
        PYTHON_KEYRING_BACKEND="keyring.backends.SecretService.Keyring",
        DBUS_SESSION_BUS_ADDRESS=f"unix:path={tmp_path / 'bus'}",
    )
    bus.close()
    assert done.stderr == ""
    assert done.stdout.split()[1] == "file"


@pytest.fixture
def in_session(tmp_path: Path) -> Callable[..., str]:
    """Runs a script in a D-Bus session of its own, with GNOME's keyring in an empty home."""
    if not shutil.which("dbus-run-session") or not shutil.which("gnome-keyring-daemon"):
        pytest.skip("dbus-run-session and gnome-keyring-daemon are not installed")
    run_time = tmp_path / "run"
    run_time.mkdir(mode=0o700)

    def run(unlock: bool, *arguments: object) -> str:
        start = "gnome-keyring-daemon --components=secrets"
        start = f"printf secret | {start} --unlock" if unlock else f"{start} --start"
        done = subprocess.run(
            [
                *("dbus-run-session", "--", "sh", "-c"),
                f'{start} >/dev/null 2>&1; exec "$@"',
                *("sh", sys.executable, "-c", ASK, *map(str, arguments)),
            ],
            env={
                **os.environ,
                "HOME": str(tmp_path),
                "XDG_RUNTIME_DIR": str(run_time),
                "XDG_DATA_HOME": str(tmp_path / "data"),
                "PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring",
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done.stdout.splitlines()[-1]  # the daemon may have said something before

    return run


def test_gnome_s_keyring_keeps_the_key_from_one_session_to_the_next(
    in_session: Callable[..., str], place: Home
) -> None:
    place.root.mkdir()
    key, kept = in_session(True, place.root, 20).split()
    assert kept == "keyring"
    assert key not in place.key.read_text()
    assert in_session(True, place.root, 20) == f"{key} keyring"
    assert "unlock the keyring" in in_session(False, place.root, 1)


def test_gnome_s_keyring_that_waits_for_a_password_does_not_hold_the_program_up(
    in_session: Callable[..., str], place: Home
) -> None:
    place.root.mkdir()
    assert in_session(False, place.root, 1).split()[1] == "file"


@pytest.mark.skipif(os.name == "nt", reason="there the rights of the profile count")
def test_only_the_user_can_read_the_key_file(place: Home) -> None:
    open_store(place).close()
    assert place.key.stat().st_mode & 0o777 == 0o600
    assert place.store.stat().st_mode & 0o777 == 0o600
    assert place.root.stat().st_mode & 0o777 == 0o700
    place.key.chmod(0o644)
    store_key(place)
    assert place.key.stat().st_mode & 0o777 == 0o600


def test_two_that_make_the_key_at_once_end_with_one(place: Home) -> None:
    place.root.mkdir()
    start = threading.Barrier(8)
    answers: list[bytes] = []

    def make() -> None:
        start.wait()
        answers.append(store_key(place)[0])

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert len(set(answers)) == 1
    assert [path.name for path in place.root.iterdir()] == ["salve.key"]


def test_a_key_that_is_there_is_never_overwritten(place: Home) -> None:
    place.root.mkdir()
    key, _ = store_key(place)
    assert keep_key(place, os.urandom(KEY_BYTES)) == (key, "file")
    assert store_key(place) == (key, "file")


def test_a_store_without_its_key_says_where_the_key_was_expected(
    place: Home, contents: Callable[[Path], dict[str, bytes]]
) -> None:
    open_store(place).close()
    place.key.unlink()
    before = contents(place.root)
    for attempt in (store_key, open_store):
        with pytest.raises(StoreTrouble) as told:
            attempt(place)
        assert str(place.key) in told.value.sentence()
    assert contents(place.root) == before


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\xff", b'{"kept":"file","key":"00"}', b'{"kept":"file","key":"zz"}']
)
def test_a_key_file_that_cannot_be_understood_is_told_and_left_alone(
    place: Home, content: bytes
) -> None:
    place.root.mkdir()
    place.key.write_bytes(content)
    with pytest.raises(StoreTrouble) as told:
        store_key(place)
    assert str(place.key) in told.value.sentence()
    assert place.key.read_bytes() == content


def test_a_damaged_key_does_not_pass_for_a_damaged_store(place: Home) -> None:
    open_store(place).close()
    note = json.loads(place.key.read_bytes())
    note["key"] = ("1" if note["key"][0] == "0" else "0") + note["key"][1:]
    place.key.write_text(json.dumps(note))
    with pytest.raises(StoreTrouble, match="cannot be understood"):
        open_store(place)


def test_a_key_file_of_an_earlier_version_is_understood(place: Home) -> None:
    open_store(place).close()
    note = json.loads(place.key.read_bytes())
    del note["proof"]
    place.key.write_text(json.dumps(note))
    open_store(place).close()


def test_a_practice_store_keeps_its_key_in_the_file(
    place: Home, tmp_path: Path, python: Python
) -> None:
    (tmp_path / "backends_of_the_test.py").write_text(BACKENDS)
    done = python(
        ASK.replace("Home(Path(sys.argv[1]))", "Home(Path(sys.argv[1]), practice=True)"),
        tmp_path,
        20,
        PYTHONPATH=str(tmp_path),
        PYTHON_KEYRING_BACKEND="backends_of_the_test.InFile",
        SECRETS=str(tmp_path / "secrets"),
    )
    assert done.stdout.split()[1] == "file"
    assert not (tmp_path / "secrets").exists()
