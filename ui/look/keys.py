"""Every key of the window in one table: panes bind from it, caps and the help page show it."""

import re
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from assistant.tongue import N_, _, p_


class Key(NamedTuple):
    """One key and what it does. `sequence` is Qt's, in English; `label` is a text to translate."""

    sequence: str
    label: str
    group: str
    """The heading it stands under on the help page, a text to translate."""


_FIND, _WRITE, _SAY = N_("Find"), N_("Write it down"), N_("What to say")
_CARD = N_("The card")
_FORM, _HOUSE = N_("In a form"), N_("Everywhere")
_PROBLEM = N_("In a problem")
_DECIDE = N_("Requests beyond a limit")
_SHIFT, _SHEET = N_("The shift"), N_("In a handover")
_OURS = N_("Our shifts")
_COMING, _GOOD = N_("Who is expected"), N_("Good deeds and suggestions")
_LINE_UP = N_("In the line-up")
_LINE = N_("In one line")
_WAY = N_("A way of the house’s own")
_LISTEN, _BOOK = N_("While you write"), N_("The words of the house")
_LEXICON, _BETWEEN = N_("In the lexicon"), N_("Words between houses")
_LINES = N_("In the phrase book")
_CALL = N_("On the telephone")
_PHRASE = N_("A line of the house’s own")
_DRILL = N_("In practice")
_DESKS = N_("With other desks")
_ENDS = N_("Erasing, and what goes next")
_LOOKED = N_("Who looked")
_TWO = N_("Two cards of one guest")
_OPEN_BOOK = N_("In the open book")
_STAFF = N_("On the page of the staff")
_HANDS = N_("Who is at this desk?")
_FIRST = N_("While nobody is on file")
_SAFE, _BACK = N_("Key, sheet and backups"), N_("Restore from a backup")
_BRING = N_("Import guests")

KEYS: dict[str, Key] = {
    "search": Key("/", N_("Search"), _FIND),
    "search-anywhere": Key("Ctrl+F", N_("Search, also while typing elsewhere"), _FIND),
    "newcomer": Key("Ctrl+N", N_("New guest"), _FIND),
    "write-preference": Key("F2", N_("Preference"), _WRITE),
    "write-mood": Key("F3", N_("Mood"), _WRITE),
    "write-mistake": Key("F4", N_("Mistake"), _WRITE),
    "write-promise": Key("F5", N_("Promise"), _WRITE),
    "write-note": Key("F7", N_("Note"), _WRITE),
    "write-care": Key("Shift+F2", N_("Never forget"), _WRITE),
    "write-tie": Key("Shift+F7", N_("Tie with the house"), _WRITE),
    "write-option": Key("Tab", N_("Said or seen; which care"), _WRITE),
    "tell-wow": Key("F6", N_("Something good that was done"), _WRITE),
    "set-trace": Key("Shift+F3", N_("A task for a moment of the visit"), _WRITE),
    "pin": Key("Shift+F4", N_("A line for the next shift"), _WRITE),
    "suggest": Key("Shift+F1", N_("A suggestion"), _WRITE),
    "undo": Key("Ctrl+Z", N_("Undo"), _WRITE),
    "line-choice": Key("Alt+1", N_("The choices by their numbers, Alt+1 to Alt+9"), _LINE),
    "line-guest": Key("Alt+G", N_("With the guest, or without"), _LINE),
    "greeting": Key("Ctrl+1", N_("Greeting"), _SAY),
    "farewell": Key("Ctrl+2", N_("Farewell"), _SAY),
    "moments": Key("Ctrl+3", N_("Words for other moments"), _SAY),
    "moment-before": Key("Ctrl+Up", N_("The moment before, or the step before"), _SAY),
    "moment-after": Key("Ctrl+Down", N_("The next moment, or the next step"), _SAY),
    "copy-1": Key("Alt+1", N_("Copy the first words"), _SAY),
    "copy-2": Key("Alt+2", N_("Copy the second words"), _SAY),
    "copy-3": Key("Alt+3", N_("Copy the third words"), _SAY),
    "said": Key("Alt+S", N_("The marked words were said"), _SAY),
    "said-1": Key("Alt+Shift+1", N_("The first words were said"), _SAY),
    "said-2": Key("Alt+Shift+2", N_("The second words were said"), _SAY),
    "said-3": Key("Alt+Shift+3", N_("The third words were said"), _SAY),
    "other-words": Key("Alt+Right", N_("Other words"), _SAY),
    "save": Key("Ctrl+Return", N_("Save"), _FORM),
    "cancel": Key("Esc", N_("Cancel"), _FORM),
    "more": Key("Alt+M", N_("More fields, or fewer"), _FORM),
    "informal": Key("Alt+U", N_("Spoken to informally, or not"), _FORM),
    "open-alike": Key("Alt+O", N_("Open the guest who is perhaps the same"), _FORM),
    "save-alike": Key("Alt+Y", N_("Save, and a colleague looks at both"), _FORM),
    "next-alike": Key("Alt+Down", N_("The next one who is perhaps the same"), _FORM),
    "arrive": Key("Alt+A", N_("Arrives, or leaves"), _CARD),
    "telephones": Key("Alt+T", N_("Is on the telephone"), _CARD),
    "writes": Key("Alt+W", N_("Writes online"), _CARD),
    "put-right": Key("Alt+R", N_("Put the open mistake right"), _CARD),
    "preferences": Key("Alt+P", N_("To the preferences"), _CARD),
    "details": Key("Alt+D", N_("Change the details"), _CARD),
    "reveal": Key("Alt+Q", N_("Show telephone and e-mail in whole"), _CARD),
    "log": Key("Alt+L", N_("Everything written"), _CARD),
    "open-case": Key("Alt+C", N_("Open the case of a past mistake"), _CARD),
    "problem": Key("F8", N_("Something went wrong"), _HOUSE),
    "own": Key("F9", N_("Take it over, or pass it on"), _PROBLEM),
    "authority": Key("F11", N_("Ask someone with authority, or answer"), _PROBLEM),
    "step-done": Key("Ctrl+Return", N_("This step is done"), _PROBLEM),
    "note-fact": Key("F2", N_("A fact"), _PROBLEM),
    "note-deed": Key("F3", N_("Something done about it"), _PROBLEM),
    "give-promise": Key("F5", N_("A promise"), _PROBLEM),
    "gesture": Key("Ctrl+G", N_("A gesture"), _PROBLEM),
    "promise-kept": Key("Alt+K", N_("The promise was kept"), _PROBLEM),
    "promise-renewed": Key("Alt+E", N_("A new time, told before the old one comes"), _PROBLEM),
    "promise-broken": Key("Alt+B", N_("The promise was not kept"), _PROBLEM),
    "promise-passed": Key("Alt+H", N_("A colleague keeps the promise"), _PROBLEM),
    "next-promise": Key("Alt+P", N_("The next promise"), _PROBLEM),
    "due-1": Key("Ctrl+1", N_("In ten minutes"), _PROBLEM),
    "due-2": Key("Ctrl+2", N_("In half an hour"), _PROBLEM),
    "due-3": Key("Ctrl+3", N_("In an hour"), _PROBLEM),
    "severity": Key("Alt+V", N_("Small, serious or grave"), _PROBLEM),
    "restrict": Key("Alt+R", N_("Seen only by those who need it"), _PROBLEM),
    "story": Key("F4", N_("The guest’s words"), _PROBLEM),
    "whose-problem": Key("Alt+D", N_("To the guest, or who it is"), _PROBLEM),
    "other-way": Key("Alt+A", N_("Another piece of advice"), _PROBLEM),
    "mark-wish": Key("Alt+W", N_("The next wish of the guest is met"), _PROBLEM),
    "step-before": Key("Alt+Up", N_("The step before"), _PROBLEM),
    "step-after": Key("Alt+Down", N_("The step after"), _PROBLEM),
    "copy-own": Key("Ctrl+Shift+C", N_("Copy your own words"), _PROBLEM),
    "end": Key("Alt+L", N_("To the end: is the guest content?"), _PROBLEM),
    "call-authority": Key("Shift+F11", N_("Call someone with authority"), _PROBLEM),
    "answer": Key("Ctrl+Return", N_("Approve it, or send the offer"), _DECIDE),
    "offer-instead": Key("Alt+I", N_("What is offered instead?"), _DECIDE),
    "open-problem": Key("Alt+Return", N_("To the problem"), _DECIDE),
    "withdraw": Key("Alt+Z", N_("No longer needed"), _DECIDE),
    "cases": Key("Alt+C", N_("The cases of the same problem"), _PROBLEM),
    "filters": Key("Alt+F", N_("To the filters"), _PROBLEM),
    "clear-filters": Key("Alt+X", N_("Show all again"), _PROBLEM),
    "as-table": Key("Alt+G", N_("The count as a table, or as a chart"), _PROBLEM),
    "print": Key("Ctrl+P", N_("Print"), _PROBLEM),
    "save-pdf": Key("Ctrl+Shift+S", N_("Save as PDF"), _PROBLEM),
    "problems": Key("Shift+F8", N_("Problems"), _HOUSE),
    "promises": Key("Shift+F5", N_("Promises"), _HOUSE),
    "handover": Key("Shift+F9", N_("The handover"), _SHIFT),
    "hand-over": Key("Shift+F12", N_("Hand over and leave"), _SHIFT),
    "give-handover": Key("Ctrl+Return", N_("The handover is finished"), _SHEET),
    "sign-item": Key("Return", N_("Read, and signed for"), _SHEET),
    "ask-back": Key("Alt+Q", N_("Ask back"), _SHEET),
    "note-item": Key("F2", N_("Your words on it"), _SHEET),
    "open-item": Key("Alt+Return", N_("Open what it is about"), _SHEET),
    "words-to-all": Key("Alt+W", N_("Words to all"), _SHEET),
    "other-sheet": Key("Alt+J", N_("An earlier handover"), _SHEET),
    "today": Key("Ctrl+Shift+E", N_("Who is expected, and what to prepare"), _SHIFT),
    "expect": Key("Ctrl+Shift+N", N_("A guest is expected"), _COMING),
    "paste-list": Key("Ctrl+Shift+V", N_("Paste a list"), _COMING),
    "import-list": Key("Ctrl+O", N_("A list or calendar from a file"), _COMING),
    "change-coming": Key("F2", N_("Change what is known"), _COMING),
    "whose-coming": Key("Alt+G", N_("Who it is on file"), _COMING),
    "cancel-coming": Key("Alt+X", N_("Does not come, or comes after all"), _COMING),
    "to-today": Key("Alt+Up", N_("Back to today"), _COMING),
    "day-before": Key("Alt+Left", N_("The day before"), _COMING),
    "day-after": Key("Alt+Right", N_("The day after"), _COMING),
    "trace-done": Key("Ctrl+D", N_("The task is done"), _CARD),
    "pass-trace": Key("Ctrl+Shift+D", N_("Somebody else does the task"), _CARD),
    "good": Key("Shift+F6", N_("Good deeds"), _SHIFT),
    "thank": Key("Alt+T", N_("Thank for it"), _GOOD),
    "correct-told": Key("Alt+E", N_("Correct your words"), _GOOD),
    "suggestions": Key("Ctrl+Shift+F1", N_("Suggestions"), _SHIFT),
    "answer-yes": Key("Ctrl+1", N_("Yes"), _GOOD),
    "answer-no": Key("Ctrl+2", N_("No"), _GOOD),
    "answer-later": Key("Ctrl+3", N_("Later"), _GOOD),
    "answer-suggestion": Key("Ctrl+Return", N_("Send the answer"), _GOOD),
    "line-up": Key("Ctrl+Shift+L", N_("The line-up"), _SHIFT),
    "line-up-next": Key("Space", N_("Go on"), _LINE_UP),
    "line-up-back": Key("Left", N_("Back to what was told before"), _LINE_UP),
    "line-up-first": Key("Home", N_("To the beginning"), _LINE_UP),
    "line-up-guest": Key("Alt+Return", N_("To the guest’s card"), _LINE_UP),
    "better-words": Key("Ctrl+B", N_("Take the better words"), _LISTEN),
    "right-words": Key("Ctrl+Shift+B", N_("This time it is right"), _LISTEN),
    "call": Key("Ctrl+T", N_("The telephone rings"), _HOUSE),
    "call-answered": Key("Return", N_("The call is answered"), _CALL),
    "hold": Key("F2", N_("Hold, and back to the caller"), _CALL),
    "caller": Key("F3", N_("Who is calling"), _CALL),
    "read-back": Key("F4", N_("Read back a number or address"), _CALL),
    "keep-value": Key("Alt+K", N_("Keep it with the guest’s details"), _CALL),
    "call-note": Key("F7", N_("A note for the guest’s page"), _CALL),
    "call-card": Key("Alt+Return", N_("To the guest’s card"), _CALL),
    "call-words-1": Key("Ctrl+1", N_("Answering the telephone"), _CALL),
    "call-words-2": Key("Ctrl+2", N_("Asking for the name"), _CALL),
    "call-words-3": Key("Ctrl+3", N_("Asking for private data"), _CALL),
    "call-words-4": Key("Ctrl+4", N_("When the guest would rather not say"), _CALL),
    "call-words-5": Key("Ctrl+5", N_("How to reach us"), _CALL),
    "call-words-6": Key("Ctrl+6", N_("Ending the call"), _CALL),
    "call-over": Key("Ctrl+Return", N_("The call is over"), _CALL),
    "book": Key("Ctrl+Shift+F", N_("The phrase book"), _BOOK),
    "lexicon": Key("Ctrl+Shift+G", N_("The lexicon"), _BOOK),
    "drill": Key("Ctrl+Shift+P", N_("Practise a situation"), _BOOK),
    "uncover": Key("Ctrl+Return", N_("It is said: show the words"), _DRILL),
    "drill-next": Key("Alt+Down", N_("Another situation"), _DRILL),
    "drill-before": Key("Alt+Left", N_("The situation before"), _DRILL),
    "drill-field": Key("Alt+F", N_("What is practised"), _DRILL),
    "drill-language": Key("Alt+L", N_("The guest’s language"), _DRILL),
    "switch-line": Key("Space", N_("Offer the line, or no longer"), _LINES),
    "line-earlier": Key("Ctrl+Up", N_("Offer the line earlier"), _LINES),
    "line-later": Key("Ctrl+Down", N_("Offer the line later"), _LINES),
    "own-line": Key("Ctrl+Shift+N", N_("A line of your own"), _LINES),
    "line-from": Key("Ctrl+Shift+D", N_("A line of your own from this one"), _LINES),
    "change-line": Key("F2", N_("Change your own line"), _LINES),
    "retire-line": Key("Del", N_("Take your own line out"), _LINES),
    "find-line": Key("Alt+F", N_("Find a line"), _LINES),
    "line-language-1": Key("Alt+1", N_("The English lines"), _LINES),
    "line-language-2": Key("Alt+2", N_("The Chinese lines"), _LINES),
    "line-language-3": Key("Alt+3", N_("The Spanish lines"), _LINES),
    "line-language-4": Key("Alt+4", N_("The Russian lines"), _LINES),
    "pick": Key("Alt+I", N_("Put in what Salve fills in"), _PHRASE),
    "phrase-choice": Key("Alt+1", N_("The choices by their numbers, Alt+1 to Alt+9"), _PHRASE),
    "next-tongue": Key("Ctrl+PgDown", N_("The next language"), _PHRASE),
    "tongue-before": Key("Ctrl+PgUp", N_("The language before"), _PHRASE),
    "switch-word": Key("Space", N_("Mark it in what is written, or leave it be"), _LEXICON),
    "own-word": Key("Ctrl+Shift+N", N_("An entry of your own"), _LEXICON),
    "change-word": Key("F2", N_("Other words for it"), _LEXICON),
    "retire-word": Key("Del", N_("Take your own entry out"), _LEXICON),
    "find-word": Key("Alt+F", N_("Find an entry"), _LEXICON),
    "try-word": Key("Alt+T", N_("Try a sentence"), _LEXICON),
    "words-said": Key("Alt+H", N_("What a guest hears"), _LEXICON),
    "words-noted": Key("Alt+W", N_("What is written about a guest"), _LEXICON),
    "word-language-1": Key("Alt+1", N_("The English entries"), _LEXICON),
    "word-language-2": Key("Alt+2", N_("The Chinese entries"), _LEXICON),
    "word-language-3": Key("Alt+3", N_("The Spanish entries"), _LEXICON),
    "word-language-4": Key("Alt+4", N_("The Russian entries"), _LEXICON),
    "save-words": Key("Ctrl+S", N_("Save our words in a file"), _BETWEEN),
    "open-words": Key("Ctrl+O", N_("Take words in from a file"), _BETWEEN),
    "mark-private": Key("Alt+I", N_("The line just written is private"), _CARD),
    "open-book": Key("Ctrl+Shift+Y", N_("Open book"), _CARD),
    "save-data": Key("Ctrl+S", N_("Save for other programs"), _OPEN_BOOK),
    "guest-corrects": Key("F2", N_("Correct the line, or answer it"), _OPEN_BOOK),
    "guest-adds": Key("F7", N_("A word of the guest’s own"), _OPEN_BOOK),
    "only-keep": Key("Alt+K", N_("Only keep it, do not use it"), _OPEN_BOOK),
    "mind-1": Key("Alt+5", N_("No recommendations, or again"), _OPEN_BOOK),
    "mind-2": Key("Alt+6", N_("No greeting by name, or again"), _OPEN_BOOK),
    "mind-3": Key("Alt+7", N_("Only what the guest tells us, or all"), _OPEN_BOOK),
    "mind-4": Key("Alt+8", N_("No letters, cards or questions, or again"), _OPEN_BOOK),
    "mark-line": Key("Alt+I", N_("Private, or no longer"), _OPEN_BOOK),
    "guest-agrees": Key("Alt+G", N_("The guest agrees, today"), _OPEN_BOOK),
    "private-checked": Key("Alt+C", N_("Checked by us"), _OPEN_BOOK),
    "unmark-private": Key("Alt+X", N_("Not private after all"), _OPEN_BOOK),
    "withdraw-consent": Key("Alt+W", N_("The guest no longer agrees"), _OPEN_BOOK),
    "name-staff": Key("Alt+J", N_("How colleagues are named"), _OPEN_BOOK),
    "book-language-1": Key("Alt+1", N_("The open book in English"), _OPEN_BOOK),
    "book-language-2": Key("Alt+2", N_("The open book in Chinese"), _OPEN_BOOK),
    "book-language-3": Key("Alt+3", N_("The open book in Spanish"), _OPEN_BOOK),
    "book-language-4": Key("Alt+4", N_("The open book in Russian"), _OPEN_BOOK),
    "counter": Key("Alt+Home", N_("Counter"), _HOUSE),
    "settings": Key("Ctrl+,", N_("Settings"), _HOUSE),
    "import": Key("Ctrl+I", N_("Import guests"), _HOUSE),
    "house-rules": Key("Ctrl+Shift+H", N_("What the house has settled"), _HOUSE),
    "shift-rules": Key("Ctrl+Shift+T", N_("Our shifts"), _HOUSE),
    "sharing": Key("Ctrl+Shift+J", N_("Share with other desks"), _HOUSE),
    "views": Key("Ctrl+Shift+K", N_("Who looked"), _HOUSE),
    "alike-list": Key("Ctrl+Shift+A", N_("Two cards of one guest"), _HOUSE),
    "two-people": Key("Alt+X", N_("Two different people"), _TWO),
    "perhaps-same": Key("Alt+P", N_("Perhaps the same: a colleague looks"), _TWO),
    "other-card": Key("Ctrl+Shift+N", N_("Another card of the guest at the counter"), _TWO),
    "part-cards": Key("Alt+J", N_("Make two cards of it again"), _CARD),
    "safe": Key("Ctrl+Shift+I", N_("Key, sheet and backups"), _HOUSE),
    "test-sheet": Key("Alt+T", N_("Test the sheet by a line"), _SAFE),
    "back-up": Key("Alt+B", N_("Back up now"), _SAFE),
    "stop-backup": Key("Alt+X", N_("Leave off backing up"), _SAFE),
    "backup-place": Key("Alt+P", N_("Where backups go"), _SAFE),
    "change-key": Key("Alt+K", N_("Another key"), _SAFE),
    "backup-file": Key("Ctrl+O", N_("Choose the backup"), _BACK),
    "terms": Key("Ctrl+Shift+R", N_("What goes next"), _HOUSE),
    "keep-longer": Key("Alt+K", N_("Keep it longer"), _ENDS),
    "erase-named": Key("Alt+L", N_("Erase this line of another page too"), _ENDS),
    "erasing-again": Key("Alt+End", N_("Back to the guest who is being erased"), _HOUSE),
    "erase-guest": Key("Ctrl+Shift+Del", N_("Erase this guest for good"), _CARD),
    "find-look": Key("Alt+F", N_("Find a guest or colleague"), _LOOKED),
    "first-desk": Key("Alt+1", N_("Make this desk the first one"), _DESKS),
    "join-shop": Key("Alt+2", N_("Join a shop"), _DESKS),
    "let-in": Key("Ctrl+Shift+N", N_("Let a desk in"), _DESKS),
    "rename-desk": Key("F2", N_("Another name for the desk"), _DESKS),
    "remove-desk": Key("Del", N_("Remove the desk"), _DESKS),
    "take-hub": Key("Ctrl+Shift+M", N_("Have this desk carry the shop"), _DESKS),
    "leave-shop": Key("Ctrl+Shift+X", N_("Leave the shop"), _DESKS),
    "own-way": Key("Ctrl+Shift+W", N_("Write a way of your own"), _WAY),
    "retire-way": Key("Ctrl+Shift+X", N_("No longer offer it"), _WAY),
    "add-step": Key("Ctrl+Shift+N", N_("One more step"), _WAY),
    "remove-step": Key("Ctrl+Shift+D", N_("Take the step out, or put it back"), _WAY),
    "step-earlier": Key("Ctrl+Up", N_("Move the step up"), _WAY),
    "step-later": Key("Ctrl+Down", N_("Move the step down"), _WAY),
    "next-step": Key("Ctrl+PgDown", N_("To the next step"), _WAY),
    "last-step": Key("Ctrl+PgUp", N_("To the step before"), _WAY),
    "add-shift": Key("Ctrl+Shift+N", N_("One more shift"), _OURS),
    "remove-shift": Key("Ctrl+Shift+D", N_("Take the shift out"), _OURS),
    "usual-shifts": Key("Ctrl+Shift+O", N_("Take the usual three shifts"), _OURS),
    "shift-day-1": Key("Alt+1", N_("The first day of the week, or not"), _OURS),
    "shift-day-2": Key("Alt+2", N_("The second day of the week, or not"), _OURS),
    "shift-day-3": Key("Alt+3", N_("The third day of the week, or not"), _OURS),
    "shift-day-4": Key("Alt+4", N_("The fourth day of the week, or not"), _OURS),
    "shift-day-5": Key("Alt+5", N_("The fifth day of the week, or not"), _OURS),
    "shift-day-6": Key("Alt+6", N_("The sixth day of the week, or not"), _OURS),
    "shift-day-7": Key("Alt+7", N_("The seventh day of the week, or not"), _OURS),
    "own-idea": Key("Ctrl+Shift+W", N_("Write an idea of your own"), _OURS),
    "retire-idea": Key("Ctrl+Shift+X", N_("No longer tell this idea"), _OURS),
    "choose-file": Key("Ctrl+O", N_("Choose a file"), _BRING),
    "save-refused": Key("Ctrl+S", N_("Save the refused rows"), _BRING),
    "import-first": Key("1", N_("Import your guests"), _FIRST),
    "meet-first": Key("2", N_("Meet a first guest"), _FIRST),
    "practise": Key("3", N_("Try the practice store"), _FIRST),
    "restore-first": Key("4", N_("Restore from a backup"), _FIRST),
    "new-person": Key("Alt+N", N_("Someone new"), _HOUSE),
    "people": Key("Ctrl+Shift+U", N_("Staff"), _HOUSE),
    "change-person": Key("F2", N_("Change what is known of them"), _STAFF),
    "remove-person": Key("Alt+X", N_("No longer works here, or works here again"), _STAFF),
    "clear-pin": Key("Alt+D", N_("Take the PIN away"), _STAFF),
    "rights-table": Key("Alt+T", N_("To the table of rights"), _STAFF),
    "misses-seen": Key("Alt+K", N_("The wrong PINs are known to me"), _STAFF),
    "forgotten": Key("Alt+F", N_("The PIN is forgotten"), _HANDS),
    "help": Key("F1", N_("All keys"), _HOUSE),
    "who": Key("F12", N_("Who is at this desk"), _HOUSE),
    "turned": Key("F10", N_("Turn the screen to the guest"), _HOUSE),
    "hide": Key("Ctrl+L", N_("Hide everything"), _HOUSE),
    "again": Key("Ctrl+R", N_("Try again"), _HOUSE),
    "quit": Key("Ctrl+Q", N_("Close Salve"), _HOUSE),
}
"""By the name of the act."""

_SHOWN = (
    ("Return", "Enter"),
    ("Right", "→"),
    ("Left", "←"),
    ("Down", "↓"),
    ("Up", "↑"),
)


def cap(act: str) -> str:
    """What the key cap of `act` says: "F2", "Alt+→"."""
    shown = KEYS[act].sequence.replace("Space", p_("key", "Space"))
    for word, sign in _SHOWN:
        shown = shown.replace(word, sign)
    return re.sub(r"Shift\+F(?=\d)", "⇧F", shown)


def label(act: str) -> str:
    """What the key does, in the interface's language."""
    return _(KEYS[act].label)


def groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """For the help page: each heading with its (cap, label) pairs, translated, in order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for act, key in KEYS.items():
        found.setdefault(key.group, []).append((cap(act), label(act)))
    return [(_(group), pairs) for group, pairs in found.items()]


def bind(widget: QWidget, act: str, done: Callable[[], object], *, inside: bool = False) -> None:
    """Have the key of `act` call `done` while `widget` can be seen in the active window.

    With `inside` only while the focus is in `widget`.
    """
    shortcut = QShortcut(KEYS[act].sequence, widget)
    if inside:
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(done)
