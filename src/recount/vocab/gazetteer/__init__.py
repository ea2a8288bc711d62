"""Places by any name, spelling or script: a SQLite file compiled once from GeoNames settlements and our own tables."""

from recount.vocab.gazetteer.cache import cache_folder, open_gazetteer
from recount.vocab.gazetteer.lookup import Gazetteer
from recount.vocab.gazetteer.place import Match, Place, PlaceKind

__all__ = ["Gazetteer", "Match", "Place", "PlaceKind", "cache_folder", "open_gazetteer"]
