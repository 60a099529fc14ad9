"""The sRGB profile of printed volumes, read by LittleCMS and by PDFBox Preflight."""

import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from tests.preflight import preflight_1b

ROOT = Path(__file__).resolve().parents[1]
PROFILE = ROOT / "resources" / "icc" / "srgb-v2.icc"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def test_script_makes_the_committed_bytes(tmp_path):
    made = tmp_path / "made.icc"
    command = [sys.executable, "-m", "build_spec.icc", "--out", str(made)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert made.read_bytes() == PROFILE.read_bytes()


def test_it_is_a_small_version_2_monitor_profile():
    profile = ImageCms.getOpenProfile(str(PROFILE)).profile
    assert profile.version == pytest.approx(2.4)
    assert profile.device_class == "mntr"
    assert profile.xcolor_space == "RGB "
    assert profile.is_matrix_shaper
    assert profile.media_white_point[1][:2] == pytest.approx((0.3457, 0.3585), abs=1e-4)
    assert PROFILE.stat().st_size < 3000


def test_its_colours_are_those_of_srgb():
    steps = [0, 1, 8, 17, 64, 128, 200, 254, 255]
    colours = [(r, g, b) for r in steps for g in steps for b in steps]
    picture = Image.new("RGB", (len(colours), 1))
    picture.putdata(colours)
    turned = ImageCms.profileToProfile(
        picture, ImageCms.getOpenProfile(str(PROFILE)), ImageCms.createProfile("sRGB")
    )
    for given, got in zip(picture.tobytes(), turned.tobytes(), strict=True):
        assert abs(given - got) <= 1


def document(path: Path, profile: bytes) -> Path:
    """A page with one red square, claiming PDF/A-1b, its colour explained by `profile`."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Contents = pdf.make_stream(b"1 0 0 rg 100 100 50 50 re f")
        intent = pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier=pikepdf.String("sRGB"),
            Info=pikepdf.String("sRGB"),
            DestOutputProfile=pdf.make_stream(profile, N=3),
        )
        pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
        pdf.Root.Metadata = pdf.make_stream(
            XMP.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
        pdf.save(
            path,
            force_version="1.4",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
        )
    return path


def test_preflight_accepts_it_in_pdf_a_1b(tmp_path):
    assert preflight_1b(document(tmp_path / "good.pdf", PROFILE.read_bytes())) == []
    broken = document(tmp_path / "broken.pdf", PROFILE.read_bytes()[:100])
    assert preflight_1b(broken) != []
