"""A scanned rule of three pages: typed paper, a little askew, with the specks of an old scanner."""

from __future__ import annotations

from datetime import date
from random import Random

from PIL import Image, ImageDraw

from fqdesk.demo.drawing import FINE, font
from fqdesk.domain.periods import say_day

WIDTH, HEIGHT = 910, 1287
"""A4 at 110 dpi."""
SIDE, LINE, SIGNS = 130, 40, 28

TITLE = "青石镇派出所值班备勤和轮休补休制度"
PAGES = (
    (
        "第一条　为落实值班备勤责任，保障民警、辅警休息，制定本制度。",
        "第二条　实行二十四小时值班，由所领导轮流带班。带班领导对当日接处警、窗口、备勤负总责。",
        "第三条　值班表按周编排，每周五下午公布。临时调班由本人找好替班人，报带班领导同意。",
        "第四条　同一人连续夜间值班不超过两次，两次夜班之间间隔不少于两天。",
        "第五条　接班提前十五分钟到岗，当面交接装备、车辆、未办结事项，双方签字。",
    ),
    (
        "第六条　夜间值班次日安排轮休，除重大警情外不安排其他工作。确需留岗的，由带班领导写明原因并另行安排。",
        "第七条　法定节假日值班的，节后优先补休，补休一般在三个月内安排。",
        "第八条　工作时间以外加班，满半日不足一日的补休半日，满一日的补休一日，由内勤登记。",
        "第九条　连续工作时间过长、身体疲劳的，由所领导签发强制休息令，本人应当服从。",
        "第十条　补休、轮休未能落实的，由内勤写明原因，每季度向支部委员会报告一次。",
    ),
    (
        "第十一条　辅警参照本制度执行。",
        "第十二条　值班、加班、补休登记由本人核对签字，每月张贴公布天数，不公布事由。",
        "第十三条　违反本制度强行排班的，由支部书记谈话提醒。",
        "第十四条　本制度经支部委员会讨论通过，自印发之日起施行，由内勤负责解释。",
    ),
)


def pages(station: str, day: date, rng: Random) -> list[Image.Image]:
    """The three pages as the scanner saw them."""
    return [_scanned(_page(number, station, day), rng) for number in range(len(PAGES))]


def _page(number: int, station: str, day: date) -> Image.Image:
    image = Image.new("L", (WIDTH * FINE, HEIGHT * FINE), 250)
    draw = ImageDraw.Draw(image)
    y = 150
    if number == 0:
        _centre(draw, y, TITLE, "songbd", 30)
        y += 100
    for article in PAGES[number]:
        for line in _lines("　　" + article):
            draw.text((SIDE * FINE, y * FINE), line, font=font("fang", 23), fill=40)
            y += LINE
        y += 8
    if number == len(PAGES) - 1:
        _centre(draw, y + 110, station, "fang", 23, shift=170)
        _centre(draw, y + 150, say_day(day), "fang", 23, shift=170)
    _centre(draw, HEIGHT - 110, f"— {number + 1} —", "song", 20)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _lines(text: str) -> list[str]:
    """Rows of `SIGNS`; a closing sign never starts one."""
    rows: list[str] = []
    while text:
        cut = SIGNS
        while cut < len(text) and text[cut] in "，。、；）":
            cut += 1
        rows.append(text[:cut])
        text = text[cut:]
    return rows


def _centre(
    draw: ImageDraw.ImageDraw, y: int, said: str, face: str, size: int, *, shift: int = 0
) -> None:
    at = ((WIDTH / 2 + shift) * FINE, y * FINE)
    draw.text(at, said, font=font(face, size), fill=40, anchor="mm")


def _scanned(page: Image.Image, rng: Random) -> Image.Image:
    turned = page.rotate(rng.uniform(-0.6, 0.6), Image.Resampling.BICUBIC, fillcolor=250)
    draw = ImageDraw.Draw(turned)
    for _ in range(40):
        x, y = rng.randrange(WIDTH), rng.randrange(HEIGHT)
        draw.point((x, y), fill=rng.randint(120, 200))
    draw.line([(4, 0), (6, HEIGHT)], fill=215, width=2)
    return turned
