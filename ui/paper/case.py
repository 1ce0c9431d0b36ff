"""A case as a document: all that is on file about it, each line dated and signed."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtGui import QTextDocument

from assistant.guests.labels import mood_word
from assistant.journal.stamp import StaffId
from assistant.recovery import labels
from assistant.recovery.money import told_money
from assistant.recovery.standing import WISHES, wishes_met
from assistant.recovery.view import AskView, MatterView, Policy, PromiseView
from assistant.tongue import _, listed, n_, named
from assistant.words.steps import frameworks
from ui.look.days import clock, plain_day
from ui.paper.sheet import paper_font
from ui.paper.table import Row, heading, paragraph, section, signature, title

_TITLE_MOST = 140
"""Letters of the guest's words that stand at the head; longer ones are below in full."""
POINTS = 10
"""The size of the text on paper."""
Names = Mapping[StaffId, str]


def case_document(
    view: MatterView, guest_name: str, names: Names, policy: Policy, language: str
) -> QTextDocument:
    """The case in the interface's language, black on white; amounts and steps in `language`.

    `names` are the signatures of the staff; `guest_name` is "" for a guest who is not on file.
    """
    document = QTextDocument()
    document.setDefaultFont(paper_font(POINTS))
    document.setDocumentMargin(0)
    document.setHtml("".join(_parts(view, guest_name, names, policy, language)))
    return document


def case_title(view: MatterView, guest_name: str) -> str:
    """For the head of each sheet: whose case it is, and of what day."""
    who = guest_name or view.who or _("Guest not known")
    return _("{who}, case of {day}").format(who=who, day=_day(view.opened_ms))


def moment(ms: int) -> str:
    """“21 Nov 2026, 16:20”: on paper there is no today."""
    return listed((_day(ms), clock(ms)))


def _parts(
    view: MatterView, guest_name: str, names: Names, policy: Policy, language: str
) -> list[str]:
    return [
        title(_sentence(view), _subtitle(view, guest_name, names), _restriction(view)),
        section(_("What happened"), _story(view, names)),
        section(_("The facts"), [_said(one, names) for one in view.facts]),
        section(_("The steps"), _steps(view, names, policy, language)),
        section(_("What was done"), [_said(one, names) for one in view.deeds]),
        section(_("Promises"), [_promise(one, names) for one in view.promises]),
        section(_("What was given"), _gestures(view, names, language)),
        section(_("Asked of someone with authority"), _asks(view, names, language)),
        section(_("Who owned it"), _owners(view, names)),
        _record(view),
        section(_("How it ended"), _end(view, names)),
        signature(_("Name, date, signature")),
    ]


def _sentence(view: MatterView) -> str:
    if not view.is_problem:
        return view.promises[0].text if view.promises else ""
    words = " ".join(view.text.split()) or _("No words yet")
    if len(words) > _TITLE_MOST:
        words = f"{words[:_TITLE_MOST]}…"
    return _("“{words}”").format(words=words)


def _subtitle(view: MatterView, guest_name: str, names: Names) -> list[str]:
    who = [guest_name or view.who or _("Guest not known")]
    if guest_name and view.who:
        who.append(view.who)
    if view.whose:
        who.append(_("whose day it spoils: {whose}").format(whose=view.whose))
    opened = _("opened {moment} by {name}").format(
        moment=moment(view.opened_ms), name=names.get(view.opened_by, "?")
    )
    owner = _("owned by {name}").format(name=names.get(view.owner, "?"))
    state = _("open") if view.is_open else _("closed")
    severity = labels.severity_label(view.severity) if view.is_problem else ""
    return [listed(who), " · ".join(filter(None, (severity, opened, owner, state)))]


def _restriction(view: MatterView) -> str:
    if not view.restricted:
        return ""
    kind = labels.restriction_label(view.restricted)
    return _("{kind}: only for those who need it").format(kind=kind)


def _story(view: MatterView, names: Names) -> list[Row]:
    """The guest's words in full, where the head does not say them all."""
    if not view.is_problem or (len(view.text) <= _TITLE_MOST and not view.history):
        return []
    before = [
        _("before, {moment}: {words}").format(moment=moment(one.when_ms), words=one.text)
        for one in view.history
    ]
    words = view.text or _("No words yet")
    return [Row(moment(view.opened_ms), words, names.get(view.opened_by, ""), before)]


def _said(one: object, names: Names) -> Row:
    when, text, who = one.when_ms, one.text, names.get(one.staff, "")  # type: ignore[attr-defined]
    before = [
        _("before, {moment}: {words}").format(moment=moment(old.when_ms), words=old.text)
        for old in one.history  # type: ignore[attr-defined]
    ]
    return Row(moment(when), text, who, before)


def _steps(view: MatterView, names: Names, policy: Policy, language: str) -> list[Row]:
    called = _step_names(view, policy, language)
    return [
        Row(
            moment(step.done_ms) if step.done_ms else "–",
            f"✓ {name}" if step.done_ms else _("{step}: not done yet").format(step=name),
            names.get(step.staff, "") if step.staff else "",
        )
        for step, name in zip(view.steps, called, strict=True)
    ]


def _step_names(view: MatterView, policy: Policy, language: str) -> list[str]:
    """As the framework calls them; a step that it no longer has keeps its key."""
    shipped = next((one for one in frameworks(language) if one.key == view.framework), None)
    if shipped is not None:
        known = {step.key: step.name for step in shipped.steps}
        return [known.get(step.key, step.key) for step in view.steps]
    own = next((one for one in policy.own if one.key == view.framework), None)
    if own is not None and len(own.written.steps) == len(view.steps):
        return [step.name for step in own.written.steps]
    return [step.key for step in view.steps]


def _promise(one: PromiseView, names: Names) -> Row:
    states = {
        "open": _("still to be kept"),
        "kept": _("kept {moment}").format(moment=moment(one.ended_ms)),
        "broken": _("not kept; said {moment}").format(moment=moment(one.ended_ms)),
    }
    below = [
        named(_("To"), one.to) if one.to else "",
        named(_("Times before"), listed(moment(ms) for ms in one.renewed)) if one.renewed else "",
        _("given {moment} by {name}").format(
            moment=moment(one.when_ms), name=names.get(one.staff, "?")
        ),
        listed((states[one.state], names.get(one.ended_by, "") if one.ended_by else "")),
        one.reason,
    ]
    return Row(moment(one.due_ms), one.text, names.get(one.owner, ""), [x for x in below if x])


def _gestures(view: MatterView, names: Names, language: str) -> list[Row]:
    return [
        Row(
            moment(one.when_ms),
            named(labels.gesture_label(one.gesture), one.text),
            names.get(one.staff, ""),
            [told_money(one.cost, one.currency, language)] if one.currency else [],
        )
        for one in view.gestures
    ]


def _asks(view: MatterView, names: Names, language: str) -> list[Row]:
    rows = [
        Row(
            moment(one.when_ms),
            named(labels.gesture_label(one.gesture), one.text),
            names.get(one.staff, ""),
            _answer(one, names, language),
        )
        for one in view.asks
    ]
    if view.called_ms:
        why = {
            "again": _("Called because it was not the first failure for this guest"),
            "guest": _("Called because the guest asked for it"),
        }.get(view.called_for, _("Called"))
        came = names.get(view.came_by, "?") if view.came_by else ""
        seen = _("seen to {moment} by {name}").format(moment=moment(view.came_ms), name=came)
        rows.append(Row(moment(view.called_ms), why, "", [seen] if came else []))
    return rows


def _answer(one: AskView, names: Names, language: str) -> list[str]:
    """What was asked for, and what came of it."""
    asked = told_money(one.cost, one.currency, language) if one.currency else ""
    instead = (
        listed(
            (
                labels.gesture_label(one.instead),
                told_money(one.instead_cost, one.currency, language) if one.currency else "",
            )
        )
        if one.state in ("answered", "used") and one.answer
        else ""
    )
    states = {
        "open": _("not answered yet"),
        "approved": _("approved"),
        "answered": _("answered with something else"),
        "withdrawn": _("withdrawn"),
        "used": _("answered, and given"),
    }
    by = names.get(one.by, "") if one.by else ""
    when = moment(one.answered_ms) if one.answered_ms else ""
    told = listed((states[one.state], when, by))
    return [x for x in (asked, told, named(instead, one.answer) if one.answer else "") if x]


def _owners(view: MatterView, names: Names) -> list[Row]:
    """Only where it went from hand to hand; else the head says it."""
    if len(view.owners) < 2:
        return []
    return [
        Row(moment(one.since_ms), names.get(one.owner, "?"), names.get(one.by, ""))
        for one in view.owners
    ]


def _record(view: MatterView) -> str:
    """The kind of defect, and which of the ten wishes were met."""
    if not view.is_problem:
        return ""
    kind = labels.defect_label(view.defect)
    hint = labels.defect_hint(view.defect)
    lines = [
        named(_("Kind"), listed((kind, hint))),
        named(_("What led to it"), view.cause) if view.cause else "",
        named(_("Product"), view.product) if view.product else "",
        named(_("Place"), view.place) if view.place else "",
    ]
    met = wishes_met(view)
    told = [labels.wish_label(wish) for wish in WISHES if wish in met]
    wishes = _("Wishes of guests that were met, {n} of {all}").format(n=len(told), all=len(WISHES))
    lines.append(named(wishes, "; ".join(told)) if told else wishes)
    return heading(_("For the record")) + "".join(paragraph(line) for line in lines if line)


def _end(view: MatterView, names: Names) -> list[Row]:
    end = view.closing
    if end is None:
        return []
    told = _("The guest is content.") if end.content else _("Closed without that.")
    below = [end.reason]
    if end.mood:
        below.append(named(_("How the guest felt in the end"), mood_word(end.mood)))
    if view.adviser is not None:
        below.append(
            _("Asked for advice: yes, gladly") if view.adviser else _("Asked for advice: no")
        )
    still = sum(one.state == "open" for one in view.promises)
    if still:
        told_still = n_(
            "{n} promise is still to be kept", "{n} promises are still to be kept", still
        )
        below.append(told_still.format(n=still))
    return [Row(moment(end.when_ms), told, names.get(end.staff, ""), [x for x in below if x])]


def _day(ms: int) -> str:
    return plain_day(datetime.fromtimestamp(ms / 1000).date())
