"""The pictures themselves: plaques, the meeting room, villages, open days. Nobody real is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from PIL import Image

from fqdesk.demo.drawing import (
    BLUE,
    DARK_BLUE,
    EARTH,
    GOLD,
    RED,
    ROOF,
    STONE,
    WALL,
    WATER,
    WOOD,
    Canvas,
    banner,
    crowd,
    house,
    officer,
    person,
    plaque,
    sky,
    tree,
)

WIDE, TALL = 1600, 1200


def _room(rng: Random) -> Canvas:
    canvas = Canvas(WIDE, TALL, rng.choice((WALL, "#EDE6DA", "#E9E7DF")))
    canvas.box((0, 930, WIDE, TALL), "#CDBFA6")
    canvas.line([(0, 930), (WIDE, 930)], "#B3A488", 4)
    return canvas


def _plaque(rng: Random, words: tuple[str, str, str]) -> Image.Image:
    canvas = _room(rng)
    plaque(canvas, (230, 180, 1370, 860), words)
    return canvas.finished()


def merit(rng: Random) -> Image.Image:
    """The plaque of the collective 三等功."""
    return _plaque(rng, ("授予：云岭县公安局青石镇派出所", "集体三等功", "云江市公安局"))


def branch(rng: Random) -> Image.Image:
    """The plaque of the branch."""
    return _plaque(rng, ("青石镇派出所党支部", "先进基层党组织", "中共青石镇委员会"))


def wall(rng: Random) -> Image.Image:
    """The wall of honours."""
    canvas = _room(rng)
    banner(canvas, (120, 70, 1480, 170), "荣 誉 室", 56)
    words = (
        ("青石镇派出所", "集体三等功", "云江市公安局"),
        ("青石镇派出所", "平安建设先进单位", "云岭县人民政府"),
        ("青石镇派出所党支部", "先进基层党组织", "中共青石镇委员会"),
        ("青石镇派出所", "先进集体", "云岭县公安局"),
    )
    for place, one in enumerate(words):
        left, top = 150 + 670 * (place % 2), 220 + 350 * (place // 2)
        plaque(canvas, (left, top, left + 620, top + 310), one, 0.5)
    canvas.box((90, 985, 1510, 1030), WOOD)
    return canvas.finished()


def pennant(rng: Random) -> Image.Image:
    """A pennant, upright: it is stored lying on its side with a turn mark."""
    canvas = Canvas(TALL, WIDE, rng.choice((WALL, "#E9E7DF")))
    canvas.box((290, 190, 910, 214), WOOD, round_=10)
    canvas.shape([(330, 214), (870, 214), (870, 1130), (600, 1260), (330, 1130)], RED)
    canvas.line(
        [(352, 236), (848, 236), (848, 1116), (600, 1234), (352, 1116), (352, 236)], GOLD, 8
    )
    canvas.text(600, 320, "赠：青石镇派出所", "kai", 44, "#FFE9A8")
    for place, sign in enumerate("连夜寻人暖人心"):
        canvas.text(600, 430 + 84 * place, sign, "songbd", 78, "#FFE9A8")
    canvas.text(600, 1090, "群众敬赠", "kai", 40, "#FFE9A8")
    return canvas.finished()


def meeting(rng: Random) -> Image.Image:
    """The meeting room with everybody round the table."""
    canvas = _room(rng)
    banner(canvas, (260, 90, 1340, 190), "青石镇派出所党支部党员大会", 50)
    for x in (120, 1370):
        canvas.box((x, 250, x + 110, 620), "#DDE7EC", edge=STONE, wide=4)
    for place in range(5):
        officer(canvas, 330 + 235 * place, 800, 300)
    canvas.shape([(220, 720), (1380, 720), (1530, 930), (70, 930)], WOOD)
    canvas.box((70, 930, 1530, 985), "#6F4D33")
    for place in range(5):
        x = 350 + 225 * place
        canvas.box((x - 40, 760, x + 30, 800), "#FBFAF5")
        canvas.oval((x + 48, 752, x + 78, 796), "#F2F2EE")
    for place in range(4):
        x = 360 + 290 * place
        canvas.box((x - 80, 900, x + 80, 1130), BLUE, round_=40)
        canvas.oval((x - 56, 790, x + 56, 910), "#2F2A27")
    return canvas.finished()


def village(rng: Random) -> Image.Image:
    """Two officers on the way into a village."""
    canvas = Canvas(WIDE, TALL, WALL)
    sky(canvas, 560, rng)
    for x, size in ((140, 230), (430, 190), (980, 210), (1260, 260)):
        house(canvas, x, 640 + size * 0.2, size)
    canvas.shape([(700, 600), (820, 600), (1250, TALL), (420, TALL)], EARTH)
    for x, size in ((80, 260), (660, 180), (1500, 330)):
        tree(canvas, x, 800, size)
    officer(canvas, 760, 980, 300)
    officer(canvas, 890, 1010, 310)
    person(canvas, 1060, 960, 280, "#8C5B4A")
    return canvas.finished()


def yard(rng: Random) -> Image.Image:
    """A forum in a yard under a tree."""
    canvas = Canvas(WIDE, TALL, WALL)
    sky(canvas, 480, rng)
    canvas.box((0, 640, WIDE, TALL), "#D8CCAE")
    house(canvas, 120, 700, 420)
    tree(canvas, 1330, 820, 640)
    banner(canvas, (620, 420, 1180, 490), "警民恳谈会", 44)
    officer(canvas, 800, 830, 260)
    officer(canvas, 960, 830, 260)
    canvas.box((720, 760, 1040, 850), WOOD)
    crowd(canvas, rng, (180, 900, 1420, 1130), 14, 240)
    return canvas.finished()


def station(rng: Random) -> Image.Image:
    """The station on an open day."""
    canvas = Canvas(WIDE, TALL, WALL)
    sky(canvas, 420, rng)
    canvas.box((0, 820, WIDE, TALL), "#C7C3BA")
    canvas.box((220, 250, 1380, 830), "#F4F3EF")
    canvas.box((220, 250, 1380, 360), DARK_BLUE)
    canvas.text(800, 305, "青石镇派出所", "heibd", 66, "#FFFFFF")
    for place in range(6):
        if place not in {2, 3}:
            x = 280 + 180 * place
            canvas.box((x, 440, x + 110, 590), "#BCD0DD", edge=STONE, wide=4)
    canvas.box((690, 470, 910, 830), "#7F97A8", edge=DARK_BLUE, wide=6)
    officer(canvas, 560, 930, 280)
    officer(canvas, 1050, 930, 280)
    crowd(canvas, rng, (640, 930, 1000, 1130), 8, 200)
    return canvas.finished()


def stall(rng: Random) -> Image.Image:
    """A stall at the market."""
    canvas = Canvas(WIDE, TALL, WALL)
    sky(canvas, 430, rng)
    for place in range(4):
        canvas.box((60 + 400 * place, 330, 400 + 400 * place, 700), "#E8E2D2")
        canvas.shape(
            [
                (40 + 400 * place, 330),
                (420 + 400 * place, 330),
                (380 + 400 * place, 260),
                (80 + 400 * place, 260),
            ],
            ROOF,
        )
    canvas.box((0, 700, WIDE, TALL), "#CFC5B0")
    banner(canvas, (420, 470, 1180, 560), "防范电信网络诈骗", 52)
    officer(canvas, 620, 860, 280)
    officer(canvas, 960, 860, 280)
    canvas.box((460, 790, 1140, 950), RED)
    for place in range(6):
        canvas.box((510 + 100 * place, 770, 570 + 100 * place, 800), "#FDFCF7")
    crowd(canvas, rng, (120, 980, 1480, 1160), 10, 250)
    return canvas.finished()


def river(rng: Random) -> Image.Image:
    """The river bank that is looked after when the rain comes."""
    canvas = Canvas(WIDE, TALL, WALL)
    sky(canvas, 470, rng)
    canvas.shape([(0, 620), (WIDE, 540), (WIDE, 880), (0, 960)], WATER)
    for place in range(9):
        y = 660 + 26 * place
        canvas.line([(60 + 90 * place, y), (360 + 110 * place, y - 14)], "#B7D0DC", 5)
    canvas.shape([(0, 960), (WIDE, 880), (WIDE, TALL), (0, TALL)], "#A99D82")
    for place in range(11):
        canvas.box((70 + 140 * place, 930 - 7 * place, 84 + 140 * place, 1040 - 7 * place), STONE)
    canvas.line([(70, 946), (1490, 876)], STONE, 8)
    officer(canvas, 500, 1120, 300)
    officer(canvas, 660, 1105, 300)
    return canvas.finished()


def training(rng: Random) -> Image.Image:
    """Training in the yard."""
    canvas = Canvas(WIDE, TALL, WALL)
    sky(canvas, 400, rng)
    canvas.box((0, 520, WIDE, TALL), "#C9C5BB")
    canvas.box((0, 380, WIDE, 540), "#EDEAE2")
    for row, y in enumerate((760, 900, 1070)):
        for place in range(5):
            officer(canvas, 240 + 270 * place + 40 * row, y, 220 + 40 * row)
    return canvas.finished()


def planting(rng: Random) -> Image.Image:
    """Planting trees behind the village."""
    canvas = Canvas(WIDE, TALL, WALL)
    sky(canvas, 520, rng)
    canvas.shape([(0, 640), (WIDE, 560), (WIDE, TALL), (0, TALL)], "#B59E78")
    for place in range(7):
        tree(canvas, 140 + 220 * place, 790 + 60 * (place % 3), 150)
    for x, y in ((360, 980), (720, 1060), (1090, 990)):
        officer(canvas, x, y, 290)
        canvas.line([(x + 60, y - 190), (x + 110, y + 10)], WOOD, 12)
    return canvas.finished()


SCENES: Mapping[str, Callable[[Random], Image.Image]] = {
    "merit": merit,
    "branch": branch,
    "wall": wall,
    "pennant": pennant,
    "meeting": meeting,
    "village": village,
    "yard": yard,
    "station": station,
    "stall": stall,
    "river": river,
    "training": training,
    "planting": planting,
}
