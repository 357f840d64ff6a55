"""NDAs: a file of the conversation against our policy clauses."""

import shutil
from functools import partial

from pydantic import Field

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.assistant.conversation import File
from agent.domain.errors import NotFound
from agent.domain.kpi.age import Age
from agent.services.telling import nda
from agent.services.telling.untrusted import harmless
from agent.tools.services import Services
from agent.tools.tool import Arguments, Context, Effect, Tool

_MOST_NAMES = 10


class ReviewNda(Arguments):
    document: str | None = Field(
        None, max_length=300, description="Name or id of a file that the user uploaded; leave out for the only one."
    )


def tools(services: Services) -> list[Tool]:
    return [
        Tool(
            name="review_nda",
            description="Reviews an uploaded NDA clause by clause against our policies; verdicts with quotes.",
            effect=Effect.READ,
            arguments=ReviewNda,
            run=partial(review_nda, services),
            doing="telling.doing.review_nda",
        )
    ]


def review_nda(services: Services, context: Context, args: ReviewNda) -> ToolAnswer:
    now = services.clock.now()
    age, meant = Age(now, now), _meant(context, args.document)
    if not context.files:
        return nda.nothing_uploaded(age, context.language)
    if len(meant) > 1:
        return nda.which([each.name for each in meant[:_MOST_NAMES]], age, context.language)
    return _reviewed(services, context, meant[0], age)


def _meant(context: Context, document: str | None) -> list[File]:
    """The file of this id or name; without a name every one. The last of a name counts: it was uploaded again.

    Raises NotFound ``telling.error.document`` with the names there are.
    """
    latest = list({each.name: each for each in context.files}.values())
    if document is None or not latest:
        return latest
    wanted = document.casefold()
    exact = [each for each in context.files if wanted in (each.id.casefold(), each.name.casefold())]
    found = exact[-1:] or [each for each in latest if wanted in each.name.casefold()]
    if not found:
        names = "; ".join(harmless(each.name) for each in latest[:_MOST_NAMES])
        raise NotFound("telling.error.document", name=harmless(document), known=names)
    return found


def _reviewed(services: Services, context: Context, file: File, age: Age) -> ToolAnswer:
    """Through the desk and the runner, like a review that was asked for in the shell or on the page."""
    source = services.upload_path(file.id)
    if not source.is_file():
        raise NotFound("telling.error.file_gone", name=harmless(file.name))
    review = services.reviews().request(context.user, file.name, file.sha256, context.language, context.account)
    path = services.upload_path(review.id)
    shutil.copyfile(source, path)
    path.chmod(0o600)  # customers' documents are for the owner of the folder only
    ended = services.run_review(review, path)
    if ended.result is None:
        return nda.refused(file.name, ended.error or "", age, context.language)
    return nda.reviewed(review.id, file.name, ended.result, age, context.language)
