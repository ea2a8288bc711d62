"""The remote engine behind the port: one report, one question, one answer that is read as carefully as any other text."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, cached_property
from threading import BoundedSemaphore

from recount.extract.engine import Drafted, Passage
from recount.extract.engines.lexical import LexicalEngine
from recount.extract.engines.remote.answer import Answer, read_answer
from recount.extract.engines.remote.cache import Cache
from recount.extract.engines.remote.deadline import TooLateError, within
from recount.extract.engines.remote.drafts import drafts_of
from recount.extract.engines.remote.faults import CallFailedError, too_late
from recount.extract.engines.remote.lines import open_line
from recount.extract.engines.remote.options import RemoteOptions
from recount.extract.engines.remote.prompt import instructions, question
from recount.extract.engines.remote.restricted import refuse_restricted
from recount.extract.engines.remote.schema import claims_schema
from recount.extract.engines.remote.tally import Tally
from recount.extract.engines.remote.unpack import BrokenAnswerError, unpack
from recount.model import ItemError, Report, canonical_json
from recount.vocab.languages.tables import LANGUAGES

_ASKS = 2  # times a report is asked about: once more where nothing of the first answer could be used
_BYTES_A_TOKEN = 2  # at least so many in what is sent: tokenizers make four of English, three of most other scripts


@dataclass(frozen=True)
class RemoteEngine:
    """Asks the model of `options`; `tally` is the account of the run. Can be pickled, so that many processes share both."""

    options: RemoteOptions
    tally: Tally
    name: str = "remote"
    version: str = "2"

    @cached_property
    def digest(self) -> str:
        """Changes with everything that could change what the model answers, and with how answers are read."""
        return f"{self.version}-{self.options.digest}-{LexicalEngine().digest}"

    @property
    def languages(self) -> frozenset[str]:
        """Languages (ISO 639-1) whose numbers, days and places can be read again from the model's quotes."""
        return frozenset(("en", *LANGUAGES))

    @property
    def at_once(self) -> int:
        """How many reports may be on their way at the same time."""
        return self.options.limits.at_once

    def draft(self, report: Report, passages: Sequence[Passage]) -> Drafted:
        """Drafts of the claims in the model's answer, and what was refused of it.

        Raises:
            ItemError: the report must not be sent, or there was no answer that could be used, or no more may be spent.
        """
        refuse_restricted(report, self.options.restricted)
        if not report.text.strip():
            return Drafted()
        cache = Cache(folder=self.options.cache, digest=self.options.digest)
        held = cache.get(report.id)
        if held is not None:
            with suppress(BrokenAnswerError):
                drafted = _read(report, passages, held)
                self.tally.keep(report.id)
                return drafted
        self._refuse_long(report)
        with _gate(self.at_once):
            answer, drafted = self._asked(report, passages)
        cache.put(report.id, answer)
        return drafted

    def _asked(self, report: Report, passages: Sequence[Passage]) -> tuple[Answer, Drafted]:
        """An answer that can be used, at the second try if need be, both within the time for one report."""
        ends = time.monotonic() + self.options.limits.seconds
        why = ""
        for _ in range(_ASKS):
            try:
                answer = self._call(report, ends - time.monotonic())
                return answer, _read(report, passages, answer)
            except BrokenAnswerError as error:
                why = str(error)
                if error.final:
                    break
            except CallFailedError as error:
                if error.final:
                    self.tally.stop(error.what, error.then)
                raise ItemError(error.what, where=report.name, then=error.then) from None
        raise ItemError(
            f"no answer of {self.options.model} at {self.options.at.host} could be used: {why}",
            where=report.name,
            then="Try again, or with another --model or --engine lexical",
        )

    def _call(self, report: Report, seconds: float) -> Answer:
        """One answer, its cost set aside before and settled after."""
        stopped = self.tally.stopped()
        if stopped:
            raise CallFailedError(f"it was not sent, because {stopped[0]}", then=stopped[1])
        if seconds <= 0:
            raise too_late(self.options.at, self.options.limits.seconds)
        asked = question(report)
        call = self._hold(asked)
        try:
            line = open_line(self.options, seconds)
            body = within(seconds, lambda: line.ask(asked), line.close)
        except TooLateError:
            raise too_late(
                self.options.at, self.options.limits.seconds
            ) from None  # it may be charged: stays at its most
        except CallFailedError as error:
            self.tally.settle(call, None if error.billed else 0.0, None, None)
            raise
        answer = read_answer(body, self.options.provider)
        self.tally.settle(call, self._cost(answer), answer.tokens_in, answer.tokens_out)
        return answer

    def _hold(self, asked: str) -> int:
        """Set aside what a question may cost at most.

        Raises:
            CallFailedError: that would be more than the run may cost.
        """
        limits, prices = self.options.limits, self.options.prices
        sent = len(instructions()) + len(canonical_json(claims_schema())) + len(asked.encode())
        most = prices.cost(sent // _BYTES_A_TOKEN, limits.most_tokens) if prices else 0.0
        call = self.tally.hold(most, self.options.max_cost)
        if call is None:
            left = (self.options.max_cost or 0.0) - self.tally.spent().cost
            raise CallFailedError(
                f"it was not sent: it may cost up to {most:.4f}, and {max(0.0, left):.4f} is left of --max-cost",
                then="Run again with a higher --max-cost; what was answered is kept and not paid for again",
            )
        return call

    def _cost(self, answer: Answer) -> float | None:
        """What an answer cost, None if that is not told."""
        prices = self.options.prices
        if prices is None:
            return 0.0
        if answer.tokens_in is None or answer.tokens_out is None:
            return None
        return prices.cost(answer.tokens_in, answer.tokens_out)

    def _refuse_long(self, report: Report) -> None:
        if len(report.text) > self.options.limits.longest:
            raise ItemError(
                f"it has {len(report.text):,} characters, more than the {self.options.limits.longest:,} that are sent at once",
                where=report.name,
                then="Split it, or code it with --engine lexical",
            )

    def said(self) -> str:
        """One line on what the run has come to: how many were sent where, tokens, cost."""
        spent, prices, most = self.tally.spent(), self.options.prices, self.options.max_cost
        cost = "cost unknown without --price" if prices is None else f"cost at most {spent.cost:.4f}"
        limit = "" if most is None else f" of {most:.4f}"
        return (
            f"remote: {_many(spent.calls, 'question')} to {self.options.at.host}, {_many(spent.kept, 'answer')} kept from "
            f"before; {spent.tokens_in:,} tokens in, {spent.tokens_out:,} out; {cost}{limit}"
        )


@contextmanager
def open_engine(options: RemoteOptions) -> Iterator[RemoteEngine]:
    """An engine for one run, whose account ends with it."""
    tally = Tally.fresh()
    try:
        yield RemoteEngine(options=options, tally=tally)
    finally:
        tally.remove()


def _read(report: Report, passages: Sequence[Passage], answer: Answer) -> Drafted:
    """What an answer says of a report.

    Raises:
        BrokenAnswerError: nothing of it can be used.
    """
    unpacked = unpack(answer)
    drafted = drafts_of(report, passages, unpacked)
    if unpacked.claims and not drafted.drafts:
        raise BrokenAnswerError(f"none of its claims is of the guide's shape ({drafted.refused[0]})")
    return drafted


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


@cache
def _gate(at_once: int) -> BoundedSemaphore:
    """What lets so many reports of this process be on their way at the same time."""
    return BoundedSemaphore(at_once)
