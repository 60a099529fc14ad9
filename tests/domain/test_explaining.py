"""F1 in two sentences: every field has both, and every rule they name is one that we know."""

import re

import pytest

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.explaining import cite, explain, places, sources
from fqdesk.domain.settings import LOCAL_SETTINGS
from fqdesk.evidence.standard import standard

ALL = [pytest.param(kind, id=kind.key) for kind in KINDS.values()]
KEYS = {"by", "says", "use", "local", "blank"}


def entries():
    """Every entry with the table and the name that it stands under."""
    for table, held in sources().items():
        if table != "documents":
            for name, entry in held.items():
                yield f"{table}.{name}", entry


def cited():
    """Document and article of every citation."""
    for where, entry in entries():
        for source in entry.get("by", ()):
            key, _, article = source.partition(" ")
            yield where, key, article


@pytest.mark.parametrize("kind", ALL)
def test_every_field_is_explained_in_two_sentences(kind):
    for place, field in places(kind):
        told = explain(kind, field)
        where = f"{kind.key}.{place}"
        assert told.label.endswith(field.label)
        assert re.fullmatch("[^。]+。", told.what), where
        assert re.fullmatch("[^。]+。", told.why), where
        assert told.said == told.what + told.why
        assert len(told.said) <= 150, f"{where}: nobody reads so much: {told.said}"
        assert re.match("依据|没有规定要求这一格，", told.why), where
        assert not re.search("[A-Za-z]{4,}|照实填写", told.said), where
        assert not re.search("：。|，，|、。|，。|““|””", told.said), (where, told.said)


@pytest.mark.parametrize("kind", ALL)
def test_what_must_be_answered_is_never_said_to_be_optional(kind):
    for place, field in places(kind):
        told = explain(kind, field)
        if field.required:
            assert "空着" not in told.why, (kind.key, place)
            assert "没有就空着" not in told.what, (kind.key, place)
        elif not told.by_rule:
            assert "必填" not in told.why, (kind.key, place)


@pytest.mark.parametrize("kind", ALL)
def test_no_field_invites_what_must_not_be_kept(kind):
    """domain.md B6: such words may only stand where they are forbidden."""
    private = re.compile("姓名|电话|手机|证件|门牌|户主|病名|病情|诊断|信访")
    for place, field in places(kind):
        for clause in re.split("[，。]", field.help):
            if private.search(clause) and (kind.area in {"masses", "care"}):
                assert re.search("不写|不记|^打姓名", clause), (kind.key, place, clause)


def test_every_entry_belongs_to_a_field_and_says_either_rule_or_use():
    known = {f"{kind.key}.{place}" for kind in KINDS.values() for place, _ in places(kind)}
    known |= {f"{key}.default" for key in KINDS}
    known |= {f"every.{key}" for key in ("number", "original", "files", "late_reason")}
    for where, entry in entries():
        assert where in known, where
        assert set(entry) <= KEYS, where
        assert ("by" in entry) == ("says" in entry) != ("use" in entry), where
        assert "blank" not in entry or "use" in entry, where
        assert entry.get("local", "late_days") in LOCAL_SETTINGS, where
        for text in (entry.get("says", ""), entry.get("use", "")):
            assert "。" not in text, where
    assert {where.removesuffix(".default") for where, _ in entries() if ".default" in where} == set(
        KINDS
    )


def test_each_cited_article_is_one_that_we_know():
    documents = sources()["documents"]
    for where, key, article in cited():
        assert key in documents, (where, key)
        document = documents[key]
        if "standard" not in document:
            assert not article or article in document["articles"], (where, key, article)
            continue
        own = standard(document["standard"])
        paragraphs = {item.paragraph for item in own.everything}
        paragraphs |= {f"第 {item.number} 条" for item in own.everything if item.number}
        assert article in paragraphs, (where, key, article)


def test_the_list_of_documents_holds_no_more_than_is_cited():
    documents = sources()["documents"]
    assert {key for _, key, _ in cited()} == set(documents)
    for key, document in documents.items():
        used = {article for _, own, article in cited() if own == key and article}
        if "standard" in document:
            assert document["title"] == standard(document["standard"]).short
        else:
            assert set(document.get("articles", ())) == used, key
            assert re.match("《[^《》]+》", document["title"])


def test_a_title_in_a_sentence_is_one_of_the_documents():
    titles = {document["title"] for document in sources()["documents"].values()}
    for kind in KINDS.values():
        for place, field in places(kind):
            for title in re.findall("《[^》]*》", explain(kind, field).said):
                assert any(known.startswith(title) for known in titles), (kind.key, place, title)


def test_a_citation_is_written_as_on_the_other_pages():
    assert cite(["leave 第三条", "leave 第四条"]) == "《职工带薪年休假条例》第三条、第四条"
    assert cite(["chongzhou 第 6 条"]) == "崇州 2019 第 6 条"
    assert cite(["provincial 三、11", "nantong 三（二）"]) == (
        "省级意见（残缺）三、11和南通 2019 三（二）"
    )


def test_rule_use_and_local_number_are_said():
    visit, leave, meeting = KINDS["visit"], KINDS["leave"], KINDS["meeting"]
    topic = explain(visit, visit.by_key["topic"])
    assert topic.said == (
        "写去做什么，如“防汛隐患排查”，不写“走访”。"
        "没有规定要求这一格，登记表上的题目就是它，所以必填。"
    )
    assert explain(leave, leave.by_key["days"]).why == (
        "依据《职工带薪年休假条例》第三条：法定节假日和休息日不算年休假。"
    )
    assert "由本地设定“走访频次”定" in explain(visit, visit.by_key["day"]).why
    votes = meeting.by_key["votes"]
    matter, ayes = votes.fields[0], votes.fields[4]
    assert explain(meeting, matter).why != explain(meeting, votes).why
    assert explain(meeting, ayes).why == explain(meeting, votes).why, "a cell follows its table"


def test_a_field_of_another_kind_is_our_own_fault():
    with pytest.raises(KeyError):
        explain(KINDS["visit"], KINDS["leave"].by_key["days"])
