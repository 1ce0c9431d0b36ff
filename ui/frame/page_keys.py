"""What a page is called, and its keys that are told at the foot."""

from ui.look.keys import cap, label

_HINTS = {
    "rest": ("search", "newcomer", "problem", "who", "settings", "help"),
    "card": ("search", "arrive", "copy-1", "other-words", "said", "problem", "details", "help"),
    "form": ("save", "more", "cancel", "help"),
    "opening": ("copy-1", "other-words", "severity", "whose-problem", "cancel", "help"),
    "matter": ("step-done", "copy-1", "other-words", "give-promise", "gesture", "own"),
    "problems": ("filters", "as-table", "print", "save-pdf", "problem", "counter", "help"),
    "promises": ("promise-kept", "promise-renewed", "promise-broken", "own", "filters", "help"),
    "handover": ("sign-item", "ask-back", "own", "open-item", "print", "hand-over", "help"),
    "draft": ("note-item", "own", "open-item", "give-handover", "print", "help"),
    "today": ("expect", "paste-list", "import-list", "day-after", "help"),
    "good": ("tell-wow", "thank", "suggest", "help"),
    "suggestions": ("suggest", "counter", "help"),
    "silent": ("call", "counter", "search", "help"),
    "ringing": ("call-answered", "other-words", "said", "copy-1", "help"),
    "talk": ("hold", "caller", "read-back", "call-note", "other-words", "said", "call-over"),
    "drill": ("uncover", "drill-next", "drill-before", "other-words", "drill-field", "help"),
    "book": ("own-line", "switch-line", "change-line", "find-line", "counter", "help"),
    "book-form": ("save", "pick", "next-tongue", "tongue-before", "cancel", "help"),
    "lexicon": ("own-word", "change-word", "find-word", "try-word", "counter", "help"),
    "lexicon-form": ("save", "try-word", "cancel", "help"),
    "trading": ("open-words", "cancel", "counter", "help"),
    "authority": ("answer", "offer-instead", "open-problem", "counter", "help"),
    "open-book": ("print", "save-pdf", "guest-corrects", "guest-adds", "counter", "help"),
    "people": ("new-person", "change-person", "rights-table", "counter", "help"),
    "people-form": ("save", "remove-person", "clear-pin", "cancel", "help"),
    "safe": ("print", "test-sheet", "back-up", "backup-place", "change-key", "help"),
    "restore": ("backup-file", "save", "cancel", "help"),
    "terms": ("keep-longer", "counter", "search", "help"),
    "erase": ("cancel", "counter", "search", "help"),
    "views": ("find-look", "counter", "who", "help"),
    "welcome": ("search", "who", "help"),
}
"""The keys told at the foot, the most useful first, by the page or by what it shows."""
_ELSEWHERE = ("counter", "search", "help")
_TITLES = {"welcome": "counter", "keys": "help", "recovery": "problem", "rules": "house-rules"}
_TITLES |= {"shift": "handover", "words": "book", "elsewhere": "drill", "erase": "erase-guest"}
_TITLES |= {"restore": "restore-first", "people-form": "people", "alike-form": "alike-list"}
"""Pages whose name in the table of keys is another one."""


def keys_of(shown: str) -> list[tuple[str, str]]:
    """Caps and labels, the most useful first, by the page or by what it shows."""
    return [(cap(act), label(act)) for act in _HINTS.get(shown, _ELSEWHERE)]


def title_of(page: str) -> str:
    """As it stands over the page."""
    return label(_TITLES.get(page, page))
