"""The interface's words for kinds of lines, moods, channels, fields and other named choices."""

from collections.abc import Mapping

from assistant.tongue import N_, _, p_

KINDS = {
    "guest-met": N_("First met"),
    "details-changed": N_("Details changed"),
    "contact-added": N_("Contact added"),
    "contact-removed": N_("Contact removed"),
    "quiet-asked": N_("Quiet greeting"),
    "care-noted": N_("Must be known"),
    "tie-noted": N_("Tie"),
    "preference-noted": N_("Preference"),
    "preference-confirmed": N_("Still true"),
    "preference-changed": N_("Preference changed"),
    "mood-noted": N_("Mood"),
    "guest-arrived": N_("Arrived"),
    "guest-left": N_("Left"),
    "earlier-visits": N_("Earlier visits"),
    "mistake-noted": N_("Mistake"),
    "mistake-put-right": N_("Put right"),
    "note-written": N_("Note"),
    "words-said": N_("Said to the guest"),
    "line-undone": N_("Taken back"),
    "line-corrected": N_("Corrected"),
    "line-retired": N_("No longer so"),
    "guest-stated": N_("The guest’s own words"),
    "processing-restricted": N_("Only kept, not used"),
    "objection-noted": N_("The guest does not want"),
    "private-marked": N_("Private"),
    "private-unmarked": N_("No longer private"),
    "consent-withdrawn": N_("Consent withdrawn"),
    "guests-merged": N_("Two cards became one"),
    "merge-undone": N_("Two people again"),
    "told-apart": N_("Not to be taken for another guest"),
    "perhaps-same": N_("Perhaps the same as another guest"),
    "open-book-given": N_("Open book given"),
    "contact-revealed": N_("Telephone and e-mail shown"),
}
CHANNELS = {
    "in-person": N_("in person"),
    "telephone": N_("by telephone"),
    "online": N_("online"),
}
CARE = {"allergy": N_("Allergy"), "access": N_("Access"), "other": N_("Care")}
GENDERS = {"f": N_("Woman"), "m": N_("Man"), "x": N_("Neither")}
MANNERS = {"familiar": N_("informally (tú, ты)")}
ORIGINS = {"said": N_("told us"), "seen": N_("seen by us")}
WHY = {
    "phone": N_("by phone"),
    "email": N_("by e-mail"),
    "note": N_("by note"),
    "nickname": N_("by nickname"),
    "sound": N_("by sound"),
    "keyboard": N_("by keyboard layout"),
    "spelling": N_("by spelling"),
}
"""Why a guest is found, where the name does not show it."""
USES = {
    "recommend": N_("recommendations"),
    "name": N_("to be greeted by name"),
    "notice": N_("notes of what they did not tell us"),
    "letters": N_("letters, cards and questions afterwards"),
}
"""What a guest can object to."""
SPECIALS = {
    "": N_("Private"),
    "health": N_("Health"),
    "faith": N_("Faith or conviction"),
    "origin": N_("Origin"),
    "politics": N_("Politics"),
    "union": N_("Trade union"),
    "intimate": N_("Intimate life"),
    "body": N_("Body or genes"),
}
"""Private data, and the special kinds of it."""
FIELDS = {
    "name": N_("Name"),
    "given": N_("Given name"),
    "middle": N_("Middle name"),
    "family": N_("Family name"),
    "reading": N_("Reading"),
    "title": N_("Title"),
    "call_me": N_("Form of address"),
    "nickname": N_("Nickname"),
    "language": N_("Language"),
    "gender": N_("Gender"),
    "birthday": N_("Birthday"),
    "manner": N_("Spoken to"),
}


def label(labels: Mapping[str, str], key: str) -> str:
    """What `key` is called, in the interface's language; the key itself where it has no name."""
    return _(labels[key]) if key in labels else key


def mood_word(level: int) -> str:
    """The word for a mood: 1 upset … 5 delighted."""
    return {
        1: p_("mood", "upset"),
        2: p_("mood", "tense"),
        3: p_("mood", "even"),
        4: p_("mood", "pleased"),
        5: p_("mood", "delighted"),
    }[level]
