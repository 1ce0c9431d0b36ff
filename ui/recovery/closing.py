"""The end: is the guest content, and what do they hear from us once more (H32, H35)?"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import get_args

from PySide6.QtGui import QKeyEvent

from assistant.recovery import acts, promises
from assistant.recovery.entries import FollowUp
from assistant.recovery.labels import follow_up_label
from assistant.refusal import Refused
from assistant.tongue import N_, _, n_
from ui.listening.hear import hear
from ui.look import days
from ui.look.digits import Digits
from ui.look.due import due_ms
from ui.look.line import Line
from ui.look.lines import TypedLine, TypedWords, labelled
from ui.look.look import Look
from ui.look.mood_choice import MoodChoice
from ui.look.paragraph import Paragraph
from ui.recovery.beside import Beside
from ui.recovery.deeds import Deed
from ui.recovery.form import Form
from ui.recovery.known import Known, Names
from ui.recovery.typed import Typed

WAYS: tuple[FollowUp, ...] = get_args(FollowUp)
DAYS = (1, 3, 7)
HOUR = 10
"""In the morning, when a call or a letter is gladly had."""
PROPOSED_DAYS = 3


class Closing(Form):
    """Answered by digits from top to bottom; only a guest who is not content needs words."""

    FIELDS = ("reason", "follow-due", "draft")

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._drafts: Mapping[str, str] = {}
        self._proposed = b""
        yes_no = [("yes", _("Yes"), ""), ("no", _("Not yet"), "")]
        self._content = Digits(look, _("Is the guest content?"), yes_no)
        self._reason = hear(look, TypedLine(look, _("Why it ends all the same")), "note")
        self._faces = MoodChoice(look)
        ways = [(way or "none", follow_up_label(way), "") for way in WAYS]
        self._way = Digits(look, _("The guest hears from us once more"), ways)
        spans = [(str(n), n_("in {n} day", "in {n} days", n).format(n=n), "") for n in DAYS]
        self._days = Digits(look, _("When"), spans)
        self._due = TypedLine(look, _("When"), _("18:30, +20, tomorrow 9:00"))
        self._draft = hear(look, TypedWords(look, _("The draft"), least=2, most=3), "said")
        asked = [("yes", _("Would like to"), ""), ("no", _("Rather not"), "")]
        self._adviser = Digits(look, _("Asked to advise us"), [*asked, ("", _("Not asked"), "")])
        self._invite = Paragraph(look, "", "body", "on_tint")
        for name, edit in (
            ("reason", self._reason),
            ("follow-due", self._due),
            ("draft", self._draft),
        ):
            self.add_edit(name, edit)
        self._lay_out(look)
        self._connect()
        self.setFocusProxy(self._content)
        self._show()

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """What is on file; a follow-up is proposed where the guest can be reached."""
        view = known.view
        if self._proposed != view.page:
            self._proposed = view.page
            has_one = any(one.follow_up for one in view.promises)
            proposes = bool(view.guest) and not has_one
            self._way.show_value("call" if proposes else "none")
            self._choose_days(str(PROPOSED_DAYS))
            asked = {None: None, True: "yes", False: "no"}[view.adviser]
            self._adviser.show_value(asked)
            self._show()

    def show_words(self, drafts: Mapping[str, str], invite: str) -> None:
        """Drafts by the way of hearing from us, and how to invite the guest to advise."""
        self._drafts = drafts
        self._invite.setText(_("“{words}”").format(words=invite) if invite else "")
        self._invite.setVisible(bool(invite))
        self._show()

    def on_entered(self, name: str) -> None:
        """On to the next question; the last one closes."""
        if name == "reason":
            self._faces.setFocus()
        elif name == "follow-due":
            self._draft.setFocus()
        elif name == "draft":
            self._adviser.setFocus()

    def deeds(self) -> list[Deed]:
        """What is asked once more, then the end itself. Refused before anything is written."""
        if not self._content.is_chosen:
            raise Refused(N_("Is the guest content? 1 says yes, 2 not yet."))
        content, reason = self._content.value == "yes", self.filled("reason")
        if not content and not reason:
            raise Refused(N_("Please write why it ends although the guest is not content."))
        deeds = self._follow_up()
        if self._adviser.value:
            deeds.append(Deed(acts.ask_adviser, {"agreed": self._adviser.value == "yes"}))
        told = {
            "content": content,
            "reason": "" if content else reason,
            "mood": self._faces.level,
            "settled": _("The guest is content."),
        }
        deeds.append(Deed(acts.close, told, self.sent("reason") | self._answers))
        return deeds

    @property
    def _answers(self) -> dict[str, str]:
        return {"content": self._content.value, "mood": str(self._faces.level or "")}

    @property
    def typed(self) -> dict[str, str]:
        """The choices go with the words, once one of them was made."""
        kept = super().typed
        if kept.get("follow-due") == self._proposal:
            kept.pop("follow-due")
        return kept | {name: value for name, value in self._answers.items() if value}

    def resume(self, typed: Typed) -> None:
        """Another matter's end, half typed."""
        super().resume(typed)
        self._proposed = b""
        self._content.show_value(typed.get("content"))
        self._faces.show_level(int(typed.get("mood", "0")))
        self._show()

    def done(self, deed: Deed) -> None:
        """Written: a follow-up is promised once, and what was answered is on file."""
        super().done(deed)
        if deed.act is promises.promise:
            self._way.show_value("none")
        elif deed.act is acts.close and self._answers.items() <= deed.fields.items():
            self._content.show_value(None)
            self._faces.show_level(0)

    _proposal = ""

    def _follow_up(self) -> list[Deed]:
        way = next((one for one in WAYS if one and one == self._way.value), None)
        if way is None:
            return []
        if not self.filled("follow-due"):
            raise Refused(N_("A promise has a time. By when?"))
        told = {
            "text": _("{what}, to hear how the guest is").format(what=follow_up_label(way)),
            "due_ms": due_ms(self.filled("follow-due")),
            "follow_up": way,
            "draft": self.filled("draft"),
        }
        return [Deed(promises.promise, told, self.sent("follow-due", "draft"))]

    def _choose_days(self, ahead: str) -> None:
        self._days.show_value(ahead)
        now = datetime.now()
        when = (now + timedelta(days=int(ahead))).replace(hour=HOUR, minute=0)
        self._proposal = days.day_and_clock(round(when.timestamp() * 1000), now.year)
        self._due.setText(self._proposal)

    def _show(self) -> None:
        self._whether.setVisible(self._content.value == "no")
        wanted = self._way.value not in ("", "none")
        for part in self._when:
            part.setVisible(wanted)
        if wanted:
            self._draft.show_value(self._drafts.get(self._way.value, ""))
        self.trouble.show_sentence("")

    def _connect(self) -> None:
        def answered(value: str) -> None:
            self._show()
            (self._reason if value == "no" else self._faces).setFocus()

        def chosen(way: str) -> None:
            self._show()
            (self._adviser if way == "none" else self._days).setFocus()

        self._content.chosen.connect(answered)
        self._faces.chosen.connect(lambda level: self._way.setFocus())
        self._way.chosen.connect(chosen)
        self._days.chosen.connect(self._choose_days)
        self._days.chosen.connect(lambda days: self._adviser.setFocus())
        for row, field in (
            (self._content, self._reason),
            (self._days, self._due),
            (self._way, self._draft),
        ):
            row.typed.connect(partial(_pass_on, field))
        self._faces.typed.connect(lambda event: None)

    def _lay_out(self, look: Look) -> None:
        whether = self._whether = labelled(look, _("Why it ends all the same"), self._reason)
        when = Beside(look, 380)
        when.add(self._days, 1)
        when.add(self._due)
        self._due.setMaximumWidth(look.px(170))
        self._when = (when, self._draft)
        self.column.setSpacing(look.px(5))
        for words, parts in (
            (_("Is the guest content?"), (self._content, whether)),
            (_("How does the guest feel now?"), (self._faces,)),
            (_("The guest hears from us once more"), (self._way, when, self._draft)),
            (_("Invite the guest to advise us"), (self._invite, self._adviser)),
        ):
            self.column.addSpacing(look.px(3))
            self.column.addWidget(Line(look, words, "section", "muted"))
            for part in parts:
                self.column.addWidget(part)
        self.column.addWidget(self.trouble)


def _pass_on(field: TypedLine | TypedWords, event: QKeyEvent) -> None:
    """A letter on a row of digits is meant for the field that belongs to it."""
    if field.isVisible():
        field.setFocus()
        field.event(event)
