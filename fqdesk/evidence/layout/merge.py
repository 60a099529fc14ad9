"""Foreign PDFs laid into the volume: scaled and turned to stand inside our margins.

Each foreign page becomes a form on a page of ours that already has head, number, code, bookmarks
and links (ISO 32000-1, 8.10), so it cannot disturb them: its fonts, its crop box and its rotation
stay its own. Its content is copied as it is stored, not unpacked.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from copy import copy
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream, StreamDecodeLevel

from fqdesk.errors import Refused
from fqdesk.evidence.layout.ink import MM, Matrix
from fqdesk.evidence.layout.objects import LEVEL
from fqdesk.evidence.layout.pages import BINDING, FORE_EDGE, HEIGHT, WIDTH
from fqdesk.progress import Tick, quiet, track

OUTER, TOP, BOTTOM = 12.0, 24.0, 262.0
"""Where a foreign page may lie, mm: to the outer margin, under the head, above the number."""

BATCH = 200
"""Foreign files held open at once; systems allow a program about a thousand."""

_KEY = Name("/FqAttached")
_PLAIN = frozenset(("/Link", "/Popup"))
_NO_BOX = [0.0, 0.0, 595.28, 841.89]


def count_pages(path: Path) -> int:
    """Return how many pages a PDF has.

    Raises `Refused`, with a sentence to print in its place, when it needs a password, is damaged
    beyond repair, is no PDF, or has no page.
    """
    with _open(path) as pdf:
        count = len(pdf.pages)
        # A file that was cut off in copying is read as far as it goes: its pages come out empty.
        if pdf.get_warnings() and any("/Contents" not in page.obj for page in pdf.pages):
            hint = f"文件：{path.name}。请重新复制一份完整的文件。"
            raise Refused("这份 PDF 不完整，有的页面是空的，无法印入。", hint)
    if not count:
        raise Refused("这份 PDF 里没有页面，无法印入。", f"文件：{path.name}")
    return count


def _open(path: Path) -> Pdf:
    where = f"文件：{path.name}"
    try:
        return Pdf.open(path, suppress_warnings=True)
    except pikepdf.PasswordError as fault:
        hint = f"{where}。请在原软件中取消密码后重新添加。"
        raise Refused("这份 PDF 设有打开密码，无法印入。", hint) from fault
    except (pikepdf.PdfError, OSError, ValueError) as fault:
        hint = f"{where}。请换一份完好的文件，原件照存档保留。"
        raise Refused("这份 PDF 已损坏或不是 PDF，无法印入。", hint) from fault


def lay_in(
    volume: Path,
    attached: Sequence[tuple[int, Path, int]],
    *,
    first: int = 1,
    duplex: bool = True,
    tick: Tick = quiet,
    batch: int = BATCH,
) -> None:
    """Lay foreign pages into a written volume: (page number, file, page of it counted from 0).

    `first` is the number of the file's first page. The volume is replaced only by a whole one.
    """
    part = volume.with_name(volume.name + ".part")
    files = list(dict.fromkeys(path for _, path, _ in attached))
    order = {path: n for n, path in enumerate(files)}
    by_file = sorted(attached, key=lambda page: order[page[1]])
    steps = iter(track(by_file, tick, "并入附件"))
    try:
        for n in range(0, len(files), batch):
            chosen = set(files[n : n + batch])
            count = sum(path in chosen for _, path, _ in attached)
            _lay_batch(volume, part, islice(steps, count), first, duplex=duplex)
            part.replace(volume)
        next(steps, None)
    finally:
        part.unlink(missing_ok=True)


def _lay_batch(
    volume: Path,
    part: Path,
    attached: Iterable[tuple[int, Path, int]],
    first: int,
    *,
    duplex: bool,
) -> None:
    with ExitStack() as stack:
        pdf = stack.enter_context(Pdf.open(volume))
        pages = list(pdf.pages)
        sources: dict[Path, Pdf] = {}
        lists: dict[Path, list[Page]] = {}
        forms = _Forms(pdf)
        for number, path, index in attached:
            if path not in sources:
                sources[path] = stack.enter_context(_open(path))
                _flatten(sources[path])
                lists[path] = list(sources[path].pages)
            odd = number % 2 == 1 or not duplex
            _lay(forms, pages[number - first], lists[path][index], sources[path], odd=odd)
        # Foreign streams stay as they were packed: unpacking and packing again costs the most.
        pdf.save(
            part,
            deterministic_id=True,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.none,
        )


def _flatten(pdf: Pdf) -> None:
    """Draw filled-in fields, stamps and notes into the pages: as annotations they would be lost."""
    for page in pdf.pages:
        for annotation in _each(page.obj.get("/Annots")):
            if str(annotation.get("/Subtype", "")) not in _PLAIN:
                if "/AcroForm" in pdf.Root:
                    pdf.generate_appearance_streams()
                pdf.flatten_annotations("print")
                return


def _each(annotations: Any) -> Iterable[Dictionary]:
    if isinstance(annotations, Array):
        for item in annotations:
            if isinstance(item, Dictionary):
                yield item


def _inherited(page: Page, key: str) -> Any:
    """Return an attribute of a page or of the page tree above it (ISO 32000-1, 7.7.3.4)."""
    node: Any = page.obj
    for _ in range(50):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    return None


class _Forms:
    """Makes forms of foreign pages in one target, and remembers the small streams that show them."""

    def __init__(self, target: Pdf) -> None:
        self.target = target
        self._taken: set[tuple[int, int]] = set()
        self._shows: dict[Matrix, Stream] = {}

    def form(self, page: Page, source: Pdf, box: list[float]) -> Any:
        contents = page.obj.get("/Contents")
        if isinstance(contents, Array) and len(contents) == 1:
            contents = contents[0]
        form: Any
        if isinstance(contents, Stream):
            form = self.target.copy_foreign(contents)
            if form.objgen in self._taken:
                # Two pages share one content; as forms they must be two objects.
                form = self._packed(contents.read_bytes())
            self._taken.add(form.objgen)
        else:
            parts: list[Any] = list(contents) if isinstance(contents, Array) else []
            whole = b"\n".join(part.read_bytes() for part in parts if isinstance(part, Stream))
            form = self._packed(whole)
        form.stream_dict["/Type"] = Name("/XObject")
        form.stream_dict["/Subtype"] = Name("/Form")
        form.stream_dict["/BBox"] = Array(box)
        for key, value in (
            ("/Resources", _inherited(page, "/Resources")),
            ("/Group", page.obj.get("/Group")),
        ):
            if isinstance(value, Dictionary):
                form.stream_dict[key] = self.target.copy_foreign(source.make_indirect(value))
        if "/Resources" not in form.stream_dict:
            form.stream_dict["/Resources"] = Dictionary()
        return form

    def _packed(self, data: bytes) -> Stream:
        packed = zlib.compress(data, LEVEL)
        return self.target.make_stream(packed, Filter=Name("/FlateDecode"))

    def show(self, matrix: Matrix) -> Stream:
        if matrix not in self._shows:
            numbers = " ".join(f"{value:.5f}" for value in matrix)
            text = f"q {numbers} cm {_KEY} Do Q\n"
            self._shows[matrix] = self.target.make_stream(text.encode("ascii"))
        return self._shows[matrix]


def _lay(forms: _Forms, page: Page, source: Page, foreign: Pdf, *, odd: bool) -> None:
    box = _box(source)
    turn = int(_inherited(source, "/Rotate") or 0) % 360
    form = forms.form(source, foreign, box)
    matrix = fit(box, turn, odd=odd)
    resources: Any = copy(page.obj["/Resources"])
    resources["/XObject"] = Dictionary({str(_KEY): form})
    page.obj["/Resources"] = resources
    page.obj["/Contents"] = Array([page.obj["/Contents"], forms.show(matrix)])


def _box(page: Page) -> list[float]:
    """Return what a reader shows of a page: its crop box, put right where it is upside down."""
    for key in ("/CropBox", "/MediaBox"):
        value = _inherited(page, key)
        if isinstance(value, Array) and len(value) == 4:
            x1, y1, x2, y2 = (float(number) for number in value)
            if abs(x2 - x1) > 1 and abs(y2 - y1) > 1:
                return [min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)]
    return _NO_BOX


def fit(box: Sequence[float], turn: int, *, odd: bool) -> Matrix:
    """Return the matrix that puts a box (points), shown turned by `turn` degrees, on our sheet.

    A page wider than it is tall is laid on its side, head to the left, as our own wide tables.
    """
    x1, y1, x2, y2 = box
    wide, tall = x2 - x1, y2 - y1
    if turn in (90, 270):
        wide, tall = tall, wide
    if wide > tall * 1.05:
        turn = (turn - 90) % 360
        wide, tall = tall, wide
    inner = BINDING if odd else FORE_EDGE
    left, right = (inner, WIDTH - OUTER) if odd else (OUTER, WIDTH - BINDING)
    scale = min((right - left) * MM / wide, (BOTTOM - TOP) * MM / tall, 1.0)
    x = left * MM + ((right - left) * MM - wide * scale) / 2
    y = (HEIGHT - TOP) * MM - tall * scale
    s = scale
    return {
        0: (s, 0.0, 0.0, s, x - x1 * s, y - y1 * s),
        90: (0.0, -s, s, 0.0, x - y1 * s, y + x2 * s),
        180: (-s, 0.0, 0.0, -s, x + x2 * s, y + y2 * s),
        270: (0.0, s, -s, 0.0, x + y2 * s, y - x1 * s),
    }.get(turn, (s, 0.0, 0.0, s, x - x1 * s, y - y1 * s))
