"""A handover on paper: on one page where one is enough, for eyes at night and for a pen."""

import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPdfWriter, QTextDocument, QTextTable

from assistant.desk import Desk
from assistant.guests import acts as guest_acts
from assistant.journal.stamp import PageId
from assistant.shift import handing, rules, traces
from assistant.shift.view import ToldItem
from assistant.tongue import speak
from ui.look.days import long_day
from ui.paper import handover as paper
from ui.paper.fitting import SETTINGS
from ui.paper.handover import PRINTED_MOST, Handover
from ui.paper.pdf import DPI, save_pdf
from ui.paper.reading import read_handover
from ui.paper.sheet import page_layout, paint_sheets

sys.path.insert(0, str(Path(__file__).parent))
import evening as house
from evening import WORDS, evening, give, guest, now_ms
from pdf_text import Pdf

pytestmark = pytest.mark.usefixtures("fonts")
MM = DPI / 25.4
PAPERS = {"CN": (595, 842), "US": (612, 792)}


def printed(desk: Desk, page: PageId, path: Path, region: str = "CN") -> Pdf:
    """The sheet as a file that was written and is read back."""
    told = read_handover(desk, page)
    save_pdf(told.written, told.sheet, page_layout(region), told.title, path / "sheet.pdf")
    return Pdf((path / "sheet.pdf").read_bytes())


def bare(words: str) -> str:
    return "".join(words.split())


def of_paper(desk: Desk, page: PageId) -> Handover:
    """What the sheet is made of, to make longer ones from."""
    (made,) = read_handover(desk, page).written.args
    return made


def laid_out(handover: Handover, region: str = "CN") -> tuple[list[QTextDocument], float, float]:
    """Its pages, and the room that each has."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageLayout(page_layout(region))
    room: list[float] = []

    def write(device, size):  # type: ignore[no-untyped-def]
        room.extend((size.width(), size.height()))
        return paper.handover_pages(handover, device, size)

    documents: list[QTextDocument] = []
    paint_sheets(lambda d, s: documents.extend(write(d, s)) or documents, writer,
                 paper.handover_sheet(handover))  # fmt: skip
    documents[0].device = (writer, buffer)  # they measure by it
    return documents, room[0], room[1]


def many(handover: Handover, n: int) -> Handover:
    """The same sheet with its items over and over, `n` of them."""
    items = handover.printable
    return structs.replace(
        handover,
        sheet=structs.replace(
            handover.sheet, items=tuple(items[at % len(items)] for at in range(n))
        ),
    )


def unread(handover: Handover) -> Handover:
    """The same sheet before anybody has signed."""
    items = tuple(ToldItem(one.told, structs.replace(one.said, signed={}))
                  for one in handover.sheet.items)  # fmt: skip
    return structs.replace(handover, sheet=structs.replace(handover.sheet, items=items))


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
def test_sheet_of_an_evening_is_one_page_in_every_language(
    desk: Desk, tmp_path: Path, language: str
) -> None:
    speak(language)
    page, words = evening(desk, language), WORDS[language]
    for region, size in PAPERS.items():
        pdf = printed(desk, page, tmp_path, region)
        assert pdf.paper == size
        (text,) = pdf.pages
        for key in ("shower", "shower-done", "shower-note", "suit-next", "wake", "door", "all"):
            assert bare(words[key]) in text, key
        for name in ("IngridSolheim", "DanielOkafor", "陈思远", "ИванСоколов", "MaríaLópez"):
            assert name in text
        until = date.today() + timedelta(days=2)
        assert bare(long_day(until)) in text
        assert len(laid_out(unread(of_paper(desk, page)), region)[0]) == 1


def test_sheet_tells_of_all_there_is_to_know(desk: Desk, tmp_path: Path) -> None:
    (text,) = printed(desk, evening(desk), tmp_path).pages
    for part in (
        *("Handover: Early to Late", long_day(date.today(), with_weekday=True), "given by Elena"),
        *("printed at", "by Elena", "Elena: Busy today", "Not read yet (2)", "Signature"),
        *("Read and signed for (7)", "✓ Boris", "Who, next step", "Name, time", "□", "By hand"),
        *("⚠ Allergy: Shellfish", "“He speaks at 19:00.", "Boris asks: “Which ramp is that?"),
        *("Done:", "Contains personal data. Destroy it by", "keep it out of sight."),
        *("1 more item is only for those who need it and was not printed.", "page 1 of 1"),
    ):
        assert bare(part) in text, part
    assert text.count("□") == 2


def test_arabic_and_hebrew_names_keep_to_themselves(desk: Desk) -> None:
    house.guest(desk, "ליאת כהן")
    page = evening(desk)
    documents, _width, _height = laid_out(of_paper(desk, page))
    text = "".join(one.toPlainText() for one in documents)
    assert "\u2068ليلى حداد\u2069" in text
    assert "ליאת כהן" in text
    block = documents[0].begin()
    while block.isValid():
        assert block.textDirection() == Qt.LayoutDirection.LeftToRight
        block = block.next()


def test_sheet_without_such_names_has_no_hidden_letters(desk: Desk) -> None:
    desk.shifts.on_draft(handing.pin, text="The left door stays shut").result()
    documents, _width, _height = laid_out(of_paper(desk, give(desk).page))
    assert not {"\u2068", "\u2069"} & set(documents[0].toPlainText())


def test_restricted_items_are_on_no_paper_whoever_prints_it(desk: Desk, tmp_path: Path) -> None:
    page = evening(desk)
    marek = desk.join(name="Marek", role="clerk").result()
    for who in (desk.signed, marek):
        desk.sign_in(who)
        text = "".join(printed(desk, page, tmp_path).pages)
        assert "ring" not in text.replace("during", "").replace("During", "")
        assert "610" not in text
        assert "Vance" not in text
        assert bare("1 more item is only for those who need it") in text
        octets = (tmp_path / "sheet.pdf").read_bytes()
        assert b"Vance" not in octets
        assert b"Solheim" not in octets, "the file's properties tell no names either"


def test_sheet_without_restricted_items_says_nothing_of_them(desk: Desk, tmp_path: Path) -> None:
    (text,) = printed(desk, evening(desk, restricted=False), tmp_path).pages
    assert "notprinted" not in text


@pytest.mark.parametrize("region", list(PAPERS))
def test_items_are_never_split_and_the_head_repeats(
    desk: Desk, tmp_path: Path, region: str
) -> None:
    handover = many(of_paper(desk, evening(desk)), 120)
    documents, _width, height = laid_out(handover, region)
    assert 5 <= len(documents) <= 12
    assert all(one.pageCount() == 1 for one in documents)
    for document in documents:
        tables = document.rootFrame().childFrames()
        assert document.documentLayout().frameBoundingRect(tables[-1]).bottom() <= height
        assert "Signature" in document.toPlainText()
    numbers = [number for one in documents for number in numbered(one)]
    assert numbers == [str(at + 1) for at in range(120)]


def numbered(document: QTextDocument) -> list[str]:
    """The numbers of the items on a page."""
    tables = [one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)]
    first = [one.cellAt(0, 0).firstCursorPosition().block().text() for one in tables]
    return [text for text in first if text.isdigit()]


def test_thirty_items_take_two_pages_with_their_numbers(desk: Desk, tmp_path: Path) -> None:
    evening(desk)
    for at in range(21):
        text = f"{WORDS['en']['suit-note']} ({at})"
        desk.shifts.on_draft(handing.pin, text=text).result()
    page = give(desk).page
    pages = printed(desk, page, tmp_path).pages
    assert len(pages) <= 3
    for at, text in enumerate(pages):
        assert f"page{at + 1}of{len(pages)}" in text
        assert "Containspersonaldata." in text
        assert (bare("Handover: Early to Late, ") in text) == (at > 0)
    whole = "".join(pages)
    assert all(f"({at})" in whole for at in range(21))


@pytest.mark.parametrize("n", [1, 9, 10, 12, 14, 20])
def test_pages_are_as_many_as_were_measured(desk: Desk, n: int) -> None:
    handover = many(of_paper(desk, evening(desk)), n)
    for region in PAPERS:
        documents, _width, _height = laid_out(handover, region)
        assert [one.pageCount() for one in documents] == [1] * len(documents)


def test_type_steps_down_before_a_second_page_is_taken(desk: Desk) -> None:
    handover = of_paper(desk, evening(desk))
    sizes = []
    for n in range(1, 15):
        documents, _width, _height = laid_out(many(handover, n))
        if len(documents) == 1:
            sizes.append(documents[0].defaultFont().pointSizeF())
    assert sizes[0] == SETTINGS[0].points
    assert min(sizes) < 10
    assert min(sizes) >= 9


def test_so_many_items_that_nobody_reads_them_are_counted(desk: Desk, tmp_path: Path) -> None:
    handover = many(of_paper(desk, evening(desk)), 10_000)
    documents, _width, _height = laid_out(handover)
    numbers = [number for one in documents for number in numbered(one)]
    assert len(numbers) == PRINTED_MOST
    said = "The first 500 of 10000 items are printed here; 9500 are not."
    assert said in documents[0].toPlainText()


@pytest.mark.parametrize("region", list(PAPERS))
def test_no_word_is_cut_off(desk: Desk, region: str) -> None:
    longest = "Wolfeschlegelsteinhausenbergerdorff" * 5
    desk.on_guest(guest(desk, longest), guest_acts.write_note, text="x" * 900).result()
    desk.shifts.on_draft(handing.say_to_all, text="y" * 700).result()
    handover = of_paper(desk, evening(desk))
    documents, width, _height = laid_out(handover, region)
    assert longest in "".join(one.toPlainText() for one in documents)
    for document in documents:
        assert document.size().width() <= width + 1
        block = document.begin()
        while block.isValid():
            layout = block.layout()
            for at in range(layout.lineCount()):
                line = layout.lineAt(at)
                assert line.naturalTextWidth() <= line.width() + 1
            block = block.next()


def test_item_that_is_longer_than_a_page_goes_on_over_the_next(desk: Desk, tmp_path: Path) -> None:
    lines = "\n".join(f"line {at} of the story" for at in range(90))
    desk.shifts.on_draft(handing.pin, text=lines).result()
    desk.shifts.on_draft(handing.pin, text="and one more").result()
    pages = printed(desk, give(desk).page, tmp_path).pages
    whole = "".join(pages)
    assert all(f"line{at}ofthestory" in whole for at in range(90))
    assert "andonemore" in pages[-1]
    assert len(pages) in (2, 3)


@pytest.mark.parametrize("n", [3, 30])
def test_there_is_room_for_a_pen(desk: Desk, n: int) -> None:
    """Eight millimetres from line to line, however tight it is set."""
    documents, _width, _height = laid_out(unread(many(of_paper(desk, evening(desk)), n)))
    for document in documents:
        for table in document.rootFrame().childFrames():
            if table.cellAt(0, 0).firstCursorPosition().block().text().isdigit():
                rect = document.documentLayout().frameBoundingRect(table)
                assert rect.height() >= 8 * MM


def test_words_that_came_later_are_to_be_signed_for_again(desk: Desk, tmp_path: Path) -> None:
    page = evening(desk)
    door = next(one for one in desk.shifts.given(page).items if one.told.pin)
    words = {"item": door.told.item, "text": "It opens again"}
    desk.shifts.act(page, handing.note, **words).result()
    (text,) = printed(desk, page, tmp_path).pages
    assert bare("Not read yet (3)") in text
    assert bare("Elena: “It opens again") in text


def test_question_is_followed_by_its_answer(desk: Desk, tmp_path: Path) -> None:
    page = evening(desk)
    (question,) = [q for one in desk.shifts.given(page).items for q in one.said.questions]
    answer = {"of": question.id, "text": WORDS["en"]["answer"]}
    desk.shifts.act(page, handing.answer, **answer).result()
    (text,) = printed(desk, page, tmp_path).pages
    assert bare("Elena: “The one in Mill Lane.") in text


def test_draft_is_titled_as_one(desk: Desk, tmp_path: Path) -> None:
    desk.shifts.on_draft(handing.pin, text="The left door stays shut").result()
    (text,) = printed(desk, desk.shifts.draft().page, tmp_path).pages
    assert bare("Draft of the handover") in text
    assert bare("⚠ Not given yet: what comes later is not on it.") in text
    assert bare("To be handed over (1)") in text
    assert bare("Elena: “The left door stays shut") in text


def test_draft_on_which_nothing_is_written_yet_can_be_printed(desk: Desk, tmp_path: Path) -> None:
    (text,) = printed(desk, desk.shifts.draft().page, tmp_path).pages
    assert bare("Nothing is open.") in text
    assert "Byhand" in text


def test_what_colleagues_write_is_never_read_as_code(desk: Desk, tmp_path: Path) -> None:
    words = "<b>5 < 6</b> & <img src='x'>\nsecond line"
    desk.shifts.on_draft(handing.pin, text=words).result()
    desk.shifts.on_draft(handing.say_to_all, text=words).result()
    (text,) = printed(desk, give(desk).page, tmp_path).pages
    assert text.count(bare(words)) == 2


def test_day_to_destroy_it_is_what_the_house_has_settled(desk: Desk, tmp_path: Path) -> None:
    desk.shifts.settle(rules.set_rules, destroy_days=9).result()
    (text,) = printed(desk, give(desk).page, tmp_path).pages
    assert bare(f"Destroy it by {long_day(date.today() + timedelta(days=9))};") in text


def test_sheet_since_the_last_handover_says_so(desk: Desk, tmp_path: Path) -> None:
    desk.shifts.on_draft(handing.pin, text="The left door stays shut").result()
    (text,) = printed(desk, give(desk).page, tmp_path).pages
    assert text.startswith("Handover")
    assert "Since" in text


def test_sheet_is_black_on_white(desk: Desk) -> None:
    documents, _width, _height = laid_out(of_paper(desk, evening(desk)))
    block = documents[0].begin()
    while block.isValid():
        for at in block:
            form = at.fragment().charFormat()
            assert form.foreground().color().lightness() <= 60
            assert form.background().style() == Qt.BrushStyle.NoBrush
        block = block.next()


def test_times_are_told_as_seen_when_it_was_printed(desk: Desk) -> None:
    handover = of_paper(desk, evening(desk))
    tomorrow = structs.replace(handover, now_ms=now_ms() + 24 * house.HOUR_MS)
    documents, _width, _height = laid_out(tomorrow)
    text = documents[0].toPlainText()
    assert "given by Elena, yesterday" in text
    assert long_day(date.today() + timedelta(days=1), with_weekday=True) in text
    assert time.localtime(tomorrow.now_ms / 1000).tm_mday != time.localtime().tm_mday


def test_guests_without_news_are_named_as_far_as_there_is_room(desk: Desk) -> None:
    guest(desk, "Tom Weber")
    handover = of_paper(desk, give(desk).page)
    (one,) = handover.sheet.items
    names = tuple(f"Guest {at}" for at in range(140))
    items = (ToldItem(structs.replace(one.told, names=names), one.said),)
    handover = structs.replace(handover, sheet=structs.replace(handover.sheet, items=items))
    text = laid_out(handover)[0][0].toPlainText()
    assert "Also in the house" in text
    assert "Guest 119" in text
    assert "Guest 120" not in text
    assert "and 20 others" in text


def test_task_is_told_with_its_role_and_its_end(desk: Desk) -> None:
    words = {"text": "Extra pillow", "moment": "visit", "role": "trainee"}
    page = desk.shifts.begin(traces.set_trace, guest=guest(desk, "Tom Weber"), **words).result()
    (trace,) = page.shifts
    handover = give(desk)
    desk.shifts.act(trace, traces.do_trace).result()
    text = laid_out(of_paper(desk, handover.page))[0][0].toPlainText()
    assert "Extra pillow" in text
    assert "trainee" in text
    assert "done" in text
