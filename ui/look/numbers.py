"""Numbers as the interface's language writes them: 12,400, 12 400, 31 kB."""

from PySide6.QtCore import QLocale

from assistant.tongue import spoken


def count(number: int) -> str:
    """A whole number with its thousands set apart."""
    return QLocale(spoken()).toString(number)


def size(octets: int) -> str:
    """A file's size, 1 kB at the least: Qt has one form of “bytes” where Russian needs three."""
    shown = max(octets, 1000)
    return QLocale(spoken()).formattedDataSize(shown, 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def percent(part: float) -> str:
    """0.34 as “34 %”."""
    return f"{round(part * 100)} %"
