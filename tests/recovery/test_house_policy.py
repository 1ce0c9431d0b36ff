"""What a manager settles about recoveries."""

from typing import Any

import pytest
from msgspec.structs import replace

from assistant.journal.stamp import EntryId
from assistant.recovery import house as acts
from assistant.recovery.entries import FrameworkRetired, FrameworkWritten, PolicySet, StepWritten
from assistant.recovery.view import OwnFramework, Policy
from assistant.refusal import Refused
from tests.recovery.conftest import BRANDT, ELENA


@pytest.fixture
def around(house: Any) -> Any:
    house.signer = BRANDT
    return house.around()


def test_only_what_differs_is_written(around: Any) -> None:
    limits = {"clerk": 20_000, "trainee": 2_000}
    told = acts.settle(around, currency="eur", period="visit", again_days=90, limits=limits)
    assert told == [PolicySet(period="visit", limits={"clerk": 20_000})]
    assert acts.settle(around, currency="EUR") == []


@pytest.mark.parametrize(
    "wrong",
    [{"currency": "Euro"}, {"again_days": 0}, {"soon_minutes": 100_000}, {"limits": {"clerk": -2}}],
)
def test_what_cannot_be_is_refused(around: Any, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        acts.settle(around, **wrong)


def test_only_a_manager_settles(house: Any) -> None:
    house.signer = ELENA
    with pytest.raises(Refused, match="Ms Brandt"):
        acts.settle(house.around(), again_days=3)


def test_a_framework_needs_a_name_and_named_steps_of_known_parts(around: Any) -> None:
    step = StepWritten(" Listen ", "listen", ask=("How are you?", " "))
    written = acts.write_framework(around, name="Ours", steps=[step])[0]
    assert written.steps == (StepWritten("Listen", "listen", ask=("How are you?",)),)
    strange = [StepWritten("Listen", "hearken")]
    unnamed = [StepWritten(" ", "listen")]
    for name, steps in ((" ", [step]), ("Ours", []), ("Ours", unnamed), ("Ours", strange)):
        with pytest.raises(Refused):
            acts.write_framework(around, name=name, steps=steps)


def test_retiring_the_chosen_framework_brings_back_the_usual_one(around: Any) -> None:
    of = EntryId(b"f" * 16)
    written = FrameworkWritten("Ours", (StepWritten("Listen", "listen"),))
    policy = Policy(own=(OwnFramework(of, written),), framework=of.hex())
    told = acts.retire_framework(replace(around, policy=policy), of=of)
    assert told == [FrameworkRetired(of), PolicySet(framework="four-steps")]
    assert acts.retire_framework(around, of=of) == []
