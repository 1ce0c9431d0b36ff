"""Places in a text: Python counts signs, Qt counts units of UTF-16."""


def units(text: str, place: int) -> int:
    """Qt's place of the sign at `place`."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def sign(text: str, unit: int) -> int:
    """The place of the sign at Qt's `unit`."""
    half = text.encode("utf-16-le", "surrogatepass")[: 2 * unit]
    return len(half.decode("utf-16-le", "replace"))
