"""The printer: chosen in the system's own dialog. Loaded when somebody prints."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from assistant.tongue import _


def ask_printer(
    parent: QWidget, layout: QPageLayout, title: str, chosen: Callable[[QPrinter], None]
) -> QPrintDialog:
    """Let a printer be chosen without waiting for it; then `chosen`. The open dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(layout)
    printer.setDocName(title)
    printer.setCreator("Salve")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for option in (
        QAbstractPrintDialog.PrintDialogOption.PrintSelection,
        QAbstractPrintDialog.PrintDialogOption.PrintPageRange,
        QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage,
    ):
        dialog.setOption(option, on=False)
    dialog.accepted.connect(lambda: chosen(printer))
    QDialog.open(dialog)  # its own one wants a receiver and a slot by name
    return dialog
