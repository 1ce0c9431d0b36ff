"""Decides what stands in the centre: which step, which form, whose words; and where the keys go."""

from typing import get_args

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from assistant.guests.entries import Moment
from assistant.guests.view import GuestView
from assistant.recovery import standing
from assistant.recovery.view import StepView
from assistant.tongue import N_, _
from assistant.words.prompts import Prompt
from ui.look.disc import State
from ui.recovery.closing import Closing
from ui.recovery.ended import Ended
from ui.recovery.known import Known, Names
from ui.recovery.now import Now, form_of
from ui.recovery.telling import name_of
from ui.recovery.wording import Wording, step_words

END = "end"
"""Stands for the end, where a step's key is asked for."""
_ASIDES = {
    "facts": (N_("What we know"), "facts"),
    "heard": (N_("The guest’s words"), "listen"),
    "promise": (N_("A promise"), "solve"),
    "gesture": (N_("A gesture"), "solve"),
    "renewing": (N_("The promise"), "apologise"),
    "answer": (N_("A request"), ""),
    "handing": (N_("Pass it on"), ""),
    "restricting": (N_("Who may see it"), ""),
}
"""The title of a form that stands beside the step, and the moment of what is said with it."""
_ALSO_OVER = ("renewing", "handing")
"""What is left to do when a problem is over: its promises are still to be kept."""
_FOLLOW_UPS: tuple[Moment, ...] = ("call", "card", "letter")


class Centre(QObject):
    """The step at hand, unless another one is looked at, or a form was opened beside it."""

    turned = Signal()
    """Something stands there that may be another step."""

    def __init__(self, now: Now, wording: Wording) -> None:
        super().__init__(now)
        self._now, self._wording = now, wording
        self._known: Known | None = None
        self._names: Names = {}
        self._now_ms = 0
        self._at = self._aside = ""
        self._said_for: tuple[object, ...] = ()
        self._stood: tuple[bytes, str, str] = (b"", "", "")

    # -- what stands there ----------------------------------------------------------------------

    @property
    def shown(self) -> str:
        """The key of the step in the centre; `END` behind the last one."""
        if self._known is None:
            return ""
        keys = [step.key for step in self._known.view.steps]
        if self._at in (*keys, END):
            return self._at
        now = standing.step_now(self._known.view)
        return now.key if now else END

    @property
    def step(self) -> StepView | None:
        """The step in the centre; None at the end."""
        view = self._known.view if self._known else None
        return next((one for one in view.steps if one.key == self.shown), None) if view else None

    @property
    def aside(self) -> str:
        """The form that was opened beside the step; "" for none."""
        return self._aside

    @property
    def chosen(self) -> tuple[str, str]:
        """The step that is looked at and the form opened beside it; "" where none was chosen."""
        return self._at, self._aside

    @property
    def is_ending(self) -> bool:
        """Whether the questions of the end stand there."""
        return not self._aside and self._form() == "closing"

    # -- turning --------------------------------------------------------------------------------

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """The matter as it is now; another one begins at its step."""
        before = self._known.view if self._known else None
        another = before is None or before.page != known.view.page
        over = not known.view.is_open and self._aside not in _ALSO_OVER
        if another or over:
            self._aside = ""
        if another:
            self._at = ""
            self._now.spoken.forget_said()
        elif before is not None and before.is_open != known.view.is_open:
            self._now.forget_troubles()
        self._known, self._names, self._now_ms = known, names, now_ms
        for form in self._now.forms.values():
            form.show_known(known, names, now_ms)
        self.show_kept()
        self._show()

    def show_kept(self) -> None:
        """Whether something is typed that is not on file, told where the problem is over."""
        ended = self._now.forms["ended"]
        if isinstance(ended, Ended):
            ended.show_kept(bool(self._now.typed()))

    def go_on(self) -> None:
        """To the step that is to be done next."""
        self._at = self._aside = ""
        self._show()

    def turn_to(self, step: str) -> None:
        """Look at a step, or at the `END`."""
        self._at, self._aside = step, ""
        self._show()

    def move(self, by: int) -> None:
        """The step before (-1) or after (+1); behind the last one is the end."""
        if self._known is not None:
            keys = [*(step.key for step in self._known.view.steps), END]
            at = keys.index(self.shown) + by
            if 0 <= at < len(keys):
                self.turn_to(keys[at])

    def open_aside(self, form: str) -> None:
        """Put a form in place of the step's own; the same one again only takes the keys."""
        own = self._form() == form and not self._aside
        if self._known is not None and (self._known.view.is_open or form in _ALSO_OVER):
            self._aside = "" if own else form
            self._show()
            self._now.forms[form].begin()

    def end_aside(self) -> None:
        """The step's own form again, and the keys in it."""
        if self._aside:
            self._aside = ""
            self._show()
            self.take_keys()

    # -- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        known = self._known
        if known is None:
            return
        name = self._aside or self._form()
        self._show_head(known)
        self._show_words(known)
        aside, alone = bool(self._aside), not known.view.is_problem
        over = alone or not known.view.is_open
        self._now.show_form(name, self._primary(known), aside=aside, over=over)
        self._now.show_primary(aside or not alone)
        self.turned.emit()
        stands = (known.view.page, self.shown, name)
        if stands != self._stood:
            self._stood = stands
            self._now.show_trouble("")
            self.take_keys()
            self._now.show_top()

    def take_keys(self) -> None:
        """The keys go to the form, unless somebody types elsewhere in the window."""
        focus = QApplication.focusWidget()
        page = self._now.parentWidget()
        if focus is not None and page is not None and focus.isVisible():
            elsewhere = not page.isAncestorOf(focus) and not focus.isAncestorOf(page)
        else:
            elsewhere = False
        if not elsewhere:
            self._now.forms[self._aside or self._form()].begin()

    def _form(self) -> str:
        view = self._known.view if self._known else None
        if view is not None and (view.closing is not None or not view.is_problem):
            return "ended"
        step = self.step
        return form_of(step.part) if step is not None else "closing"

    def _show_head(self, known: Known) -> None:
        step, view = self.step, known.view
        if self._aside:
            self._now.show_title(_(_ASIDES[self._aside][0]))
        elif view.closing is not None:
            self._now.show_title(_("This is over"))
        elif not view.is_problem:
            self._now.show_title(_("A promise by itself"))
        elif step is None:
            self._now.show_title(_("The end"))
        else:
            now = standing.step_now(view)
            state: State = "done" if step.done_ms else "now" if step == now else "later"
            policy = known.around.policy if known.around else None
            number = view.steps.index(step) + 1
            self._now.show_step(number, step_words(view, step, policy), state)

    def _show_words(self, known: Known) -> None:
        view, why, prompts = known.view, "", list[Prompt]()
        moment = self._moment()
        matter = self._wording.matter(known, self._names, self._now_ms)
        signer = known.around.signer if known.around else None
        asks, over = bool(standing.open_asks(view)), view.closing is not None
        guest, staff = _unspoken(known.guest), name_of(signer, self._names)
        depends = (view.page, moment, asks, over, matter, guest, staff)
        if depends == self._said_for:
            return  # what was just said stays where it is read from
        self._said_for = depends
        if view.closing is None and moment is not None:
            if asks:
                why = _("While you wait for the answer")
                prompts = self._lines(known, "meanwhile")
            else:
                prompts = self._lines(known, moment)
        self._now.show_words(prompts, why, keeps=known.guest is not None)
        if self.is_ending:
            drafts: dict[str, str] = {way: self._first(known, way) for way in _FOLLOW_UPS}
            closing = self._now.forms["closing"]
            if isinstance(closing, Closing):
                closing.show_words(drafts, self._first(known, "ask-adviser"))

    def _moment(self) -> Moment | None:
        """What is said there; None where the guest is not the one who is spoken to."""
        if self._aside in _ASIDES and _ASIDES[self._aside][1] != "step":
            return next((one for one in get_args(Moment) if one == _ASIDES[self._aside][1]), None)
        step = self.step
        part = step.part if step is not None else "thank"
        return next((one for one in get_args(Moment) if one == part), "solve")

    def _lines(self, known: Known, moment: Moment) -> list[Prompt]:
        return self._wording.lines(known, moment, self._names, self._now_ms)

    def _first(self, known: Known, moment: Moment) -> str:
        lines = self._lines(known, moment)
        return lines[0].text if lines else ""

    def _primary(self, known: Known) -> str:
        """What the filled button says at a step."""
        step, view = self.step, known.view
        if step is None:
            return ""
        others = [n for n, one in enumerate(view.steps, 1) if not one.done_ms and one != step]
        at = view.steps.index(step) + 1
        later = next((n for n in others if n > at), next(iter(others), None))
        if step.done_ms:
            if later is None:
                return _("Go to the end")
            return _("Go to step {n}").format(n=later)
        if later is None:
            return _("Done, go to the end")
        return _("Done, go to step {n}").format(n=later)


def _unspoken(guest: GuestView | None) -> GuestView | None:
    """All of the guest but what was said to them."""
    return guest and replace(guest, said=(), log=())
