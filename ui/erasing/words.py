"""What an erasure would end, and what it has done, in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from assistant.clearing import Next
from assistant.erasing import Open, Receipt
from assistant.mentions import MOST, Named, Where
from assistant.privacy.erasure import Reason
from assistant.privacy.terms import Term
from assistant.tongue import N_, _, listed, n_, named, sentences
from ui.erasing.searching import Sought
from ui.look import days
from ui.look.numbers import count

REASONS: Mapping[Reason, str] = {
    "asked": N_("The guest asks for it"),
    "consent": N_("The guest no longer agrees"),
    "not-needed": N_("It is no longer needed"),
    "objected": N_("The guest objects to its use"),
    "unlawful": N_("It should never have been noted"),
    "other": N_("Another reason"),
}
"""Article 17 (1), as they are chosen."""
_GONE = N_("Its time by the rules of the house is over")
TERMS: Mapping[Term, str] = {
    "moods": N_("Moods"),
    "access": N_("What is needed for access"),
    "restricted": N_("Restricted problem"),
    "guests": N_("Everything about this guest"),
    "private": N_("Private lines whose time is over"),
}

PAGES: Mapping[Where, str] = {
    "problem": N_("Problem"),
    "promise": N_("Promise"),
    "handover": N_("Handover"),
    "draft": N_("Handover"),
    "trace": N_("Task for the visit"),
    "expected": N_("Expected"),
    "good": N_("Good deeds"),
    "suggestion": N_("Suggestions"),
    "house": N_("The words of the house"),
}


def reason(given: Reason) -> str:
    """Why something was erased."""
    return _(REASONS.get(given, _GONE))


def still_open(found: Open, now_ms: int) -> list[str]:
    """What is not finished with the guest, a line each; none where nothing is open."""
    told = [_("The guest is in the house now.")] if found.is_here else []
    for matter in found.matters:
        if matter.is_problem:
            told.append(named(_("Problem"), matter.text or _("not described yet")))
        told += [
            named(_("Promise, due {time}").format(time=days.due(one.due_ms, now_ms)), one.text)
            for one in matter.promises
            if one.state == "open"
        ]
    told += [named(_("Task for the visit"), one.text) for one in found.traces]
    told += [named(_("Expected"), days.written_day(one.day)) for one in found.expected]
    if found.hidden:
        more = n_(
            "{n} more that only some may see", "{n} more that only some may see", found.hidden
        )
        told.append(more.format(n=found.hidden))
    return told


def extent(found: Open) -> str:
    """How much goes."""
    lines = n_("{n} line goes", "{n} lines go", found.extent.lines).format(n=found.extent.lines)
    number = len(found.extent.pages)
    if not number:
        return lines
    pages = n_("with {n} problem, task or other page of the guest",
               "with {n} problems, tasks and other pages of the guest", number)  # fmt: skip
    return listed((lines, pages.format(n=number)))


def receipt_lines(receipt: Receipt, by: str, second: str, *, aside: bool = False) -> list[str]:
    """What the guest is given: when and how, and nothing of whom it was.

    `aside`: whether a damaged file stays that may have lines of anybody.
    """
    day = days.long_day(datetime.fromtimestamp(receipt.when_ms / 1000).date())
    told = [
        _("Everything that this house had on file about you was erased: {day}.").format(day=day),
        named(_("Why"), reason(receipt.reason)),
        _("It is gone from this computer and from the shop’s other computers; one that is switched "
          "off now erases it as soon as it is switched on."),
        _("Only this stays: that something was erased, when, why and by whom. Your name is not "
          "in it."),
    ]  # fmt: skip
    told.append(_("Printed sheets, and copies made of files, are not erased by the program."))
    if aside:
        told.append(_("A damaged file, encrypted and set aside, may still have lines about you."))
    told.append(named(_("Erased by"), by))
    if second:
        told.append(named(_("Confirmed by"), second))
    return told


def goes(one: Next, now_ms: int) -> Sequence[str]:
    """A row of what goes next: of whom, and what and when."""
    number = len(one.due.lines)
    what = _(TERMS[one.due.term])
    if number > 1:
        what = f"{what} · {n_('{n} line', '{n} lines', number).format(n=number)}"
    when = days.day(max(one.due.when_ms, now_ms), now_ms)
    return one.name or _("Nobody by name"), f"{when} · {what}"


def of_page(one: Named) -> str:
    """Which page names the guest: whose, and of what kind."""
    if one.where == "card":
        return one.whose
    kind = PAGES.get(one.where)
    told = _("Written by a newer version") if kind is None else _(kind)
    return named(told, one.whose) if one.whose else told


def still_named(lines: int) -> str:
    """Told to the guest."""
    told = n_("{n} line about others still names you.", "{n} lines about others still name you.",
              lines)  # fmt: skip
    return told.format(n=lines)


def search_told(sought: Sought, *, sees_all: bool) -> str:
    """How far the search on other pages is, what it has found, and what it does not find."""
    number = len(sought.found)
    told = n_(
        "{n} line of other pages names the guest.",
        "{n} lines of other pages name the guest.",
        number,
    ).format(n=count(number))
    if number >= MOST:
        told = _("{n} lines or more of other pages name the guest.").format(n=count(MOST))
    elif not sought.is_over:
        told = _("Looking for the guest on other pages: {n} %").format(n=sought.percent)
    elif not number:
        told = _("No other page names the guest in full.")
    half = _("A nickname, a first name or surname alone, or a slip of spelling is not found.")
    hidden = "" if sees_all else _("Problems that only some may see are left out.")
    return sentences(*filter(None, (told, half, hidden)))


def warning(aside: Sequence[str]) -> str:
    """Said before; `aside` are the damaged files that stay."""
    told = [
        _("This cannot be undone."),
        _("It goes at all desks, from the files of this program, and from its backups."),
        _("Saved open books are deleted where they can be reached; printed sheets, other saved "
          "files and copies are not."),
    ]  # fmt: skip
    if aside:
        stays = _("A rescue has set aside what could not be read; it may have lines of the guest, "
                  "and stays until you delete it: {names}.")  # fmt: skip
        told.append(stays.format(names=listed(aside)))
    return sentences(*told)
