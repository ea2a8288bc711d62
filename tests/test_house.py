"""The rules of the house that no linter knows. CONTRIBUTING.md says them in words."""

import ast
import hashlib
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "recount"
ROOMS = (
    "intake",
    "read",
    "extract",
    "resolve",
    "link",
    "reconcile",
    "review",
    "publish",
    "serve",
    "flow",
    "evaluate",
    "vocab",
    "store",
)
MOST_LINES = 400  # of a file
MOST_FUNCTION = 40  # lines of a function, without its docstring
MOST_PARAMETERS = 6
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "context"}
# A reason on the line of the `def` lifts a limit: a `noqa` with words behind it, or `# long:` with words
REASON = re.compile(r"#\s*(?:noqa: [A-Z0-9, ]+\s+-|long:)\s*\w+")
ELSEWHERE = {  # what shows on which machine or from which host something was made
    "a file's URL": r"file:///?[A-Za-z]",
    "a home or root folder": r"(?<![\w.<>\"'}])/(?:root|home|Users)/\w",
    "an index address": r"--(?:extra-)?index-url|--find-links",
}


@cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control; in an unpacked archive, every file outside build and tool folders."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)  # noqa: S607 - git as installed
    if done.returncode == 0 and done.stdout:
        return tuple(p for name in done.stdout.decode().split("\0") if name and (p := ROOT / name).is_file())
    return tuple(p for p in ROOT.rglob("*") if p.is_file() and not _made(p))


def _made(path: Path) -> bool:
    return any(part.startswith(".") or part in ("out", "build", "dist") for part in path.relative_to(ROOT).parts[:-1])


def python(*folders: str) -> Iterator[Path]:
    """Python files below folders of the repository."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def listed(found: Iterable[str]) -> str:
    """One a line, so that a failure names them all."""
    return "\n" + "\n".join(found)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions and methods of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def excused(path: Path, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Is there a reason on the line of the function's name?"""
    return REASON.search(path.read_text(encoding="utf-8").splitlines()[node.lineno - 1]) is not None


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, from its first statement after the docstring to its end."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def parameters_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Parameters, without `self` and `cls`."""
    named = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len([a for a in named if a not in ("self", "cls")])


def test_no_file_is_long() -> None:
    """A file is a room: at most 400 lines, tests and benchmarks too."""
    long = {
        short(p): n for p in python("src", "tests", "benchmarks") if (n := len(p.read_text().splitlines())) > MOST_LINES
    }
    assert not long, listed(f"{name}: {n}" for name, n in long.items())


def test_no_function_is_long() -> None:
    """At most 40 lines, or a reason on the line of its name."""
    long = {
        f"{short(path)}:{node.name}": lines_of(node)
        for path in python("src", "benchmarks")
        for node in functions(path)
        if lines_of(node) > MOST_FUNCTION and not excused(path, node)
        if "migrations" not in path.parts  # tables written out once, and never changed
    }
    assert not long, listed(f"{name}: {n}" for name, n in long.items())


def test_no_function_has_many_parameters() -> None:
    """At most six, or a reason on the line of its name; else a frozen options type."""
    many = {
        f"{short(path)}:{node.name}": parameters_of(node)
        for path in python("src", "benchmarks")
        for node in functions(path)
        if parameters_of(node) > MOST_PARAMETERS and not excused(path, node)
    }
    assert not many, listed(f"{name}: {n}" for name, n in many.items())


def test_no_module_has_a_vague_name() -> None:
    """A module is named for what it knows."""
    assert [short(p) for p in python("src", "benchmarks") if p.stem in VAGUE or p.parent.name in VAGUE] == []


@pytest.mark.parametrize("room", ROOMS)
def test_what_others_may_call_is_explained(room: str) -> None:
    """Every function and class of a module that has no underscore has a docstring."""
    silent = [
        f"{short(path)}:{node.name}"
        for path in sorted((SOURCE / room).rglob("*.py"))
        if not path.stem.startswith("_") or path.stem == "__init__"
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if not node.name.startswith("_") and not ast.get_docstring(node)
        # the two functions that Alembic calls say what they do by their name
        if not ("migrations" in path.parts and node.name in ("upgrade", "downgrade"))
    ]
    assert not silent, listed(silent)


def test_no_module_is_without_a_first_line() -> None:
    """Every module that holds something says what it is for."""
    assert [
        short(p)
        for p in python("src", "benchmarks")
        if p.stat().st_size and not ast.get_docstring(ast.parse(p.read_text("utf-8")))
    ] == []


def test_nothing_runs_at_import() -> None:
    """No file is read and no clock is asked while modules load."""
    busy = [
        f"{short(path)}:{node.lineno}"
        for path in python("src")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and _name(call.func) in {"open", "read_text", "read_bytes", "now", "today", "load"}
    ]
    assert not busy, listed(busy)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


@pytest.mark.parametrize("what", ELSEWHERE)
def test_nothing_shows_where_it_was_made(what: str) -> None:
    """No path of a machine and no address of a package index in any file of the repository."""
    pattern = re.compile(ELSEWHERE[what])
    shown = [
        f"{short(path)}:{n}: {line.strip()[:80]}"
        for path in tracked()
        if path != Path(__file__)
        for n, line in enumerate(_lines(path), start=1)
        if pattern.search(line)
    ]
    assert not shown, listed(shown)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:  # a picture, a PDF
        return []


def test_locks_hold_names_versions_and_hashes_only() -> None:
    """A lock says which bytes, never from where."""
    for lock in (ROOT / "requirements").glob("*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock.name
        assert "--hash=sha256:" in text, lock.name


def test_each_ignored_lint_rule_has_its_reason() -> None:
    """A `noqa` or `type: ignore` says why on its line."""
    bare = re.compile(r"#\s*(?:noqa(?::\s*[A-Z0-9, ]+)?|type:\s*ignore(?:\[[\w, -]+\])?)\s*$")
    silent = [
        f"{short(path)}:{n}"
        for path in python("src", "tests", "benchmarks")
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if bare.search(line)
    ]
    assert not silent, listed(silent)


def test_no_words_of_others_are_in_here(shared: Path) -> None:
    """No run of eight words in any file of the repository is one of the real reports' (as far as digests of them go)."""
    digests = shared / "gold" / "never_train.txt"
    if not digests.exists():
        pytest.skip(f"no digests of real reports at {digests}")
    theirs = set(digests.read_text(encoding="utf-8").split())
    copied = [f"{short(path)}: {run}" for path in tracked() for run in _runs(path) if _digest(run) in theirs]
    assert not copied, listed(copied)


def _runs(path: Path) -> Iterator[str]:
    words = re.findall(r"\w+", " ".join(_lines(path)).lower())
    return (" ".join(words[at : at + 8]) for at in range(len(words) - 7))


def _digest(words: str) -> str:
    return hashlib.blake2b(words.encode(), digest_size=6).hexdigest()
