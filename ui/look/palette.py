"""The colours of the window by what they mean, for light and for dark. Contrasts: tests/ui/look."""

from typing import NamedTuple


class Palette(NamedTuple):
    """One theme. A colour is named for its use; red is safety only, amber is "open" or "soon"."""

    dark: bool
    bg: str
    """The ground that panels lie on."""
    surface: str
    """Panels, fields, buttons."""
    sunken: str
    """Boxes inside a panel, key caps."""
    border: str
    border_strong: str
    """Both decorative: a field's border is `faint`."""
    text: str
    muted: str
    """Secondary text, icons."""
    faint: str
    """Field borders and marks; never text."""
    accent: str
    on_accent: str
    accent_hover: str
    tint: str
    """A soft ground of the accent: selection, what a guest said."""
    on_tint: str
    hover: str
    """Under the pointer, where nothing is selected."""
    danger: str
    danger_tint: str
    danger_line: str
    warn: str
    warn_tint: str
    warn_line: str
    meter: str
    """The empty part of a meter, the grid of a chart."""
    avatars: tuple[str, ...]
    """Soft grounds for initials."""
    on_avatar: str


LIGHT = Palette(
    dark=False,
    bg="#F5F4F0",
    surface="#FFFFFF",
    sunken="#FAF9F6",
    border="#E5E2DA",
    border_strong="#CFCBC0",
    text="#1E2422",
    muted="#626B67",
    faint="#8B938F",
    accent="#1F6F5C",
    on_accent="#FFFFFF",
    accent_hover="#1A604F",
    tint="#E4F0EC",
    on_tint="#17594A",
    hover="#F4F2EC",
    danger="#A8321F",
    danger_tint="#FBEAE6",
    danger_line="#EBC6BE",
    warn="#9A5B00",
    warn_tint="#FCF1DE",
    warn_line="#E6CFA6",
    meter="#DAD6CB",
    avatars=("#B9D3C8", "#E3CDAF", "#C9CEE8", "#E6C3BF", "#CFDDB5", "#DAC8E2", "#BFD6E0"),
    on_avatar="#1E2422",
)

DARK = Palette(
    dark=True,
    bg="#141716",
    surface="#1C201F",
    sunken="#181C1B",
    border="#2C3331",
    border_strong="#414A47",
    text="#EBEFED",
    muted="#A3ADA9",
    faint="#7F8985",
    accent="#6FC7AF",
    on_accent="#0E2A23",
    accent_hover="#83D3BD",
    tint="#1F352E",
    on_tint="#A6E0CF",
    hover="#232827",
    danger="#F0937F",
    danger_tint="#38221E",
    danger_line="#5A352F",
    warn="#E9B566",
    warn_tint="#33291A",
    warn_line="#57462A",
    meter="#3A423F",
    avatars=("#A9C6BA", "#D6BF9F", "#B9BFDD", "#D9B3AE", "#BFCEA2", "#CBB7D5", "#ADC7D3"),
    on_avatar="#18201D",
)
