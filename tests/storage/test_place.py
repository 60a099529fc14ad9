"""A folder that is moved or deleted while it is open: nothing is said to be saved, nothing is made anew."""

import shutil
from pathlib import Path

import pytest

from fqdesk.errors import Away
from fqdesk.storage.database import DATABASE
from fqdesk.storage.store import Store
from tests.storage import pictures
from tests.storage.sample import NOW, visit, write


@pytest.fixture(params=["moved", "deleted"])
def gone(request, store: Store, folder: Path) -> Store:
    if request.param == "moved":
        folder.rename(folder.with_name("别处"))
    else:
        shutil.rmtree(folder)
    return store


def test_every_way_of_writing_says_that_the_folder_is_gone(gone: Store, folder: Path):
    for act in (
        lambda: write(gone, visit("b")),
        lambda: gone.drafts.save("new-visit-1", {"typed": {}}),
        lambda: gone.files.add(pictures.jpeg(), "现场.jpg"),
        lambda: gone.backup(None, at=NOW),
        gone.again,
        gone.verify,
    ):
        with pytest.raises(Away) as said:
            act()
        assert str(folder) in said.value.title
        assert not folder.exists()
    gone.close()
    assert not folder.exists()


def test_a_folder_that_is_put_back_goes_on(store: Store, folder: Path):
    elsewhere = folder.with_name("别处")
    folder.rename(elsewhere)
    with pytest.raises(Away):
        write(store, visit("b"))
    elsewhere.rename(folder)
    write(store, visit("b"))
    assert store.verify().ok


def test_a_copy_in_its_place_is_not_the_same_station(store: Store, folder: Path):
    shutil.copytree(folder, folder.with_name("别处"))
    shutil.rmtree(folder)
    folder.with_name("别处").rename(folder)
    for act in (lambda: write(store, visit("b")), store.again):
        with pytest.raises(Away, match="不是打开时的那一份"):
            act()
    # What is being typed goes into the copy, where the next opening finds it.
    store.drafts.save("new-visit-1", {"typed": {}})
    store.close()
    with Store.open(folder, writing=False) as copy:
        assert copy.record("b") is None
        assert copy.drafts.load("new-visit-1") == {"typed": {}}


def test_a_new_folder_of_that_name_gets_no_database(store: Store, folder: Path):
    folder.rename(folder.with_name("别处"))
    folder.mkdir()
    with pytest.raises(Away):
        write(store, visit("b"))
    with pytest.raises(Away):
        store.verify()
    assert not (folder / DATABASE).exists()
