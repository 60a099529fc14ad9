"""PDF/A: the 1b twin before Apache Preflight, the claims of 2u and 3u, data carried inside."""

import subprocess

import pytest
from pypdf import PdfReader

from fqdesk.evidence.layout.blocks import Text
from fqdesk.evidence.layout.flow import Leaf, flow
from fqdesk.evidence.layout.marks import WORDS, outcome_word
from fqdesk.evidence.layout.pages import Code, Head
from fqdesk.evidence.layout.paragraph import RED, Run, Style
from fqdesk.evidence.layout.pdfa import VERSIONS, Data, archival
from fqdesk.evidence.layout.volume import Edition
from tests.preflight import preflight_1b

HEAD = Head("青石镇派出所", "CZ-25a")


def leaves(shaper):
    text = "李㛃、张䶮、王𬭚、陈𠅤、孙㙓等2025年休假情况。"

    def signs(ink, _frame):
        for n, kind in enumerate(WORDS):
            outcome_word(ink, 0, 10 + n * 8, kind, Style("hei", 10))
        ink.link(0, 0, 20, 20, "all")

    faces = ("song", "songbd", "hei", "heibd", "fang", "kai")
    texts = [Text((Run(text, Style(face, 12, RED, underline=True)),)) for face in faces]
    return [Leaf(signs, head=HEAD), *flow(texts, shaper, head=HEAD), Leaf(signs, kind="landscape")]


def code(number):
    return Code(f"FQ1/7K4MQ9TB/{number:03d}/E", "7K4M Q9TB", f"{number:03d} E")


def test_preflight_accepts_the_1b_twin(printed, shaper):
    edition = Edition(code=code, version=VERSIONS["1b"], finish=archival("1b"), cidset=True)
    assert preflight_1b(printed(leaves(shaper), edition)) == []


def test_preflight_would_have_complained(printed, shaper):
    assert preflight_1b(printed(leaves(shaper), Edition(version=VERSIONS["1b"]))) != []


@pytest.mark.parametrize("level", [None, "2u", "3u"])
def test_files_are_sound_and_claim_only_what_was_asked(printed, shaper, level):
    path = printed(leaves(shaper), Edition(code=code, finish=archival(level)))
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    packet = PdfReader(path).trailer["/Root"]["/Metadata"].get_data().decode()
    if level is None:
        assert "pdfaid" not in packet
    else:
        assert f"<pdfaid:part>{level[0]}</pdfaid:part>" in packet
        assert f"<pdfaid:conformance>{level[1].upper()}</pdfaid:conformance>" in packet


def test_every_font_is_embedded_and_every_stream_ends_on_its_own_line(printed, shaper):
    path = printed(leaves(shaper), Edition(finish=archival("2u")))
    raw = path.read_bytes()
    assert raw.count(b"\nendstream\n") == raw.count(b"endstream")
    assert b"Helvetica" not in raw
    for page in PdfReader(path).pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in descendant["/FontDescriptor"]
            assert "/ToUnicode" in font


def test_data_is_carried_under_3u_only(printed, shaper):
    data = Data("manifest.json", "application/json", b'{"a": 1}', "清单")
    path = printed(leaves(shaper), Edition(finish=archival("3u", data)))
    reader = PdfReader(path)
    assert reader.attachments["manifest.json"] == [b'{"a": 1}']
    [specification] = reader.trailer["/Root"]["/AF"]
    assert specification.get_object()["/AFRelationship"] == "/Data"
    with pytest.raises(ValueError, match="2u"):
        archival("2u", data)
