"""What the choices of a recovery are called, in the interface's language."""

from typing import Literal

from assistant.recovery.entries import Defect, FollowUp, Gesture, Period, Restriction, Wish
from assistant.recovery.view import Stage
from assistant.tongue import N_, _

_WISHES: dict[Wish, str] = {
    "called-back": N_("Called back when promised"),
    "cause": N_("Told what caused it"),
    "contact": N_("Told whom to call"),
    "told-solved": N_("Told at once when solved"),
    "authority": N_("Able to speak to someone with authority"),
    "how-long": N_("Told how long it will take"),
    "alternatives": N_("Given alternatives when it cannot be solved"),
    "person": N_("Treated as a person"),
    "prevention": N_("Told how it can be prevented"),
    "progress": N_("Told of progress when it takes longer"),
}
_DEFECTS: dict[Defect, tuple[str, str]] = {
    "": (N_("Not said yet"), ""),
    "mistake": (N_("Mistake"), N_("Done wrongly")),
    "rework": (N_("Rework"), N_("Had to be done twice")),
    "breakdown": (N_("Breakdown"), N_("Stopped working")),
    "inefficiency": (N_("Inefficiency"), N_("Too slow, or too many steps")),
    "variation": (N_("Variation"), N_("Not the same each time")),
}
_GESTURES: dict[Gesture, str] = {
    "words": N_("Kind words"),
    "note": N_("A note by hand"),
    "call": N_("A call"),
    "upgrade": N_("Something better"),
    "refund": N_("Money back"),
    "gift": N_("A gift"),
    "free": N_("Free of charge"),
    "other": N_("Something else"),
}
_SEVERITIES = {1: N_("Small"), 2: N_("Serious"), 3: N_("Grave")}
_RESTRICTIONS: dict[Restriction | Literal["sealed"], str] = {
    "": N_("Not restricted"),
    "sealed": N_("Restricted"),
    "injury": N_("Injury"),
    "harassment": N_("Harassment"),
    "theft": N_("Theft"),
}
_STAGES: dict[Stage, str] = {
    "later": N_("Promised"),
    "soon": N_("Due soon"),
    "due": N_("Due now"),
    "overdue": N_("Overdue"),
    "kept": N_("Kept"),
    "broken": N_("Not kept"),
}
_FOLLOW_UPS: dict[FollowUp, str] = {
    "": N_("No follow-up"),
    "call": N_("A call"),
    "card": N_("A card"),
    "letter": N_("A letter"),
}
_PERIODS: dict[Period, str] = {
    "day": N_("a guest and day"),
    "visit": N_("a guest and visit"),
    "problem": N_("a problem"),
}
_PARTS = {
    "listen": N_("Listen"),
    "empathise": N_("Feel with the guest"),
    "apologise": N_("Apologise"),
    "facts": N_("Go through the facts"),
    "solve": N_("Put it right"),
    "record": N_("Write it down"),
    "thank": N_("Thank"),
}

ICEBERG = N_(
    "An estimate: behind each guest who complains, some 25 others say nothing "
    "(after TARP, 1980s; your house may differ)."
)
"""H38, told as what it is."""


def wish_label(wish: Wish) -> str:
    """One of the ten wishes (H28)."""
    return _(_WISHES[wish])


def defect_label(defect: Defect) -> str:
    """One of Mr. BIV's five (H36)."""
    return _(_DEFECTS[defect][0])


def defect_hint(defect: Defect) -> str:
    """What it means, in a few words; "" for none."""
    hint = _DEFECTS[defect][1]
    return _(hint) if hint else ""


def gesture_label(gesture: Gesture) -> str:
    """The kind of a gesture (H33)."""
    return _(_GESTURES[gesture])


def severity_label(severity: int) -> str:
    """How bad it is."""
    return _(_SEVERITIES.get(severity, _SEVERITIES[2]))


def restriction_label(restriction: Restriction | Literal["sealed"]) -> str:
    """Why it is seen by few."""
    return _(_RESTRICTIONS[restriction])


def stage_label(stage: Stage) -> str:
    """Where a promise stands (H30)."""
    return _(_STAGES[stage])


def follow_up_label(follow_up: FollowUp) -> str:
    """How the guest hears from us once more (H32)."""
    return _(_FOLLOW_UPS[follow_up])


def period_label(period: Period) -> str:
    """What a limit is for (H34)."""
    return _(_PERIODS[period])


def part_label(part: str) -> str:
    """Which part of a recovery a step is (`words.steps.PARTS`), in plain words, or as on file.

    A newer desk may know parts that this one does not.
    """
    return _(_PARTS[part]) if part in _PARTS else part
