"""The command that reads a whole store, tells what is amiss, and rescues what is damaged."""

from assistant.journal import trouble
from assistant.journal.check import check
from assistant.journal.key import store_key
from assistant.journal.opening import open_store
from assistant.journal.rescue import rescue
from assistant.places import Home
from assistant.refusal import StoreTrouble
from assistant.terminal import interruptible, progress, say
from assistant.tongue import _, n_


def looked_through(place: Home) -> bool | None:
    """Tell how the store is: True where it is sound, False where something is amiss, None where it
    was damaged and everything was recovered."""
    try:
        store = open_store(place)
    except StoreTrouble as found:
        if not trouble.is_damage(found):
            raise
        return _rescued(place)
    try:
        with interruptible() as stopped, progress(_("lines")) as told:
            findings = check(store, told, stopped)
    finally:
        store.close()
    if findings.damaged:
        return _rescued(place)
    say(n_("{n} line read.", "{n} lines read.", findings.lines).format(n=findings.lines))
    if findings.lost:
        said = n_(
            "{n} line was lost with a damaged store and stays lost.",
            "{n} lines were lost with a damaged store and stay lost.",
            findings.lost,
        )
        say(said.format(n=findings.lost))
    if missing := findings.missing - findings.lost:
        say(n_("{n} line is missing.", "{n} lines are missing.", missing).format(n=missing))
    if findings.altered:
        said = n_(
            "{n} line was altered by another program.",
            "{n} lines were altered by another program.",
            findings.altered,
        )
        say(said.format(n=findings.altered))
    if not findings.sound:
        return False
    say(_("The store is sound."))
    return True


def _rescued(place: Home) -> bool | None:
    key, _kept = store_key(place)
    with interruptible() as stopped, progress(_("pages")) as told:
        done = rescue(place, key, told, stopped)
    said = n_(
        "The store is damaged. It was set aside as {aside}; {n} line was recovered from it.",
        "The store is damaged. It was set aside as {aside}; {n} lines were recovered from it.",
        done.kept,
    )
    say(said.format(n=done.kept, aside=done.aside))
    if done.lost:
        said = n_("{n} line could not be read.", "{n} lines could not be read.", done.lost)
        say(said.format(n=done.lost))
    return False if done.lost else None
