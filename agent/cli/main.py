"""The command group and how commands end.

Exit 0: done. 2: bad input or refused, one clear line on stderr. 1: anything else.
"""

import gc
import logging
import sys

import click

from agent import __version__
from agent.adapters.documents.names import display_name
from agent.cli import (
    approvals,
    ask,
    audit,
    backup,
    bench,
    channels,
    chat,
    contacts,
    data,
    draft,
    draft_documents,
    draft_make,
    escalations,
    evaluate,
    finance,
    jobs,
    kpi,
    nda,
    people,
    policy,
    reorder,
    rights,
    serve,
    worker,
)
from agent.cli.screen import safe
from agent.cli.usage import usage_text
from agent.domain.errors import KamError
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.phrase import os_problem


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kam")
def kam() -> None:
    """Assistant for key account managers of Melchers Components."""


for command in (
    serve.serve,
    ask.ask,
    chat.chat,
    nda.nda,
    kpi.kpi,
    reorder.reorder,
    contacts.contacts,
    finance.credit,
    finance.margin,
    draft.draft,
    approvals.approvals,
    escalations.escalations,
    draft_documents.report,
    rights.rights,
    data.data,
    policy.policy,
    audit.audit,
    people.people,
    channels.channels,
    jobs.jobs,
    worker.worker,
    backup.backup,
    backup.restore,
    evaluate.evaluate,
    bench.bench,
):
    kam.add_command(command)


for command in (*draft_make.COMMANDS, draft_documents.document):
    draft.draft.add_command(command)


def main() -> None:
    """Entry point of ``kam``."""
    # a command lives for seconds: collecting garbage while it imports costs a fifth of them
    gc.disable()
    try:
        _run()
    finally:
        if "duckdb" not in sys.modules:  # which complains of what was never collected
            gc.freeze()  # nor at the end, where everything goes anyway


def _run() -> None:
    logging.disable(logging.CRITICAL)  # a command ends with one line; `kam serve` logs
    try:
        kam(standalone_mode=False)
    except KamError as error:
        _leave(error.text(error_language()), 2)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        _leave(message("system.ask.aborted", error_language()), 1)
    except click.ClickException as error:
        _leave(usage_text(error, error_language()), 2)
    except BrokenPipeError:
        sys.exit(0)  # the reader of our output has gone; that is its right
    except OSError as error:
        name = display_name(str(error.filename or "?"))
        language = error_language()
        _leave(message("system.file", language, name=name, problem=os_problem(error).text(language)), 2)
    except Exception as error:
        kind = type(error).__name__
        _leave(f"{message('system.failed', error_language())} ({kind})", 1)


def error_language() -> Language:
    from agent.cli.context import language

    return language()


def _leave(text: str, code: int) -> None:
    print(safe(text), file=sys.stderr)
    sys.exit(code)
