"""Search finds what Python's `in` finds, by parts of words, several words, and pinyin initials."""

import random
from pathlib import Path

import pytest

from fqdesk.storage.initials import initials
from fqdesk.storage.search import tokens
from fqdesk.storage.store import Store
from tests.storage.sample import NOW, Entry, entry, person, populated, visit, write

SIGNS = "反电诈宣传走访防火禁毒纠纷调解老人学校李王伟明㛃䶮𬭚𠅤㙓，。"


def ids(store: Store, text: str, limit: int = 500) -> list[str]:
    return [record.id for record in store.search(text, limit)]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, dict[str, str]]:
    """400 visits with random texts."""
    rnd = random.Random(7)
    texts = {f"n{n}": "".join(rnd.choices(SIGNS, k=rnd.randint(5, 60))) for n in range(400)}
    texts = {key: text for key, text in texts.items() if text.strip("，。")}
    store = populated(tmp_path_factory.mktemp("library") / "所")
    write(store, *(visit(key, "走", place="v9", content=text) for key, text in texts.items()))
    return store, texts


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_finds_exactly_what_contains_it(library: tuple[Store, dict[str, str]], length: int):
    store, texts = library
    rnd = random.Random(length)
    asked = set()
    for _ in range(150):
        text = rnd.choice(list(texts.values()))
        start = rnd.randrange(len(text))
        part = text[start : start + length]
        if not set(part) & set("，。") and len(part) == length:
            asked.add(part)
    assert len(asked) > 15
    for part in asked - {"走", "访"}:
        expected = {key for key, text in texts.items() if part in text}
        assert set(ids(store, part)) - {"a", "v1"} == expected, part


def test_several_words_must_all_occur(library: tuple[Store, dict[str, str]]):
    store, texts = library
    expected = {key for key, text in texts.items() if "防" in text and "电诈" in text}
    assert expected
    assert set(ids(store, " 防　电诈 ")) - {"a"} == expected


def test_no_match_across_punctuation(store: Store):
    write(store, visit("b", "防火，禁毒"), visit("c", "防火禁毒"))
    assert ids(store, "火禁") == ["c"]
    assert ids(store, "火，禁") == ["b"]
    assert set(ids(store, "防火 禁毒")) == {"b", "c"}


def test_numbers_and_latin_words_by_their_beginning(store: Store):
    write(store, visit("b", "用 Excel 登记 2026-03-05 的 12户", number="访26-113"))
    assert ids(store, "exc") == ["b"]
    assert ids(store, "EXCEL") == ["b"]
    assert ids(store, "访26-1") == ["b"]
    assert ids(store, "访26-01") == ["a"]
    assert ids(store, "26-113") == ["b"]
    assert ids(store, "１２户") == ["b"]


@pytest.mark.parametrize(
    "text", ["", "  ", "，", '"', "AND", "NEAR(", "*", "a:b", "words : 反", "-诈"]
)
def test_anything_typed_is_only_text(store: Store, text: str):
    assert store.search(text) == [] or text == "-诈"


@pytest.mark.parametrize(
    ("name", "spelled"),
    [("翟小丽", {"zxl", "dxl"}), ("曾小贤", {"zxx", "cxx"}), ("仇和", {"qh", "ch"}), ("解珍", {"xz", "jz"}),
     ("单雄信", {"sxx", "dxx"}), ("查良镛", {"zly", "cly"}), ("谌龙", {"cl", "sl"}), ("尉迟恭", {"ycg", "wcg"}),
     ("乐进", {"yj", "lj"}), ("张三", {"zs"}), ("王Ａ", {"wa"})],
)  # fmt: skip
def test_initials_know_every_reading_of_a_name(name: str, spelled: set[str]):
    assert spelled <= set(initials(name))


def test_initials_of_titles_follow_the_words_around():
    assert initials("到银行宣传重点2次") == ["dyhxczd2c"]
    assert initials("ABC") == initials("") == []


def test_people_and_places_are_found_by_initials(store: Store):
    write(store, person("p2", "翟小丽"), person("p3", "仇和"), visit("b", "到学校宣传"))
    assert ids(store, "zxl")[0] == ids(store, "dxl")[0] == "p2"
    assert ids(store, "QH")[0] == "p3"
    assert ids(store, "lyc")[0] == "v1"
    # By the middle of a name, by part of a title.
    assert "p2" in ids(store, "xl")
    assert ids(store, "xxxc") == ["b"]


def test_name_finds_the_person_first_then_what_mentions_and_what_cites(store: Store):
    write(store, visit("b", "同曾小贤一起走访", officers="p9"), visit("c", officers="p9"))
    assert ids(store, "曾小贤") == ["p1", "b", "a"]
    assert ids(store, "老鹰村 反电诈") == ["c", "a"]
    assert ids(store, "曾小贤", limit=2) == ["p1", "b"]


def test_what_cites_somebody_is_found_by_the_initials_and_by_its_day(store: Store):
    write(
        store,
        visit("b", "反诈", day="2026-03-12", officers="p1"),
        visit("c", "防火", day="2025-03-12", officers="p1"),
        visit("d", "防火", day="2026-03-13", officers="p1"),
    )
    assert ids(store, "zxx")[0] == "p1"
    assert {"b", "c", "d"} <= set(ids(store, "zxx"))
    on = [record.id for record in store.search_on("____-03-12", "zxx")]
    assert on == ["b", "c"]
    assert [r.id for r in store.search_on("2025-03-__", "防火")] == ["c"]
    assert [r.id for r in store.search_on("2026-03-13", "")] == ["d"]


def test_an_index_of_other_contents_is_made_anew(store: Store, folder: Path):
    from tests.storage.sample import raw

    write(store, visit("b", "反诈", officers="p1"))
    assert "b" in ids(store, "zxx")
    store.close()
    db = raw(folder)
    for (row,) in db.rows("SELECT rowid FROM search"):
        db.run("DELETE FROM search WHERE rowid = ?", (row,))
        empty = "INSERT INTO search (rowid, name, words, cited, called, titled)"
        db.run(f"{empty} VALUES (?, '', '', '', '', '')", (row,))
    db.run("DELETE FROM meta WHERE key = 'index_contents'")
    db.close()
    with Store.open(folder, writing=True) as again:
        assert "b" in ids(again, "zxx")


def test_new_name_is_found_everywhere_and_the_old_one_nowhere(store: Store):
    renamed = entry("change", "v1", "place", name="凤凰村", place_type="village", day="2015-01-01")
    write(store, renamed)
    assert ids(store, "凤凰") == ["v1", "a"]
    assert ids(store, "fhc") == ["v1", "a"]
    assert ids(store, "老鹰") == []
    write(store, Entry("remove", "v1", "place", why="误录"))
    assert ids(store, "凤凰") == []


def test_private_answers_are_never_found(store: Store):
    told = {"day": "2026-03-05", "talker": "p1", "talked": "p9", "content": "说了家里的难处"}
    write(store, entry("create", "t", "heart_talk", **told))
    assert ids(store, "难处") == []


def test_search_right_after_saving_and_from_another_program(store: Store, folder: Path):
    write(store, visit("b", "刚刚存的"))
    with Store.open(folder, writing=False) as reader:
        assert ids(reader, "刚刚") == ["b"]
    assert ids(store, "刚刚") == ["b"]


def test_many_single_saves_are_indexed_along_the_way(store: Store, folder: Path):
    for number in range(150):
        store.append([visit(f"n{number}", f"第{number}次")], at=NOW, by="内勤")
    assert len(ids(store, "次")) == 150
    store.close()
    with Store.open(folder, writing=True) as again:
        assert len(ids(again, "次")) == 150
        assert again.verify().ok


def test_index_that_is_not_whole_is_made_anew_on_opening(store: Store, folder: Path):
    store.close()
    from tests.storage.sample import raw

    db = raw(folder)
    db.run("DELETE FROM search WHERE rowid = 3")
    db.close()
    with Store.open(folder, writing=True) as again:
        assert ids(again, "电诈") == ["a"]


def test_tokens_keep_rare_characters_and_breaks():
    assert tokens("李𬭚，用㛃。") == ["李", "𬭚", "\ue000", "用", "㛃"]
    assert tokens("CZ-02a会２５") == ["cz", "\ue000", "02a", "会", "25"]
    assert tokens("…") == []


def test_signs_newer_than_the_database_knows_are_found(store: Store):
    write(store, visit("b", "\U00031350家湾\U0003134b0户"))
    for text in ("\U00031350", "\U00031350家", "\U0003134b", "\U0003134b0", "家湾"):
        assert ids(store, text) == ["b"], text
