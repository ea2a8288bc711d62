"""How the ledger is kept by every command: the same methods, and the same word on who is who."""

from recount.flow.keep import KeepOptions
from recount.reconcile import Parties
from recount.vocab.actors import actors
from recount.vocab.outlets import sources


def keeping(settings: str = "") -> KeepOptions:
    """Who is who, as `add` has it: otherwise the same reports would give other incidents. `settings`: see `KeepOptions`."""
    parties = Parties(actors={a.id: a for a in actors()}, sources={s.id: s for s in sources()})
    return KeepOptions(parties=parties, settings=settings)
