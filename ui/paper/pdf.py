"""A document saved as PDF, or as plain text: whole, or not at all."""

from pathlib import Path

from PySide6.QtCore import QFileDevice, QIODevice, QSaveFile
from PySide6.QtGui import QPageLayout, QPdfWriter

from assistant.refusal import Refused
from assistant.tongue import N_
from ui.paper.sheet import Sheet, Written, paint_sheets

DPI = 600
_OWNER_ONLY = QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner


def save_pdf(
    written: Written,
    sheet: Sheet,
    layout: QPageLayout,
    title: str,
    path: Path,
    *,
    secret: bool = False,
) -> int:
    """Write it to `path` and tell how many pages it has. What stood there stays, if it fails.

    A `secret` file nobody else who uses this computer can read. Refused where the file cannot be
    written. It takes a moment: not for the GUI thread.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _unwritten(path, file.errorString())
    writer = QPdfWriter(file)
    writer.setResolution(DPI)
    writer.setPageLayout(layout)
    writer.setTitle(title)
    writer.setCreator("Salve")
    if secret:
        file.setPermissions(_OWNER_ONLY)
    pages = paint_sheets(written, writer, sheet)
    if not file.commit():
        raise _unwritten(path, file.errorString())
    return pages


def save_text(text: str, path: Path) -> None:
    """Write `text` to `path`; the same holds for it."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _unwritten(path, file.errorString())
    file.write(text.encode())
    if not file.commit():
        raise _unwritten(path, file.errorString())


def _unwritten(path: Path, why: str) -> Refused:
    return Refused(
        N_("{name} could not be written ({why}). Please choose another place or name."),
        name=path.name,
        why=why,
    )
