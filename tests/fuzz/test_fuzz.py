"""Bytes of strangers, guided by what the code does with them: no crash, no hang, a sentence each.

Short here; `python -m tests.fuzz TARGET` looks for as long as one likes.
"""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from assistant.journal.entry import Entry
from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId
from tests.fuzz.targets import _ID, TARGETS

pytest.importorskip("atheris", reason="the fuzzer is made for Linux on x86-64 only")

RUNS = 1000
HANG_S = 20
NOTE = Entry(
    *(PageId(_ID), EntryId(_ID), "note-written", b'{"text":"Prefers tea"}'),
    *(StaffId(PageId(_ID)), DeskId(_ID), 1, bytes(32), 1_780_000_000_000),
)
SEEDS: dict[str, tuple[bytes, ...]] = {
    "table": (
        "Name;Telefon;E-Mail;Notiz\nMüller, Jörg;+49 30 1234;j@example.org;„ruhig“\n".encode(),
        '姓名,电话\n王小明,13800138000\n"李, 四",\n'.encode("gb18030"),
        "sep=\t\r\nFirst name\tLast name\r\nAna\t\r\n".encode("utf-16"),
    ),
    "coming": (
        b"14:00 Ruiz, Ana (2) 0171 1234567\n15.30 Chen\n",
        b"Name,Date,Time,Party\nAna Ruiz,2026-06-02,14:00,2\n",
    ),
    "calendar": (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Ana Ruiz\r\n"
        b"DTSTART;TZID=Europe/Madrid:20260602T140000\r\nRRULE:FREQ=DAILY;COUNT=3\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n",
    ),
    "words": (
        b'{"salve":"words","version":1,"house":"Aurora","written":"2026-06-01"}\n'
        b'{"kind":"phrase-written","key":"k","moment":"greeting","texts":{"en":"Hello {name}"}}\n',
    ),
    "wire": (msgspec.msgpack.encode(NOTE),),
    "entry": tuple(bytes([at]) + b'{"text":"a","of":"AAAA","level":3}' for at in range(6)),
}


@pytest.mark.parametrize("target", TARGETS)
def test_any_bytes_are_taken_or_refused_in_a_sentence(target: str, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for at, seed in enumerate(SEEDS[target]):
        (corpus / f"seed{at}").write_bytes(seed)
    options = (f"-runs={RUNS}", f"-timeout={HANG_S}", "-max_len=3000", "-verbosity=0")
    left_in = f"-artifact_prefix={tmp_path}/"
    found = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", target, *options, left_in, str(corpus)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        timeout=600,
        check=False,
    )
    left = {path.name: path.read_bytes() for path in tmp_path.glob("*-*")}
    told = (found.stdout + found.stderr).decode(errors="replace")
    assert found.returncode == 0, f"{left}\n{told[-3000:]}"
