"""The key to the store: in the system's keyring, else in a file that only the user can read.

The file `salve.key` is always there and says which of the two it is: it holds the key itself, or
the name under which the keyring has it. A practice store, whose guests are made up, keeps its key
in the file: nobody is asked to unlock anything in order to practise.
"""

import hashlib
import os
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal
from uuid import uuid4

import msgspec
from msgspec import structs

from assistant.journal import trouble
from assistant.places import Home
from assistant.refusal import StoreTrouble
from assistant.tongue import N_

KEY_BYTES = 48
"""32 random bytes of key, then 16 of SQLCipher's salt: so the loss of the file's first page, where
the salt stands as well, does not lock away the others."""
PATIENCE_S = 20.0
"""How long the keyring may take; somebody may be typing its password."""

_SALT_BYTES = 16

Kept = Literal["keyring", "file"]

_SERVICE = "salve-desk"
_MISSING = N_(
    "The key to the store {store} is missing: put its file {key} back from a copy of the folder."
)
_UNREADABLE = N_("The key file {key} cannot be understood: put it back from a copy of the folder.")
_SILENT = N_(
    "The key to the store is in this system’s keyring (“{service}”, “{name}”), which does not give"
    " it: unlock the keyring, then open Salve again."
)


class _Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the key file holds: the key, or the name under which the keyring has it."""

    kept: Kept
    name: str = ""
    key: str = ""
    proof: str = ""
    """The key's fingerprint: a damaged key must not pass for a damaged store."""
    salt: str = ""
    """The key's end, with which the store begins that it opens; only for a key that is changed."""
    next: "_Note | None" = None
    """While the key is changed: that of the store which is about to take the place of this one."""


def store_key(place: Home, patience_s: float = PATIENCE_S) -> tuple[bytes, Kept]:
    """The key to the store of `place` and where it is kept; made if there is neither key nor store.

    StoreTrouble where the store is there and its key is not. An existing key is never overwritten.
    """
    kept = kept_key(place, patience_s)
    if kept is not None:
        return kept
    if place.store.exists():
        raise StoreTrouble(_MISSING, store=place.store, key=place.key)
    return keep_key(place, fresh_key(), patience_s)


def kept_in(place: Home) -> Kept | None:
    """Which of the two the key is kept in, for the program to tell; None before there is a key."""
    note = _of_store(place)
    return note.kept if note else None


def fresh_key() -> bytes:
    """A new random key."""
    return os.urandom(KEY_BYTES)


def kept_key(place: Home, patience_s: float = PATIENCE_S) -> tuple[bytes, Kept] | None:
    """The key on record, None if there is no record. StoreTrouble where it cannot be had."""
    note = _of_store(place)
    if note is None:
        return None
    if note.kept == "file":
        key = _parsed(note.key)
        if key is None or (note.proof and note.proof != _proof(key)):
            raise StoreTrouble(_UNREADABLE, key=place.key)
        return key, "file"
    key = _parsed(_patiently(lambda: _from_keyring(note.name), patience_s))
    if key is None:
        raise StoreTrouble(_SILENT, service=_SERVICE, name=note.name)
    return key, "keyring"


def keep_key(place: Home, key: bytes, patience_s: float = PATIENCE_S) -> tuple[bytes, Kept]:
    """Put `key` on record; where another process was quicker, answer with the key that it kept."""
    note = _put_away(place, key, patience_s)
    if _written_once(place.key, msgspec.json.encode(note)):
        return key, note.kept
    if note.kept == "keyring":
        _patiently(lambda: _out_of_keyring(note.name), patience_s)
    return store_key(place, patience_s)


def which_key(place: Home) -> str:
    """Tells one key from the next, for whoever opens the store while it is changed."""
    note = _of_store(place)
    return f"{note.name} {note.proof}" if note else ""


def begin_change(place: Home, key: bytes, patience_s: float = PATIENCE_S) -> None:
    """Put `key` on record beside the one that counts: from when the store begins with its salt."""
    note = _of_store(place)
    if note is None:
        raise StoreTrouble(_MISSING, store=place.store, key=place.key)
    fresh = structs.replace(_put_away(place, key, patience_s), salt=key[-_SALT_BYTES:].hex())
    _written_anew(place.key, structs.replace(note, salt="", next=fresh))


def is_changing(place: Home) -> bool:
    """Whether a change of the key was begun and not ended."""
    note = _note(place)
    return note is not None and note.next is not None


def is_changed(place: Home) -> bool:
    """Whether the store is the next key's already."""
    note = _note(place)
    return note is not None and note.next is not None and _of_store(place) == note.next


def end_change(place: Home, patience_s: float = PATIENCE_S) -> None:
    """From now on only the key of the store is on record; the other one is forgotten."""
    note, stays = _note(place), _of_store(place)
    if note is None or stays is None or note.next is None:
        return
    _written_anew(place.key, structs.replace(stays, salt="", next=None))
    gone = note if stays == note.next else note.next
    if gone.kept == "keyring":
        _patiently(lambda: _out_of_keyring(gone.name), patience_s)


def _of_store(place: Home) -> _Note | None:
    """The note of the key that opens the store as it is."""
    note = _note(place)
    if note is None or note.next is None:
        return note
    try:
        with place.store.open("rb") as file:
            head = file.read(_SALT_BYTES)
    except FileNotFoundError:
        return note
    except OSError as error:
        raise trouble.of_system(error, place.store) from error
    return note.next if head.hex() == note.next.salt else note


def _put_away(place: Home, key: bytes, patience_s: float) -> _Note:
    name = "" if place.practice else uuid4().hex
    held = name and _patiently(lambda: _into_keyring(name, key.hex()), patience_s) == key.hex()
    return _Note("keyring", name=name) if held else _Note("file", key=key.hex(), proof=_proof(key))


def _note(place: Home) -> _Note | None:
    try:
        found = place.key.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise trouble.of_system(error, place.key) from error
    try:
        note = msgspec.json.decode(found, type=_Note)
    except msgspec.MsgspecError as error:
        raise StoreTrouble(_UNREADABLE, key=place.key) from error
    if os.name == "posix":
        with suppress(OSError):  # a copy brought back may have come with wider rights
            place.key.chmod(0o600)
    return note


def _parsed(text: str | None) -> bytes | None:
    try:
        key = bytes.fromhex(text or "")
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None


def _proof(key: bytes) -> str:
    return hashlib.sha256(b"salve" + key).hexdigest()[:16]


def _written_once(path: Path, content: bytes) -> bool:
    """Make the file `path` with `content`, whole or not at all; False if it was there already."""
    with _draft(path, content) as draft:
        return settled(draft, path)


def _written_anew(path: Path, note: _Note) -> None:
    """Put `note` in the place of the one before, whole or not at all."""
    with _draft(path, msgspec.json.encode(note)) as draft:
        put_in_place(draft, path)


@contextmanager
def _draft(path: Path, content: bytes) -> Iterator[Path]:
    draft = path.with_name(f".salve-{uuid4().hex}.key")
    try:
        # Only the user can read it from its first byte; on Windows the profile's rights see to it.
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield draft
    except OSError as error:
        raise trouble.of_system(error, path) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished `draft` its name for good, in the place of what bears it now."""
    draft.replace(path)
    _keep_names(path.parent)


def settled(draft: Path, path: Path) -> bool:
    """Give a finished `draft` its name for good; False, and nothing done, if the name is taken."""
    try:
        _renamed_if_free(draft, path)
    except FileExistsError:
        return False
    _keep_names(path.parent)
    return True


def _keep_names(folder: Path) -> None:
    """A new name is on disk for good."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _renamed_if_free(draft: Path, path: Path) -> None:
    if os.name == "nt":
        draft.rename(path)  # there it refuses a name that is taken
        return
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(path) from None
        draft.rename(path)  # a disk without links, such as a memory stick
        return
    draft.unlink()


def _patiently(ask: Callable[[], str | None], patience_s: float) -> str | None:
    """The keyring's answer; None where it fails or keeps silent.

    It is asked on a thread that is left behind if need be: a keyring may wait for a password that
    nobody is there to type, and its library may wait for a bus that never answers.
    """
    answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def listen() -> None:
        try:
            answers.put(ask())
        except Exception:  # the backends raise whatever their systems do
            answers.put(None)

    threading.Thread(target=listen, name="keyring", daemon=True).start()
    try:
        return answers.get(timeout=patience_s)
    except queue.Empty:
        return None


def _from_keyring(name: str) -> str | None:
    import keyring  # noqa: PLC0415 - looking for a backend may hang, so it belongs on the thread

    return keyring.get_password(_SERVICE, name)


def _into_keyring(name: str, secret: str) -> str | None:
    import keyring  # noqa: PLC0415

    # Below 1 are the backends that keep nothing, or keep it in the open.
    if keyring.get_keyring().priority < 1:
        return None
    keyring.set_password(_SERVICE, name, secret)
    return keyring.get_password(_SERVICE, name)


def _out_of_keyring(name: str) -> None:
    import keyring  # noqa: PLC0415

    keyring.delete_password(_SERVICE, name)
