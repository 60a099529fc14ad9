"""Make the small station that is kept for each released version: `python build_spec/sample_desk.py`.

Later versions must open `tests/files/desk-<version>/`; a version's folder is never made again.
"""

import io
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from fqdesk import __version__
from fqdesk.domain.catalog import KINDS
from fqdesk.storage.store import Entry, Store

TARGET = (
    Path(__file__).parents[1] / "tests" / "files" / f"desk-{'.'.join(__version__.split('.')[:2])}"
)
START = datetime.fromisoformat("2026-03-02T08:30:00")

RECORDS = [
    ("p1", "person", {"name": "曾小贤", "role": "officer", "day": "2015-07-01", "full_from": "2012-07-01"}),
    ("p2", "person", {"name": "李𬭚", "role": "auxiliary", "day": "2019-03-01"}),
    ("v1", "place", {"name": "老鹰村", "place_type": "village", "day": "2015-01-01"}),
    ("m1", "meeting", {"day": "2026-03-02", "type": "committee_meeting", "topic": "研究评先评优",
                       "chair": "p1", "attendees": "p1", "number": "会26-01"}),
    ("a", "visit", {"day": "2026-03-01", "place": "v1", "type": "community_visit", "households": "12",
                    "officers": "p1、p2", "topic": "反电诈宣传", "number": "访26-01"}),
    ("b", "visit", {"day": "2026-03-02", "place": "v1", "type": "care_visit", "officers": "p2",
                    "topic": "看望独居老人", "number": "访26-02"}),
]  # fmt: skip


def main() -> None:
    """Write the folder anew."""
    shutil.rmtree(TARGET, ignore_errors=True)
    with Store.create(TARGET, "云岭县公安局白石派出所") as store:
        _fill(store)
    for passing in ("locks", "files/tmp"):
        shutil.rmtree(TARGET / passing, ignore_errors=True)


def _fill(store: Store) -> None:
    """Every action once, two attachments, and one step that was undone."""
    for minute, (record, kind, texts) in enumerate(RECORDS):
        _write(store, minute, Entry("create", record, kind, KINDS[kind].parse(texts)))
    held = store.record("a")
    if held is None:
        raise RuntimeError("the sample was not written")
    files = tuple(
        store.files.add(data, name).ref
        for name, data in (("现场.jpg", _photo()), ("通知.pdf", _pdf()))
    )
    _write(store, 10, Entry("change", "a", "visit", {**held.values, "files": files}))
    _write(store, 11, Entry("remove", "b", "visit", why="误录"))
    _write(store, 12, Entry("restore", "b", "visit", store.removed()[0].values))
    _write(store, 13, Entry("change", "a", "visit", {**held.values, "topic": "改错了"}))
    store.undo_step(at=START + timedelta(minutes=14), by="内勤")


def _write(store: Store, minute: int, entry: Entry) -> None:
    store.append([entry], at=START + timedelta(minutes=minute), by="内勤", said="记录")


def _photo() -> bytes:
    out = io.BytesIO()
    Image.radial_gradient("L").resize((64, 48)).save(out, "JPEG")
    return out.getvalue()


def _pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    canvas.drawString(72, 72, "1")
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    main()
