"""What the model says of a page: which words tell of events, what fills their roles, which belong together."""

from collections.abc import Mapping, Sequence, Sized
from dataclasses import dataclass

import numpy as np

from recount.extract.engines.encoder.candidates import candidates
from recount.extract.engines.encoder.features import (
    Links,
    Mention,
    Pairs,
    mention_features,
    span_features,
)
from recount.extract.engines.encoder.heads import Heads, Matrix, Side, log_softmax, sigmoid
from recount.extract.engines.encoder.limits import Limits
from recount.extract.engines.encoder.page import Page, Span
from recount.extract.engines.encoder.pieces import as_rows, joined, pieces_of
from recount.extract.engines.encoder.scheme import (
    LINK_FEATURES,
    MENTION_FEATURES,
    MENTION_LABELS,
    PAIR_FEATURES,
    PAIRS,
    ROLES,
    SPAN_FEATURES,
    SPAN_LABELS,
    STANCES,
)
from recount.extract.engines.encoder.taken_back import corrects, is_another, is_raised, takes_back
from recount.model import Stance

LOCAL = frozenset({"toll", "loss", "target", "weapon"})  # what fills these roles of a mention stands in it
INNER = LINK_FEATURES.index("inside")
NEVER, SURE = -30.0, 30.0  # log-odds
DRAFTED = LINK_FEATURES.index("drafted for the claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`told` is the probability of each mention, `labels` log-probabilities (mentions, size), `links[role]`
    probabilities (mentions, spans), `first[role]` how likely one is to be the first of a ranked role, as a probability
    against none (nothing for tolls and losses), `span_labels[role]` log-probabilities
    (spans, size), `pairs` log-odds (mentions, mentions, PAIRS).
    """

    page: Page
    mentions: tuple[Mention, ...]
    told: Matrix
    labels: dict[str, Matrix]
    spans: dict[str, tuple[Span, ...]]
    links: dict[str, Matrix]
    first: dict[str, Matrix]
    span_labels: dict[str, dict[str, Matrix]]
    pairs: Matrix

    def likeliest(self, role: str, mentions: Sequence[int]) -> Matrix:
        """How likely each span fills a role of a claim of these mentions: of the mention with which it is likeliest."""
        links = self.links[role]
        return links[mentions[0]] if len(mentions) == 1 else np.asarray(links[list(mentions)].max(axis=0))


def read(page: Page, words: Matrix, heads: Heads, limits: Limits) -> Reading:
    """Ask the heads about a page whose words have these vectors, (words, width)."""
    asked = Asked(page=page, words=words, heads=heads, trust=limits.trust)
    tags = heads.tags(words)
    mentions, vectors, told, labels = asked.mentions(tags, limits)
    spans = {role: candidates(page, role, tags, limits.tagged) for role in ROLES}
    side = heads.left("link", vectors)
    means = dict(zip(ROLES, asked.means([spans[role] for role in ROLES]), strict=True))
    rights = asked.rights([means[role] for role in ROLES])
    scores = {r: asked.links(mentions, (side, right), r, spans[r]) for r, right in zip(ROLES, rights, strict=True)}
    return Reading(
        page=page,
        mentions=mentions,
        told=told,
        labels=labels,
        spans=spans,
        links={role: sigmoid(s[..., 0]) for role, s in scores.items()},
        first={role: sigmoid(s[..., 1]) for role, s in scores.items()},
        span_labels={role: asked.span_labels(role, spans[role], means[role]) for role in SPAN_LABELS if spans[role]},
        pairs=asked.pairs(mentions, vectors),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A page with the vectors of its words, (words, width), and the heads to ask about it."""

    page: Page
    words: Matrix
    heads: Heads
    trust: Mapping[str, float]

    def vectors(self, mentions: Sequence[Mention]) -> Matrix:
        weighed, pooled = self.heads.weighed(self.words), self.heads.pooled
        rows = [pooled(self.words[m.start : m.end], weighed[m.start : m.end]) for m in mentions]
        return as_rows(rows, self.words.shape[1])

    def labels(self, mentions: Sequence[Mention], vectors: Matrix) -> tuple[Matrix, dict[str, Matrix]]:
        """The probability that each mention tells of an event, and the log-probabilities of its labels."""
        features = np.stack([mention_features(self.page, m) for m in mentions])
        found = self.heads.labels("mention", vectors, features)
        told = sigmoid(found.pop("told")[:, 0] + self.trust["told"] * features[:, MENTION_FEATURES.index("drafted")])
        retracts = STANCES.index(Stance.RETRACTS)
        for n, mention in enumerate(mentions):
            surely = takes_back(self.page, mention)
            if surely:
                found["stance"][n, retracts] += SURE
            likely = not surely and found["stance"][n].argmax() == retracts
            stands = likely and (is_raised(self.page, mention) or not corrects(self.page, mention))
            if is_another(self.page, mention) or stands:
                found["stance"][n, retracts] -= SURE
        return told, {
            name: log_softmax(scores)
            + self.trust[name] * _said_by_grammar(name, MENTION_LABELS[name], features, MENTION_FEATURES)
            for name, scores in found.items()
        }

    def mentions(self, tags: Matrix, limits: Limits) -> tuple[tuple[Mention, ...], Matrix, Matrix, dict[str, Matrix]]:
        """The mentions that tell of events, with vectors, probabilities and labels."""
        pieces = pieces_of(self.page, tags, limits.trigger)
        vectors = self.vectors(pieces)
        told, labels = self.labels(pieces, vectors)
        if len(pieces) > len(self.page.units):
            together = [bool(p >= limits.apart) for p in self._together(pieces, vectors)]
            pieces = joined(pieces, [bool(p >= limits.told) for p in told], together)
            vectors = self.vectors(pieces)
            told, labels = self.labels(pieces, vectors)
        chosen = np.flatnonzero(told >= limits.told)
        mentions = tuple(pieces[n] for n in chosen)
        return mentions, vectors[chosen], told[chosen], {name: rows[chosen] for name, rows in labels.items()}

    def _together(self, pieces: Sequence[Mention], vectors: Matrix) -> Matrix:
        """The probability that each piece tells of the claim of the piece before it."""
        out = np.zeros(len(pieces), dtype=np.float32)
        after = [n for n in range(1, len(pieces)) if pieces[n].unit == pieces[n - 1].unit]
        beside = sorted({*after, *(n - 1 for n in after)})  # few units are cut: most pieces stand alone
        one = np.searchsorted(beside, np.array(after, dtype=np.int64) - 1)
        features = Pairs(self.page, [pieces[n] for n in beside]).features(one, one + 1)
        behind = np.array(after, dtype=np.int64)
        sides = self.heads.left("pair", vectors), self.heads.right("pair", vectors)
        out[behind] = sigmoid(self.heads.paired("pair", sides, (behind - 1, behind), features))[:, PAIRS.index("claim")]
        return out

    def links(self, mentions: Sequence[Mention], sides: tuple[Side, Side], role: str, spans: Sequence[Span]) -> Matrix:
        """Log-odds (mentions, spans, 2) that a span fills the role; that it, rather than none, is likeliest of all to.

        `sides` are what the head takes from the mentions and from the spans (`rights`).
        """
        if not mentions or not spans:
            return np.zeros((len(mentions), len(spans), 2), dtype=np.float32)
        features = Links(self.page, role, spans).features(mentions)
        kind = ROLES.index(role)
        if role in LOCAL:
            one, other = features[..., INNER].nonzero()
            scores = np.full((len(mentions), len(spans), 2), NEVER, dtype=np.float32)
            scores[one, other] = self.heads.paired("link", sides, (one, other), features[one, other], kind)
        else:
            scores = self.heads.crossed("link", sides, features, kind)
        return np.asarray(scores + self.trust[role] * features[..., DRAFTED, None], dtype=np.float32)

    def span_labels(self, role: str, spans: Sequence[Span], means: Matrix) -> dict[str, Matrix]:
        """Log-probabilities of the labels of spans."""
        known = np.stack([span_features(role, s) for s in spans])
        found = self.heads.labels(f"spans.{role}", means, known)
        return {
            name: log_softmax(scores)
            + self.trust["label"] * _said_by_grammar(name, SPAN_LABELS[role][name], known, SPAN_FEATURES[role])
            for name, scores in found.items()
        }

    def means(self, groups: Sequence[Sequence[Span]]) -> list[Matrix]:
        """The mean vector of each span, (spans, width) for each group."""
        spans = [s for group in groups for s in group]
        if not spans:
            return [np.zeros((0, self.words.shape[1]), dtype=np.float32) for _ in groups]
        rows = np.concatenate([np.arange(s.start, s.end) for s in spans])
        sizes = np.array([s.end - s.start for s in spans])
        sums = np.add.reduceat(self.words[rows], np.cumsum(sizes) - sizes)
        return _parted((sums / sizes[:, None]).astype(np.float32), groups)

    def rights(self, means: Sequence[Matrix]) -> list[Side]:
        """What a link takes from spans with these mean vectors, group by group."""
        whole = self.heads.right("link", np.concatenate(means))
        parts = zip(_parted(whole.plain, means), _parted(whole.gate, means), strict=True)
        return [Side(plain=plain, gate=gate) for plain, gate in parts]

    def pairs(self, mentions: Sequence[Mention], vectors: Matrix) -> Matrix:
        """Log-odds (mentions, mentions, PAIRS), the same both ways."""
        size = len(mentions)
        whole = np.zeros((size, size, len(PAIRS)), dtype=np.float32)
        if size < 2:
            return whole
        one, other = np.triu_indices(size, 1)
        features = Pairs(self.page, mentions).features(one, other)
        sides = self.heads.left("pair", vectors), self.heads.right("pair", vectors)
        out = self.heads.paired("pair", sides, (one, other), features)
        both = features[:, PAIR_FEATURES.index("both drafted")]
        for name in ("claim", "event"):
            as_one = features[:, PAIR_FEATURES.index(f"drafted as one {name}")]
            out[:, PAIRS.index(name)] += self.trust[name] * both * (2 * as_one - 1)
        whole[one, other] = whole[other, one] = out
        return whole


def _parted(rows: Matrix, groups: Sequence[Sized]) -> list[Matrix]:
    """The rows of each group, which stand one behind the other."""
    return np.split(rows, np.cumsum([len(group) for group in groups])[:-1])


def _said_by_grammar(label: str, values: Sequence[object], features: Matrix, names: Sequence[str]) -> Matrix:
    """(n, values): 1 at the value of a label that the grammar gives, as the features `names` have it; 0 if it has none."""
    columns = [names.index(f"{label}.{v}") if f"{label}.{v}" in names else None for v in values]
    none = np.zeros(len(features), dtype=np.float32)
    return np.stack([none if c is None else features[:, c] for c in columns], axis=-1)
