"""Who made a row: the verb, the code, the engine and everything else that could change the answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a verb. `id` is ``run:b2:…`` over all other fields: it is the cache key."""

    id: str
    verb: str
    code_version: str
    engine: str
    settings: str
    inputs: tuple[str, ...]
