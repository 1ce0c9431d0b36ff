"""What the columns of arrival lists and reservation books are called, in four languages."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from assistant.exchange.headers import key, known_field

ComingField = Literal[
    "", "name", "given", "middle", "family", "day", "at", "until", "phone", "email", "party",
    "adults", "children", "note", "told", "uid", "status",
]  # fmt: skip
"""What a column is taken as; "" is left out, "told" is a note that needs its column's name."""

_NAMES: dict[ComingField, str] = {
    "day": """day; date; arrival; arrival date; date of arrival; arrives; arriving; arrive; from;
        check in; check-in date; checkin; start; start date; date from; visit date; visit day;
        booking date; reservation date; appointment date; date of visit; stay from; event date;
        日期; 到店日期; 到店; 入住; 入住日期; 到达; 到达日期; 抵达日期; 抵店日期; 抵店; 预约日期;
        预订日期; 来访日期; 用餐日期; 预抵日期; 来店日期; 开始日期; 日子; fecha; día; llegada;
        fecha de llegada; entrada; fecha de entrada; fecha llegada; fecha entrada; desde;
        fecha de la reserva; fecha de reserva; fecha reserva; fecha de inicio; fecha de visita;
        дата; день; приезд; заезд; дата заезда; дата приезда; прибытие; дата прибытия;
        дата визита; дата брони; дата бронирования; начало; дата начала; с""",
    "at": """time; arrival time; time of arrival; eta; at; hour; check-in time; start time; clock;
        booking time; reservation time; appointment time; visit time; expected time;
        estimated time of arrival; expected at; 时间; 到店时间; 到达时间; 抵达时间; 预计到达;
        预计到店时间; 预计到达时间; 入住时间; 用餐时间; 预约时间; 预订时间; 来访时间; 来店时间;
        预抵时间; 开始时间; 时刻; 几点; hora; hora de llegada; hora llegada; hora prevista;
        hora de entrada; hora de la reserva; hora de reserva; hora estimada de llegada;
        hora inicio; время; время приезда; время заезда; время прибытия; время визита;
        время брони; время бронирования; время начала; час""",
    "until": """until; to; departure; departure date; date of departure; departs; departing;
        leaves; leaving; check out; check-out date; checkout; end; end date; date to; stay to;
        stay until; 离店; 离店日期; 退房; 退房日期; 离开; 离开日期; 离店时间; 预离日期; 结束日期;
        salida; fecha de salida; fecha salida; hasta; fecha de fin; fin; выезд; отъезд;
        дата выезда; дата отъезда; до; дата окончания; конец; по""",
    "party": """party; party size; size; guests; number of guests; no. of guests; # guests; pax;
        no. of pax; covers; people; persons; number of people; number of persons; no. of people;
        head count; headcount; group size; guest count; 人数; 用餐人数; 入住人数; 客人数;
        客人数量; 总人数; 几位; 位数; personas; comensales; número de personas; nº personas;
        n.º de personas; núm. personas; número de huéspedes; nº huéspedes; cubiertos;
        cantidad de personas; гостей; количество гостей; кол-во гостей; число гостей; человек;
        персон; количество человек; кол-во человек; количество персон; кол-во персон; чел;
        число персон""",
    "adults": """adults; no. of adults; number of adults; 成人; 成人数; 大人; adultos; взрослые;
        взрослых""",
    "children": """children; kids; no. of children; number of children; 儿童; 儿童数; 小孩; 孩子;
        niños; дети; детей""",
    "told": """room; room number; room no; room type; unit; suite; table; table number; seat;
        area; occasion; purpose; service; treatment; host; seen by; meeting with; company;
        organisation; organization; transfer; flight; flight number; board; meal plan; 房号; 房间;
        房间号; 房型; 桌号; 桌; 座位; 包间; 包厢; 服务; 项目; 公司; 单位; 航班; 航班号; 接待人;
        事由; habitación; nº habitación; número de habitación; tipo de habitación; mesa; nº mesa;
        sala; ocasión; motivo; servicio; empresa; vuelo; régimen; номер; комната; номер комнаты;
        тип номера; стол; столик; номер стола; зал; повод; услуга; компания; рейс;
        категория номера; питание""",
    "note": """request; requests; special request; special requests; guest request; to prepare;
        prepare; preparation; message; details; subject; wishes; 要求; 特殊要求; 特别要求; 需求;
        准备; petición; peticiones; peticiones especiales; petición especial; solicitudes;
        preparar; mensaje; detalles; пожелания; особые пожелания; пожелание; подготовить;
        сообщение; просьба; просьбы""",
    "uid": """booking number; booking no; booking id; booking reference; booking ref; reference;
        reservation number; reservation no; reservation id; reservation; booking; confirmation;
        confirmation number; confirmation code; confirmation no; ref; uid; 订单号; 预订号;
        预订编号; 确认号; 预约号; 订单编号; 预订单号; localizador; número de reserva; nº reserva;
        n.º de reserva; código de reserva; referencia; reserva; id reserva; номер брони;
        номер бронирования; бронь; № брони; код брони; номер заказа; номер подтверждения""",
    "status": """status; booking status; reservation status; state; 状态; 预订状态; 订单状态;
        estado; estado de la reserva; статус; состояние; статус брони; статус бронирования""",
}
_AS_KNOWN: dict[str, ComingField] = {
    "name": "name",
    "given": "given",
    "middle": "middle",
    "family": "family",
    "phone": "phone",
    "email": "email",
    "note": "note",
    "preference": "note",
    "allergy": "told",
    "access": "told",
    "care": "told",
    "tie": "told",
}
"""Fields of a list of guests that say something here."""
_ONE: frozenset[ComingField] = frozenset(
    ("name", "given", "middle", "family", "day", "at", "until", "party", "adults", "children",
     "uid", "status")
)  # fmt: skip
"""Fields that the first column of its kind fills."""
_LONGEST = 60


def coming_field(header: str) -> ComingField | None:
    """What a column of this name holds; "" where that does not matter here, None if not known."""
    if len(header) > _LONGEST:
        return None
    found = _known().get(key(header))
    if found is not None:
        return found
    field = known_field(header)
    return None if field is None else _AS_KNOWN.get(field, "")


def coming_fields(header: Sequence[str]) -> tuple[ComingField, ...]:
    """What each column is taken as; a lone given name is the whole name."""
    fields: list[ComingField] = []
    for name in header:
        field = coming_field(name) or ""
        fields.append("" if field in _ONE and field in fields else field)
    if "name" not in fields and "family" not in fields and "given" in fields:
        fields[fields.index("given")] = "name"
    elif "name" in fields and "family" in fields and "given" not in fields:
        fields[fields.index("name")] = "given"
    return tuple(fields)


def names_columns(cells: Sequence[str]) -> bool:
    """Whether these cells are the header of a list of people who come."""
    filled = [cell for cell in cells if cell.strip()]
    known = [field for cell in filled if (field := coming_field(cell)) is not None]
    named = any(field in ("name", "given", "family") for field in known)
    return named and (len(known) > 1 or len(known) == len(filled)) and 2 * len(known) >= len(filled)


@cache
def _known() -> dict[str, ComingField]:
    return {key(word): field for field, words in _NAMES.items() for word in words.split(";")}
