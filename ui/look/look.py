"""How the window looks at one moment: theme, text scale, type, icons. Immutable and handed down."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from ui.look.icons import icon_pixmap
from ui.look.palette import DARK, LIGHT, Palette
from ui.look.places import FONTS
from ui.look.style import stylesheet

Role = Literal[
    "caption", "section", "body", "strong", "words", "big", "speech", "brand", "name", "hero"
]

STYLE = ("-style", "Fusion")
"""Arguments for QApplication: one style on every system. Set later it is built twice."""

FAMILIES = ["Inter", "Noto Sans SC"]
SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6)
"""The text scales offered; 1.0 is 14 px body text."""

_TYPE: dict[Role, tuple[int, QFont.Weight]] = {
    "caption": (12, QFont.Weight.Normal),
    "section": (13, QFont.Weight.DemiBold),
    "body": (14, QFont.Weight.Normal),
    "strong": (14, QFont.Weight.DemiBold),
    "words": (15, QFont.Weight.Normal),
    "big": (20, QFont.Weight.Normal),
    "speech": (24, QFont.Weight.Normal),
    "brand": (16, QFont.Weight.DemiBold),
    "name": (24, QFont.Weight.DemiBold),
    "hero": (28, QFont.Weight.DemiBold),
}


class Look(NamedTuple):
    """One look. A change of theme or scale makes a new one and rebuilds the window."""

    dark: bool = False
    scale: float = 1.0

    @property
    def palette(self) -> Palette:
        """The theme's colours."""
        return DARK if self.dark else LIGHT

    def px(self, size: float) -> int:
        """`size` in pixels at 100 %, scaled; never 0."""
        return max(1, round(size * self.scale))

    def font(self, role: Role = "body") -> QFont:
        """The typeface of `role`."""
        size, weight = _TYPE[role]
        font = QFont(FAMILIES)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font

    def colour(self, token: str) -> QColor:
        """The palette's colour called `token`; a colour written as #RRGGBB stands for itself."""
        return QColor(token if token.startswith("#") else getattr(self.palette, token))

    def pixmap(self, name: str, colour: str = "muted", size: float = 18) -> QPixmap:
        """The icon `name` (a file of resources/icons) in `colour`; `size` in pixels at 100 %."""
        return icon_pixmap(name, self.colour(colour).name(), self.px(size))

    def stylesheet(self) -> str:
        """The style sheet for Qt's own widgets; ours paint themselves."""
        return stylesheet(self.palette, self.scale)


def load_fonts(files: Iterable[str] = ()) -> bool:
    """Register the bundled fonts by path, so that they are mapped, not read. False if one is bad.

    Without them text still shows, in the system's fonts; Chinese may then be boxes.
    """
    paths = list(files) or sorted(str(p) for p in FONTS.glob("*.ttf"))
    return bool(paths) and min(QFontDatabase.addApplicationFont(p) for p in paths) >= 0


def system_is_dark(app: QApplication) -> bool:
    """Whether the system asks for dark windows."""
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def apply(app: QApplication, look: Look) -> None:
    """Dress the whole application: palette, font, style sheet; `STYLE` is worn from its start."""
    app.setPalette(_qt_palette(look))
    app.setFont(look.font("body"))
    app.setStyleSheet(look.stylesheet())


def _qt_palette(look: Look) -> QPalette:
    role, p = QPalette.ColorRole, look.palette
    out = QPalette()
    for which, colour in (
        (role.Window, p.bg),
        (role.Base, p.surface),
        (role.AlternateBase, p.sunken),
        (role.Button, p.surface),
        (role.WindowText, p.text),
        (role.Text, p.text),
        (role.ButtonText, p.text),
        (role.PlaceholderText, p.muted),
        (role.Highlight, p.accent),
        (role.HighlightedText, p.on_accent),
        (role.Link, p.accent),
        (role.ToolTipBase, p.surface),
        (role.ToolTipText, p.text),
        (role.Light, p.surface),
        (role.Mid, p.border),
        (role.Dark, p.border_strong),
    ):
        out.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        out.setColor(QPalette.ColorGroup.Disabled, which, QColor(p.faint))
    return out
