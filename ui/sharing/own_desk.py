"""What this very desk is called, and by which program the desks are connected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from assistant.refusal import Refused
from assistant.tongue import _
from ui.bridge import Bridge
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.settings.setting_row import SettingRow
from ui.sharing.desk_row import LONGEST
from ui.sharing.linked import Linked


class OwnDesk(Panel):
    """Each line holds as soon as it is left; the program is shown to whoever may settle it."""

    named = Signal(str, str)
    """What this desk and the house are called now."""
    server_chosen = Signal(str)
    """The program to connect the desks, by its path; "" for Salve's own."""

    def __init__(self, look: Look, bridge: Bridge, linked: Linked) -> None:
        super().__init__(look)
        self._bridge, self._linked = bridge, linked
        self._shown = ("", "")
        self._may = False
        self._is_shared = False
        self._name, self._server = QLineEdit(), QLineEdit()
        self._name.setMaxLength(LONGEST)
        self._server.setPlaceholderText(_("Salve’s own"))
        name = _("What this desk is called")
        self._name_row = SettingRow(look, name, self._name, _("The other desks learn it at once"))
        note = _("Another program by its path, where Salve’s own cannot be used here")
        server = _("What connects the desks")
        self._server_row = SettingRow(look, server, self._server, note)
        self.column.setSpacing(look.px(10))
        self.column.addWidget(Line(look, _("This desk"), "section", "muted"))
        for row, edit in ((self._name_row, self._name), (self._server_row, self._server)):
            edit.setFont(look.font("body"))
            self.column.addWidget(row)
        self._name.editingFinished.connect(self._on_name)
        self._server.editingFinished.connect(self._on_server)
        linked.named.connect(self._show_name)

    def show_all(self) -> None:
        """As it is now; and who may settle what is read anew."""
        self._show_name(self._linked.name)
        self._show_server(self._linked.server)
        self._bridge.when_done(self, self._linked.may_settle(), self._on_right)

    def _show_name(self, name: str) -> None:
        self._shown = (name, self._shown[1])
        self._name.setText(name)
        self._name_row.show_error("")

    def _show_server(self, path: str) -> None:
        self._shown = (self._shown[0], path)
        self._server.setText(path)
        self._server_row.show_error("")

    def show_mode(self, *, shared: bool) -> None:
        """Whether it is one of a shop's desks: until then its name is asked elsewhere."""
        if shared and not self._is_shared:
            self._show_name(self._linked.name)  # as it was called on the way in
        self._is_shared = shared
        self._show()

    def _show(self) -> None:
        self._name_row.setVisible(self._is_shared)
        self._server_row.setVisible(self._may)

    def _on_name(self) -> None:
        name = self._name.text().strip()
        if not name:
            self._name_row.show_error(_("The other desks need a name for this one."))
        elif name != self._shown[0]:
            self._show_name(name)
            self._linked.call_it(name, self._linked.house)
            self.named.emit(name, self._linked.house)

    def _on_server(self) -> None:
        path = self._server.text().strip()
        if path == self._shown[1]:
            return

        def taken(nothing: None) -> None:
            self._show_server(path)
            self.server_chosen.emit(path)

        def refused(why: Refused) -> None:
            self._server_row.show_error(why.sentence())

        self._server_row.show_error("")
        self._bridge.when_done(self, self._linked.serve_with(path), taken, refused)

    def _on_right(self, may_settle: bool) -> None:
        self._may = may_settle
        self._show()
