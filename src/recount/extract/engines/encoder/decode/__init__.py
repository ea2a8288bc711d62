"""From what the model says to drafts: grouping mentions into claims, filling their slots, tying claims together."""

from recount.extract.engines.encoder.decode.drafts import drafts_of

__all__ = ["drafts_of"]
