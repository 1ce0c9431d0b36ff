"""The desk itself asks for a right, whatever a window shows: a trainee's calls come to nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.exchange import trade
from assistant.exchange.imports import import_file
from assistant.guests.entries import GuestMet, Identity
from assistant.guests.lookup import find
from assistant.journal.stamp import PROGRAM, PageId, new_id
from assistant.refusal import Refused


@pytest.fixture
def guest(desk: Desk) -> PageId:
    return desk.meet(Identity("Ana Ruiz")).result()


def poured(desk: Desk, name: str = "Somebody New") -> int:
    drafts = [Draft(GuestMet(Identity(name)), PROGRAM)]
    return desk.pouring.pour([(PageId(new_id(desk.now())), drafts)])


def words_file(desk: Desk, folder: Path) -> Path:
    path = folder / "words.csv"
    trade.save(desk, path, "Alba")
    return path


def by_trainee(desk: Desk) -> None:
    desk.sign_in(desk.join(name="Kim", role="trainee").result())


ASKED: dict[str, Callable[[Desk, PageId, Path], Any]] = {
    "view log": lambda desk, guest, path: desk.views.of_days(date.today(), date.today()),
    "what stands out": lambda desk, guest, path: desk.views.outstanding(date.today(), date.today()),
    "handing out": lambda desk, guest, path: desk.open_book.hand_out(
        desk.open_book.of(guest, "en"), "pdf"
    ).result(),
    "many lines": lambda desk, guest, path: poured(desk),
    "made-up guests": lambda desk, guest, path: desk.pouring.fill([]),
    "words of a file": lambda desk, guest, path: trade.bring(desk, path),
}


@pytest.mark.parametrize("what", ASKED)
def test_a_trainee_is_refused_by_the_desk_and_told_whom_it_is_for(
    desk: Desk, guest: PageId, tmp_path: Path, what: str
) -> None:
    path = words_file(desk, tmp_path)
    by_trainee(desk)
    with pytest.raises(Refused) as refused:
        ASKED[what](desk, guest, path)
    assert "This is for Elena" in refused.value.sentence()
    assert [hit.name for hit in desk.look_up(lambda tx: find.recent(tx, 5))] == ["Ana Ruiz"]
    view = desk.guest(guest)
    assert view is not None
    assert "open-book-given" not in [line.kind for line in view.log]


@pytest.mark.parametrize("what", ASKED)
def test_a_command_has_nobody_at_the_desk_and_may(
    desk: Desk, guest: PageId, tmp_path: Path, what: str
) -> None:
    path = words_file(desk, tmp_path)
    desk.sign_in(None)
    ASKED[what](desk, guest, path)


def test_an_import_goes_on_when_a_trainee_takes_over_and_they_begin_none(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "guests.csv"
    rows = "".join(f"Guest Number{n},+34 600 1{n:05d}\n" for n in range(1200))
    path.write_text("Name,Phone\n" + rows, "utf-8")
    kim = desk.join(name="Kim", role="trainee").result()
    told: list[int] = []

    def progress(done: int, of: int) -> None:
        told.append(done)
        desk.sign_in(kim)

    assert import_file(desk, path, progress=progress).new == 1200
    assert told
    with pytest.raises(Refused):
        poured(desk)
    with pytest.raises(Refused):
        import_file(desk, path)
