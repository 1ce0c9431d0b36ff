"""The look as a whole: fonts with every letter, icons that are there, a sheet without gaps."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel

import ui
from ui.look.look import SCALES, Look, apply, load_fonts
from ui.look.mark import window_icon
from ui.look.places import FONTS, ICONS

NAMES = ["王雅琴", "赵喆", "李堃", "陈昇", "Ольга Петрова", "Sofía Herrera", "Nguyễn Thị Hương",
         "Łukasz Żółć", "Ελένη", "Größe", "“quiet” — 7 · …", "→ ↑↓ ⇧"]  # fmt: skip


def _drawn(text: str, look: Look, role: str) -> list[int]:
    layout = QTextLayout(text, look.font(role))  # type: ignore[arg-type]
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", ["body", "name"])
def test_every_letter_has_a_picture(look: Look, name: str, role: str) -> None:
    glyphs = _drawn(name, look, role)
    assert glyphs
    assert 0 not in glyphs


def test_chinese_is_semibold_where_a_name_is(look: Look) -> None:
    layout = QTextLayout("王雅琴", look.font("name"))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    raw = layout.glyphRuns()[0].rawFont()
    assert raw.familyName() == "Noto Sans SC"
    assert raw.weight() == 600


def test_the_bundled_font_is_the_one_that_is_used(look: Look) -> None:
    assert QFontInfo(look.font()).family() == "Inter"


def test_a_broken_font_file_is_told(qapp: QApplication, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    assert not load_fonts([str(broken)])


def test_licences_travel_with_fonts_and_icons() -> None:
    for licence in (FONTS / "OFL-Inter.txt", FONTS / "OFL-NotoSansSC.txt"):
        assert "SIL Open Font License" in licence.read_text()
    assert "ISC License" in (ICONS / "LICENSE-lucide.txt").read_text()


def test_every_icon_that_the_window_names_is_there_and_can_be_drawn(look: Look) -> None:
    window = Path(str(ui.__file__)).parent
    named = set()
    for module in window.rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        named |= set(re.findall(r"(?:pixmap|icon)\(\s*\"([a-z0-9-]+)\"", text))
        named |= set(re.findall(r"icon=\"([a-z0-9-]+)\"", text))
    assert "search" in named
    for name in sorted(named):
        assert not look.pixmap(name).isNull(), name


def test_an_icon_takes_the_colour_and_is_kept(look: Look) -> None:
    image = look.pixmap("check", "accent", 24).toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    }
    assert colours == {look.palette.accent.lower()}
    assert (
        look.pixmap("check", "accent", 24).cacheKey()
        == look.pixmap("check", "accent", 24).cacheKey()
    )


def test_the_window_has_a_mark_of_its_own(look: Look) -> None:
    assert not window_icon().pixmap(32, 32).isNull()


def test_an_unknown_icon_is_a_bug(look: Look) -> None:
    with pytest.raises(FileNotFoundError):
        look.pixmap("no-such-icon")


@pytest.mark.parametrize("dark", [False, True])
def test_the_sheet_has_no_gap_and_names_files_that_exist(dark: bool) -> None:
    sheet = Look(dark).stylesheet()
    assert "$" not in sheet
    files = re.findall(r'url\("([^"]+)"\)', sheet)
    assert files
    assert all(Path(file).is_file() for file in files)


def test_text_grows_with_the_scale() -> None:
    sizes = [Look(scale=scale).font("body").pixelSize() for scale in SCALES]
    assert sizes == sorted(set(sizes))
    assert Look(scale=1.6).px(10) == 16


def test_the_dark_look_reaches_qt_own_widgets(qapp: QApplication, look: Look) -> None:
    apply(qapp, Look(dark=True))
    assert qapp.palette().color(QPalette.ColorRole.Window).lightness() < 40
    assert qapp.palette().color(QPalette.ColorRole.Text).lightness() > 200
    apply(qapp, look)
    assert qapp.palette().color(QPalette.ColorRole.Window).lightness() > 200


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_qt_does_not_lose_references_to_none(look: Look) -> None:
    # PySide6 6.12.0 drops one with almost every call and ends the process after some thousands.
    label = QLabel()
    before = sys.getrefcount(None)
    for _round in range(1000):
        label.setText("a")
    assert abs(sys.getrefcount(None) - before) < 100
