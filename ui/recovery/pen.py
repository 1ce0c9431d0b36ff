"""Writes what stands in the forms, one deed after the other; drafts stay until that is on disk."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from assistant.changes import Changes
from assistant.journal.stamp import PageId
from assistant.refusal import Refused
from ui.recovery.deeds import Deed, Deeds
from ui.recovery.form import Form
from ui.recovery.typed import Typed


class Pen(QObject):
    """One thing at a time: what a quick hand asks for meanwhile comes after it."""

    def __init__(self, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._drafts: dict[PageId, Typed] = {}
        self._busy = False
        self._next: Callable[[], None] | None = None

    # -- drafts ---------------------------------------------------------------------------------

    @property
    def drafts(self) -> Mapping[PageId, Typed]:
        """What is typed and not on disk, by the matter."""
        return {page: typed for page, typed in self._drafts.items() if typed}

    def show_drafts(self, drafts: Mapping[PageId, Typed]) -> None:
        """Take over those of the window before."""
        self._drafts = dict(drafts)

    def keep(self, page: PageId, typed: Typed) -> None:
        """What stands in the forms for a matter."""
        self._drafts[page] = typed

    # -- writing --------------------------------------------------------------------------------

    def later(self, act: Callable[[], None]) -> bool:
        """Whether something is on its way to the disk; then `act` comes after it."""
        if self._busy:
            self._next = act
        return self._busy

    def write(
        self,
        page: PageId,
        form: Form,
        then: Callable[[], object] = lambda: None,
        *,
        deeds: Callable[[], list[Deed]] | None = None,
        first: Deed | None = None,
        last: Deed | None = None,
    ) -> None:
        """Write what `form` amounts to, or other `deeds` of it, between two others; then `then`."""
        try:
            own = (deeds or form.deeds)()
        except Refused as why:
            form.refused(why.sentence())
            return
        whole = [one for one in (first, *own, last) if one is not None]
        self._busy = True
        self._one_by_one(page, form, whole, then)

    def _one_by_one(
        self, page: PageId, form: Form, deeds: list[Deed], then: Callable[[], object]
    ) -> None:
        if not deeds:
            self._busy = False
            then()
            after, self._next = self._next, None
            if after is not None:
                after()
            return
        deed, *rest = deeds

        def done(changes: Changes) -> None:
            form.trouble.show_sentence("")
            form.done(deed)
            self._forget(page, deed)
            self._one_by_one(page, form, rest, then)

        def refused(sentence: str) -> None:
            self._busy, self._next = False, None
            form.refused(sentence)

        self._deeds.do(page, deed.act, done, refused, **deed.words)

    def _forget(self, page: PageId, deed: Deed) -> None:
        """What is on disk is no draft any more, also where another matter is shown by now."""
        kept = self._drafts.get(page, {})
        self._drafts[page] = {n: w for n, w in kept.items() if deed.fields.get(n) != w}
