"""The last touch to a line that has been filled. Pure."""

_OPENING = "¡¿«“"


def as_said(text: str) -> str:
    """A form of address may begin a line: «señora García» is then written «Señora García»."""
    first = next((at for at, sign in enumerate(text) if sign not in _OPENING), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]
