"""The floor of every start: ten lines of PySide6, painted once; `sqlalchemy` imports that too."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.bench.told import tell

if "sqlalchemy" in sys.argv:
    import sqlalchemy  # noqa: F401

app = QApplication(sys.argv[:1])


class Window(QWidget):
    def paintEvent(self, event: object) -> None:
        app.exit()


window = Window()
QLabel("Salve", window)
window.resize(1280, 800)
window.show()
app.exec()
tell()
