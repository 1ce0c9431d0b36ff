"""The time of a promise as it is typed at this desk."""

from datetime import datetime

import pytest

from assistant.refusal import Refused
from ui.look.due import due_ms, here_ms, understood


def test_time_is_a_moment_of_this_desks_wall_clock() -> None:
    told = datetime.fromtimestamp(due_ms("tomorrow 9:00") / 1000)
    assert (told.hour, told.minute, told.second) == (9, 0, 0)
    assert here_ms() < due_ms("+20") <= here_ms() + 20 * 60_000


def test_what_is_no_time_yet_is_refused_only_where_it_is_handed_out() -> None:
    assert understood("tomorrow 9:00") == due_ms("tomorrow 9:00")
    assert understood("") is None
    assert understood("9:9") is None
    with pytest.raises(Refused):
        due_ms("9:9")
    with pytest.raises(Refused):
        due_ms("")
