"""How safe the store is, in sentences."""

from datetime import datetime

from assistant.safekeeping import Rule, Safety
from assistant.tongue import _, listed, n_, sentences
from ui.look.days import clock, plain_day
from ui.look.numbers import count, size


def moment(ms: int) -> str:
    """“22 Nov 2026, 03:12”."""
    return listed((plain_day(_local(ms)), clock(ms)))


def sheet_words(safety: Safety) -> str:
    """Whether the sheet was tested."""
    if safety.tested_ms:
        return _("Tested on {moment}.").format(moment=moment(safety.tested_ms))
    return _("Not tested yet: print it, then type one line of it below.")


def last_words(safety: Safety, now: datetime) -> str:
    """The newest backup."""
    last = safety.last
    if last is None:
        return _("There is no backup yet.")
    is_today = _local(last.when_ms).date() == now.date()
    when = _("today, {time}").format(time=clock(last.when_ms)) if is_today else moment(last.when_ms)
    told = n_("{n} line", "{n} lines", last.lines).format(n=count(last.lines))
    what = listed((when, told, size(last.size)))
    return sentences(
        _("The last backup: {what}.").format(what=what),
        _("It was restored to try it out, and every line was read."),
    )


def place_words(safety: Safety) -> str:
    """Where backups go, and what that means."""
    if safety.beside_store:
        return _(
            "They lie beside the store. If this disk is lost, they are lost with it: choose a"
            " stick or another disk."
        )
    return _("They lie in {folder}.").format(folder=safety.folder)


def keep_words(rule: Rule) -> str:
    """How many are kept, in three numbers."""
    return f"{rule.days} · {rule.weeks} · {rule.months}" if rule.on else _("Off")


def key_words(safety: Safety) -> str:
    """Where the key lies, and which sheet fits."""
    if safety.in_keyring:
        where = _("The key lies in the system’s keyring.")
    else:
        where = _("The key lies in a file beside the store that only you can read.")
    fits = _("The sheet {number} fits.").format(number=safety.sheet)
    return sentences(where, fits)


def behind_words(safety: Safety) -> str:
    """Backups that only an older sheet opens."""
    if not safety.behind:
        return ""
    told = n_(
        "{n} backup is still under the key before, and whoever has the old sheet can read it. It"
        " follows by itself when it can be reached: {files}",
        "{n} backups are still under the key before, and whoever has the old sheet can read them."
        " They follow by themselves when they can be reached: {files}",
        len(safety.behind),
    )
    return told.format(n=len(safety.behind), files=listed(str(path) for path in safety.behind))


def _local(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000).astimezone()
