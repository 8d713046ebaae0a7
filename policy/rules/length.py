"""The reply fits the channel, counted exactly as the platform counts."""

from __future__ import annotations

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.lengths import length_in
from policy.reading import Reading
from policy.rulebook import RuleSpec


class LengthCheck:
    """`check: length`"""

    name = "length"
    parameters = Parameters

    def compile(self, rule: RuleSpec, parameters: Parameters, build: Build) -> Checker:
        """Compare with the limit of the case's channel."""

        def check(reading: Reading, case: Case) -> list[Departure]:
            channel = case.channel
            raw = reading.raw
            if len(raw) * 2 <= channel.limit and channel.unit != "graphemes":
                return []
            length = length_in(raw, channel.unit)
            if length <= channel.limit:
                return []
            start = _first_over(raw, channel.limit, channel.unit)
            return [
                Departure(
                    start,
                    len(raw),
                    f"{length} of {channel.limit} on {channel.title}.",
                    words={"length": str(length), "limit": str(channel.limit), "over": str(length - channel.limit)},
                )
            ]

        return check


def _first_over(raw: str, limit: int, unit: str) -> int:
    """Return the longest beginning of `raw` that fits, by halving; a link that is cut may move it by a few."""
    low, high = 0, len(raw)
    while low < high:
        middle = (low + high + 1) // 2
        if length_in(raw[:middle], unit) <= limit:  # type: ignore[arg-type]  # the unit of a ChannelSpec
            low = middle
        else:
            high = middle - 1
    return min(low, len(raw) - 1)
