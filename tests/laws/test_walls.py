"""The walls of the house, for what the import contracts in pyproject.toml can't list: who may use which library, and write."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import recount

SOURCE = Path(recount.__file__).parent

# Each room with all that it may import from outside the standard library, and the rooms that it may import
LIBRARIES = {
    "model": (),
    "vocab": ("anyascii", "dateutil", "hijridate", "platformdirs", "pyluach", "rapidfuzz"),
    "read": ("anyascii", "charset_normalizer", "docx", "htmldate", "numpy", "py3langid", "pypdfium2", "trafilatura"),
    "intake": ("openpyxl",),
    "extract": ("anthropic", "numpy", "onnxruntime", "openai", "platformdirs", "tokenizers"),
    "resolve": (),
    "link": ("numpy",),
    "reconcile": (),
    "review": ("numpy",),  # agreement of two codings
    "store": ("alembic", "msgspec", "sqlalchemy"),
    "publish": ("jinja2", "markdown_it", "markupsafe", "pyarrow"),
    "serve": ("fastapi", "msgspec", "numpy", "pydantic", "sqlalchemy", "starlette"),
    "flow": (),
    "evaluate": (),
    "cli": ("rich", "typer", "uvicorn"),
}
NOUNS = ("model", "vocab")
ROOMS = {
    "model": (),
    "vocab": ("model",),
    "read": NOUNS,
    "extract": NOUNS,
    "intake": NOUNS,
    "resolve": NOUNS,
    "link": NOUNS,
    "reconcile": NOUNS,
    "review": NOUNS,
    "store": NOUNS,
    "publish": (*NOUNS, "store"),
    "serve": (*NOUNS, "store", "review"),
}
WRITERS = ("recount.store.ledger", "recount.store.chain", "recount.store.withdraw")
VERBS = ("read", "extract", "resolve", "link", "reconcile")


def imported(room: str) -> Iterator[tuple[str, str]]:
    """(file, module) for every import below a room, inside functions too."""
    for path in sorted((SOURCE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((str(path.relative_to(SOURCE)), alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield str(path.relative_to(SOURCE)), node.module or ""


def test_every_room_has_its_walls() -> None:
    """A new folder says what it may use before it uses it."""
    rooms = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()}
    assert rooms == set(LIBRARIES)


@pytest.mark.parametrize("room", LIBRARIES)
def test_a_room_uses_its_own_libraries_only(room: str) -> None:
    """The nouns use the standard library alone; engines, linking and counting are handed what they need."""
    outside = {name.split(".")[0] for _, name in imported(room)} - set(sys.stdlib_module_names) - {"recount"}
    assert outside <= set(LIBRARIES[room])


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_looks_into_no_other(room: str) -> None:
    """Stages speak in nouns and reference data; publishing reads the store and never an engine."""
    allowed = {room, *ROOMS[room]}
    found = [
        f"{file}: {name}"
        for file, name in imported(room)
        if name.startswith("recount.") and name.split(".")[1] not in allowed
    ]
    assert found == []


@pytest.mark.parametrize("room", ["publish", "evaluate"])
def test_only_flow_and_the_front_door_write(room: str) -> None:
    """What publishes or measures can't reach what appends or erases."""
    assert [f"{file}: {name}" for file, name in imported(room) if name.startswith(WRITERS)] == []


@pytest.mark.parametrize("verb", VERBS)
def test_a_stage_is_called_by_its_verb(verb: str) -> None:
    """`recount.link` exports `link`: one verb, said by its folder."""
    module = __import__(f"recount.{verb}", fromlist=[verb])
    assert verb in module.__all__
    assert callable(getattr(module, verb))
