"""Printing and saving, with a real desk, to real files."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.exchange import made_files
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId, new_id
from assistant.recovery import acts
from assistant.shift import handing
from ui.bridge import Bridge
from ui.paper.deeds import Papers
from ui.paper.sheet import page_layout

sys.path.insert(0, str(Path(__file__).parent))
from pdf_text import Pdf

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")


@pytest.fixture
def papers(qtbot: QtBot, desk: Desk, fonts: None) -> Papers:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Papers(desk, Bridge(), window)
    made.window = window  # kept as long as the papers
    return made


@pytest.fixture
def problem(desk: Desk) -> PageId:
    guest = desk.meet(Identity(name="王雅琴")).result()
    words = "My suit is not back."
    return desk.matters.open(guest=guest, steps=STEPS, text=words).result()


@pytest.fixture
def saved(papers: Papers, qtbot: QtBot, tmp_path: Path) -> Callable[[PageId], tuple[str, Pdf]]:
    def save(page: PageId) -> tuple[str, Pdf]:
        path = tmp_path / "case.pdf"
        with qtbot.waitSignal(papers.told) as told:
            papers.save_to(papers.case(page), path)
        return told.args[0], Pdf(path.read_bytes())

    return save


def test_saved_case_can_be_read_back(saved, problem: PageId) -> None:
    told, pdf = saved(problem)
    assert told == "Saved as case.pdf, 1 page."
    (text,) = pdf.pages
    for part in ("Mysuitisnotback.", "王雅琴", "Elena", "page1of1", "Containspersonaldata."):
        assert part in text
    assert {"Inter-Regular", "Inter-SemiBold", "NotoSansSC-Regular"} <= pdf.fonts


def test_long_case_numbers_its_pages_and_names_itself_on_each(
    saved, desk: Desk, problem: PageId
) -> None:
    for at in range(70):
        desk.matters.act(problem, acts.note_fact, text=f"Fact number {at}").result()
    told, pdf = saved(problem)
    pages = pdf.pages
    assert len(pages) == 3
    assert "3 pages" in told
    for at, text in enumerate(pages):
        assert f"page{at + 1}of3" in text
        assert "Containspersonaldata." in text
        assert "byElena" in text
        assert ("王雅琴,caseof" in text) == (at > 0)
    whole = "".join(pages)
    places = [whole.index(f"Factnumber{at}Elena") for at in range(70)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("region", "paper"), [("US", (612, 792)), ("CN", (595, 842)), ("", (595, 842))]
)
def test_paper_is_that_of_the_country(region: str, paper: tuple[int, int]) -> None:
    size = page_layout(region).fullRectPoints()
    assert (size.width(), size.height()) == paper


def test_file_has_the_paper_of_the_desk(saved, desk: Desk, problem: PageId) -> None:
    size = page_layout(desk.region).fullRectPoints()
    assert saved(problem)[1].paper == (size.width(), size.height())


def test_file_that_cannot_be_written_is_told_in_a_sentence(
    papers: Papers, problem: PageId, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(papers.refused) as told:
        papers.save_to(papers.case(problem), tmp_path / "nowhere" / "case.pdf")
    assert told.args[0].startswith("case.pdf could not be written (")
    assert told.args[0].endswith("Please choose another place or name.")


def test_disk_that_is_full_leaves_the_file_of_before(
    papers: Papers, desk: Desk, problem: PageId, tmp_path: Path, qtbot: QtBot
) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "case.pdf"
    path.write_bytes(b"the case of before")
    guest = desk.matters.one(problem).guest
    desk.open_book.will_save([guest], path).result()  # the store is on another disk
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with qtbot.waitSignal(papers.refused) as told:
            papers.save_to(papers.case(problem), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert told.args[0].startswith("case.pdf could not be written (")
    assert path.read_bytes() == b"the case of before"
    assert [one.name for one in tmp_path.iterdir() if one.suffix != ""] == ["case.pdf"]


def test_case_that_may_not_be_seen_is_not_printed(
    papers: Papers, desk: Desk, problem: PageId, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.matters.act(problem, acts.change, restricted="theft").result()
    desk.sign_in(desk.join(name="Marek", role="clerk").result())
    with qtbot.waitSignal(papers.refused) as told:
        papers.save_to(papers.case(problem), tmp_path / "case.pdf")
    assert told.args == ["This is no longer on file."]
    assert not (tmp_path / "case.pdf").exists()


def test_case_is_printed(papers: Papers, problem: PageId, tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(papers.told) as told:
        papers.print_to(papers.case(problem), printer)
    assert told.args == ["1 page is on its way to the printer."]
    (text,) = Pdf((tmp_path / "printed.pdf").read_bytes()).pages
    assert "Mysuitisnotback." in text


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_printer_that_does_not_take_it_is_told_in_a_sentence(
    papers: Papers, problem: PageId, tmp_path: Path, qtbot: QtBot
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    with qtbot.waitSignal(papers.refused) as told:
        papers.print_to(papers.case(problem), printer)
    assert "did not take it" in told.args[0]


def test_file_is_named_without_anybody_waiting_and_without_the_guests_name(
    papers: Papers, problem: PageId, tmp_path: Path, qtbot: QtBot
) -> None:
    papers.save_case(problem)
    dialog = papers.dialog
    assert isinstance(dialog, QFileDialog)
    assert dialog.isVisible()
    (name,) = dialog.selectedFiles()
    assert Path(name).name.startswith("Case 20")
    assert "王" not in name
    with qtbot.waitSignal(papers.told):
        dialog.fileSelected.emit(str(tmp_path / "named.pdf"))
    assert (tmp_path / "named.pdf").exists()
    dialog.close()


def test_printer_is_asked_for_without_anybody_waiting(
    papers: Papers, problem: PageId, qtbot: QtBot
) -> None:
    papers.print_case(problem)
    assert papers.dialog.isVisible()
    papers.dialog.close()


@pytest.fixture
def handover(desk: Desk) -> PageId:
    desk.shifts.on_draft(handing.pin, text="The left door stays shut").result()
    page = desk.shifts.draft().page
    desk.shifts.give(page).result()
    return page


def test_handover_is_named_by_its_day_and_saved(
    papers: Papers, handover: PageId, tmp_path: Path, qtbot: QtBot
) -> None:
    papers.save_handover(handover)
    qtbot.waitUntil(lambda: papers.dialog is not None)
    (name,) = papers.dialog.selectedFiles()
    assert Path(name).name == f"Handover {date.today().isoformat()}.pdf"
    with qtbot.waitSignal(papers.told) as told:
        papers.dialog.fileSelected.emit(str(tmp_path / "named.pdf"))
    assert told.args == ["Saved as named.pdf, 1 page."]
    (text,) = Pdf((tmp_path / "named.pdf").read_bytes()).pages
    assert "Theleftdoorstaysshut" in text
    papers.dialog.close()


def test_handover_is_printed(
    papers: Papers, handover: PageId, tmp_path: Path, qtbot: QtBot
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(papers.told) as told:
        papers.print_to(papers.handover(handover), printer)
    assert told.args == ["1 page is on its way to the printer."]
    (text,) = Pdf((tmp_path / "printed.pdf").read_bytes()).pages
    assert "Theleftdoorstaysshut" in text


def test_printer_for_a_handover_is_asked_for_without_anybody_waiting(
    papers: Papers, handover: PageId, qtbot: QtBot
) -> None:
    papers.print_handover(handover)
    assert papers.dialog.isVisible()
    papers.dialog.close()


def test_draft_is_saved_as_it_is_now(
    papers: Papers, desk: Desk, handover: PageId, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.shifts.on_draft(handing.pin, text="A second line").result()
    with qtbot.waitSignal(papers.told):
        papers.save_to(papers.handover(desk.shifts.draft().page), tmp_path / "draft.pdf")
    (text,) = Pdf((tmp_path / "draft.pdf").read_bytes()).pages
    assert text.startswith("Draftofthehandover")
    assert "Asecondline" in text


def test_handover_that_nobody_knows_is_told_in_a_sentence(
    papers: Papers, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(papers.refused) as told:
        papers.save_to(papers.handover(PageId(new_id(0))), tmp_path / "sheet.pdf")
    assert told.args == ["This is no longer on file."]
    assert not (tmp_path / "sheet.pdf").exists()


def test_file_that_tells_of_a_guest_is_deleted_when_the_guest_is_erased(
    saved, papers: Papers, desk: Desk, problem: PageId, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet, path = desk.shifts.draft(), tmp_path / "handover.pdf"
    saved(problem)
    with qtbot.waitSignal(papers.told):
        papers.save_to(papers.handover(sheet.page), path)
    guest = desk.matters.one(problem).guest
    with desk._store.reading() as tx:
        assert {one.path.name: one.about for one in made_files.made(tx)} == {
            "case.pdf": (guest,),
            "handover.pdf": (guest,),
        }
    desk.matters.act(problem, acts.close, content=True).result()
    desk.erasing.erase(guest, "asked").result()
    desk.erasing.delete_files()
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.skipif(os.name == "nt", reason="there files are the owner's by their folder")
def test_nobody_else_at_this_computer_can_read_a_saved_recovery_sheet(
    papers: Papers, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_text("An older one that all could read")
    path.chmod(0o644)
    with qtbot.waitSignal(papers.told):
        papers.save_to(papers._recovery, path)
    assert path.stat().st_mode & 0o777 == 0o600
