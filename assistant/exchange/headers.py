"""What the columns of guest lists are usually called, in four languages and in common exports."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Literal

from assistant.tongue import N_

Field = Literal[
    "", "name", "given", "middle", "family", "reading", "title", "call_me", "manner", "nickname",
    "gender", "language", "phone", "email", "birthday", "preference", "allergy", "access", "care",
    "tie", "note", "visits", "last_visit",
]  # fmt: skip
"""What a column is taken as; "" is left out."""

LABELS: dict[Field, str] = {
    "": N_("Left out"),
    "name": N_("Name"),
    "given": N_("Given name"),
    "middle": N_("Middle name or patronymic"),
    "family": N_("Family name"),
    "reading": N_("How the name is said"),
    "title": N_("Title"),
    "call_me": N_("Form of address"),
    "manner": N_("Spoken to"),
    "nickname": N_("Nickname"),
    "gender": N_("Gender"),
    "language": N_("Language"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "birthday": N_("Birthday"),
    "preference": N_("Preference"),
    "allergy": N_("Allergy"),
    "access": N_("Access, such as a wheelchair"),
    "care": N_("What must not be forgotten"),
    "tie": N_("Tie with the house"),
    "note": N_("Note"),
    "visits": N_("Number of visits"),
    "last_visit": N_("Last visit"),
}
"""The fields as the window names them, in the order of its list."""

SEVERAL: frozenset[Field] = frozenset(
    ("phone", "email", "preference", "allergy", "access", "care", "tie", "note")
)
"""Fields that more than one column can fill."""

_NAMES: dict[Field, str] = {
    "name": """name; full name; display name; guest; guest name; customer; customer name; client;
        client name; contact; contact name; file as; person; visitor; member name; passenger;
        attendee; whole name; booker; 姓名; 名字; 全名; 客人; 客人姓名; 客户; 客户姓名; 客户名称;
        顾客; 顾客姓名; 会员; 会员姓名; 联系人; 联系人姓名; 名称; 称呼姓名; 宾客姓名; 住客姓名;
        住客; 宾客; 姓名全称; 名; nombre completo; nombre y apellidos; nombre y apellido;
        apellidos y nombre; nombre del cliente; cliente; huésped; nombre del huésped;
        nombre huésped; contacto; titular; persona; razón social; фио; ф и о; полное имя;
        имя и фамилия; фамилия и имя; фамилия имя; имя фамилия; фамилия имя отчество;
        имя отчество фамилия; гость; клиент; имя гостя; имя клиента; контакт; фио гостя;
        фио клиента; покупатель; посетитель; контактное лицо; наименование""",
    "given": """first name; given name; forename; firstname; given; first; christian name;
        guest first name; customer first name; fname; 名字（名）; 名(名); 名字/名; first names;
        given names; preferred first name; nombre; nombres; nombre de pila; primer nombre; имя;
        имена; личное имя""",
    "middle": """middle name; middle; middlename; additional name; second name; patronymic;
        middle names; second given name; 中间名; 中名; segundo nombre; patronímico; отчество;
        второе имя; среднее имя""",
    "family": """last name; family name; surname; lastname; family; last; guest last name;
        customer last name; lname; second surname; 姓; 姓氏; apellido; apellidos;
        primer apellido; apellido(s); apellido paterno; фамилия; фамилия гостя; фамилия клиента;
        last names; surnames""",
    "reading": """reading; pronunciation; phonetic; phonetic name; phonetic full name; furigana;
        kana; yomi; pinyin; romanization; romanisation; latin name; name in latin;
        name in english; english name; transliteration; 拼音; 读音; 发音; 姓名拼音; 英文名;
        拼音名; 注音; 罗马拼音; 英文姓名; pronunciación; lectura; transliteración;
        nombre en inglés; произношение; транскрипция; транслитерация; имя латиницей;
        фио латиницей; латиницей; чтение; ударение""",
    "title": """title; salutation; prefix; name prefix; honorific; courtesy title; mr/mrs; mr/ms;
        personal title; 称谓; 头衔; 尊称; 职称; 先生/女士; tratamiento; título; trato; sr./sra.;
        sr/sra; титул; обращение (титул); звание; господин/госпожа""",
    "call_me": """form of address; address as; how to address; preferred form of address;
        greeting; call me; known as; preferred name; dear; letter salutation; 称呼; 称呼方式;
        怎么称呼; 如何称呼; 称呼语; forma de tratamiento; cómo dirigirse; saludo; cómo llamarle;
        обращение; форма обращения; как обращаться; приветствие""",
    "manner": """informal; informally; spoken to; formality; formal/informal; tú/usted; tutear;
        tuteo; de tú; tu/usted; ты/вы; на ты; на "ты"; обращение на ты; 你/您; 称你; 用你""",
    "nickname": """nickname; nick name; nick; alias; short name; pet name; 昵称; 别名; 外号;
        微信名; 绰号; 小名; apodo; alias del cliente; mote; sobrenombre; прозвище; ник;
        псевдоним; никнейм; короткое имя""",
    "gender": """gender; sex; m/f; 性别; sexo; género; пол""",
    "language": """language; preferred language; languages; locale; language code;
        spoken language; lang; correspondence language; 语言; 语种; 首选语言; 常用语言; 沟通语言;
        idioma; lengua; idioma preferido; idiomas; язык; язык общения; предпочитаемый язык;
        языки; родной язык""",
    "phone": """phone; phone number; telephone; telephone number; mobile; mobile phone;
        mobile number; cell; cell phone; cellphone; cell number; tel; tel.; tel no; home phone;
        work phone; business phone; other phone; primary phone; main phone; phone value;
        contact number; whatsapp; phone no; phone home; phone mobile; phone work; mob; ph;
        home number; office phone; second phone; day phone; evening phone; car phone;
        radio phone; assistant's phone; 电话; 手机; 手机号; 手机号码; 电话号码; 联系电话;
        联系方式; 移动电话; 座机; 固定电话; 固话; 家庭电话; 办公电话; 住宅电话; 联系手机;
        备用电话; 其他电话; 手机/电话; 电话/手机; teléfono; teléfonos; móvil; celular; tfno; tlf;
        telf; tel móvil; teléfono móvil; número de teléfono; teléfono fijo; fijo;
        teléfono particular; teléfono de casa; teléfono del trabajo; teléfono de contacto;
        número de móvil; otro teléfono; телефон; телефоны; мобильный; мобильный телефон; сотовый;
        сотовый телефон; номер телефона; тел; тел.; моб; моб. тел.; домашний телефон;
        рабочий телефон; контактный телефон; номер; другой телефон; телефон гостя;
        дополнительный телефон; телефон дом; телефон раб; телефон моб""",
    "email": """email; e-mail; email address; e-mail address; mail; e mail; email value;
        e-mail value; primary email; guest email; work email; home email; other email; 邮箱;
        电子邮件; 电子邮箱; 邮件; 邮箱地址; 电邮; 电子邮件地址; 邮件地址; correo;
        correo electrónico; dirección de correo; dirección de correo electrónico;
        mail del cliente; почта; эл. почта; электронная почта; эл почта; адрес электронной почты;
        имейл; емейл; мейл; адрес эл. почты; e-mail гостя; электронный адрес""",
    "birthday": """birthday; birth date; birthdate; date of birth; dob; born; birth; birth day;
        生日; 出生日期; 出生年月日; 出生; 诞辰; 出生年月; cumpleaños; fecha de nacimiento;
        nacimiento; f. nacimiento; fecha nacimiento; fec. nac.; nacido; день рождения;
        дата рождения; др; д.р.; рождение; родился; год рождения""",
    "preference": """preference; preferences; likes; favourites; favorites; favourite; favorite;
        guest preferences; wishes; special wishes; special preferences; room preference;
        room preferences; seat preference; table preference; favourite drink; habits; 喜好; 偏好;
        爱好; 习惯; 喜欢; 客人偏好; 客户偏好; 口味; 口味偏好; 座位偏好; 房间偏好; 特殊喜好;
        preferencia; preferencias; gustos; le gusta; favoritos; preferencias del cliente;
        habitación preferida; предпочтение; предпочтения; пожелания; любит; вкусы; привычки;
        пожелание; что любит; предпочтения гостя""",
    "allergy": """allergy; allergies; allergens; food allergies; intolerances;
        dietary requirements; dietary; diet; food intolerance; dietary restrictions;
        dietary needs; 过敏; 过敏史; 过敏源; 过敏原; 忌口; 饮食禁忌; 食物过敏; 饮食要求; 禁忌;
        alergia; alergias; intolerancias; alérgenos; intolerancia; dieta;
        restricciones alimentarias; аллергия; аллергии; непереносимость; аллергены; диета;
        пищевая аллергия; пищевые ограничения""",
    "access": """access; accessibility; wheelchair; disability; mobility; access needs;
        accessibility needs; special needs; mobility needs; 无障碍; 轮椅; 行动不便; 无障碍需求;
        残疾; accesibilidad; silla de ruedas; movilidad; discapacidad; movilidad reducida;
        доступность; инвалидное кресло; коляска; доступ; маломобильность; инвалидность""",
    "care": """care; special care; important; alert; alerts; warning; warnings; attention;
        must know; medical; important notes; 注意; 注意事项; 重要提示; 特别注意; 提醒; 特别关照;
        关照; atención; importante; avisos; aviso; cuidados; alerta; важно; внимание;
        особое внимание; предупреждение; осторожно; не забыть""",
    "tie": """tie; ties; relation; relationship; relations; referred by; referral; referred;
        关系; 关联; 介绍人; 推荐人; 渊源; relación; relaciones; vínculo; recomendado por;
        referido por; связь; связи; отношения; кем рекомендован; рекомендация""",
    "note": """note; notes; comment; comments; remark; remarks; memo; description; guest notes;
        customer notes; info; client notes; internal notes; additional information;
        general notes; profile notes; special requests; requests; 备注; 说明; 注释; 附注; 留言;
        记录; 客户备注; 其他; 其它; 信息; 评论; 备忘; 特殊要求; 要求; nota; notas; comentario;
        comentarios; observaciones; observación; notas del cliente; descripción; notas internas;
        peticiones; información adicional; заметка; заметки; примечание; примечания; комментарий;
        комментарии; описание; дополнительно; особые пожелания; информация; пометки; замечания;
        прочее""",
    "visits": """visits; visit count; number of visits; total visits; stays; number of stays;
        total stays; nights stayed; stay count; visit number; times visited; bookings;
        number of bookings; total bookings; appointments; orders; orders count;
        transaction count; total appointments; completed appointments; reservations; # visits;
        no. of visits; 到访次数; 来访次数; 次数; 入住次数; 到店次数; 消费次数; 光临次数;
        访问次数; 访问数; 累计次数; 来店次数; 预订次数; visitas; número de visitas;
        n.º de visitas; nº visitas; estancias; número de estancias; reservas; total de visitas;
        núm. visitas; cantidad de visitas; визиты; количество визитов; число визитов; посещения;
        количество посещений; кол-во визитов; визитов; число посещений; заезды;
        количество заездов; кол-во посещений; посещений; кол-во""",
    "last_visit": """last visit; last visited; last stay; last seen; last visit date;
        date of last visit; most recent visit; last appointment; last booking; last departure;
        last check-out; last checkout; last order; last purchase; latest visit; last check in;
        last reservation; date of last stay; last appointment date; last transaction; 最后到访;
        最近到访; 上次到访; 最后一次到访; 最近一次到访; 最近入住; 上次入住; 最后来访; 最近来访;
        最后消费; 最近消费; 最后到店; 最近到店; 上次光临; 最后访问; 上次到店; 最后到访日期;
        最近到访日期; 最后入住; 最后一次到店; 上次来访; 最后消费时间; 末次到访; última visita;
        fecha de última visita; última estancia; fecha última visita; última reserva;
        último contacto; fecha de la última visita; última compra; última vez; последний визит;
        последнее посещение; дата последнего визита; дата последнего посещения; последний заезд;
        был последний раз; последняя запись; дата последнего заезда; последний раз;
        крайний визит""",
}

_LEFT_OUT = """id; no; no.; #; number; index; row; guid; uuid; customer id; guest id; client id;
    reference id; external id; address; street; street address; city; town; state; province;
    region; country; zip; zip code; postal code; postcode; company; organization; organisation;
    job title; department; website; url; web page; photo; image; group; groups; labels;
    group membership; categories; tags; status; source; created; created at; created on; updated;
    updated at; member since; joined; first visit; nationality; passport; passport number;
    document; id number; fax; pager; telex; balance; total spent; lifetime value; spend; revenue;
    points; anniversary; age; accepts marketing; marketing; email opt in; sms opt in; consent;
    phone label; phone type; email label; email type; e-mail type; e-mail label;
    e-mail display name; email display name; emergency contact; emergency phone; account;
    initials; suffix; name suffix; room; rate; company name; first name phonetic; event label;
    event value; address type; email subscription status; instant profile; birthday month;
    tax number; vat; loyalty code; loyalty number; 序号; 编号; 地址; 城市; 国家; 省份; 邮编;
    公司; 职位; 部门; 网址; 传真; 身份证; 身份证号; 证件号码; 护照; 护照号; 会员号; 会员卡号;
    会员等级; 创建时间; 更新时间; 注册时间; 积分; 余额; 消费金额; 国籍; 年龄; 标签; 来源; 状态;
    房号; 房间; 首次到访; número; dirección; calle; ciudad; provincia; país; código postal;
    empresa; puesto; cargo; dni; nif; pasaporte; fecha de alta; edad; nacionalidad; estado;
    etiquetas; origen; saldo; habitación; web; №; № п/п; п/п; код; адрес; улица; город; страна;
    индекс; регион; компания; организация; должность; факс; сайт; паспорт; дата создания;
    дата регистрации; возраст; гражданство; статус; источник; теги; баланс; сумма; скидка;
    номер карты; карта; номер комнаты; комната; инн; первый визит"""

_PARTS: dict[Field, str] = {
    "email": "email correoelectronico 邮箱 邮件 электроннаяпочта элпочт",
    "last_visit": "lastvisit laststay ultimavisita последнийвизит последнегов 最后到 上次到 最近到",
    "birthday": "birthda dateofbirth 生日 出生 nacimiento cumpleanos рождени",
    "visits": "visitcount numberofvisits 次数 numerodevisitas количествов числов",
    "phone": "phone mobile 手机 电话 telefono movil celular телефон мобильн",
    "allergy": "allerg 过敏 忌口 alergi аллерги",
    "access": "wheelchair 轮椅 无障碍 silladeruedas коляск",
    "given": "firstname givenname forename",
    "family": "lastname surname familyname apellido фамили",
    "middle": "middlename patronym отчеств",
    "reading": "pinyin 拼音 romani транслит",
    "preference": "preference 偏好 喜好 preferencia предпочт",
    "nickname": "nickname 昵称 apodo прозвищ",
    "language": "language idioma 语言",
    "note": "notes comment remark 备注 notas comentario observacion примечан заметк коммент",
    "name": "fullname guestname customername 姓名 nombrecompleto полноеимя",
}
"""Second look: parts of longer headers ("Guest e-mail (private)"), the telling ones first."""
_NEVER = (
    "phonet",
    "label",
    "type",
    "optin",
    "fax",
    "consent",
    "country",
    "created",
    "marketing",
    "subscri",
    "推送",
    "согласие",
)

_MARKS = re.compile(r"[\W_]+|\d+")


def key(header: str) -> str:
    """`header` without case, accents, digits, spaces and signs: what two spellings share."""
    spread = unicodedata.normalize("NFKD", header.replace("№", "#")).casefold()
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return _MARKS.sub("", bare)


def known_field(header: str) -> Field | None:
    """The field of a column of this name; "" for one that is left out, None if not known."""
    word = key(header[:200])
    if not word:
        return None
    field = _known().get(word)
    if field is not None:
        return field
    if any(never in word for never in _NEVER) or len(word) > 60:
        return None
    for found, parts in _PARTS.items():
        if any(key(part) in word for part in parts.split()):
            return found
    return None


def known_headers(cells: Sequence[str]) -> int:
    """How many of `cells` are names of columns."""
    return sum(1 for cell in cells if len(cell) < 60 and _known().get(key(cell)) is not None)


def has_header(first: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: known names, or words where the rest has values."""
    filled = [cell.strip() for cell in first if cell.strip()]
    known = known_headers(filled)
    if any("@" in cell or sum(map(str.isdigit, cell)) >= 5 for cell in filled):
        return False
    if known and (known * 2 >= len(filled) or known > 1):
        return True
    below = [cell for row in others[:50] for cell in row]
    values = sum(1 for cell in below if "@" in cell or sum(map(str.isdigit, cell)) >= 5)
    return bool(values) and len(set(filled)) == len(filled) and values >= len(others[:50])


@cache
def _known() -> dict[str, Field]:
    book: dict[str, Field] = {}
    for word in _LEFT_OUT.split(";"):
        book[key(word)] = ""
    for field, words in _NAMES.items():
        for word in words.split(";"):
            book[key(word)] = field
    book.pop("", None)
    return book
