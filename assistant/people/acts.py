"""What may be done about the people at work here: joining, changing, a PIN, leaving.

Acts are given the colleagues as they stand (all who ever joined) and the time in milliseconds. They
answer with what is to be written: an empty list where all is as wished.
"""

from collections.abc import Iterable, Sequence
from typing import get_args

from assistant.journal.entry import Body
from assistant.people.entries import (
    MissesSeen,
    PinSet,
    Role,
    StaffChanged,
    StaffJoined,
    StaffLeft,
)
from assistant.people.rights import may, missing
from assistant.people.view import StaffView
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.typed import language_tag, one_line

NAME_MOST = 100
"""Characters of a name as it stands in lists and at the foot of every line."""
LANGUAGES_MOST = 20
_ROLES = frozenset(get_args(Role))


def join(
    colleagues: Sequence[StaffView],
    now_ms: int,
    *,
    name: str,
    role: Role = "clerk",
    languages: Iterable[str] = (),
    pin_hash: str = "",
) -> list[Body]:
    """Somebody new. The first to join a store is its manager, whatever `role` says."""
    if not any(one.active for one in colleagues):
        role = "manager"
    free = _free_name(name, colleagues)
    return [StaffJoined(free, _role(role), _languages(languages), pin_hash)]


def change(
    view: StaffView,
    colleagues: Sequence[StaffView],
    now_ms: int,
    *,
    name: str | None = None,
    role: Role | None = None,
    languages: Iterable[str] | None = None,
) -> list[Body]:
    """New details; what is None stays. Refused where the shop would be left without a manager."""
    new = StaffChanged(
        name=None if name is None else _free_name(name, _others(view, colleagues)),
        role=None if role is None else _role(role),
        languages=None if languages is None else _languages(languages),
    )
    if new.role not in (None, "manager"):
        _keep_a_manager(view, colleagues)
    told = StaffChanged(
        name=new.name if new.name != view.name else None,
        role=new.role if new.role != view.role else None,
        languages=new.languages if new.languages != view.languages else None,
    )
    return [] if told == StaffChanged() else [told]


def set_pin(
    view: StaffView, colleagues: Sequence[StaffView], now_ms: int, *, pin_hash: str
) -> list[Body]:
    """Another PIN, hashed by `pins.hash_pin`; "" takes it away. Empty when there was none."""
    return [] if pin_hash == view.pin_hash else [PinSet(pin_hash)]


def set_forgotten_pin(
    view: StaffView, colleagues: Sequence[StaffView], now_ms: int, *, pin_hash: str
) -> list[Body]:
    """Another PIN for who holds the recovery sheet in their hands, which is the house itself.

    Where no manager is left, the person becomes one.
    """
    if not view.active:
        raise Refused(N_("This person is no longer among the staff."))
    managers = [one for one in colleagues if one.active and one.role == "manager"]
    if managers and view.role != "manager":
        raise Refused(N_("A manager sets this PIN anew, on the page “Staff”."))
    lines: list[Body] = [] if managers else [StaffChanged(role="manager")]
    return [*lines, PinSet(pin_hash, by_sheet=True)]


def see_misses(view: StaffView, colleagues: Sequence[StaffView], now_ms: int) -> list[Body]:
    """The wrong PINs are known; empty where nobody has to be told of any."""
    return [MissesSeen()] if view.warned_ms else []


def come_back(view: StaffView, colleagues: Sequence[StaffView], now_ms: int) -> list[Body]:
    """Somebody who left is at work here again, as they were; empty when they are."""
    if view.active:
        return []
    return join(
        colleagues,
        now_ms,
        name=view.name,
        role=view.role,
        languages=view.languages,
        pin_hash=view.pin_hash,
    )


def allow(
    signer: StaffView | None,
    colleagues: Sequence[StaffView],
    of: StaffView | None,
    role: Role | None,
    *,
    own: bool = False,
) -> None:
    """Refused unless `signer` may write this about `of`, or about somebody new where that is None.

    What is one's `own` (name, languages, PIN) one changes oneself. All else is for who looks after
    the staff, and nobody makes a manager, or changes one, who is not a manager: else a right that
    was given for small things would give all others. The first person of a house asks nobody.
    """
    if of is None and not any(one.active for one in colleagues):
        return
    if signer is not None and own and of is not None and of.page == signer.page:
        return
    if not may("staff", signer):
        raise missing("staff", colleagues)
    touches = role == "manager" or (of is not None and of.role == "manager")
    if touches and signer is not None and signer.role != "manager":
        raise Refused(N_("Managers are looked after by managers alone."))


def leave(view: StaffView, colleagues: Sequence[StaffView], now_ms: int) -> list[Body]:
    """No longer at work here; empty when gone already. The last manager cannot go."""
    if not view.active:
        return []
    _keep_a_manager(view, colleagues)
    return [StaffLeft()]


def _others(view: StaffView, colleagues: Iterable[StaffView]) -> list[StaffView]:
    return [one for one in colleagues if one.page != view.page]


def _keep_a_manager(view: StaffView, colleagues: Iterable[StaffView]) -> None:
    if view.role != "manager" or not view.active:
        return
    if not any(one.active and one.role == "manager" for one in _others(view, colleagues)):
        raise Refused(N_("The shop needs a manager. Please make a colleague one first."))


def _free_name(name: str, colleagues: Iterable[StaffView]) -> str:
    text = one_line(name, NAME_MOST)
    if not any(char.isalnum() for char in text):
        raise Refused(N_("Please write the name."))
    if any(one.active and one.name.casefold() == text.casefold() for one in colleagues):
        raise Refused(
            N_("{name} is on the list already. Please add something that tells the two apart."),
            name=text,
        )
    return text


def _role(role: Role) -> Role:
    if role not in _ROLES:
        raise Refused(N_("A role is trainee, clerk, supervisor or manager."))
    return role


def _languages(languages: Iterable[str]) -> tuple[str, ...]:
    tags = tuple(dict.fromkeys(tag for one in languages if (tag := language_tag(one))))
    if len(tags) > LANGUAGES_MOST:
        raise Refused(N_("Please keep to {most} languages."), most=LANGUAGES_MOST)
    return tags
