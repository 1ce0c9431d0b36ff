"""Where the look's files lie: fonts and icons, as paths."""

from pathlib import Path

_RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FONTS = _RESOURCES / "fonts"
ICONS = _RESOURCES / "icons"
