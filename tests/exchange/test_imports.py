"""Lists come in: matched, not doubled; twice is once; what is refused is told and kept."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.desk import Desk, open_desk
from assistant.drafts import Draft
from assistant.exchange import imports, table
from assistant.exchange.imports import Outcome, import_file, proposed, save_refused
from assistant.exchange.incoming import NO_NAME
from assistant.exchange.made_up import made_up
from assistant.guests import acts
from assistant.guests.lookup import find
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId
from assistant.places import Home
from assistant.refusal import Refused

Bring = Callable[[str], Outcome]


@pytest.fixture
def bring(desk: Desk, tmp_path: Path) -> Bring:
    def bring(text: str) -> Outcome:
        path = tmp_path / "guests.csv"
        path.write_text(text, "utf-8")
        return import_file(desk, path)

    return bring


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    return outcome.new, outcome.matched, outcome.unchanged, len(outcome.refused)


def everybody(desk: Desk) -> list[GuestView]:
    hits = desk.look_up(lambda tx: find.recent(tx, 1000))
    views = [desk.guest(hit.page) for hit in hits]
    return sorted((view for view in views if view), key=lambda view: view.identity.name)


def test_full_row_is_on_file_and_found(desk: Desk, bring: Bring) -> None:
    outcome = bring(
        "姓名,拼音,手机,邮箱,昵称,备注,喜好,过敏,生日,到访次数,最近到访\n"
        "王雅琴,Wang Yaqin,161 1234 5678,yaqin@example.com,雅雅,喜欢聊天,靠窗；燕麦拿铁,花生,"
        "1980年3月2日,27,2026-05-10\n"
    )
    assert counts(outcome) == (1, 0, 0, 0)
    (hit,) = desk.look_up(lambda tx: find.find(tx, "wyq"))
    view = desk.guest(hit.page)
    assert view is not None
    assert view.identity.reading == "Wang Yaqin"
    assert view.identity.birthday == "1980-03-02"
    assert [care.text for care in view.care] == ["花生"]
    assert [preference.text for preference in view.preferences] == ["靠窗", "燕麦拿铁"]
    assert [note.text for note in view.notes] == ["喜欢聊天"]
    assert (view.earlier_visits, view.earlier_last) == (27, "2026-05-10")
    assert all(preference.is_question(view.met_ms) for preference in view.preferences)


TWICE = """Name,Phone,E-mail,Note,Preference
Ana Gil,+34 761 111 111,ana@example.com,Likes to talk,Window
José Peña,,jose@example.com,,
Nobody Known,,,Comes on Mondays,
Nobody Known,,,Comes on Fridays,
Bare Name,,,,
Extension Only,1234,,,
"""


def test_same_file_twice_changes_nothing(desk: Desk, bring: Bring) -> None:
    assert counts(bring(TWICE)) == (6, 0, 0, 0)
    before = everybody(desk)
    assert counts(bring(TWICE)) == (0, 0, 6, 0)
    assert everybody(desk) == before


def test_duplicates_within_a_file_are_one_guest(desk: Desk, bring: Bring) -> None:
    outcome = bring(
        "Имя;Телефон;Почта;Заметка\n"
        "Иван Соколов;+7 (946) 555-01-02;;Чай без сахара\n"
        "Иван Соколов;8 946 555 01 02;ivan@example.com;\n"
        "Соколов Иван;;IVAN@example.com;Ранний заезд\n"
        "Иван Соколов;89465550102;;Чай без сахара\n"
    )
    assert counts(outcome) == (1, 2, 1, 0)
    (view,) = everybody(desk)
    assert view.identity.name == "Иван Соколов"
    assert view.identity.phones == ("+7 (946) 555-01-02",)
    assert view.identity.emails == ("ivan@example.com",)
    assert "Ранний заезд" in [note.text for note in view.notes]


def test_matched_guest_gets_what_is_new_and_keeps_what_is_there(desk: Desk, bring: Bring) -> None:
    bring("Name,Phone,Nickname,Language\nAna Gil,+34 761 111 111,Anita,es\n")
    outcome = bring(
        "Name,Phone,Phone 2,Nickname,Language,Birthday,Note\n"
        "Ana Gil,0034761111111,+34 761 222 222,Anne,en,1980-03-02,Comes by train\n"
    )
    assert counts(outcome) == (0, 1, 0, 0)
    (view,) = everybody(desk)
    assert view.identity.nickname == "Anita"
    assert view.identity.language == "es"
    assert view.identity.birthday == "1980-03-02"
    assert view.identity.phones == ("+34 761 111 111", "+34 761 222 222")
    assert [note.text for note in view.notes] == ["Comes by train"]


def test_what_a_clerk_retired_or_removed_does_not_come_back(desk: Desk, bring: Bring) -> None:
    text = "Name,Phone,Phone 2,Preference\nAna Gil,+34 761 111 111,+34 761 222 222,Window\n"
    bring(text)
    (view,) = everybody(desk)
    desk.on_guest(view.page, acts.retire, of=view.preferences[0].id).result()
    desk.on_guest(view.page, acts.remove_contact, contact="phone", value="+34 761 222 222").result()
    assert counts(bring(text)) == (0, 0, 1, 0)
    (after,) = everybody(desk)
    assert not after.preferences
    assert after.identity.phones == ("+34 761 111 111",)


def test_another_writing_of_a_name_on_one_number_is_kept_and_told(desk: Desk, bring: Bring) -> None:
    outcome = bring(
        "Name,Phone\nRobert Smith,+44 7700 900123\nR. Smith,+44 7700 900123\n"
        "Mr Smith,+44 7700 900123\nRobert James Smith,+44 7700 900123\n"
    )
    assert counts(outcome) == (1, 3, 0, 0)
    assert [remark.number for remark in outcome.remarks] == [3, 4, 5]
    (view,) = everybody(desk)
    assert view.identity.name == "Robert Smith"
    assert [note.text for note in view.notes] == [
        "≈ R. Smith",
        "≈ Mr Smith",
        "≈ Robert James Smith",
    ]


COUPLES = [
    ("Anna Smith", "John Smith"),
    ("Anna", "John Smith"),
    ("Smith Anna", "Smith John"),
    ("Мария Соколова", "Иван Соколов"),
    ("Иван Соколов", "Maria Sokolova"),
    ("Mario Rossi", "Maria Rossi"),
    ("Juan Pérez", "Juana Pérez"),
    ("王雅琴", "李伟"),
    ("王雅琴", "王伟"),
    ("王雅琴", "Wang Wei"),
]


@pytest.mark.parametrize(("one", "other"), COUPLES)
def test_couple_with_one_number_and_one_address_stays_two(
    desk: Desk, bring: Bring, one: str, other: str
) -> None:
    text = "Name,Phone,Email,Allergy\n{},+44 7700 900123,us@example.com,\n{},{},{},nuts\n"
    text = text.format(one, other, "+44 7700 900123", "us@example.com")
    outcome = bring(text)
    assert counts(outcome) == (2, 0, 0, 0)
    assert [remark.number for remark in outcome.remarks] == [3]
    assert {view.identity.name for view in everybody(desk) if view.care} == {other}
    before = everybody(desk)
    assert counts(bring(text)) == (0, 0, 2, 0)
    assert everybody(desk) == before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Иван Соколов", "Ivan Sokolov"),
        ("Сергей Щербаков", "Shcherbakov Sergey"),
        ("王雅琴", "Wang Yaqin"),
        ("Yaqin Wang", "王雅琴"),
        ("王國強", "王国强"),
        ("José Peña", "Jose Pena"),
        ("Peña, José", "José María Peña"),
    ],
)
def test_one_guest_written_in_two_ways_is_one(bring: Bring, one: str, other: str) -> None:
    text = f'Name,Phone\n"{one}",+44 7700 900123\n"{other}",+44 7700 900123\n'
    assert counts(bring(text)) == (1, 1, 0, 0)


def test_given_names_decide_where_the_list_tells_them(bring: Bring) -> None:
    outcome = bring(
        "First name,Last name,Phone\nAnna,Berg,+44 7700 900123\nAnna,Tal,+44 7700 900123\n"
        "Uwe,Berg,+44 7700 900123\n"
    )
    assert counts(outcome) == (2, 1, 0, 0)


def test_guest_renamed_by_a_clerk_is_not_doubled(desk: Desk, bring: Bring) -> None:
    text = "Name,Phone,Nickname\nAnna Berg,+44 7700 900123,Annie\n"
    bring(text)
    (view,) = everybody(desk)
    changes = {"name": "Franziska Tal", "nickname": ""}
    desk.on_guest(view.page, acts.change_details, changes=changes).result()
    assert counts(bring(text)) == (0, 0, 1, 0)
    (after,) = everybody(desk)
    assert (after.identity.name, after.identity.nickname) == ("Franziska Tal", "")


def test_two_people_behind_one_number_stay_two(desk: Desk, bring: Bring) -> None:
    text = "Name,Phone,Allergy\nAnna Berg,+49 30 23125001,\nUwe Tal,+49 30 23125001,nuts\n"
    outcome = bring(text)
    assert counts(outcome) == (2, 0, 0, 0)
    assert "Anna Berg" in imports.remark_text(outcome.remarks[0])
    assert counts(bring(text)) == (0, 0, 2, 0)
    assert [len(view.care) for view in everybody(desk)] == [0, 1]


def test_one_guest_in_two_scripts_is_one(desk: Desk, bring: Bring) -> None:
    outcome = bring("Name,Phone\nИван Соколов,+7 946 555-01-02\nIvan Sokolov,+7 946 555-01-02\n")
    assert counts(outcome) == (1, 1, 0, 0)


def test_refused_rows_are_listed_and_saved_for_excel(bring: Bring, tmp_path: Path) -> None:
    outcome = bring("Name;Phone\nAna;1234\n;+34 761 111 111\nUwe;5678;too;many\n")
    assert counts(outcome) == (1, 0, 0, 2)
    assert [(row.number, row.reason) for row in outcome.refused] == [
        (3, NO_NAME),
        (4, table.MORE_CELLS),
    ]
    assert imports.refused_text(outcome.refused[0]) == "Row 3: There is no name in this row."
    saved = tmp_path / "refused.csv"
    save_refused(outcome, saved)
    assert saved.read_bytes().startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(saved.read_text("utf-8-sig")), delimiter=";"))
    assert read[0] == ["Name", "Phone", "Row", "Why it was refused"]
    assert read[1] == ["", "+34 761 111 111", "3", "There is no name in this row."]
    assert read[2][:4] == ["Uwe", "5678", "too", "many"]


def test_refused_rows_put_right_come_in(desk: Desk, bring: Bring, tmp_path: Path) -> None:
    outcome = bring("Name,Phone\n,+34 761 111 111\n")
    saved = tmp_path / "refused.csv"
    save_refused(outcome, saved)
    saved.write_text(saved.read_text("utf-8").replace("\n,", "\nAna Gil,"), "utf-8")
    assert counts(import_file(desk, saved)) == (1, 0, 0, 0)
    (view,) = everybody(desk)
    assert view.identity.phones == ("+34 761 111 111",)


def test_dry_run_tells_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text(TWICE + "Ana Gil,+34761111111,,,Terrace\n,x,,,\n", "utf-8")
    outcome = import_file(desk, path, dry_run=True)
    assert counts(outcome) == (6, 1, 0, 1)
    assert not everybody(desk)
    assert counts(import_file(desk, path)) == (6, 1, 0, 1)
    assert imports.outcome_text(outcome).startswith("Nothing was written")


def test_cancelled_import_keeps_what_it_counted_and_goes_on(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    rows = "".join(f"Guest {n},+34 761 {n:06}\n" for n in range(1000))
    path.write_text("Name,Phone\n" + rows, "utf-8")
    looks = iter(range(1000))
    stopped = import_file(desk, path, cancelled=lambda: next(looks) == 700)
    assert stopped.cancelled
    assert stopped.new == 700
    assert len(desk.look_up(lambda tx: find.recent(tx, 2000))) == stopped.new
    again = import_file(desk, path)
    assert (again.new, again.unchanged) == (1000 - stopped.new, stopped.new)


def test_two_lists_never_come_in_at_once(desk: Desk, place: Home, tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text(TWICE, "utf-8")
    other = open_desk(place)
    said: list[str] = []

    def at_the_other_desk() -> bool:
        with pytest.raises(Refused) as refused:
            import_file(other, path)
        said.append(refused.value.sentence())
        return False

    assert import_file(desk, path, cancelled=at_the_other_desk).new == 6
    assert set(said) == {
        "Another list is just coming into this store: wait for its end, then try again."
    }
    assert counts(import_file(other, path)) == (0, 0, 6, 0)
    other.close()


def test_progress_ends_with_the_whole_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text(TWICE, "utf-8")
    told: list[tuple[int, int]] = []
    import_file(desk, path, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (path.stat().st_size,) * 2
    assert told == sorted(told)


def test_file_without_names_is_refused_before_anything_is_written(bring: Bring) -> None:
    with pytest.raises(Refused, match="No column holds"):
        bring("Phone,E-mail\n+34 761 111 111,ana@example.com\n")


def test_who_may_not_bring_a_list_does_not_whoever_opened_the_page(
    desk: Desk, bring: Bring
) -> None:
    kim = desk.join(name="Kim", role="trainee").result()
    desk.sign_in(kim)
    with pytest.raises(Refused, match="Elena"):
        bring("name\nAna Ruiz\n")
    assert everybody(desk) == []
    desk.sign_in(None)  # as a command finds it
    assert counts(bring("name\nAna Ruiz\n"))[0] == 1


def test_mapping_changed_by_hand_is_heeded(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text("Name,Notes\nAna Gil,Window\n", "utf-8")
    opened, mapping = proposed(path)
    import_file(desk, path, mapping.taking(1, "preference"), table=opened)
    (view,) = everybody(desk)
    assert [preference.text for preference in view.preferences] == ["Window"]


def test_order_of_dates_is_decided_by_the_whole_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    rows = "".join(f"Guest {n},03/04/1980\n" for n in range(1200))
    path.write_text("Name,Birthday\nAna Gil,03/04/1980\n" + rows + "Uwe,04/25/1980\n", "utf-8")
    import_file(desk, path)
    (hit,) = desk.look_up(lambda tx: find.find(tx, "Ana Gil"))
    view = desk.guest(hit.page)
    assert view is not None
    assert view.identity.birthday == "1980-03-04"


NAMES = st.sampled_from(["Ana Gil", "Uwe Tal", "王雅琴", "Иван Соколов", "Bob", "", "A"])
PHONES = st.sampled_from(["", "+34 761 111 111", "761111111", "+34 764 222 222", "1234", "x"])
MAILS = st.sampled_from(["", "ana@example.com", "ANA@example.com", "uwe@example.com", "a@"])
TEXTS = st.sampled_from(["", "Window", "window; tea", "no", "No sugar"])


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(NAMES, PHONES, PHONES, MAILS, TEXTS, TEXTS), min_size=1, max_size=12))
def test_whatever_comes_in_twice_came_in_once(
    tmp_path_factory: pytest.TempPathFactory, guests: list[tuple[str, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    path = folder / "guests.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Name", "Phone", "Phone 2", "E-mail", "Preference", "Note"])
        writer.writerows(guests)
    desk = open_desk(Home(folder / "home"))
    try:
        first = import_file(desk, path)
        before = everybody(desk)
        assert len(before) == first.new
        second = import_file(desk, path)
        assert counts(second)[:2] == (0, 0)
        assert everybody(desk) == before
    finally:
        desk.close()


def test_made_up_guests_are_the_same_for_the_same_seed() -> None:
    def told(seed: int) -> list[tuple[PageId, list[Draft]]]:
        return list(made_up(200, seed, 1_795_000_000_000))

    assert told(1) == told(1)
    assert told(1) != told(2)
    pages = [page for page, _ in told(1)]
    assert pages == sorted(set(pages))


def test_store_is_filled_with_made_up_guests_once(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    made = imports.fill(desk, guests=300, seed=7, progress=lambda *done: told.append(done))
    assert made == 300
    assert told[-1] == (300, 300)
    views = everybody(desk)
    assert len(views) == 300
    assert sum(bool(view.identity.emails) for view in views) > 100
    assert len(desk.look_up(find.here)) == 12
    right = [mistake for view in views for mistake in view.mistakes if mistake.remedy]
    assert right
    assert all(mistake.remedy_ms > mistake.when_ms for mistake in right)
    with pytest.raises(Refused, match="new store only"):
        imports.fill(desk, guests=1)
