"""The port `Redlines`: each Word file is changed by a child process with limits of memory and time."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from agent.adapters.documents.limits import MEGABYTE, Limits
from agent.adapters.documents.names import display_name
from agent.adapters.documents.sandbox import Sandbox
from agent.adapters.redline.order import Order, answer_from_bytes
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.nda.redline.edit import Edit
from agent.ports import ProposalRow, Redlined

_WORKER = "agent.adapters.redline.worker"


class SandboxedRedlines:
    """Thread-safe, one child process a call."""

    def __init__(
        self, max_bytes: int = 20 * MEGABYTE, memory_bytes: int = 900 * MEGABYTE, seconds: float = 18.0
    ) -> None:
        self._limits = Limits(max_bytes, memory_bytes, seconds)

    def redline(
        self,
        source: Path,
        name: str,
        text: str,
        edits: Sequence[Edit],
        author: str,
        at: datetime,
        language: Language = Language.DE,
        drop_comments_of: Sequence[str] = (),
    ) -> Redlined:
        """See the port. ``at`` without a zone counts as UTC. Raises BadInput ``redline.…`` or ``document.…``."""
        shown = display_name(name)
        moment = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
        order = Order(text, tuple(edits), author, moment, language, tuple(drop_comments_of))
        sandbox = Sandbox(self._limits, "redline")
        try:
            sandbox.check_size(source)
            limits = self._limits.to_json()
            return answer_from_bytes(sandbox.run(_WORKER, str(source.resolve()), shown, limits, given=order.to_json()))
        except BadInput as refusal:
            raise BadInput(refusal.code, **{**refusal.values, "name": shown}) from None
        except ValueError:
            raise BadInput("redline.crashed", name=shown) from None

    def proposals(
        self, title: str, intro: str, columns: Sequence[str], rows: Sequence[ProposalRow], language: Language
    ) -> bytes:
        """See the port. ``columns`` are four headings: subject, original, proposal, comment."""
        from agent.adapters.redline.proposals_table import proposals_file  # loads python-docx

        return proposals_file(title, intro, columns, rows, language)
