"""The manifest: canonical, read back, and held against a station that has moved on."""

from pathlib import Path

import pikepdf
import pytest

from fqdesk.domain.facts import Facts
from fqdesk.errors import Refused
from fqdesk.evidence import manifest
from fqdesk.evidence.bundle import Seal, Sources
from fqdesk.evidence.manifest import Manifest
from tests.evidence.printing.volume_facts import SOURCES, a_year, bundle_of, seal


def made() -> Manifest:
    station, _ = a_year()
    return manifest.of(bundle_of(station.facts()), SOURCES)


def head(_: int) -> str | None:
    return SOURCES.head.hash


def test_an_unchanged_station_has_nothing_to_say() -> None:
    assert manifest.compare(made(), seal, head) == []


def test_a_changed_and_a_removed_record_are_named() -> None:
    known = made()
    meeting = next(r for r in known.body["records"] if r["number"] == "会25-03")
    visit = next(r for r in known.body["records"] if r["kind"] == "visit")

    def now(record_id: str) -> Seal | None:
        if record_id == visit["id"]:
            return None
        return Seal(9999, "f" * 64) if record_id == meeting["id"] else seal(record_id)

    changed, removed = manifest.compare(known, now, head)
    assert changed.startswith("会议活动“会25-03”")
    assert "改过" in changed
    assert removed.startswith("走访“")
    assert "删除" in removed


def test_many_changes_are_summed_up() -> None:
    known = made()
    said = manifest.compare(known, lambda _: Seal(1, "0" * 64), head)
    assert len(said) == manifest.MOST_NAMED + 1
    more = len(known.body["records"]) - manifest.MOST_NAMED
    assert said[-1] == f"另有 {more} 条记录改过。"


@pytest.mark.parametrize(("here", "words"), [(None, "不到第 4127 号"), ("0" * 64, "不同")])
def test_another_chain_is_noticed(here: str | None, words: str) -> None:
    (said,) = manifest.compare(made(), seal, lambda _: here)
    assert words in said


def test_the_code_follows_the_data_and_nothing_else() -> None:
    station, _ = a_year()
    first = manifest.of(bundle_of(station.facts()), SOURCES)
    station.records.reverse()
    assert manifest.of(bundle_of(station.facts()), SOURCES).data == first.data
    pages = manifest.of(bundle_of(station.facts(), pages=(3, 4)), SOURCES)
    assert pages.code == first.code, "a range of pages belongs to the same volume"
    moved = Sources(Seal(4128, "a" * 64), seal, SOURCES.file, SOURCES.picture)
    assert manifest.of(bundle_of(station.facts()), moved).code != first.code
    assert manifest.of(bundle_of(station.facts(), simplex=True), SOURCES).code != first.code


def test_everything_the_paper_rests_on_is_listed_once() -> None:
    station, ids = a_year()
    body = made().body
    listed = [entry["id"] for entry in body["records"]]
    assert len(listed) == len(set(listed))
    kinds = {entry["kind"] for entry in body["records"]}
    assert {"meeting", "visit", "judgement", "setting", "station", "person", "place"} <= kinds
    assert ids["钱学礼"] in listed
    assert all(record.id in listed for record in station.records if record.kind == "meeting")


def test_no_clock_time_is_in_it() -> None:
    assert set(made().body) == {
        "format", "program", "standard", "station", "on", "known", "items", "layout",
        "prepared_by", "checked_by", "head", "records", "files",
    }  # fmt: skip


def test_other_files_are_refused_with_a_sentence(tmp_path: Path) -> None:
    foreign = tmp_path / "别的.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(foreign)
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"no pdf")
    with pytest.raises(Refused, match="不是本软件印出的证据册"):
        manifest.read(foreign)
    with pytest.raises(Refused, match="打不开"):
        manifest.read(broken)
    with pytest.raises(Refused, match="没有"):
        manifest.read(tmp_path / "没有.pdf")


@pytest.mark.parametrize("text", [b"", b"not json", b"[]", b'{"format": "fqdesk-bundle-1"}'])
def test_a_spoilt_manifest_is_refused(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "册.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        spec = pikepdf.AttachedFileSpec(pdf, text, filename=manifest.FILE_NAME)
        pdf.attachments[manifest.FILE_NAME] = spec
        pdf.save(path)
    with pytest.raises(Refused, match="不是本软件印出的证据册"):
        manifest.read(path)


def test_a_station_without_records_has_a_manifest() -> None:
    station, _ = a_year()
    known = manifest.of(bundle_of(Facts.of([], station.facts().on)), SOURCES)
    assert known.body["records"] == []
    assert len(known.code) == manifest.CODE_LENGTH
