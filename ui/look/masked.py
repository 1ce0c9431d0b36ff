"""Telephone numbers and e-mail addresses as lists show them: in whole, or their end alone.

Which of the two holds for the whole window, as its language does; one guest's can be revealed.
"""

_END = 2
_DOTS = "••••"
_state: dict[str, object] = {"masks": False, "revealed": None}


def mask(on: bool) -> None:
    """From now on show the end alone, or all."""
    _state["masks"], _state["revealed"] = on, None


def masks() -> bool:
    """Whether lists show the end alone."""
    return bool(_state["masks"])


def reveal(page: bytes | None) -> None:
    """Show those of one guest in whole; None: of nobody."""
    _state["revealed"] = page


def is_revealed(page: bytes) -> bool:
    """Whether those of a guest are shown in whole."""
    return not _state["masks"] or _state["revealed"] == page


def masked(value: str, page: bytes = b"") -> str:
    """“•••• 34”, “••••@example.com”; in whole where nothing is masked, or `page` is revealed."""
    if is_revealed(page) or not value:
        return value
    name, at, domain = value.rpartition("@")
    if at and name:
        return f"{_DOTS}@{domain}"
    return f"{_DOTS} {value.rstrip()[-_END:]}"
