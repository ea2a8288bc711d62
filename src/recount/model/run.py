"""Who made a row: the verb, the code, the engine and everything else that could change the answer."""

from dataclasses import dataclass

from recount.model.codec import to_data
from recount.model.identity import identify


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a verb. `id` is ``run:b2:…`` over all other fields: it is the cache key."""

    id: str
    verb: str
    code_version: str
    engine: str
    settings: str
    inputs: tuple[str, ...]


def run_id(run: Run) -> str:
    """``run:b2:…`` over everything else that the run says; its own id does not count."""
    return identify("run", {name: value for name, value in to_data(run).items() if name != "id"})
