"""What this desk may set for itself: language, light or dark, text size, and the house."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from assistant.places import Settings
from assistant.tongue import LANGUAGES, _, n_, sentences
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import SCALES, Look
from ui.look.numbers import percent
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.settings.setting_row import SettingBox, SettingRow


class SettingsPage(QWidget):
    """Each choice holds at once and is told by `chosen`; there is nothing to save or to cancel."""

    chosen = Signal(object)
    """The new `Settings`."""
    import_wanted = Signal()
    practice_wanted = Signal()
    rules_wanted = Signal()
    """What the house has settled about recoveries."""
    shifts_wanted = Signal()
    """What it has settled about shifts."""
    sharing_wanted = Signal()

    def __init__(
        self, look: Look, *, practice: bool, why_masked: Callable[[], str] = lambda: ""
    ) -> None:
        """`why_masked` tells why who is here may not have numbers in lists shown in whole."""
        super().__init__()
        self._why_masked = why_masked
        self._look = look
        self._settings = Settings()
        system = _("As the system")
        self._language = SettingBox(look, "", [("", system), *LANGUAGES.items()])
        themes = [("system", system), ("light", _("Light")), ("dark", _("Dark"))]
        self._theme = SettingBox(look, "", themes)
        self._scale = SettingBox(look, "", [(scale, percent(scale)) for scale in SCALES])
        self._stay = SettingBox(look, "", _stays())
        self._away = SettingBox(look, "", _times_away())
        whole = [(False, _("In whole")), (True, _("Only the end"))]
        self._mask = SettingBox(look, "", whole)
        self._house, self._region = QLineEdit(), QLineEdit()
        self._house.setMaxLength(80)
        self._region.setMaxLength(2)
        self._region.setPlaceholderText("ES")
        self._region_row = SettingRow(
            look,
            _("Country for telephone numbers without a prefix"),
            self._region,
            _("Two letters: CN, ES, GB, RU, US…"),
        )
        self._key_place = Paragraph(look, "", "body", "muted")
        self._lay_out(practice)
        for box in (self._language, self._theme, self._scale, self._stay):
            box.taken.connect(self._on_chosen)
        for box in (self._away, self._mask):
            box.taken.connect(self._on_chosen)
        for edit in (self._house, self._region):
            edit.setFont(look.font("body"))
            edit.editingFinished.connect(self._on_chosen)

    def show_settings(self, settings: Settings) -> None:
        """What holds now."""
        self._settings = settings
        self._language.show_value(settings.language)
        self._theme.show_value(settings.theme)
        self._scale.show_value(settings.scale)
        stay = settings.longest_stay_days
        if self._stay.findData(stay) < 0:
            self._stay.add(stay, n_("{n} day", "{n} days", stay).format(n=stay))
        self._stay.show_value(stay)
        away = settings.away_minutes
        if self._away.findData(away) < 0:
            self._away.add(away, _after(away))
        self._away.show_value(away)
        self._mask.show_value(settings.mask)
        self._house.setText(settings.house)
        self._region.setText(settings.region)

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

    def _lay_out(self, practice: bool) -> None:
        look = self._look
        panels = QVBoxLayout()
        panels.setSpacing(look.px(12))
        own = [
            SettingRow(look, _("Language"), self._language),
            SettingRow(look, _("Light or dark"), self._theme),
            SettingRow(look, _("Text size"), self._scale),
        ]
        house = [
            SettingRow(look, _("The house’s name, as it is said in greetings"), self._house),
            self._region_row,
            SettingRow(look, _("A visit that nobody closed counts as over after"), self._stay),
            self._to_rules(),
            self._to_sharing(),
        ]
        hidden = _("Nothing of a guest can be seen then, and who has a PIN is asked for it.")
        seen = _("A guest beside the screen reads lists along. {key} shows one in whole.")
        seen = seen.format(key=cap("reveal"))
        self._mask_row = SettingRow(
            look, _("Telephone numbers and e-mail in lists"), self._mask, seen
        )
        private = [
            SettingRow(look, _("Everything is hidden when nobody is here"), self._away, hidden),
            self._mask_row,
        ]
        panels.addWidget(self._panel(_("This window"), own))
        panels.addWidget(self._panel(_("What others may see of the screen"), private))
        panels.addWidget(self._panel(_("The house"), house))
        panels.addWidget(self._panel(_("Guests"), [self._acts(practice), self._places()]))
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(look.px(40), look.px(28), look.px(40), look.px(28))
        column.setSpacing(look.px(16))
        column.addWidget(Line(look, _("Settings"), "hero"))
        column.addLayout(panels)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _panel(self, title: str, parts: Sequence[QWidget]) -> Panel:
        look = self._look
        panel = Panel(look)
        panel.setMaximumWidth(look.px(760))
        panel.column.setSpacing(look.px(10))
        panel.column.addWidget(Line(look, title, "section", "muted"))
        for part in parts:
            panel.column.addWidget(part)
        return panel

    def _to_rules(self) -> QWidget:
        look, row = self._look, QWidget()
        flow = FlowLayout(row, look.px(10))
        rules = KeyedButton(look, _("Putting things right"), cap("house-rules"), icon="life-buoy")
        rules.clicked.connect(self.rules_wanted)
        flow.addWidget(rules)
        shifts = KeyedButton(look, label("shift-rules"), cap("shift-rules"), icon="clock")
        shifts.clicked.connect(self.shifts_wanted)
        flow.addWidget(shifts)
        return row

    def _to_sharing(self) -> QWidget:
        look, row = self._look, QWidget()
        flow = FlowLayout(row, look.px(10))
        desks = KeyedButton(look, label("sharing"), cap("sharing"), icon="monitor")
        desks.clicked.connect(self.sharing_wanted)
        flow.addWidget(desks)
        return row

    def _acts(self, practice: bool) -> QWidget:
        look, row = self._look, QWidget()
        flow = FlowLayout(row, look.px(10))
        bring = KeyedButton(look, label("import"), cap("import"), icon="file-up")
        bring.clicked.connect(self.import_wanted)
        flow.addWidget(bring)
        if not practice:
            learn = KeyedButton(look, _("Open the practice store"), icon="graduation-cap")
            learn.clicked.connect(self.practice_wanted)
            flow.addWidget(learn)
        return row

    def _places(self) -> QWidget:
        look, whole, sign = self._look, QWidget(), QLabel()
        sign.setPixmap(look.pixmap("lock", "muted", 18))
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._key_place, 1)
        return whole

    def _on_chosen(self) -> None:
        region = self._region.text().strip().upper()
        if region and not (len(region) == 2 and region.isascii() and region.isalpha()):
            self._region_row.show_error(_("A country has two letters here, such as ES."))
            return
        self._region_row.show_error("")
        why = self._why_masked() if self._settings.mask and not self._mask.currentData() else ""
        self._mask_row.show_error(why)
        if why:
            self._mask.show_value(True)
            return
        settings = self._settings._replace(
            language=self._language.currentData(),
            theme=self._theme.currentData(),
            scale=self._scale.currentData(),
            longest_stay_days=self._stay.currentData(),
            away_minutes=self._away.currentData(),
            mask=self._mask.currentData(),
            house=self._house.text().strip(),
            region=region,
        )
        if settings != self._settings:
            self._settings = settings
            self.chosen.emit(settings)


def _times_away() -> list[tuple[int, str]]:
    return [(0, _("Never")), *((minutes, _after(minutes)) for minutes in (1, 2, 5, 10, 15, 30))]


def _after(minutes: int) -> str:
    return n_("After {n} minute", "After {n} minutes", minutes).format(n=minutes)


def _stays() -> list[tuple[int, str]]:
    """Houses with tables, houses with beds, houses where one lives."""
    return [
        (1, n_("{n} day", "{n} days", 1).format(n=1)),
        (3, n_("{n} day", "{n} days", 3).format(n=3)),
        (7, n_("{n} week", "{n} weeks", 1).format(n=1)),
        (30, n_("{n} day", "{n} days", 30).format(n=30)),
    ]
