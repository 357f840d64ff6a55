"""Links to our own pages, as a chat platform needs them: whole addresses, or none."""

import re
from dataclasses import dataclass

from agent.domain.channel.post import Button

_OWN = re.compile(r"\[([^\[\]\n]*)\]\((/[^\s()]*)\)")


@dataclass(frozen=True, slots=True)
class Pages:
    """``base``: the public address, without a slash at its end; empty: not set."""

    base: str = ""

    def url(self, path: str) -> str:
        return f"{self.base}{path}" if self.base else ""

    def absolute(self, markdown: str) -> str:
        """The text with whole addresses; only the words of a link stay where no address is set."""
        return _OWN.sub(lambda link: f"[{link[1]}]({self.base}{link[2]})" if self.base else link[1], markdown)

    def buttons(self, *links: tuple[str, str]) -> tuple[Button, ...]:
        """Of labels and paths; none where no address is set."""
        return tuple(Button(label, url=self.url(path)) for label, path in links if self.base)
