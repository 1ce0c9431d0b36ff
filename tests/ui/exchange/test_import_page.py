"""The import page with a real desk and real files, by keys."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QTableView
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.lookup import find
from ui.bridge import Bridge
from ui.exchange.intake import Intake
from ui.exchange.page import ImportPage
from ui.look.choice_box import ChoiceBox
from ui.look.look import Look, apply

MANY = 2500
Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
HEADER = ("Name", "Phone", "E-mail", "Food", "Card no")
PEOPLE = (
    ("Ingrid Solheim", "+47 22 12 34 56", "ingrid@example.no", "no nuts", "A1"),
    ("王雅琴", "+86 138 1234 5678", "yaqin@example.cn", "", "A2"),
    ("", "+1 212 555 0100", "", "", "A3"),
    ("María López", "+34 600 123 456", "maria@example.es", "", "A4"),
)


@pytest.fixture
def bridge(qapp: QApplication) -> Bridge:
    return Bridge()


@pytest.fixture
def page(stage: Callable[..., ImportPage], look: Look, desk: Desk, bridge: Bridge) -> ImportPage:
    page = stage(ImportPage(look, desk, bridge), 1198, 714)
    page.setFocus()
    return page


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., Path]:
    """Writes a list as other programs do."""

    def write(
        rows: Sequence[Sequence[str]] = PEOPLE,
        header: Sequence[str] = HEADER,
        name: str = "guests.csv",
    ) -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        return path

    return write


@pytest.fixture
def ready(page: ImportPage, qtbot: QtBot) -> Callable[[Path], None]:
    """Chooses a file and waits for its dry run."""

    def choose(path: Path) -> None:
        page.choose(path)
        qtbot.waitUntil(lambda: page.intake.stage == "ready", timeout=30_000)

    return choose


def words(page: ImportPage) -> str:
    """All that can be read on the page."""
    kinds = (QLabel, QAbstractButton)
    told = [part for kind in kinds for part in page.findChildren(kind)]
    return "\n".join(part.text() for part in told if part.isVisibleTo(page))


def boxes(page: ImportPage) -> list[ChoiceBox]:
    """What each column becomes, in the order of the file."""
    found = page.findChildren(ChoiceBox)
    return [b for b in found if b.isVisibleTo(page) and "becomes" in b.accessibleName()]


def known(desk: Desk) -> set[str]:
    return {hit.name for hit in desk.look_up(lambda tx: find.recent(tx, 100))}


def done(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.intake.stage == "done", timeout=30_000)


def test_file_is_understood_and_tried_before_anything_is_written(
    page, ready, listed, desk, nameless, squeezed
) -> None:
    ready(listed())
    told = words(page)
    assert "guests.csv" in told
    assert "4 rows" in told
    assert "3 new guests  ·  1 row cannot be read" in told
    assert "Nothing is written yet." in told
    assert [box.currentData() for box in boxes(page)][:3] == ["name", "phone", "email"]
    assert "Ingrid Solheim" in told
    assert not nameless(page)
    assert not squeezed(page)
    assert known(desk) == set()


def test_yes_imports_and_tells_what_happened(page, ready, listed, desk, press, qtbot) -> None:
    ready(listed())
    press(Key.Key_Return, CTRL)
    done(page, qtbot)
    assert known(desk) == {"Ingrid Solheim", "王雅琴", "María López"}
    told = words(page)
    assert "3 guests have been taken in" in told
    table = page.findChild(QTableView)
    assert [table.model().index(0, at).data() for at in range(2)] == [
        4,
        "There is no name in this row.",
    ]
    with qtbot.waitSignal(page.finished):
        press(Key.Key_Return, CTRL)


def test_same_file_again_changes_nothing(page, ready, listed, desk, press, qtbot) -> None:
    path = listed(PEOPLE[:2])
    ready(path)
    press(Key.Key_Return, CTRL)
    done(page, qtbot)
    ready(path)
    assert "2 known already" in words(page)
    assert "This list changes nothing." in words(page)
    press(Key.Key_Return, CTRL)
    assert page.intake.stage == "ready"


def test_column_changes_by_one_letter_and_the_guests_with_it(
    page, ready, listed, type_in, press, qtbot
) -> None:
    ready(listed())
    food = boxes(page)[3]
    assert food.currentData() != "allergy"
    for _column in range(3):
        press(Key.Key_Tab)
    assert QApplication.focusWidget() is food
    type_in("A")
    assert food.currentData() == "allergy"
    assert page.intake.stage == "trying"
    assert "no nuts" in words(page)
    qtbot.waitUntil(lambda: page.intake.stage == "ready")


def test_field_of_one_column_leaves_its_old_one(page, ready, listed) -> None:
    ready(listed())
    boxes(page)[4].setCurrentIndex(boxes(page)[4].findData("name"))
    assert [box.currentData() for box in boxes(page)][::4] == ["", "name"]


def test_without_names_there_is_nothing_to_import(page, ready, listed, press) -> None:
    ready(listed())
    boxes(page)[0].setCurrentIndex(0)
    assert "Say which column holds the guests’ names." in words(page)
    press(Key.Key_Return, CTRL)
    assert page.intake.stage == "trying"


def test_excel_file_is_refused_with_what_to_do(page, tmp_path, qtbot) -> None:
    book = tmp_path / "guests.xls"
    book.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(4000))
    page.choose(book)
    qtbot.waitUntil(lambda: page.intake.trouble is not None)
    assert "This is an Excel file. Save it as CSV there, then choose that file." in words(page)
    assert page.intake.stage == "empty"


def test_file_that_is_gone_is_refused(page, tmp_path, qtbot) -> None:
    page.choose(tmp_path / "gone.csv")
    qtbot.waitUntil(lambda: page.intake.trouble is not None)
    assert "There is no file gone.csv. Choose it again." in words(page)


def test_encoding_guessed_wrongly_can_be_chosen(page, ready, tmp_path, qtbot) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Name;Phone\nАнна Орлова;+7 916 555 01 02\n".encode("cp1251"))
    ready(path)
    box = next(b for b in page.findChildren(ChoiceBox) if "written in" in b.accessibleName())
    box.setCurrentIndex(box.findData("cp1252"))
    qtbot.waitUntil(
        lambda: page.intake.table is not None and page.intake.table.encoding == "cp1252"
    )
    qtbot.waitUntil(lambda: page.intake.stage == "ready")
    assert "Анна Орлова" not in words(page)
    box.setCurrentIndex(box.findData("cp1251"))
    qtbot.waitUntil(lambda: "Анна Орлова" in words(page))


def test_dates_that_read_both_ways_are_asked_and_the_answer_holds(
    page, ready, listed, qtbot
) -> None:
    ready(listed([("Anna Orlova", "03/04/1980")], ("Name", "Birthday")))
    month = next(b for b in page.findChildren(QAbstractButton) if "month first" in b.text())
    assert month.isVisibleTo(page)
    assert "3 Apr 1980" in words(page)
    month.click()
    assert "4 Mar 1980" in words(page)
    assert month.isVisibleTo(page)


def test_refused_rows_are_saved_by_key(page, ready, listed, press, qtbot, tmp_path) -> None:
    ready(listed())
    press(Key.Key_Return, CTRL)
    done(page, qtbot)
    press(Key.Key_S, CTRL)
    dialog = page.findChild(QFileDialog)
    assert dialog.isVisible()
    assert Path(dialog.selectedFiles()[0]).name == "guests – refused.csv"
    dialog.accept()
    saved = tmp_path / "guests – refused.csv"
    qtbot.waitUntil(lambda: f"The refused rows are in {saved.name}." in words(page))
    assert "+1 212 555 0100" in saved.read_text("utf-8-sig")


def test_refused_rows_that_cannot_be_saved_are_told(
    page, ready, listed, press, qtbot, tmp_path
) -> None:
    ready(listed())
    press(Key.Key_Return, CTRL)
    done(page, qtbot)
    page.save_refused(tmp_path / "no such folder" / "refused.csv")
    qtbot.waitUntil(lambda: "Choose another folder." in words(page))


def test_file_is_chosen_by_key(page, listed, press, qtbot) -> None:
    path = listed()
    press(Key.Key_O, CTRL)
    dialog = page.findChild(QFileDialog)
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(str(path))
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    qtbot.waitUntil(lambda: page.intake.stage == "ready", timeout=30_000)


def test_file_is_dropped(page, listed, qtbot) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(listed()))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(200, 200), Qt.DropAction.CopyAction, held, left, none)
    QApplication.sendEvent(page, over)
    assert over.isAccepted()
    drop = QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, held, left, none)
    QApplication.sendEvent(page, drop)
    qtbot.waitUntil(lambda: page.intake.stage == "ready", timeout=30_000)


@pytest.fixture
def many(listed) -> Path:
    """A list that takes a while."""
    return listed([(f"Anna {n} Orlova", f"+7 916 {n:07d}", "", "", "") for n in range(MANY)])


def test_import_stops_within_a_moment_and_keeps_what_it_has(
    page, ready, many, desk, press, qtbot
) -> None:
    ready(many)
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(known(desk)), timeout=30_000)
    press(Key.Key_Escape)
    done(page, qtbot)
    outcome = page.intake.outcome
    assert outcome.cancelled
    assert 0 < outcome.new < MANY
    assert "What was taken in stays." in words(page)
    ready(many)
    assert page.intake.forecast.unchanged == outcome.new
    assert page.intake.forecast.new == MANY - outcome.new


def test_progress_counts_rows_while_the_window_answers(page, ready, many, press, qtbot) -> None:
    ready(many)
    parts: list[float] = []
    page.intake.progressed.connect(parts.append)
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: any(0.0 < part < 1.0 for part in parts), timeout=30_000)
    assert " of 2,500 rows" in words(page)
    press(Key.Key_Escape)
    done(page, qtbot)


def test_long_list_need_not_be_tried_to_its_end(page, listed, press, desk, qtbot) -> None:
    page.choose(
        listed([(f"Anna {n} Orlova", f"+7 916 {n:07d}", "", "", "") for n in range(400_000)])
    )
    qtbot.waitUntil(lambda: page.intake.stage == "trying", timeout=30_000)
    press(Key.Key_Return, CTRL)
    assert page.intake.stage == "trying"  # not by a hasty hand
    qtbot.waitUntil(lambda: "Import without waiting" in words(page), timeout=30_000)
    assert page.intake.stage == "trying"
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(known(desk)), timeout=20_000)
    press(Key.Key_Escape)
    done(page, qtbot)


def test_later_file_overtakes_the_one_being_tried(page, many, listed, qtbot) -> None:
    page.choose(many)
    qtbot.waitUntil(lambda: page.intake.stage == "trying", timeout=30_000)
    page.choose(listed(PEOPLE[:1], name="other.csv"))
    qtbot.waitUntil(lambda: page.intake.stage == "ready", timeout=30_000)
    assert page.intake.forecast.new == 1
    assert "other.csv" in words(page)


def test_page_of_a_new_window_goes_on_with_the_import(
    page, ready, many, stage, look, desk, bridge, press, qtbot
) -> None:
    ready(many)
    press(Key.Key_Return, CTRL)
    after = ImportPage(look, desk, bridge)
    after.take_over(page.intake)
    page.deleteLater()
    stage(after, 1198, 714)
    assert "Importing" in words(after)
    after.on_escape()
    qtbot.waitUntil(lambda: after.intake.stage == "done", timeout=30_000)
    assert "Stopped" in words(after)


@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_every_step_fits_a_small_window(
    stage, desk, bridge, listed, squeezed, qtbot, scale: float, qapp, look
) -> None:
    large = Look(scale=scale)
    apply(qapp, large)
    page = stage(ImportPage(large, desk, bridge), 942, 614)
    assert not squeezed(page)
    page.choose(listed())
    qtbot.waitUntil(lambda: page.intake.stage == "ready", timeout=30_000)
    assert not squeezed(page)
    assert page.width() <= 942
    page.on_yes()
    qtbot.waitUntil(lambda: page.intake.stage == "done", timeout=30_000)
    assert not squeezed(page)


@pytest.fixture(autouse=True)
def settled(desk: Desk, bridge: Bridge) -> Iterator[None]:
    """Nothing goes on reading a store that is closed."""
    yield
    for intake in bridge.findChildren(Intake):
        intake.stop()
