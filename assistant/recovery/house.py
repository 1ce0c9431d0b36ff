"""What a manager may settle about recoveries: limits, periods, the house's own frameworks. Pure."""

from collections.abc import Sequence
from typing import Any

from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId
from assistant.people.rights import with_right
from assistant.recovery import entries as e
from assistant.recovery.view import NO_LIMIT, Around
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.typed import one_line
from assistant.words.steps import PARTS

STEPS_MOST = 9
ADVICE_MOST = 5
TEXT_MOST = 200
NEW = EntryId(b"")
_RANGES = {"again_days": (1, 3650), "repeat_days": (1, 3650), "soon_minutes": (1, 24 * 60)}


def settle(around: Around, **fields: Any) -> list[Body]:
    """New settings: any fields of `PolicySet`; empty where all is so already."""
    with_right("settle-limits", around)
    policy = around.policy
    new = {name: value for name, value in fields.items() if value is not None}
    for name, (least, most) in _RANGES.items():
        if name in new and not least <= new[name] <= most:
            raise Refused(
                N_("Please choose a number from {least} to {most}."), least=least, most=most
            )
    if "currency" in new:
        new["currency"] = _currency(new["currency"])
    if "limits" in new:
        wrong = [x for x in new["limits"].values() if x is not None and x < NO_LIMIT]
        if wrong:
            raise Refused(N_("A limit is 0 or more."))
        new["limits"] = {
            who: most for who, most in new["limits"].items() if policy.limits.get(who) != most
        }
        if not new["limits"]:
            del new["limits"]
    changed = {n: x for n, x in new.items() if n == "limits" or getattr(policy, n) != x}
    return [e.PolicySet(**changed)] if changed else []


def write_framework(
    around: Around, *, name: str, steps: Sequence[e.StepWritten], of: EntryId = NEW
) -> list[Body]:
    """A framework of the house's own, in place of `of` if that is given."""
    with_right("settle-limits", around)
    title = one_line(name, TEXT_MOST)
    if not title:
        raise Refused(N_("Please write the name."))
    if not 1 <= len(steps) <= STEPS_MOST:
        raise Refused(N_("A framework has one to {most} steps."), most=STEPS_MOST)
    return [e.FrameworkWritten(title, tuple(_step(step) for step in steps), of)]


def retire_framework(around: Around, *, of: EntryId) -> list[Body]:
    """No longer offered; the usual one is chosen in its place where it was the house's."""
    with_right("settle-limits", around)
    known = next((own for own in around.policy.own if own.id == of), None)
    if known is None or known.retired:
        return []
    lines: list[Body] = [e.FrameworkRetired(of)]
    if around.policy.framework == known.key:
        lines.append(e.PolicySet(framework="four-steps"))
    return lines


def _step(step: e.StepWritten) -> e.StepWritten:
    name = one_line(step.name, TEXT_MOST)
    if not name:
        raise Refused(N_("Each step needs a name."))
    if step.part not in PARTS:
        raise Refused(N_("Please choose for each step which part it is."))
    return e.StepWritten(
        name,
        step.part,
        one_line(step.short, TEXT_MOST),
        _advice(step.ask),
        _advice(step.avoid),
        one_line(step.done, TEXT_MOST),
    )


def _advice(lines: Sequence[str]) -> tuple[str, ...]:
    kept = tuple(text for line in lines if (text := one_line(line, TEXT_MOST)))
    if len(kept) > ADVICE_MOST:
        raise Refused(N_("Please keep to {most} lines: nobody reads more."), most=ADVICE_MOST)
    return kept


def _currency(text: str) -> str:
    code = one_line(text, 10).upper()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        raise Refused(N_("A currency is written with three letters, such as EUR or CNY."))
    return code
