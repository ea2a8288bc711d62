"""A base map of the user's own: one PMTiles file, looked at before anybody draws from it."""

from recount.vocab.basemap.header import TileKind
from recount.vocab.basemap.opened import BaseMap, open_basemap

__all__ = ["BaseMap", "TileKind", "open_basemap"]
