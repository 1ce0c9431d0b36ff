"""The floor of every start: ten lines of PySide6, painted once; `sqlalchemy` imports that too."""

import resource
import sys
import time

from PySide6.QtWidgets import QApplication, QLabel, QWidget

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
print(time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
