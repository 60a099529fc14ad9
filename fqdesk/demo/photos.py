"""Which records get a picture, and the files: JPEG with a camera's data, one HEIC, one PNG, one scan."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import count
from pathlib import Path
from random import Random

from PIL import Image

from fqdesk.demo.plan import Act, Picture
from fqdesk.demo.scenes import SCENES
from fqdesk.demo.stage import Stage
from fqdesk.places import RESOURCES

TURNED = 6
"""EXIF orientation: the stored picture is to be turned a quarter right."""
ORIENTATION, TAKEN, MAKER, GPS = 0x0112, 0x0132, 0x010F, 0x8825
READY = RESOURCES / "demo" / "meeting.heic"
"""The one picture that is not drawn here: no library with a free licence writes HEIC."""
DRAWN = "演示图片，非实景拍摄"

CAPTIONS = {
    "merit": "集体三等功奖牌，荣誉室 1 号位",
    "branch": "先进基层党组织奖牌，荣誉室 3 号位",
    "wall": "荣誉室集体荣誉陈列",
    "pennant": "群众赠送的锦旗（不计入表彰奖励）",
    "meeting": "支部党员大会",
    "village": "包村民警进村走访",
    "yard": "院坝里的警民恳谈会",
    "station": "警营开放日",
    "stall": "赶集日反诈宣传",
    "river": "河边巡查",
    "training": "实战训练",
    "planting": "主题党日植树",
}


def choose_pictures(stage: Stage, wanted: int) -> None:
    """Attach `wanted` pictures to honours, meetings, visits and so on, round by round."""
    plan = stage.plan
    honours = {key: [plan.first(record)] for key, record in stage.honours.items()}
    places: list[tuple[str, Iterator[Act]]] = [
        ("merit", iter(honours.get("merit", ()))),
        ("meeting", _of(stage, "meeting", lambda act: bool(act.values.get("votes")))),
        ("village", _of(stage, "visit", lambda act: act.values["type"] == "community_visit")),
        ("branch", iter(honours.get("branch", ()))),
        ("station", _of(stage, "open_day", lambda act: act.values["type"] == "open_day")),
        ("yard", _of(stage, "forum")),
        ("pennant", iter(honours.get("pennant", ()))),
        ("stall", _of(stage, "publicity", lambda act: act.values["form"] == "leaflet")),
        ("planting", _of(stage, "meeting", lambda act: "植树" in act.values["topic"])),
        ("training", _of(stage, "training", lambda act: act.values["type"] == "drill")),
        ("river", _of(stage, "visit", lambda act: act.values["day"].month in {6, 7, 8})),
        ("wall", iter(honours.get("peace", ()))),
        ("village", _of(stage, "visit", lambda act: act.values["type"] == "care_visit")),
    ]
    made = 0
    while places and made < wanted:
        for place in list(places):
            act = next(place[1], None)
            if act is None:
                places.remove(place)
            elif made < wanted:
                act.pictures.append(_picture(stage, place[0], act))
                made += 1


def _of(stage: Stage, kind: str, fits: Callable[[Act], bool] = lambda _: True) -> Iterator[Act]:
    """Records of a kind that fit, the newest first."""
    return iter([act for act in reversed(stage.plan.created(kind)) if fits(act)])


def _picture(stage: Stage, scene: str, act: Act) -> Picture:
    day: date = act.values["day"]
    if act.kind == "honour":
        # Nobody has a photo from years ago: the plaques were photographed when they were entered.
        day = act.at.date()
    said = CAPTIONS[scene]
    if act.kind in {"visit", "forum"}:
        village = next(p for p in stage.cast.places if p.id == act.values["place"])
        said = f"{village.name}，{said}"
    elif act.kind in {"meeting", "publicity", "training"}:
        said = act.values["topic"]
    return Picture(scene, said, day)


class Studio:
    """Draws and stores pictures one after the other; the first meeting's is a HEIC, one a PNG."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Files are made in `folder`, to be taken from there into the station."""
        self._folder, self._seed = folder, seed
        self._number = count(1)
        self._formats = iter((".jpg", ".jpg", ".png"))
        self._heic = False

    def make(self, picture: Picture) -> Path:
        """The file of one picture."""
        number = next(self._number)
        name = f"IMG_{picture.day:%Y%m%d}_{number:03d}"
        if picture.scene == "meeting" and not self._heic:
            self._heic = True
            return Path(shutil.copyfile(READY, self._folder / f"{name}.heic"))
        image = SCENES[picture.scene](Random(f"{self._seed}:{number}"))
        upright = picture.scene == "pennant"
        path = self._folder / (name + (".jpg" if upright else next(self._formats, ".jpg")))
        taken = datetime.combine(picture.day, datetime.min.time()).replace(
            hour=10, minute=number % 60
        )
        self._store(image, path, self._camera(taken, number), upright=upright)
        return path

    def _store(self, image: Image.Image, path: Path, exif: Image.Exif, *, upright: bool) -> None:
        if path.suffix == ".png":
            image.quantize(96).save(path, optimize=True)
        else:
            if upright:
                image = image.transpose(Image.Transpose.ROTATE_90)
                exif[ORIENTATION] = TURNED
            image.save(path, quality=86, exif=exif)

    def _camera(self, taken: datetime, number: int) -> Image.Exif:
        """What a phone writes; the first one tells where it was taken, so that its removal is seen."""
        exif = Image.Exif()
        exif[TAKEN] = f"{taken:%Y:%m:%d %H:%M:%S}"
        exif[MAKER] = "demo"
        if number == 1:
            exif.get_ifd(GPS).update({1: "N", 2: (30.0, 12.0, 0.0), 3: "E", 4: (103.0, 6.0, 0.0)})
        return exif


def save_scan(pages: list[Image.Image], path: Path, day: date) -> None:
    """Pages as one PDF, as a scanner makes it; the same pages and day give the same bytes."""
    stamp = time.struct_time((day.year, day.month, day.day, 9, 0, 0, 0, 1, 0))
    first, *rest = pages
    first.save(
        path,
        "PDF",
        save_all=True,
        append_images=rest,
        resolution=110,
        quality=70,
        creationDate=stamp,
        modDate=stamp,
        title=path.stem,
    )
