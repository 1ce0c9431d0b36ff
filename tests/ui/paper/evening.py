"""A Saturday in a house, in four languages: what the early shift hands to the late one."""

import time
from datetime import datetime
from typing import Any

from assistant.desk import Desk
from assistant.exchange.coming import Coming
from assistant.guests import acts as guest_acts
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId, StaffId
from assistant.recovery import acts, gestures, promises
from assistant.shift import expecting, handing, rules, traces
from assistant.shift.entries import ShiftWritten
from assistant.shift.view import ToldSheet

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")
HOUR_MS = 3_600_000

WORDS = {
    "en": {
        "shifts": ("Early", "Late"),
        "all": "Busy today, but nobody waited in vain. Please see to Ms Solheim in 412 first; "
        "the rest is on this sheet. Thank you, all of you.",
        "shower": "No hot water in the shower, for the second day",
        "shower-done": "The plumber is in the room",
        "shower-note": "Room 508 is held for her until 18:00. She speaks softly: please do not "
        "hurry her.",
        "suit": "Suit back in his room",
        "suit-note": "He speaks at 19:00. Please hand it to him, do not hang it on the door.",
        "suit-next": "17:40 fetch it from the laundry",
        "wheelchair": "His mother comes along, in a wheelchair",
        "wheelchair-note": "The ramp at the side door is clear; room 103 has grab bars.",
        "wheelchair-next": "20:00 look at room 103",
        "allergy": "Shellfish",
        "allergy-note": "The kitchen knows; the breakfast card is changed.",
        "breakfast": "Breakfast box at reception, the taxi is booked",
        "wake": "Wake-up at 7:00, in Russian",
        "wake-note": "He does not hear the telephone: please knock as well.",
        "cake": "Dessert after the long wait",
        "door": "The left door of the lobby stays shut until 19:00. Please see guests to the main "
        "door.",
        "theft": "A ring is missing from the safe of 610",
        "question": "Which ramp is that?",
        "answer": "The one in Mill Lane.",
    },
    "zh": {
        "shifts": ("早班", "晚班"),
        "all": "今天很忙，但没有人白等。412 的客人请放在第一位；其余都在单子里。谢谢大家。",
        "shower": "淋浴水不热，已是第二天",
        "shower-done": "水暖工已进房",
        "shower-note": "508 房为她留到 18:00。她说话轻，请别催。",
        "suit": "西装送回房间",
        "suit-note": "19:00 他要演讲，请亲手交给他，不要挂在门上。",
        "suit-next": "17:40 到洗衣房取",
        "wheelchair": "与母亲同来，母亲坐轮椅",
        "wheelchair-note": "侧门坡道已清理；103 房卫生间有扶手。",
        "wheelchair-next": "20:00 前查看 103",
        "allergy": "海鲜",
        "allergy-note": "厨房已知，早餐牌已改。",
        "breakfast": "早餐盒今晚备好，出租车已订",
        "wake": "明早 7:00 叫醒，用俄语",
        "wake-note": "他听不清电话，请再敲一次门。",
        "cake": "久等之后送了甜点",
        "door": "大堂左侧门修到 19:00，请引客人走正门，并陪同一段。",
        "theft": "610 房保险箱里的戒指不见了",
        "question": "哪一个坡道？",
        "answer": "磨坊巷的那一个。",
    },
    "es": {
        "shifts": ("Mañana", "Tarde"),
        "all": "Hoy ha habido mucho trabajo, pero nadie ha esperado en balde. Atended primero a "
        "la señora Solheim, de la 412; lo demás está en esta hoja. Gracias a todos.",
        "shower": "La ducha no tiene agua caliente, por segundo día",
        "shower-done": "El fontanero está en la habitación",
        "shower-note": "La 508 queda reservada para ella hasta las 18:00. Habla bajo: no la "
        "apresuréis, por favor.",
        "suit": "El traje, de vuelta en su habitación",
        "suit-note": "Da una conferencia a las 19:00. Entregádselo en mano, no lo colguéis en la "
        "puerta.",
        "suit-next": "17:40 recogerlo en la lavandería",
        "wheelchair": "Viene con su madre, que va en silla de ruedas",
        "wheelchair-note": "La rampa de la puerta lateral está despejada; la 103 tiene barras.",
        "wheelchair-next": "20:00 comprobar la 103",
        "allergy": "Marisco",
        "allergy-note": "La cocina lo sabe; la tarjeta del desayuno está cambiada.",
        "breakfast": "Caja de desayuno en recepción, el taxi está pedido",
        "wake": "Despertar a las 7:00, en ruso",
        "wake-note": "No oye el teléfono: llamad también a la puerta.",
        "cake": "Postre tras la larga espera",
        "door": "La puerta izquierda del vestíbulo sigue cerrada hasta las 19:00. Acompañad a los "
        "clientes a la principal.",
        "theft": "Falta un anillo de la caja fuerte de la 610",
        "question": "¿Qué rampa es?",
        "answer": "La de la calle del Molino.",
    },
    "ru": {
        "shifts": ("Утренняя смена", "Вечерняя смена"),
        "all": "Сегодня было много работы, но никто не ждал напрасно. Пожалуйста, сначала "
        "займитесь гостьей из 412; остальное есть на этом листе. Спасибо всем.",
        "shower": "В душе нет горячей воды, уже второй день",
        "shower-done": "Сантехник в номере",
        "shower-note": "Номер 508 держим для неё до 18:00. Она говорит тихо: пожалуйста, не "
        "торопите её.",
        "suit": "Костюм вернуть в его номер",
        "suit-note": "В 19:00 он выступает. Пожалуйста, передайте лично, не вешайте на дверь.",
        "suit-next": "17:40 забрать из прачечной",
        "wheelchair": "Приедет с матерью, она в инвалидном кресле",
        "wheelchair-note": "Пандус у боковой двери свободен; в 103 есть поручни.",
        "wheelchair-next": "20:00 проверить номер 103",
        "allergy": "Морепродукты",
        "allergy-note": "Кухня знает; карточка завтрака изменена.",
        "breakfast": "Завтрак с собой на стойке, такси заказано",
        "wake": "Разбудить в 7:00, по-русски",
        "wake-note": "Он не слышит телефона: пожалуйста, ещё и постучите.",
        "cake": "Десерт после долгого ожидания",
        "door": "Левая дверь в холле закрыта до 19:00. Пожалуйста, провожайте гостей к главной.",
        "theft": "Из сейфа номера 610 пропало кольцо",
        "question": "Какой это пандус?",
        "answer": "Тот, что в Мельничном переулке.",
    },
}


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def guest(desk: Desk, name: str) -> PageId:
    """Somebody who came today."""
    page = desk.meet(Identity(name)).result()
    desk.on_guest(page, guest_acts.arrive, channel="in-person").result()
    return page


def problem(desk: Desk, text: str, **words: Any) -> PageId:
    return desk.matters.open(acts.open_problem, text=text, steps=STEPS, **words).result()


def evening(desk: Desk, language: str = "en", restricted: bool = True) -> PageId:
    """Eight items and a restricted one, given by Elena; five of them signed for by Boris."""
    words = WORDS[language]
    boris = desk.join(name="Boris").result()
    round_the_clock(desk, *words["shifts"])
    _eight(desk, words, boris)
    if restricted:
        desk.matters.act(problem(desk, words["theft"], who="Mr Vance"), acts.change,
                         restricted="theft").result()  # fmt: skip
    desk.shifts.on_draft(handing.say_to_all, text=words["all"]).result()
    _note_all(desk, words)
    given = give(desk)
    elena = desk.signed
    desk.sign_in(boris)
    wheelchair = next(one for one in given.items if one.told.expected)
    asked = {"item": wheelchair.told.item, "text": words["question"]}
    desk.shifts.act(given.page, handing.ask, **asked).result()
    for one in given.items[3:]:
        if one.told.matter is None or not one.told.matter.restricted:
            desk.shifts.act(given.page, handing.sign, item=one.told.item).result()
    desk.sign_in(elena)
    return given.page


def give(desk: Desk) -> ToldSheet:
    page = desk.shifts.draft().page
    desk.shifts.give(page).result()
    sheet = desk.shifts.given(page)
    assert sheet is not None
    return sheet


def round_the_clock(desk: Desk, ending: str, coming: str) -> None:
    """Two shifts of the house: one that ends within the hour, the other after it."""
    hour = datetime.now().hour
    turn, begin = (hour + 1) % 24, (hour + 13) % 24
    now = ShiftWritten(ending, f"{begin:02}:00", f"{turn:02}:00")
    later = ShiftWritten(coming, f"{turn:02}:00", f"{begin:02}:00")
    desk.shifts.settle(rules.set_shifts, shifts=(now, later)).result()


def _eight(desk: Desk, words: dict[str, Any], boris: StaffId) -> None:
    """In the order of reading: a problem, promises, an arrival, a task, a pin, guests."""
    ingrid = guest(desk, "Ingrid Solheim")
    shower = problem(desk, words["shower"], guest=ingrid)
    desk.matters.act(shower, acts.change, place="412").result()
    desk.matters.act(shower, acts.note_deed, text=words["shower-done"]).result()
    suit = {"text": words["suit"], "due_ms": now_ms() + HOUR_MS, "to": "Daniel Okafor"}
    desk.matters.open(promises.promise_alone, **suit).result()
    day = datetime.now().date().isoformat()
    coming = Coming(name="陈思远", day=day, at="20:30", party=2, note=words["wheelchair"])
    desk.shifts.expect(expecting.expect_one, row=coming).result()
    ivan = guest(desk, "Иван Соколов")
    wake = {"text": words["wake"], "moment": "visit", "guest": ivan, "to": boris}
    desk.shifts.begin(traces.set_trace, **wake).result()
    desk.shifts.on_draft(handing.pin, text=words["door"]).result()
    leila = guest(desk, "ليلى حداد")
    desk.on_guest(leila, guest_acts.note_care, care="allergy", text=words["allergy"]).result()
    maria = guest(desk, "María López")
    desk.on_guest(maria, guest_acts.write_note, text=words["breakfast"]).result()
    desk.on_guest(maria, guest_acts.note_mood, level=4).result()
    waited = problem(desk, words["cake"], guest=guest(desk, "王雅琴"))
    desk.matters.act(waited, gestures.give, gesture="gift", text=words["cake"]).result()
    desk.matters.act(waited, acts.close, content=True).result()


def _note_all(desk: Desk, words: dict[str, Any]) -> None:
    """What Elena adds, item by item."""
    for one in desk.shifts.draft().items:
        told = one.told
        key = {
            "problem": "shower",
            "promise": "suit",
            "expected": "wheelchair",
            "trace": "wake",
            "guest": "allergy" if told.card and told.card.care else "",
        }.get(told.item.kind, "")
        if key and not (told.matter and told.matter.restricted):
            said = {"text": words[f"{key}-note"], "next_step": words.get(f"{key}-next", "")}
            desk.shifts.on_draft(handing.note, item=told.item, **said).result()
