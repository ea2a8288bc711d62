"""The rules of the house for `web/`: what a linter of JavaScript does not ask."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
WEB = ROOT / "web"
MOST_LINES = 400
MOST_PICTURES = 8_000_000  # bytes: whoever clones the project has them
GENERATED = {"schema.d.ts"}
SOURCES = [
    p for p in sorted((WEB / "src").rglob("*")) if p.suffix in {".ts", ".svelte", ".css"} and p.name not in GENERATED
]
NAMESPACES = {"http://www.w3.org/2000/svg"}


def test_packages_have_exact_versions() -> None:
    """The same build everywhere: no version is a range."""
    package = json.loads((WEB / "package.json").read_text(encoding="utf-8"))
    for versions in (package["dependencies"], package["devDependencies"]):
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values())


def test_the_lock_names_no_registry() -> None:
    """Where packages come from is set by whoever installs; each must match its hash."""
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert not [name for name, entry in packages.items() if "resolved" in entry]
    assert not [name for name, entry in packages.items() if "integrity" not in entry]


def test_no_file_of_the_app_is_long() -> None:
    """At most 400 lines, as in Python."""
    assert SOURCES
    assert not [p.name for p in SOURCES if len(p.read_text(encoding="utf-8").splitlines()) > MOST_LINES]


def test_the_app_names_no_other_host() -> None:
    """It works on a ship: nothing is loaded from elsewhere."""
    found = {
        url
        for p in (*SOURCES, WEB / "index.html")
        for url in re.findall(r"https?://[^\s'\"`)]+", p.read_text(encoding="utf-8"))
    }
    assert found <= NAMESPACES


def test_the_text_of_reports_is_never_markup() -> None:
    """Svelte escapes what it shows; the ways around that are not used."""
    ways = re.compile(r"\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|new Function|\beval\(")
    assert not [p.name for p in SOURCES if ways.search(p.read_text(encoding="utf-8"))]


def _album() -> tuple[set[str], set[str]]:
    """The pages by name that stories list, and those of them that are too odd for a picture."""
    lists = [(WEB / "stories" / name).read_text(encoding="utf-8") for name in ("pages.ts", "sitepages.ts")]
    named = {
        (name, bool(odd)) for text in lists for name, odd in re.findall(r"name: '([a-z-]+)',(\s*odd: true)?", text)
    }
    return {name for name, odd in named if not odd}, {name for name, odd in named if odd}


def test_every_page_is_shown_in_pictures() -> None:
    """By day and by night, on a desk and a phone, and light enough to keep: `make screenshots` makes them."""
    shown, odd = _album()
    assert len(shown) > 25
    assert odd
    page = (ROOT / "docs" / "screens.md").read_text(encoding="utf-8")
    looks = {
        f"{name}-{size}-{scheme}.webp"
        for name in shown
        for size in ("desktop", "phone")
        for scheme in ("light", "dark")
    }
    pictures = {path.name: path for path in (ROOT / "docs" / "screens").iterdir()}
    assert set(pictures) == looks
    assert all(f"(screens/{name})" in page for name in looks)
    assert sum(path.stat().st_size for path in pictures.values()) < MOST_PICTURES
