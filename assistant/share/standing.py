"""How sharing stands at a desk: what the link tells, and what else there is to see to. Pure."""

from msgspec import structs

from assistant.share.lookout import Seen
from assistant.share.state import State, Trouble


def standing(linked: State, seen: Seen, damage: Trouble, at_hub: Trouble, *, is_hub: bool) -> State:
    """What there is to tell: `damage` of what this desk keeps first, then what troubles the hub
    that it is, then the link."""
    trouble = damage or at_hub or linked.trouble or ("hub-copied" if seen.copied else "")
    if is_hub and trouble == "another-shop":
        trouble = ""  # its own port is another program's, as it is about to notice
    return structs.replace(
        linked,
        trouble=trouble,
        second=seen.second,
        second_at=seen.address,
        stranger=seen.stranger if linked.where == "alone" and not is_hub else "",
    )
