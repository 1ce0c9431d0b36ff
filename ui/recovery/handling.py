"""What the keys of a problem do: promises, what lies beyond a limit, who sees to it, words said."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests import acts as guest_acts
from assistant.recovery import acts, gestures, promises, standing
from assistant.recovery.view import AskView, PromiseView
from assistant.words.prompts import Prompt
from ui.bridge import Bridge
from ui.recovery.centre import Centre
from ui.recovery.deeds import Deeds
from ui.recovery.fact_form import FactForm
from ui.recovery.gesture_form import GestureForm
from ui.recovery.handing import Handing
from ui.recovery.heard import Heard
from ui.recovery.known import Known
from ui.recovery.now import Now
from ui.recovery.pen import Pen
from ui.recovery.promise_form import PromiseForm
from ui.recovery.renewing import Renewing


class Handling(QObject):
    """For the matter that is shown; while none is, nothing happens."""

    def __init__(
        self, now: Now, centre: Centre, pen: Pen, deeds: Deeds, desk: Desk, bridge: Bridge
    ) -> None:
        super().__init__(now)
        self._now, self._centre, self._pen = now, centre, pen
        self._deeds, self._desk, self._bridge = deeds, desk, bridge
        self._known: Known | None = None

    def show_known(self, known: Known | None) -> None:
        """The matter as it is now."""
        self._known = known

    def do(self, act: Callable[..., Any], **words: Any) -> None:
        """An act of its own, with no form."""
        if self._known is not None:
            self._now.show_trouble("")
            self._deeds.do(self._known.view.page, act, **words)

    def call_authority(self) -> None:
        """The guest would like to speak to somebody who decides."""
        self.do(gestures.call_authority)

    def on_authority(self) -> None:
        """F11: answer, ask, give what was answered, or come; whichever is the next thing here."""
        known = self._known
        if known is None or known.around is None:
            return
        signer = known.around.signer
        waiting = [one for one in standing.open_asks(known.view) if one.staff != signer]
        ready = next((a for a in known.view.asks if a.state in ("approved", "answered")), None)
        gesture = self._now.forms["gesture"]
        if self._now.form == "gesture" and gesture.typed and isinstance(gesture, GestureForm):
            self._pen.write(known.view.page, gesture, self._centre.end_aside, deeds=gesture.asks)
        elif known.decides and waiting:
            self._centre.open_aside("answer")
        elif ready is not None:
            self.do(gestures.give, **_answered(ready))
        elif known.decides and known.view.called_ms and known.view.came_by is None:
            self.do(gestures.come)
        else:
            self._centre.open_aside("gesture")

    def on_own(self) -> None:
        """F9: take it over, or pass it on."""
        handing = self._now.forms["handing"]
        if self._known is not None and self._known.mine and isinstance(handing, Handing):
            handing.show_matter(None, "")
            self._centre.open_aside("handing")
        else:
            self.do(acts.take_over)

    def on_promise(self, act: str, promise: PromiseView) -> None:
        """One of the four things that can become of a promise."""
        renewing, handing = self._now.forms["renewing"], self._now.forms["handing"]
        if act == "promise-kept":
            self.do(promises.keep_promise, of=promise.id)
        elif act == "promise-passed" and isinstance(handing, Handing):
            handing.show_matter(promise.id, promise.text)
            self._centre.open_aside("handing")
        elif isinstance(renewing, Renewing):
            now_ms = time.time_ns() // 1_000_000
            renews = act == "promise-renewed"
            renewing.show_promise("renew" if renews else "break", promise, now_ms)
            self._centre.open_aside("renewing")

    def on_said(self, prompt: Prompt) -> None:
        """It was said: the next prompt for this guest will differ."""
        known = self._known
        if known is None or known.guest is None:
            return

        def noted(changes: Changes) -> None:
            self._now.spoken.show_said(prompt.moment, prompt.key)

        words = {"moment": prompt.moment, "line": prompt.key, "text": prompt.text}
        write = partial(self._desk.on_guest, known.view.guest, guest_acts.say, **words)
        self._deeds.carry(write, noted, self._now.show_trouble)

    def on_wish(self, wish: str, met: bool) -> None:
        """A mark of the ten; what the story itself tells stays met."""
        if self._known is not None and (met or wish in self._known.view.marked):
            self.do(acts.mark_wish, wish=wish, met=met)

    def on_severity(self) -> None:
        """Small, serious, grave, and small again."""
        if self._known is not None:
            self.do(acts.change, severity=self._known.view.severity % 3 + 1)

    def on_reopened(self) -> None:
        """The step in the centre was not done after all."""
        step = self._centre.step
        if step is not None:
            self.do(acts.reopen_step, step=step.key)

    def tell_again(self) -> None:
        """The guest's words are put right."""
        heard = self._now.forms["heard"]
        if isinstance(heard, Heard):
            self._centre.open_aside("heard")
            heard.tell_again()

    def note(self, fact: bool) -> None:
        """A fact, or something done, whatever the step."""
        facts = self._now.forms["facts"]
        if isinstance(facts, FactForm):
            self._centre.open_aside("facts")
            facts.choose("fact" if fact else "deed")

    def choose_due(self, number: int) -> None:
        """A quick choice of a promise's time."""
        form = self._now.forms[self._now.form]
        if isinstance(form, PromiseForm | Renewing):
            form.choose_due(number)


def _answered(ask: AskView) -> dict[str, object]:
    """A gesture as it was approved, or as it was offered instead."""
    if ask.state == "approved":
        return {"gesture": ask.gesture, "text": ask.text, "cost": ask.cost, "asked": ask.id}
    told = {"gesture": ask.instead, "text": ask.answer, "cost": ask.instead_cost}
    return {**told, "asked": ask.id}
