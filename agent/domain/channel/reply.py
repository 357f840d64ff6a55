"""What the product says to a press."""

from dataclasses import dataclass

from agent.domain.channel.post import Form, Post


@dataclass(frozen=True, slots=True)
class Reply:
    """``notice`` is for the eyes of who pressed only; ``form`` is to be opened for them.

    ``post`` is what the pressed message shows from now on. Stored cards are exchanged by the service itself; so it is
    needed only where the platform wants it as the answer to the press, or where the message was shown to one person.
    ``refused``: nothing was done, and the notice says why; a dialogue may stay open with it.
    """

    notice: str = ""
    form: Form | None = None
    post: Post | None = None
    refused: bool = False
