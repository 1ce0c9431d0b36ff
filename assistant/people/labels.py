"""What roles and rights are called, in the interface's language."""

from assistant.people.entries import Role
from assistant.people.rights import Right
from assistant.tongue import N_, _, p_

_RIGHTS: dict[Right, str] = {
    "reveal-contact": N_("See telephone and e-mail in whole"),
    "import": N_("Bring guests in from a file"),
    "merge": N_("Join two cards of one guest"),
    "export-open-book": N_("Hand out what is on file about a guest"),
    "see-restricted": N_("See what only those who need it see"),
    "decide-beyond-limit": N_("Decide beyond a limit, answer suggestions"),
    "settle-house": N_("Settle shifts, phrases and words"),
    "erase": N_("Erase a guest"),
    "confirm-erasure": N_("Confirm that a guest is erased"),
    "settle-limits": N_("Settle what may be given without asking"),
    "retention": N_("Settle what is kept how long"),
    "view-log": N_("See who looked at which card"),
    "staff": N_("Look after the staff"),
    "sharing": N_("Connect desks, and remove them"),
    "backup": N_("Make backups, and bring them back"),
    "key": N_("See the recovery sheet, change the key"),
}


def right_words(right: Right) -> str:
    """What a right lets somebody do."""
    return _(_RIGHTS[right])


def role_word(role: Role) -> str:
    """The role as a function, not as a person."""
    return {
        "trainee": p_("role", "trainee"),
        "clerk": p_("role", "clerk"),
        "supervisor": p_("role", "supervisor"),
        "manager": p_("role", "manager"),
    }[role]
