"""How the open book dates and signs: colleagues as the house names them to a guest. Pure."""

from datetime import tzinfo

from assistant.journal.stamp import PROGRAM, PageId, StaffId
from assistant.people.labels import role_word
from assistant.people.view import StaffView
from assistant.privacy.entries import Signing
from assistant.privacy.moments import moment_told
from assistant.privacy.told import Material
from assistant.tongue import _, listed


class Pen:
    """Writes days and names into the lines of one book."""

    def __init__(self, material: Material) -> None:
        self._staff, self._signing = material.staff, material.signing
        self.zone: tzinfo | None = material.zone
        self.now_ms = material.now_ms
        self._names: dict[StaffId, str] = {}

    def at(self, ms: int) -> str:
        """A moment, in words."""
        return moment_told(ms, self.zone)

    def by(self, staff: StaffId) -> str:
        """Who signed: “Elena, manager”; a page that is nobody's of ours has no name."""
        if staff not in self._names:
            one = self._staff.get(staff)
            self._names[staff] = signed(one, self._signing) if one else _unsigned(staff)
        return self._names[staff]

    def signed(self, ms: int, staff: StaffId) -> str:
        """“21 Nov 2026, 16:20, Elena, manager”."""
        return listed((self.at(ms), self.by(staff)))

    def name_of(self, page_hex: str) -> str:
        """Who is meant by a page in hexadecimal digits."""
        try:
            return self.by(StaffId(PageId(bytes.fromhex(page_hex))))
        except ValueError:
            return ""


def signed(one: StaffView, signing: Signing) -> str:
    """A colleague as a guest reads of them.

    The first name is the first word of the name, as it was typed; a name in one word stays whole.
    """
    if signing == "role":
        return role_word(one.role)
    name = one.name if signing == "whole-name" else one.name.partition(" ")[0]
    return listed((name, role_word(one.role)))


def _unsigned(staff: StaffId) -> str:
    return "Salve" if staff == PROGRAM else _("a colleague")
