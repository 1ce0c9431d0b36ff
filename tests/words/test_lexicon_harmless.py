"""Harmless notes have no remark: false alarms teach people to look away."""

import tomllib
from pathlib import Path

import pytest

from assistant.tongue import LANGUAGES
from assistant.words.book import MOMENTS, Book
from assistant.words.lexicon import remarks

RESOURCES = Path(__file__).parents[2] / "resources"
PRACTICE = ("guests", "lines", "matters", "shifts", "names")

NOTES = {
    "en": """
Allergic to nuts: tell the kitchen before dessert
Step-free route; the guide dog sleeps by the door
The difficult stairs behind the bar: take the lift with her
It was difficult to find the parking; map sent
Crazy about opera, asked for tickets
Likes his coffee drunk black and hot
Non-alcoholic beer, cold
Rich chocolate cake for the birthday
Low-fat milk with breakfast
The toilet on the third floor is out of order
Lying down after the flight, call at six
Heavy suitcase: help with it
Hearing aids: face him when speaking
Entitled to the late check-out with her card
Poor reception of the telephone in 512
Nasty weather, umbrella lent
Asked for the cheapest way to the airport: bus 9
Mean temperature of the pool noted for her
Booked under number 20261122, came by taxi
Old town tour at ten, two persons
Catholic church asked for, map given
The old Catholic church by the harbour, at nine
Rich German bread with the soup
Jewish Museum tickets for Friday
Typical Spanish breakfast wanted
Speaks German and some English
Mad Men poster in room 4 admired
The mental arithmetic of the bill was right
Dr Strange arrives on Monday
Spoilt milk replaced at once
Rude awakening by the alarm: test the clock
Sick bag asked for the boat trip
""",
    "es": """
Maleta pesada: ayudarle con ella
Loco por el flamenco, pidió entradas
Mesa al borde de la piscina
Carne poco hecha, casi cruda
Alérgica a los frutos secos: avisar a cocina
Camino sin escalones; el perro guía duerme junto a la puerta
Cerveza sin alcohol, fría
Tarta borracha para el cumpleaños
El café lo toma solo y sin azúcar
Pidió la cena a las diez, como le gusta
Viaja con su hermana y dos niños
Celíaca: pan aparte
La puerta pesada del garaje le cuesta
Muy difícil de aparcar cerca, se le mandó un plano
Museo judío: dos entradas para el viernes
Iglesia católica cercana: se le dio el plano
Habla francés y algo de inglés
La silla coja se cambió
Un paseo por la ciudad vieja a las diez
Prefiere habitación alta, lejos de la calle
Le gusta el vino de Rioja
Se le olvidó el paraguas, guardado en recepción
Llamar a las siete, en español
Pidió dos almohadas blandas
El gordo de Navidad se celebra en el salón
Pagó con tarjeta, factura a su empresa
Aniversario el 14: flores en la habitación
Quiere el periódico por la mañana
Doctor Rico llega el lunes
Cambió de la 204 a la 512 por el ruido
""",
    "ru": """
Пьяная вишня на десерт
Врач просил тихий номер
Хамон без хлеба
Психолог, выступает на конференции
Аллергия на орехи: предупредить кухню
Путь без ступеней, собака-проводник спит у двери
Безалкогольное пиво, холодное
Груша и чай без сахара
Груб помол кофе, просил мельче
Тёплый плед и толстый свитер забыл, вернули
Говорит по-немецки и немного по-английски
Просил билеты в Еврейский музей
Католический храм: дали карту
Тяжёлый чемодан: помочь
Странный звук в кране, починили
Старый город, экскурсия в десять
Трудно найти парковку, карту отправили
Любит вид на море и тишину
Разбудить в семь, звонком, по-русски
Две мягкие подушки
Заплатил картой, счёт на компанию
Годовщина 14-го: цветы в номер
Просит газету по утрам
Переехала из 204 в 512 из-за шума
Хачатурян Армен, завтрак в восемь
Капучино на овсяном молоке
Больше воды к столу
Детское кресло к ужину
Забыла зонт, лежит у стойки
Такси на 23:40
""",
    "zh": """
小气泡水一瓶，不加冰
没有病假，照常上课
疯狂星期四套餐两份
对花生过敏，上甜点前告诉厨房
走无台阶的通道，导盲犬睡在门边
无酒精啤酒，冰的
巧克力蛋糕浓一点，过生日用
低脂牛奶配早餐
三楼洗手间请修
坐飞机累了，六点叫醒
行李重，帮他提
面对他说话，语速慢一点
金卡会员，可以延迟退房
五一二房电话信号弱
下雨，借了伞
问去机场的大巴，九路
订单 20261122，坐出租车来的
老城游览，十点，两位
问了天主教堂，给了地图
犹太博物馆周五的票两张
要西班牙早餐
会说德语和一点英语
喜欢歌剧，问了票
咖啡喝热的，不加糖
说话轻一点，孩子睡了
牛奶坏了，马上换了
闹钟太响，调低
晕船，要了靠窗的座位
房间从二零四换到五一二，因为有声音
结婚纪念日十四号，放花
""",
}
BOOK = Book()


def lines_of(language):
    """The notes above, and every line of the phrase book as somebody might keep it in a note."""
    yield from NOTES[language].strip().splitlines()
    for moment in MOMENTS:
        for line in BOOK.lines(language, moment).values():
            yield line.text


def strings(found):
    if isinstance(found, str):
        yield from found.splitlines()
    elif isinstance(found, dict | list):
        for one in found.values() if isinstance(found, dict) else found:
            yield from strings(one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_harmless_note_has_no_remark(language):
    texts = list(lines_of(language))
    assert len(texts) >= 150
    for text in texts:
        for shown_in in ("", language):
            assert remarks(text, shown_in, use="note") == [], text


@pytest.mark.parametrize("name", PRACTICE)
def test_nothing_in_the_practice_store_has_a_remark(name):
    found = tomllib.loads((RESOURCES / "practice" / f"{name}.toml").read_text("utf-8"))
    for text in strings(found):
        assert remarks(text, "", use="note") == [], text
