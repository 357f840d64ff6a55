"""What is wrong with a command line, in the language of the user: click itself speaks English."""

import re

import click

from agent.domain.language import Language
from agent.domain.messages import message

_GERMAN = Language.DE
_QUOTED = re.compile(r"'(.*)'", re.DOTALL)
_FILE_PROBLEMS = {
    "does not exist.": "missing",
    "is a file.": "file",
    "is a directory.": "folder",
    "is not readable.": "closed",
}


def usage_text(error: click.ClickException, language: Language) -> str:
    """One line: what is wrong and how the command is called. English stays as click says it."""
    told = _german(error) if language is _GERMAN else None
    call = _call(error.ctx, language) if isinstance(error, click.UsageError) and error.ctx else ""
    return " ".join(f"{told or error.format_message()} {call}".split())


def _call(context: click.Context, language: Language) -> str:
    pieces = " ".join(context.command.collect_usage_pieces(context))
    for code in ("options", "command"):
        english, own = (message(f"system.usage.word.{code}", each) for each in (Language.EN, language))
        pieces = pieces.replace(english, own)
    return message("system.usage.call", language, call=f"{context.command_path} {pieces}")


def _german(error: click.ClickException) -> str | None:
    match error:
        case click.MissingParameter():
            return message("system.usage.missing", _GERMAN, name=_name(error))
        case click.BadParameter():
            return _value(error)
        case click.NoSuchOption():
            return message("system.usage.option", _GERMAN, name=error.option_name)
        case click.BadOptionUsage():
            return message("system.usage.no_value", _GERMAN, name=error.option_name)
        case click.UsageError() if error.message.startswith("No such command"):
            return message("system.usage.command", _GERMAN)
        case click.UsageError() if error.message.startswith("Got unexpected extra argument"):
            return message("system.usage.extra", _GERMAN)
        case click.UsageError() if error.message.startswith("Missing command"):
            return message("system.usage.no_command", _GERMAN)
    return None


def _value(error: click.BadParameter) -> str:
    """Why a value is refused: what is possible, or what is wrong with the file."""
    name, kind = _name(error), error.param.type if error.param else None
    match kind:
        case click.Choice():
            return message("system.usage.choice", _GERMAN, name=name, choices=", ".join(map(str, kind.choices)))
        case click.Path() | click.File():
            return _file(error, name)
        case click.IntRange() | click.FloatRange() if " is not in the range " in error.message:
            return message("system.usage.range", _GERMAN, name=name, range=_range(kind))
        case click.types.IntParamType() | click.types.FloatParamType():
            return message("system.usage.number", _GERMAN, name=name)
    return message("system.usage.value", _GERMAN, name=name)


def _file(error: click.BadParameter, name: str) -> str:
    ends = (code for end, code in _FILE_PROBLEMS.items() if error.message.endswith(end))
    problem = message(f"system.usage.is.{next(ends, 'other')}", _GERMAN)
    quoted = _QUOTED.search(error.message)
    return message("system.usage.file", _GERMAN, name=name, file=quoted[1] if quoted else "?", problem=problem)


def _range(kind: click.IntRange | click.FloatRange) -> str:
    least, most = (None if each is None else str(each) for each in (kind.min, kind.max))
    return f"{least}–{most}" if least and most else f"≥ {least}" if least else f"≤ {most}"


def _name(error: click.BadParameter) -> str:
    if error.param is not None:
        return error.param.get_error_hint(error.ctx) if error.ctx else error.param.human_readable_name
    return str(error.param_hint or "?")
