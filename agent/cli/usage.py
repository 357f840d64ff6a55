"""What is wrong with a command line, in the language of the user: click itself speaks English."""

import click

from agent.domain.language import Language
from agent.domain.messages import message


def usage_text(error: click.ClickException, language: Language) -> str:
    """One line: what is wrong and how the command is called. Our own words and English stay as they are."""
    told = _german(error) if language is Language.DE else None
    hint = error.ctx.get_usage() if isinstance(error, click.UsageError) and error.ctx else ""
    return " ".join(f"{told or error.format_message()} {hint}".split())


def _german(error: click.ClickException) -> str | None:
    match error:
        case click.MissingParameter():
            return message("system.usage.missing", Language.DE, name=_name(error))
        case click.BadParameter():
            return message("system.usage.value", Language.DE, name=_name(error))
        case click.NoSuchOption():
            return message("system.usage.option", Language.DE, name=error.option_name)
        case click.BadOptionUsage():
            return message("system.usage.value", Language.DE, name=error.option_name)
        case click.UsageError() if error.message.startswith("No such command"):
            return message("system.usage.command", Language.DE)
        case click.UsageError() if error.message.startswith("Got unexpected extra argument"):
            return message("system.usage.extra", Language.DE)
        case click.UsageError() if error.message.startswith("Missing command"):
            return message("system.usage.no_command", Language.DE)
    return None


def _name(error: click.BadParameter) -> str:
    if error.param is not None:
        return error.param.get_error_hint(error.ctx) if error.ctx else error.param.human_readable_name
    return str(error.param_hint or "?")
