"""What is on file in a home, and what stands on its sheet."""

from assistant.desk import open_desk
from assistant.journal.key import kept_key
from assistant.journal.spelled import spelled
from assistant.places import Home

GUESTS = ("Anna Sánchez", "李明", "Пётр Иванов")


def key_of(place: Home) -> bytes:
    """The key of a home that has one."""
    kept = kept_key(place)
    assert kept is not None
    return kept[0]


def sheet_of(place: Home) -> str:
    """What somebody types from the recovery sheet."""
    return "\n".join(spelled(key_of(place)))


def names_in(place: Home) -> set[str]:
    """Who is on file there."""
    desk = open_desk(place)
    try:
        with desk._store.reading() as tx:
            pages = [row[0] for row in tx.exec_driver_sql("SELECT DISTINCT page FROM entry")]
        views = (desk.guest(page) for page in pages)
        return {view.identity.name for view in views if view is not None}
    finally:
        desk.close()
