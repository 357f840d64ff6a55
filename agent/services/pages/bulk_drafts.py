"""Call-off proposals for several articles at once: one draft a customer, and why an article is in none."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.draft.draft import DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import BadInput, KamError
from agent.domain.identity import User
from agent.domain.language import Language
from agent.services.made_drafts import MadeDrafts
from agent.services.reorders import Reorders

MOST_ARTICLES = 50
LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Outcome:
    """``draft`` is empty where none was made; then ``problem`` says why. ``left_out``: articles that are not due."""

    account: str
    articles: Sequence[str]
    left_out: Sequence[str]
    draft: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class BulkDrafts:
    reorders: Reorders
    made_drafts: MadeDrafts

    def make(self, user: User, articles: Sequence[str], request_id: str, language: Language) -> Sequence[Outcome]:
        """A customer that gets no draft keeps none of the others from theirs. The same ``request_id`` makes each once.

        Raises BadInput ``pages.supply.none_chosen`` or ``pages.supply.too_many``, Forbidden ``supply.article``:
        then nothing is made.
        """
        chosen = list(dict.fromkeys(each.strip() for each in articles if each.strip()))
        if not chosen:
            raise BadInput("pages.supply.none_chosen")
        if len(chosen) > MOST_ARTICLES:
            raise BadInput("pages.supply.too_many", most=MOST_ARTICLES)
        by_account = defaultdict[str, list[str]](list)
        for each, account in self.reorders.accounts_of(user, chosen).items():
            by_account[account].append(each)
        return [self._one(user, name, mine, request_id, language) for name, mine in sorted(by_account.items())]

    def _one(self, user: User, account: str, mine: Sequence[str], request_id: str, language: Language) -> Outcome:
        due = {each.article.id for each in self.reorders.customer_reorder(user, account)}
        wanted, left_out = [each for each in mine if each in due], [each for each in mine if each not in due]
        key = f"{request_id}/{account}" if request_id else None
        # what is not due is asked for alone, so that the refusal says why
        single = None if wanted else mine[0]
        request = DraftRequest(DraftKind.REORDER, account, article=single, articles=tuple(wanted), request_id=key)
        try:
            draft = self.made_drafts.make(user, request)
        except KamError as error:
            return Outcome(account, wanted, left_out, problem=error.text(language))
        return Outcome(account, wanted, left_out, draft=draft.id)
