"""How far a run of the assistant may go (I7)."""

from dataclasses import dataclass

from agent.domain.assistant.conversation import Usage

# of the time of a run, kept for the planner: it answers where the endpoint used up the rest
_RESERVED, _MOST_RESERVED_S = 0.25, 10.0


@dataclass(frozen=True, slots=True)
class Limits:
    """``steps``: answers asked of one model. ``seconds``: of the whole run; a tool that has begun ends its work.

    ``tokens``: input and output of all answers. ``cost`` in EUR, None: not bounded. Prices in EUR per million tokens.
    """

    steps: int = 8
    seconds: float = 60.0
    tokens: int = 60_000
    cost: float | None = None
    price_in: float | None = None
    price_out: float | None = None

    @property
    def endpoint_seconds(self) -> float:
        return self.seconds - min(self.seconds * _RESERVED, _MOST_RESERVED_S)

    def price(self, input_tokens: int, output_tokens: int) -> float | None:
        """In EUR; None where no price is set. What an endpoint takes from its cache is counted in full."""
        if self.price_in is None and self.price_out is None:
            return None
        return (input_tokens * (self.price_in or 0) + output_tokens * (self.price_out or 0)) / 1e6

    def allows(self, used: Usage, next_input: int, next_output: int) -> bool:
        """Whether one more answer, with so many tokens at most, stays within tokens and cost."""
        tokens_in, tokens_out = used.input_tokens + next_input, used.output_tokens + next_output
        if tokens_in + tokens_out > self.tokens:
            return False
        cost = self.price(tokens_in, tokens_out)
        return self.cost is None or cost is None or cost <= self.cost
