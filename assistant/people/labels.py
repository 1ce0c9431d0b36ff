"""What a role is called, in the interface's language."""

from assistant.people.entries import Role
from assistant.tongue import p_


def role_word(role: Role) -> str:
    """The role as a function, not as a person."""
    return {
        "trainee": p_("role", "trainee"),
        "clerk": p_("role", "clerk"),
        "supervisor": p_("role", "supervisor"),
        "manager": p_("role", "manager"),
    }[role]
