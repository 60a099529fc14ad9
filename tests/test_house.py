"""The house itself: locks, tree, sizes and set-up keep the promises made for them."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import fqdesk

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKS = {
    "requirements.lock": ["build"],
    "requirements-dev.lock": ["build", "dev"],
    "requirements-bench.lock": ["build", "bench"],
    "requirements-dist.lock": ["build", "dist"],
}
TOP = {
    ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md",
    "README.zh-CN.md", "benchmarks", "build_spec", "docs", "fqdesk", "pyproject.toml",
    "requirements-bench.lock", "requirements-dev.lock", "requirements-dist.lock", "requirements.lock",
    "resources", "tests", "ui",
}  # fmt: skip
# Put together here so that this file does not find itself.
ADDRESSES = re.compile(
    "|".join(
        [
            r"pypi\." + "org",
            r"pythonhosted\." + "org",
            r"registry\." + r"npmjs\.",
            r"(?:deb|security)\." + r"debian\.org",
            "index-" + r"url\s*=",
            "find-" + r"links\s*=",
            "(?<![\\w.])/" + r"(?:work|root)/",
        ]
    )
)


def committed() -> list[Path]:
    """Every file that git knows in this checkout and that is still there."""
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def locked(lock: str) -> dict[str, str]:
    """Name → version of everything in a lock."""
    pins = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(name): pinned for name, pinned in pins}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(lock):
    asked = PROJECT["dependencies"] + [line for extra in LOCKS[lock] for line in EXTRAS[extra]]
    pins = locked(lock)
    for requirement in map(Requirement, asked):
        assert pins[canonicalize_name(requirement.name)] in requirement.specifier


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_a_hash_for_each_package_and_no_address(lock):
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.fullmatch(r"[\w.-]+==.*?(?:\s*\\\n\s+--hash=sha256:[0-9a-f]{64})+", entry), entry


def test_the_locks_agree_with_one_another():
    program = locked("requirements.lock")
    for lock in LOCKS:
        assert program.items() <= locked(lock).items()


def test_what_is_installed_is_what_is_locked():
    for name, pinned in locked("requirements.lock").items():
        if name != "colorama":  # Windows only
            assert version(name) == pinned


def test_qt_stays_on_the_line_that_reaches_old_systems():
    assert locked("requirements.lock")["pyside6-essentials"] == "6.8.3"


def test_one_version_everywhere():
    assert fqdesk.__version__ == PROJECT["version"]
    assert f"## {fqdesk.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_nothing_unexpected_lies_at_the_top():
    assert {path.relative_to(ROOT).parts[0] for path in committed()} <= TOP


def test_no_file_names_a_registry_or_a_folder_of_one_machine():
    found = []
    for path in committed():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {hit[0]}" for hit in ADDRESSES.finditer(text)]
    assert found == []


def test_no_layout_is_asked_for_its_items():
    """`ui.widgets.labels.clear` says why; a monkey at the window met a header that was a layout item."""
    asking = [
        str(path) for path in (ROOT / "ui").rglob("*.py") if ".itemAt(" in path.read_text("utf-8")
    ]
    assert asking == []


def test_modules_stay_small_enough_to_read():
    code = [path.relative_to(ROOT) for path in committed() if path.suffix == ".py"]
    lines = {
        str(path): (ROOT / path).read_text("utf-8").count("\n")
        for path in code
        if path.parts[0] != "tests"
    }
    long = {name: count for name, count in lines.items() if count > 300}
    assert long == {}


def test_the_window_does_not_load_qts_network():
    sources = [path for path in committed() if path.relative_to(ROOT).parts[0] in {"ui", "fqdesk"}]
    named = [p for p in sources if p.suffix == ".py" and "QtNetwork" in p.read_text("utf-8")]
    assert named == []


def test_set_up_without_rights_says_the_one_line_and_ends_with_3(tmp_path):
    """A machine as a plain user sees it: nothing installed, no sudo, nobody to ask."""
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "python3").symlink_to(Path(sys.executable).resolve())
    for name in ("bash", "cat", "cut", "dirname", "sha256sum", "tr"):
        (tools / name).symlink_to(shutil.which(name) or "")
    for name, body in {
        "id": "echo 1000",
        "dpkg-query": "exit 1",
        "apt-get": "exit 100",
    }.items():
        (tools / name).write_text(f"#!/bin/sh\n{body}\n")
        (tools / name).chmod(0o755)
    place = tmp_path / "checkout"
    (place / "build_spec").mkdir(parents=True)
    for name in ("build_spec/setup.sh", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, place / name)

    done = subprocess.run(
        ["bash", "build_spec/setup.sh", "run"],
        cwd=place, env=os.environ | {"PATH": str(tools)}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 3
    assert done.stdout == ""
    last = done.stderr.splitlines()[-1]
    assert last.startswith("apt-get install -y --no-install-recommends ")
    assert "libxcb-cursor0" in last
    assert not (place / ".venv").exists()
