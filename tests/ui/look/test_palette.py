"""Both themes can be read: the WCAG contrast of every pair that is used."""

import pytest

from ui.look.palette import DARK, LIGHT, Palette

TEXT_PAIRS = [
    ("text", "bg"),
    ("text", "surface"),
    ("text", "sunken"),
    ("text", "hover"),
    ("text", "tint"),
    ("muted", "bg"),
    ("muted", "surface"),
    ("muted", "sunken"),
    ("muted", "hover"),
    ("muted", "tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_tint", "tint"),
    ("on_tint", "surface"),
    ("danger", "danger_tint"),
    ("danger", "surface"),
    ("text", "danger_tint"),
    ("muted", "danger_tint"),
    ("warn", "warn_tint"),
    ("warn", "sunken"),
    ("text", "warn_tint"),
    ("muted", "warn_tint"),
]


def _light(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    bright, dim = sorted((_light(one), _light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_every_text_stands_out_from_its_ground(palette: Palette, ink: str, ground: str) -> None:
    assert _contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_and_the_focus_ring_can_be_seen(palette: Palette) -> None:
    for ground in (palette.bg, palette.surface):
        assert _contrast(palette.faint, ground) >= 2.8
        assert _contrast(palette.accent, ground) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_initials_can_be_read_on_every_avatar(palette: Palette) -> None:
    for ground in palette.avatars:
        assert _contrast(palette.on_avatar, ground) >= 7
