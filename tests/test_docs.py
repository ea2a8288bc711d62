"""What is written about the project is true of it: commands, links, decisions, options."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.main import get_command

import recount
from recount.cli import app

ROOT = Path(__file__).parents[1]
INDEX = ROOT / "docs" / "index.md"
PAGES = sorted(p for p in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "gold").glob("*.md")))
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
COMMAND = re.compile(r"`recount ([a-z]+)")


def commands() -> set[str]:
    """The verbs that the front door knows."""
    return set(get_command(app).commands)  # type: ignore[attr-defined]  # a group, since there is more than one


def local_links(page: Path) -> Iterator[tuple[str, Path]]:
    """Links of a page to files of the repository."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith(("#", "mailto:")):
            yield target, (page.parent / target.split("#")[0]).resolve()


def test_every_command_is_documented() -> None:
    """No verb is missing from the index of the documentation."""
    assert commands() - set(COMMAND.findall(INDEX.read_text(encoding="utf-8"))) == set()


def test_the_index_promises_no_other_command() -> None:
    """Every verb of the table is there."""
    table = INDEX.read_text(encoding="utf-8").split("## Commands")[1].split("\n## ")[0]
    assert set(COMMAND.findall(table)) - {"COMMAND"} - commands() == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the repository leads to one."""
    assert [target for target, path in local_links(page) if not path.exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_anchors_are_there(page: Path) -> None:
    """A link to a heading leads to a heading."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "#" in target and "://" not in target:
            file, anchor = target.split("#")
            text = ((page.parent / file) if file else page).read_text(encoding="utf-8")
            assert anchor in {_anchor(h) for h in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}, target


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def test_every_page_is_reached_from_the_index() -> None:
    """A page that nothing leads to is a page that nobody reads; decisions are linked from the index itself."""
    seen, waiting = set(), [INDEX]
    while waiting:
        page = waiting.pop()
        if page not in seen:
            seen.add(page)
            waiting += [p for _, p in local_links(page) if p.suffix == ".md" and p.exists()]
    assert [str(p) for p in (ROOT / "docs").rglob("*.md") if p not in seen] == []
    linked = {path for _, path in local_links(INDEX)}
    assert [str(p) for p in (ROOT / "docs" / "decisions").glob("*.md") if p not in linked] == []


def test_decisions_are_numbered_in_a_row() -> None:
    """No number twice, none left out."""
    numbers = [int(p.name[:4]) for p in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_options_in_the_docs_exist(page: Path) -> None:
    """In a command in code (`recount code --jsonl`), each option is one of that command's."""
    for verb, rest in re.findall(r"recount ([a-z]+)\b([^`\n]*)", "\n".join(_code(page))):
        if verb in commands():
            missing = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", rest)) - _options(verb)
            assert missing == set(), f"recount {verb}"


def _code(page: Path) -> Iterator[str]:
    text = page.read_text(encoding="utf-8")
    yield from re.findall(r"```.*?```", text, re.DOTALL)
    yield from re.findall(r"`[^`\n]+`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def _options(verb: str) -> set[str]:
    """All options of a verb and of the verbs below it."""
    command = get_command(app).commands[verb]  # type: ignore[attr-defined]  # as above
    below = getattr(command, "commands", {}).values()
    return {"--help", *(o for c in (command, *below) for p in c.params for o in p.opts)}


def test_the_version_is_said_once() -> None:
    """Package, citation and project file agree."""
    version = f"version: {recount.__version__}\n"
    assert version in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f'version = "{recount.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_command_line_is_typer() -> None:
    """The tests above look where the verbs are."""
    assert isinstance(app, typer.Typer)
    assert "code" in commands()
