"""Problems, promises and letters, as the guest reads them; other people's data is left out. Pure.

Left out are who else is concerned (`who`, `whose`, a promise's `to`): what they say may be of
somebody else. That there is such a thing is told.
"""

from collections.abc import Callable, Iterable

from assistant.guests.labels import mood_word
from assistant.guests.view import LogLine
from assistant.privacy.naming import Pen
from assistant.privacy.told import Key, Note, Told
from assistant.recovery import labels
from assistant.recovery.money import told_money
from assistant.recovery.view import MatterView, PromiseView
from assistant.tongue import _, listed, n_, named, sentences, spoken

KEPT_BACK = frozenset({"harassment", "theft"})
"""Restricted matters whose words could harm another person: only that they are there is told."""
_PROMISING = frozenset(
    {"promise-made", "promise-renewed", "promise-passed", "promise-kept", "promise-broken"}
)
_COUNTED = frozenset({"step-done", "step-reopened", "wish-marked"})
_ELSEWHERE = _PROMISING | _COUNTED | {"problem-opened"}
"""What is told of by the promises, in one sum, or at the head; of promises but those taken back."""


def of_matters(pen: Pen, matters: Iterable[MatterView]) -> list[tuple[Key, Told]]:
    """All lines of matters, each with its section."""
    told: list[tuple[Key, Told]] = []
    for one in matters:
        if one.restricted in KEPT_BACK or one.restricted == "sealed":
            told.append(("wrong", _kept_back(pen, one)))
            continue
        if one.is_problem:
            told.append(("wrong", _problem(pen, one)))
        told += [("promises", _promise(pen, promise)) for promise in one.promises]
        letters = [promise for promise in one.promises if promise.follow_up or promise.draft]
        told += [("letters", _letter(pen, promise)) for promise in letters]
    return told


def _kept_back(pen: Pen, one: MatterView) -> Told:
    text = _(
        "Something more is kept that we cannot show you here, for another person’s protection."
        " You may ask the house for it in writing."
    )
    return Told("problem-opened", text, one.opened_ms, pen.at(one.opened_ms), "", id=one.log[0].id)


def _problem(pen: Pen, one: MatterView) -> Told:
    words = _("“{words}”").format(words=one.text) if one.text else _("No words yet")
    first = next((line for line in one.log if line.kind == "problem-opened"), None)
    notes = [
        Note("", _("before, {moment}: {words}").format(moment=pen.at(old.when_ms), words=old.text),
             old.text, old.when_ms, pen.by(old.staff), gave=True)
        for old in one.history
    ]  # fmt: skip
    notes += _record(one)
    notes += [note for line in one.log if (note := _note(pen, line)) is not None]
    return Told(
        "problem-opened",
        words,
        one.opened_ms,
        pen.at(one.opened_ms),
        pen.by(one.opened_by),
        True,
        tuple(notes),
        id=first.id if first else one.log[0].id,
        words=one.text,
        data={"severity": str(one.severity), "restricted": one.restricted},
    )


def _record(one: MatterView) -> list[Note]:
    """What was noted about it as a whole, and what it was counted by."""
    steps, done = len(one.steps), sum(bool(step.done_ms) for step in one.steps)
    told_steps = n_(
        "{n} of {all} step of putting it right was done",
        "{n} of {all} steps of putting it right were done",
        steps,
    )
    wishes = listed(labels.wish_label(wish) for wish in sorted(one.marked))
    told = [
        named(_("How bad we took it to be"), labels.severity_label(one.severity)),
        _("Another person is concerned as well; what is known of them is left out.")
        if one.who or one.whose
        else "",
        named(_("Kept from most colleagues"), labels.restriction_label(one.restricted))
        if one.restricted and one.restricted != "sealed"
        else "",
        told_steps.format(n=done, all=steps) if steps else "",
        named(_("What you wished for, and was met"), wishes) if wishes else "",
    ]
    return [Note("", text, text) for text in told if text]


def _note(pen: Pen, line: LogLine) -> Note | None:
    """A line of the matter's log; None for what is told elsewhere."""
    if line.kind in _ELSEWHERE and not (line.kind in _PROMISING and line.undone):
        return None
    tell = _SENTENCES.get(line.kind)
    words = tell(pen, line, dict(line.facts)) if tell is not None else line.text
    if not words:
        return None
    text = f"{words} ({pen.signed(line.when_ms, line.staff)})"
    if line.undone:
        text = _("[taken back] {line}").format(line=text)
    return Note(line.kind, text, line.text, line.when_ms, pen.by(line.staff))


def _changed(pen: Pen, line: LogLine, facts: dict[str, str]) -> str:
    """Better knowledge. The words themselves stand with their history at the head."""
    severity = facts.get("severity", "")
    told = [
        named(_("How bad"), labels.severity_label(int(severity))) if severity.isdecimal() else "",
        named(_("Kind"), _defect(facts.get("defect", ""))) if "defect" in facts else "",
        named(_("What led to it"), facts.get("cause", "")) if "cause" in facts else "",
        named(_("Product"), facts.get("product", "")) if "product" in facts else "",
        named(_("Place"), facts.get("place", "")) if "place" in facts else "",
    ]
    known = listed(told)
    return named(_("We know more"), known) if known else ""


def _defect(key: str) -> str:
    known = {"mistake", "rework", "breakdown", "inefficiency", "variation"}
    return labels.defect_label(key) if key in known else key  # type: ignore[arg-type]


def _gift(pen: Pen, line: LogLine, facts: dict[str, str]) -> str:
    """What was given or asked for, with its worth."""
    kinds = {"words", "note", "call", "upgrade", "refund", "gift", "free", "other"}
    gesture, cost = facts.get("gesture", ""), facts.get("cost", "0")
    kind = labels.gesture_label(gesture) if gesture in kinds else ""  # type: ignore[arg-type]
    currency = facts.get("currency", "")
    worth = told_money(int(cost), currency, spoken()) if currency and cost.isdecimal() else ""
    return listed((named(kind, line.text), worth))


def _closed(pen: Pen, line: LogLine, facts: dict[str, str]) -> str:
    content = facts.get("content") == "yes"
    mood = facts.get("mood", "")
    felt = mood_word(int(mood)) if mood in {"1", "2", "3", "4", "5"} else ""
    return sentences(
        _("Closed: you were content.") if content else _("Closed without your being content."),
        line.text,
        named(_("How you felt, as far as we saw it"), felt) if felt else "",
    )


def _called(pen: Pen, line: LogLine, facts: dict[str, str]) -> str:
    if facts.get("reason") == "guest":
        return _("A colleague with authority was called because you asked for it.")
    return _("A colleague with authority was called because it was not the first failure.")


_Sentence = Callable[[Pen, LogLine, dict[str, str]], str]
_SENTENCES: dict[str, _Sentence] = {
    "problem-changed": _changed,
    "guest-named": lambda pen, line, facts: _("From then on we knew that it was you."),
    "fact-noted": lambda pen, line, facts: named(_("A fact"), line.text),
    "deed-noted": lambda pen, line, facts: named(_("What we did"), line.text),
    "owner-changed": lambda pen, line, facts: _("{name} sees to it from now on.").format(
        name=pen.name_of(facts.get("owner", ""))
    ),
    "gesture-made": lambda pen, line, facts: named(_("We gave"), _gift(pen, line, facts)),
    "gesture-asked": lambda pen, line, facts: named(
        _("Asked of a colleague with authority"), _gift(pen, line, facts)
    ),
    "ask-approved": lambda pen, line, facts: named(_("Approved"), line.text),
    "ask-answered": lambda pen, line, facts: named(
        _("Something else was offered"), _gift(pen, line, facts)
    ),
    "ask-withdrawn": lambda pen, line, facts: _("It was no longer needed."),
    "authority-called": _called,
    "authority-came": lambda pen, line, facts: _("A colleague with authority has seen to it."),
    "adviser-asked": lambda pen, line, facts: (
        _("We asked for your advice, and you gave it gladly.")
        if facts.get("agreed") == "yes"
        else _("We asked for your advice, and you would rather not give it.")
    ),
    "problem-closed": _closed,
    "problem-reopened": lambda pen, line, facts: _("Opened again: it was not over."),
    "line-undone": lambda pen, line, facts: _("Something was taken back at once."),
    "line-corrected": lambda pen, line, facts: _("Put in better words: “{words}”").format(
        words=line.text
    ),
}


def _promise(pen: Pen, one: PromiseView) -> Told:
    ended = f" ({pen.signed(one.ended_ms, one.ended_by)})" if one.ended_by else ""
    ends = {"kept": _("Kept."), "broken": sentences(_("Not kept."), one.reason)}
    notes = [
        named(_("Promised for"), pen.at(one.due_ms)),
        named(_("Who sees to it"), pen.by(one.owner)),
        named(_("Times before"), listed(pen.at(ms) for ms in one.renewed)) if one.renewed else "",
        _("It was given to another person, who is left out here.") if one.to else "",
        f"{ends[one.state]}{ended}" if one.state in ends else _("Still to be kept."),
    ]
    return Told(
        "promise-made",
        one.text,
        one.when_ms,
        pen.at(one.when_ms),
        pen.by(one.staff),
        notes=tuple(Note("", text, text) for text in notes if text),
        id=one.id,
        words=one.text,
        data={"state": one.state, "due_ms": str(one.due_ms)},
    )


def _letter(pen: Pen, one: PromiseView) -> Told:
    """What the guest hears from us once more by; the words prepared for it, where there are any."""
    kind = labels.follow_up_label(one.follow_up)
    text = named(kind, _("“{words}”").format(words=one.draft)) if one.draft else kind
    when_ms = one.ended_ms if one.state == "kept" else one.when_ms
    state = {"kept": _("Sent, or told."), "broken": _("It was not sent.")}
    note = state.get(one.state, _("Not sent yet."))
    return Told(
        "promise-made",
        text,
        when_ms,
        pen.at(when_ms),
        pen.by(one.owner),
        notes=(Note("", note, note),),
        id=one.id,
        words=one.draft,
        data={"follow_up": one.follow_up, "state": one.state},
    )
