"""How surely two tellings of two reports are of one event.

`points` is fast and makes no words; `explain` says the same in sentences, whose weights sum to the points. The score is
a pure function of the two tellings, so linking everything at once and report by report come to the same.
"""

from recount.link.compare import Feature
from recount.link.pairs.score import ENOUGH, LEAST, explain, mean, points
from recount.link.pairs.wording import NOTHING, Wording, wordings

__all__ = ["ENOUGH", "LEAST", "NOTHING", "Feature", "Wording", "explain", "mean", "points", "wordings"]
