"""What this desk may set for itself: language, light or dark, text size, the house's name."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from assistant.places import Settings
from assistant.tongue import LANGUAGES, _, sentences
from ui.look.field import Field
from ui.look.keyed_button import KeyedButton
from ui.look.line import Line
from ui.look.look import SCALES, Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph


class SettingsPage(QWidget):
    """Each choice holds at once and is told by `chosen`; there is nothing to save or to cancel."""

    chosen = Signal(object)
    """The new `Settings`."""
    import_wanted = Signal()
    practice_wanted = Signal()

    def __init__(self, look: Look, *, practice: bool) -> None:
        super().__init__()
        self._look = look
        self._settings = Settings()
        self._language = self._choice(_("Language"), [("", _("As the system")), *LANGUAGES.items()])
        self._theme = self._choice(
            _("Light or dark"),
            [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))],
        )
        self._scale = self._choice(_("Text size"), [(s, f"{round(s * 100)} %") for s in SCALES])
        self._house = Field(look, _("The house’s name, as it is said in greetings"))
        self._house.edit.setMaxLength(80)
        self._region = Field(
            look,
            _("Country for telephone numbers without a prefix"),
            note=_("Two letters: CN, ES, GB, RU, US…"),
        )
        self._region.edit.setMaxLength(2)
        self._key_place = Paragraph(look, "", "body", "muted")
        self._lay_out(practice)
        for box in (self._language, self._theme, self._scale):
            box.activated.connect(self._on_chosen)
        for field in (self._house, self._region):
            field.edit.editingFinished.connect(self._on_chosen)

    def show_settings(self, settings: Settings) -> None:
        """What holds now."""
        self._settings = settings
        for box, value in (
            (self._language, settings.language),
            (self._theme, settings.theme),
            (self._scale, settings.scale),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self._house.set_text(settings.house)
        self._region.set_text(settings.region)

    def show_places(self, store: Path, key: str) -> None:
        """Where the store is and which of the two places keeps its key: "keyring" or "file"."""
        kept = (
            _("Its key is in the system’s keyring.")
            if key == "keyring"
            else _(
                "Its key is in a file beside it that only you can read: this system has no keyring."
            )
        )
        told = _("Everything is kept on this computer, encrypted, in {place}.")
        self._key_place.setText(sentences(told.format(place=store), kept))

    def _choice(self, label: str, choices: Sequence[tuple[object, str]]) -> QComboBox:
        box = QComboBox()
        box.setFont(self._look.font("body"))
        box.setAccessibleName(label)
        box.setMinimumWidth(self._look.px(220))
        for value, words in choices:
            box.addItem(words, value)
        return box

    def _lay_out(self, practice: bool) -> None:
        look = self._look
        panel = Panel(look)
        panel.setMaximumWidth(look.px(720))
        panel.column.setSpacing(look.px(14))
        form = QFormLayout()
        form.setHorizontalSpacing(look.px(24))
        form.setVerticalSpacing(look.px(10))
        for box in (self._language, self._theme, self._scale):
            form.addRow(Line(look, box.accessibleName(), "body", elide=False), box)
        panel.column.addLayout(form)
        panel.column.addWidget(self._house)
        panel.column.addWidget(self._region)
        panel.column.addWidget(self._key_place)
        row = QHBoxLayout()
        bring = KeyedButton(look, _("Import guests"), "Ctrl+I", icon="file-up")
        bring.clicked.connect(self.import_wanted)
        row.addWidget(bring)
        if not practice:
            learn = KeyedButton(look, _("Open the practice store"), icon="graduation-cap")
            learn.clicked.connect(self.practice_wanted)
            row.addWidget(learn)
        row.addStretch(1)
        panel.column.addLayout(row)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(look.px(40), look.px(28), look.px(40), look.px(28))
        column.setSpacing(look.px(16))
        column.addWidget(Line(look, _("Settings"), "hero"))
        column.addWidget(panel)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _on_chosen(self) -> None:
        region = self._region.text().upper()
        if region and not (len(region) == 2 and region.isascii() and region.isalpha()):
            self._region.show_error(_("A country has two letters here, such as ES."))
            return
        self._region.clear_error()
        settings = self._settings._replace(
            language=self._language.currentData(),
            theme=self._theme.currentData(),
            scale=self._scale.currentData(),
            house=self._house.text(),
            region=region,
        )
        if settings != self._settings:
            self._settings = settings
            self.chosen.emit(settings)
