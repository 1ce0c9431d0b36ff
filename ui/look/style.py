"""The one style sheet: Qt's own widgets in our colours. What we paint is not here."""

from string import Template

from ui.look.palette import Palette
from ui.look.places import ICONS

_SHEET = Template("""
QToolTip { background: $surface; color: $text; border: 1px solid $border_strong; padding: ${p4}px; }

QFrame#panel { background: $surface; border: 1px solid $border; border-radius: ${p12}px; }
QFrame#box { background: $sunken; border: 1px solid $border; border-radius: ${p10}px; }
QFrame#line { background: $border; border: none; }
QFrame#bar { background: $surface; border: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit {
  background: $surface; color: $text; border: 1px solid $faint; border-radius: ${p8}px;
  padding: ${p6}px ${p10}px; margin: 1px;
  selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $muted; }
QLineEdit, QComboBox, QSpinBox, QDateEdit { min-height: ${p22}px; }
QLineEdit[readOnly="true"] { background: $sunken; border-color: $border; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QComboBox:on,
QSpinBox:focus, QDateEdit:focus { border: 2px solid $accent; margin: 0; }
QLineEdit[wrong="true"] { border: 2px solid $danger; margin: 0; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
  color: $faint; background: $sunken; border-color: $border; }
QLineEdit#bare { border: none; background: transparent; padding: 0; margin: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: ${p28}px; }
QComboBox::down-arrow { image: url("$icons/control-down-$mode.svg");
  width: ${p16}px; height: ${p16}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border_strong;
  selection-background-color: $tint; selection-color: $on_tint; padding: ${p4}px; outline: none; }
QComboBox QAbstractItemView::item { min-height: ${p30}px; padding: 0 ${p8}px;
  border-radius: ${p6}px; }

QPushButton { background: $surface; color: $text; border: 1px solid $border_strong;
  border-radius: ${p8}px; padding: ${p6}px ${p13}px; min-height: ${p22}px; margin: 1px;
  font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; margin: 0; }
QPushButton:disabled { color: $faint; border-color: $border; }
QPushButton#primary { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton#primary:hover { background: $accent_hover; }
QPushButton#primary:focus { border: 2px solid $text; }
QPushButton#primary:disabled { background: $meter; color: $muted; border-color: $meter; }
QPushButton#quiet, QToolButton { background: transparent; color: $text;
  border: 1px solid transparent; border-radius: ${p8}px; padding: ${p5}px ${p8}px; margin: 1px; }
QPushButton#quiet:hover, QToolButton:hover { background: $hover; }
QPushButton#quiet:focus, QToolButton:focus { border: 2px solid $accent; margin: 0; }

KeyedButton, KeyHint { min-height: 0; padding: 0; margin: 0; border: none; }

QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: $muted; border: 2px solid transparent;
  border-radius: ${p8}px; padding: ${p6}px ${p10}px; margin-right: ${p4}px; min-height: ${p20}px; }
QTabBar#small::tab { padding: ${p3}px ${p10}px; min-height: ${p16}px; border-radius: ${p8}px; }
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:selected { background: $tint; color: $on_tint; font-weight: 600; }
QTabBar#small::tab:selected { font-weight: 500; }
QTabBar[tight="true"]::tab { padding: ${p6}px ${p5}px; margin-right: 0; }
QTabBar#small[tight="true"]::tab { padding: ${p3}px ${p6}px; }
QTabBar::tab:selected:focus { border: 2px solid $accent; }

QCheckBox, QRadioButton { spacing: ${p8}px; padding: ${p4}px; border: 2px solid transparent;
  border-radius: ${p6}px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${p16}px; height: ${p16}px;
  background: $surface; border: 1px solid $faint; border-radius: ${p4}px; }
QRadioButton::indicator { border-radius: ${p8}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url("$icons/control-tick-$mode.svg"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
  image: url("$icons/control-dot-$mode.svg"); }

QAbstractItemView { background: transparent; border: none; outline: none;
  selection-background-color: $tint; selection-color: $text; }
QTableView { background: $surface; border: 1px solid $border; border-radius: ${p10}px;
  gridline-color: $border; alternate-background-color: $sunken; }
QTableView::item { padding: ${p4}px ${p8}px; }
QTableView:focus { border: 2px solid $accent; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $sunken; color: $muted; border: none;
  border-bottom: 1px solid $border; padding: ${p6}px ${p8}px; font-weight: 600; }
QTableCornerButton::section { background: $sunken; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget#page { background: transparent; }
QScrollBar:vertical { background: transparent; width: ${p10}px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: ${p10}px; margin: 2px; }
QScrollBar::handle { background: $border_strong; border-radius: ${p3}px; }
QScrollBar::handle:vertical { min-height: ${p36}px; }
QScrollBar::handle:horizontal { min-width: ${p36}px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $meter; border: none; border-radius: ${p4}px; max-height: ${p8}px;
  min-height: ${p8}px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: ${p4}px; }
QMenu { background: $surface; border: 1px solid $border_strong; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p16}px; border-radius: ${p6}px; }
QMenu::item:selected { background: $tint; color: $on_tint; }
""")

_SIZES = (3, 4, 5, 6, 8, 10, 12, 13, 16, 20, 22, 28, 30, 36)


def stylesheet(palette: Palette, scale: float) -> str:
    """The sheet in `palette`, every length multiplied by `scale`."""
    colours = {k: v for k, v in palette._asdict().items() if isinstance(v, str)}
    lengths = {f"p{n}": str(max(1, round(n * scale))) for n in _SIZES}
    mode = "dark" if palette.dark else "light"
    return _SHEET.substitute(colours, **lengths, icons=ICONS.as_posix(), mode=mode)
