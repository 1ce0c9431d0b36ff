"""Lines that look like private data are found in all four languages; others are left alone."""

import pytest

from assistant.privacy.special import special_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Diabetic, keeps insulin in the fridge", "health"),
        ("Alérgica al marisco", "health"),
        ("Аллергия на орехи", "health"),
        ("花生过敏", "health"),
        ("Halal food only", "faith"),
        ("Pide la mezquita más cercana", "faith"),
        ("Просит кошерное", "faith"),
        ("只吃清真", "faith"),
        ("Of Irish descent", "origin"),
        ("Union member, here for the congress", "union"),
        ("Votes for the other side", "politics"),
        ("Homosexual couple", "intimate"),
        ("Отпечаток пальца для сейфа", "body"),
        ("Passport number AB1234567", ""),
        ("Card 4111 1111 1111 1111", ""),
    ],
)
def test_a_line_that_looks_private_is_told_by_its_kind(text: str, kind: str) -> None:
    assert special_in(text) == kind


@pytest.mark.parametrize(
    "text",
    ["Window table", "Reads in the lobby", "Mesa en la terraza", "Столик у окна", "靠窗的桌子", ""],
)
def test_what_is_harmless_is_left_alone(text: str) -> None:
    assert special_in(text) is None


def test_what_must_be_known_for_safety_is_health() -> None:
    assert special_in("Nuts", "allergy") == "health"
    assert special_in("No steps", "access") == "health"
    assert special_in("Afraid of dogs", "other") is None
