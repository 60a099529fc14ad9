"""Signs, QR codes and bars, looked at as pixels."""

import pypdfium2
import pytest
import segno

from fqdesk.evidence.layout import charts, marks, qr
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.paragraph import Style

SCALE = 4
UNIT = SCALE * 72 / 25.4


def image(printed, draw):
    with pypdfium2.PdfDocument(printed([Leaf(draw, numbered=False)])) as document:
        return document[0].render(scale=SCALE).to_pil().convert("RGB")


def pixel(picture, x, y):
    return picture.getpixel((int((28 + x) * UNIT), int((30 + y) * UNIT)))


def test_qr_modules_are_where_the_code_has_them(printed):
    text = "FQ1/7K4MQ9TB/010/E"
    picture = image(printed, lambda ink, _: qr.draw(ink, 10, 10, text))
    matrix = segno.make(text, error="m", micro=False, boost_error=False, mask=qr.MASK).matrix
    assert len(matrix) == 21
    module = qr.MODULE * 25.4 / 72
    assert qr.side(text) == pytest.approx(21 * module)
    for row, modules in enumerate(matrix):
        for column, module_dark in enumerate(modules):
            colour = pixel(picture, 10 + (column + 0.5) * module, 10 + (row + 0.5) * module)
            assert (colour[0] < 128) == bool(module_dark)


def test_outcome_signs_differ_in_shape_not_only_in_colour(printed):
    def draw(ink, _frame):
        for n, kind in enumerate(marks.WORDS):
            marks.outcome(ink, n * 20, 20, 8, kind)

    picture = image(printed, draw)
    prints = set()
    for n in range(len(marks.WORDS)):
        box = [int(v * UNIT) for v in (28 + n * 20 - 1, 45, 28 + n * 20 + 9, 55)]
        grey = picture.crop(tuple(box)).convert("1").resize((24, 24))
        prints.add(grey.tobytes())
    assert len(prints) == len(marks.WORDS)
    assert pixel(picture, 1.2, 20) == (0, 0, 0)
    assert pixel(picture, 22, 20)[0] < 50
    assert pixel(picture, 26, 20)[0] > 200


def test_words_stand_beside_signs_and_boxes_tick(printed):
    def draw(ink, _frame):
        width = marks.outcome_word(ink, 0, 10, "met", Style("hei", 10))
        assert width == pytest.approx(marks.outcome_width(ink, "met", Style("hei", 10)))
        marks.checkbox(ink, 0, 30, 12, ticked=True)
        marks.checkbox(ink, 20, 30, 12, ticked=False)
        marks.dot(ink, 50, 30)
        marks.missed(ink, 60, 30)
        marks.boxed(ink, 70, 30)

    picture = image(printed, draw)
    assert pixel(picture, 50, 30) == (0, 0, 0)
    red = pixel(picture, 60, 30)
    assert red[0] > 100 > red[1]

    def ink_in(x):
        box = [int(v * UNIT) for v in (28 + x + 0.4, 56.4, 28 + x + 3, 59.5)]
        return sum(1 for v in picture.crop(tuple(box)).convert("L").tobytes() if v < 128)

    assert ink_in(0) > ink_in(20)


def test_bars_are_as_tall_as_their_values(printed):
    values = [("1月", 4.0), ("2月", 2.0), ("3月", 0.0)]
    chart = charts.Bars(values, height=40)
    picture = image(printed, lambda ink, _: chart.draw(ink, 0, 0, 90))

    def tall(n):
        x = 15 + 30 * n
        return sum(1 for y in range(40, 354) if pixel(picture, x, y / 10)[0] < 100)

    assert tall(0) > 1.9 * tall(1) > 100
    assert tall(2) < 5
