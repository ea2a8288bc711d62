"""What the model knows by name: the spans it marks, the labels it gives, the links it weighs, the marks it is shown.

Training and reading share this file: a name's place in its tuple is its index in the weights.
"""

from recount.model import EventType, Group, LossClass, LossKind, PlaceRelation, Population, Stance, TollKind

# Spans, each tagged on its own (outside, begin, inside), since one word may be in several: "40 fighters" and "fighters".
TAGS = ("trigger", "speaker", "perpetrator", "target", "place", "time", "weapon", "toll", "loss")
OUTSIDE, BEGIN, INSIDE = range(3)
# What a span may be to an event.
ROLES = TAGS[1:]
RANKED = ("speaker", "place", "time", "perpetrator", "target", "weapon")  # of the spans that fill it one is likeliest
# What two mentions may be to each other.
PAIRS = ("event", "claim", "part")

# Labels of a mention of an event, of a toll, of a loss and of a place.
EVENT_TYPES = tuple(EventType)
STANCES = tuple(Stance)
TOLL_KINDS = tuple(TollKind)
POPULATIONS = tuple(Population)
GROUPS = (None, *Group)
WHOLE_OR_PART = ("whole", "part")
LOSS_KINDS = tuple(LossKind)
LOSS_CLASSES = tuple(LossClass)
RELATIONS = tuple(PlaceRelation)
MENTION_LABELS = {"type": EVENT_TYPES, "stance": STANCES}
SPAN_LABELS = {
    "toll": {"kind": TOLL_KINDS, "population": POPULATIONS, "group": GROUPS, "part": WHOLE_OR_PART},
    "loss": {"kind": LOSS_KINDS, "class": LOSS_CLASSES},
    "place": {"relation": RELATIONS},
}

# What the grammar sees at a word: shown to the model beside the word itself.
MARKS = (
    *("verb", "noun", "weapon", "platform", "speech", "hazard", "play", "time", "actor", "people", "thing", "number"),
    *("unit", "voice", "frame", "quoted"),
    *("toll.begin", "toll.killed", "toll.injured", "toll.other", "loss.begin", "loss"),
    *("speaker", "perpetrator", "target", "place", "when", "means"),
)

# Weighed beside the model's own view of a mention, a span's link to it, and a pair of mentions.
MENTION_FEATURES = ("drafted", *(f"type.{t}" for t in EVENT_TYPES), *(f"stance.{s}" for s in STANCES), "first", "title")
LINK_FEATURES = (
    *("same sentence", "before", "next sentence", "near", "far", "inside", "same paragraph"),
    *("drafted here", "drafted for the claim", "in the grammar", "first of its words", "repeated", "often"),
    *("nearest", "nearest before", "nearest after", "alone in its sentence", "in the first sentence", "its voice"),
    *("an area", "a country"),
)
PAIR_FEATURES = (
    *("same sentence", "next sentence", "near", "far", "same paragraph"),
    *("both drafted", "drafted as one claim", "drafted as one event", "same voice"),
    *("shared name", "other name", "shared number", "other number", "shared time", "other time", "points back", "anew"),
    *("shared rare number", "shared place", "other place", "shared type", "other type", "one opens", "far apart"),
)
SPAN_FEATURES = {
    "toll": (*(f"kind.{k}" for k in TOLL_KINDS), *(f"population.{p}" for p in POPULATIONS), "part"),
    "loss": (*(f"kind.{k}" for k in LOSS_KINDS), *(f"class.{c}" for c in LOSS_CLASSES)),
    "place": tuple(f"relation.{r}" for r in RELATIONS),
}
