"""How a line will be heard: by made-up guests, in the words that are in the boxes now."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.tongue import _, sentences
from assistant.words.writing import Preview
from ui.look.kept import Kept
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph


class PreviewPanel(Panel):
    """Whom it is said to, and under it what they hear."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._tongue = Line(look, "", "caption", "muted", elide=False)
        self.column.setSpacing(look.px(10))
        self.column.addWidget(Line(look, _("How it will sound"), "section", "muted"))
        self.column.addWidget(self._tongue)
        self._nothing = Paragraph(look, _("What you write is told here as guests hear it."))
        self._nothing.set_colour("muted")
        self.column.addWidget(self._nothing)
        rows = QVBoxLayout()
        rows.setSpacing(look.px(14))
        self._rows = Kept(lambda: _Heard(look), rows.addWidget)
        self.column.addLayout(rows)
        self.column.addStretch(1)

    def show_previews(self, tongue: str, previews: Sequence[Preview]) -> None:
        """Others; `tongue` is what their language is called."""
        self._tongue.setText(tongue)
        self._nothing.setVisible(not previews)
        for row, preview in zip(self._rows.take(len(previews)), previews, strict=True):
            row.show_preview(preview)
        self.setAccessibleName(
            sentences(_("How it will sound"), *(f"{one.label}: {one.text}" for one in previews))
        )


class _Heard(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._who = Paragraph(look, "", "caption", "muted")
        self._words = Paragraph(look, "", "words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(self._who)
        column.addWidget(self._words)

    def show_preview(self, preview: Preview) -> None:
        """Another guest."""
        self._who.setText(preview.label)
        self._words.setText(preview.text)
        self.show()
