"""The remote engine: a model that somebody else runs, asked by the guide, believed no more than any other.

Text leaves this machine only with consent that names the host, and never for a restricted source. The clients of the
providers (`pip install "recount-claims[remote]"`) are loaded only when a report is sent.

Rooms, in the order of work:

    endpoint    where reports would be sent, and whether that was agreed to; `restricted`: whose reports never are
    options     everything that can be asked for, and the digest of what could change an answer
    prompt      what the model is told (the guide) and given (the report, as data); `schema`: what it may answer
    tally       what a run has cost, over all its processes, and its limit
    lines       one call, within its time: `through_openai`, `through_anthropic`, `faults`, `deadline`
    answer      what a provider sent back, read defensively; `unpack`: the claims in it, also of one that breaks off
    drafts      claims of the answer into drafts, or refused with a sentence; `fields`, `aligned`
    counted     numbers, read again by the grammar
    cache       answers that were paid for
"""

from recount.extract.engines.remote.endpoint import Provider, provider_of
from recount.extract.engines.remote.engine import RemoteEngine, open_engine
from recount.extract.engines.remote.options import Limits, Prices, RemoteOptions
from recount.extract.engines.remote.tally import Tally

__all__ = ["Limits", "Prices", "Provider", "RemoteEngine", "RemoteOptions", "Tally", "open_engine", "provider_of"]
