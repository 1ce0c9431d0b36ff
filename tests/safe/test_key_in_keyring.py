"""Another key where the system's keyring keeps it: the keyring has the new one, and no other."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

BACKEND = '''
import json, os
from pathlib import Path
from keyring.backend import KeyringBackend

class InFile(KeyringBackend):
    """Keeps what it is given."""
    priority = 5
    file = Path(os.environ["SECRETS"])
    def _held(self):
        return json.loads(self.file.read_text()) if self.file.exists() else {}
    def get_password(self, service, name):
        return self._held().get(name)
    def set_password(self, service, name, secret):
        self.file.write_text(json.dumps({**self._held(), name: secret}))
    def delete_password(self, service, name):
        held = self._held()
        del held[name]
        self.file.write_text(json.dumps(held))
'''

CHANGE = """
import os, signal, sys
from pathlib import Path
from assistant.journal.key import begin_change, fresh_key, kept_in, kept_key
from assistant.journal.opening import open_store
from assistant.places import Home
from assistant.safekeeping import changed_key

place = Home(Path(sys.argv[1]))
open_store(place).close()
before = kept_key(place)[0]
if sys.argv[2] == "killed":
    begin_change(place, fresh_key())
    os.kill(os.getpid(), signal.SIGKILL)
changed_key(place)
open_store(place).close()
print(kept_in(place), before.hex(), kept_key(place)[0].hex())
"""


@pytest.mark.parametrize("before", ["", "killed"])
def test_the_keyring_has_the_new_key_and_forgets_the_old_one(tmp_path: Path, before: str) -> None:
    (tmp_path / "backend_of_the_test.py").write_text(BACKEND)
    secrets = tmp_path / "secrets"
    told = {
        **os.environ,
        "PYTHONPATH": str(tmp_path),
        "PYTHON_KEYRING_BACKEND": "backend_of_the_test.InFile",
        "SECRETS": str(secrets),
    }

    def run(way: str) -> "subprocess.CompletedProcess[str]":
        words = [sys.executable, "-c", CHANGE, str(tmp_path / "home"), way]
        return subprocess.run(
            words, cwd=ROOT, env=told, capture_output=True, text=True, timeout=120, check=False
        )

    if before and os.name != "posix":
        pytest.skip("it is killed with a signal")
    if before:
        run("killed")
        assert len(json.loads(secrets.read_text())) == 2
    done = run("whole")
    assert done.stderr == ""
    kept, old, new = done.stdout.split()
    assert kept == "keyring"
    assert old != new
    assert list(json.loads(secrets.read_text()).values()) == [new]
    assert new not in (tmp_path / "home" / "salve.key").read_text()
