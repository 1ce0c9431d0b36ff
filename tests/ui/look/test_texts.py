"""Text in lines, paragraphs, chips: nothing is clipped, nothing is taken for markup."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from ui.look.chip import Chip
from ui.look.flow import FlowLayout
from ui.look.line import Line
from ui.look.lines import TypedWords
from ui.look.look import Look
from ui.look.paragraph import Paragraph

LONG = "She asked that we keep the small table by the window free on the first warm Sunday. " * 3
CHINESE = "她希望在第一个温暖的星期天为她们留出窗边的小桌子。" * 4


def _inked_rows(widget: QWidget) -> list[int]:
    """The pixel rows on which something is drawn."""
    image = widget.grab().toImage()
    ground = image.pixelColor(0, 0)
    return [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y) != ground for x in range(image.width()))
    ]


@pytest.mark.parametrize("text", [LONG, CHINESE, LONG + CHINESE, "one\ntwo\nthree"])
def test_a_paragraph_has_room_for_its_last_line(look: Look, text: str) -> None:
    words = Paragraph(look, text)
    height = words.heightForWidth(220)
    words.resize(220, height)
    rows = _inked_rows(words)
    assert rows[0] > 0
    assert rows[-1] < height - 1
    assert rows[-1] > height - words.font().pixelSize() * 1.5


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.1, 1.25, 1.6])
@pytest.mark.parametrize("name", ["Mary Bennett", "AV To Yo", "Ольга Петрова", "王雅琴 Wang"])
def test_a_short_text_stays_on_one_line_at_its_own_width(
    look: Look, name: str, scale: float
) -> None:
    for role in ("caption", "body", "name"):
        words = Paragraph(Look(scale=scale), name, role)  # type: ignore[arg-type]
        high = words.font().pixelSize() * 1.6
        assert words.heightForWidth(words.sizeHint().width()) < high


def test_a_narrower_paragraph_is_higher(look: Look) -> None:
    words = Paragraph(look, LONG)
    assert words.heightForWidth(150) > words.heightForWidth(400)


def test_a_lead_is_semibold_in_its_colour_and_part_of_the_text(look: Look) -> None:
    words = Paragraph(look)
    words.show_words("Allergy", "Peanuts", "danger")
    words.resize(300, 24)
    image = words.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(60) for y in range(24)}
    assert QColor(look.palette.danger).name() in colours
    assert words.text().startswith("Allergy")
    assert "Peanuts" in words.text()


def test_a_name_that_looks_like_markup_is_shown_as_it_is(look: Look) -> None:
    name = "<b>Ann</b>"
    wide = Line(look, name).sizeHint().width()
    assert wide > Line(look, "Ann").sizeHint().width() * 1.8


def test_a_line_is_as_high_in_chinese_as_in_english(look: Look) -> None:
    assert Line(look, "王雅琴").sizeHint().height() == Line(look, "Ingrid").sizeHint().height()


def test_a_line_too_long_is_cut_and_one_that_must_not_be_is_not(look: Look) -> None:
    assert Line(look, LONG).minimumSizeHint().width() < 60
    kept = Line(look, "yesterday", elide=False)
    assert kept.minimumSizeHint() == kept.sizeHint()


def test_a_chip_too_long_for_its_row_wraps(look: Look) -> None:
    chip = Chip(look, LONG, "outlined", "eye", "2 years")
    assert chip.heightForWidth(300) > chip.sizeHint().height() * 2
    assert chip.heightForWidth(chip.sizeHint().width()) == chip.sizeHint().height()


def test_a_flow_goes_on_in_the_next_line_and_never_leaves_its_width(
    look: Look, stage: Callable[..., QWidget]
) -> None:
    pane = QWidget()
    flow = FlowLayout(pane, 8)
    chips = [Chip(look, text) for text in ("Window seat", "Oat milk", LONG, "Quiet")]
    for chip in chips:
        flow.addWidget(chip)
    stage(pane, 360, 500)
    boxes = [chip.geometry() for chip in chips]
    assert boxes[0].top() == boxes[1].top()
    assert boxes[2].top() > boxes[1].bottom()
    assert all(box.right() < pane.width() for box in boxes)
    assert all(not a.intersects(b) for a in boxes for b in boxes if a is not b)


def test_an_empty_flow_takes_no_room(look: Look) -> None:
    pane = QWidget()
    flow = FlowLayout(pane)
    hidden = Chip(look, "gone")
    flow.addWidget(hidden)
    hidden.hide()
    assert flow.sizeHint() == QSize(0, 0)
    assert flow.heightForWidth(200) == 0


def test_words_with_an_unbroken_space_are_not_taken_for_half_typed(look: Look) -> None:
    edit = TypedWords(look, "The draft")
    edit.show_value("Good evening, Mr\N{NO-BREAK SPACE}Okafor.")
    assert not edit.typed
    edit.show_value("Good evening, Ms\N{NO-BREAK SPACE}Hall.")
    assert edit.words == "Good evening, Ms Hall."
    edit.setPlainText("Good evening.")
    edit.show_value("Good evening, Mr\N{NO-BREAK SPACE}Okafor.")
    assert edit.typed == "Good evening."
