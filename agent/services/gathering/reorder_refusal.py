"""Why there is nothing to re-order."""

from agent.domain import formats
from agent.domain.account import Account
from agent.domain.errors import BadInput
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.phrase import Phrase
from agent.domain.reorder.need import UNCOMPUTED
from agent.services.reorders import Reorders


class _Day(Phrase):
    """A date in the reader's form."""

    def text(self, language: Language) -> str:
        return formats.date(self.values["day"], language)  # type: ignore[arg-type]


def not_due(reorders: Reorders, user: User, account: Account, article: str | None) -> BadInput:
    """The reason, ready to be raised. Raises Forbidden ``supply.article`` for an article of somebody else."""
    if article is None:
        checked = reorders.proposals(user, account.name).checked
        return BadInput("drafting.reorder.nothing_due", account=account.name, count=checked)
    (proposal,) = reorders.proposals(user, account.name, article).proposals
    values = {"article": proposal.article.id, "account": account.name}
    if proposal.gate in UNCOMPUTED:
        return BadInput(f"drafting.reorder.{proposal.gate.value}", **values)
    if proposal.article.frame is None:
        return BadInput("drafting.reorder.no_contract", **values)
    if proposal.run_out is not None:
        return BadInput("drafting.reorder.lasts_until", day=_Day("", {"day": proposal.run_out}), **values)
    return BadInput("drafting.reorder.lasts", **values)
