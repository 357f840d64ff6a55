"""kam channels: who on Teams and Slack is which user, and what is set up."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from agent.cli.columns import aligned
from agent.cli.context import Command, app, json_option, language, say, show_json
from agent.domain import formats
from agent.domain.channel.place import Platform
from agent.domain.errors import BadInput
from agent.domain.messages import message

if TYPE_CHECKING:
    from agent.ports.channels import ChannelPerson
    from agent.settings import Settings

_COLUMNS = ("platform", "tenant", "person", "user", "by", "at")


@click.group()
def channels() -> None:
    """Teams and Slack: who is who there (Admin), and what is set up."""


def person_arguments(command: Command) -> Command:
    command = click.argument("person", metavar="PERSON")(command)
    command = click.argument("tenant", metavar="TENANT")(command)
    platform = click.Choice([each.value for each in Platform])
    return click.argument("platform", metavar="PLATFORM", type=platform)(command)


@channels.command()
@json_option
def people(as_json: bool) -> None:
    """List who on a platform is linked to which user."""
    with app() as built:
        rows = [_row(each) for each in built.channel_mapping.list(built.user())]
    if as_json:
        show_json({"people": rows})
        return
    if not rows:
        say(message("channels.people.none", language()))
        return
    labels = [message(f"channels.column.{name}", language()) for name in _COLUMNS]
    say("\n".join(aligned([labels, *([_cell(row, name) for name in _COLUMNS] for row in rows)])))


@channels.command()
@person_arguments
@click.argument("user", metavar="USER")
@json_option
def link(platform: str, tenant: str, person: str, user: str, as_json: bool) -> None:
    """Link a person of a platform (ids as the platform names them) to a user."""
    from agent.channel_settings import require_channels

    with app() as built:
        require_channels(built.settings, Platform(platform))  # a tenant is held against the one of the settings
        made = built.channel_mapping.link(built.user(), Platform(platform), tenant, person, user)
    if as_json:
        show_json(_row(made))
    else:
        say(message("channels.linked", language(), person=made.speaker.id, user=made.user_id))


@channels.command()
@person_arguments
@json_option
def unlink(platform: str, tenant: str, person: str, as_json: bool) -> None:
    """Take a link away; the platform's verified e-mail may make it anew."""
    with app() as built:
        built.channel_mapping.unlink(built.user(), Platform(platform), tenant, person)
    if as_json:
        show_json({"unlinked": person})
    else:
        say(message("channels.unlinked", language(), person=person))


@channels.command()
@json_option
def status(as_json: bool) -> None:
    """Tell which platforms are set up, and what is missing or wrong (exit 2); nothing is asked of them."""
    from agent.channel_settings import require_channels

    with app() as built:
        told = _told(built.settings)
        if as_json:
            show_json(told)
        else:
            say("\n".join([*aligned(_status(told)), *told["problems"].values()]))
        require_channels(built.settings)


@channels.command("teams-package")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="ZIP file to write.")
@json_option
def teams_package(out: Path, as_json: bool) -> None:
    """Write the app package for Teams, with the ids of the settings; nothing secret is in it."""
    from api.channels.teams.package import package

    with app() as built:
        data = package(built.settings)
    try:
        out.write_bytes(data)
    except OSError:
        raise BadInput("channels.teams.no_file", path=out) from None
    if as_json:
        show_json({"file": str(out), "bytes": len(data)})
    else:
        say(message("channels.teams.package_written", language(), path=out))


@channels.command("slack-manifest")
@json_option
def slack_manifest(as_json: bool) -> None:
    """Print the manifest of the Slack app, with the address of the settings; nothing secret is in it."""
    from agent.channel_settings import require_address
    from api.channels.slack.manifest import manifest

    with app() as built:
        require_address(built.settings)  # token and secret come later, from the app that this makes
        made = manifest(built.settings.public_url)
    if as_json:
        show_json({"manifest": made})
    else:
        say(made.rstrip("\n"))


def _told(settings: "Settings") -> dict[str, Any]:
    from agent.channel_settings import address_faults, faults, is_wanted

    found = {each: faults(settings, each) for each in Platform}
    problems = [*(fault for each in found.values() for fault in each), *address_faults(settings)]
    return {
        "platforms": {each.value: is_wanted(settings, each) and not wrong for each, wrong in found.items()},
        "problems": {fault.setting: fault.text(language()) for fault in problems},
        "wrong": {each.value: [fault.setting for fault in wrong] for each, wrong in found.items() if wrong},
        "public_url": settings.public_url or None,
        "answers": settings.channel_answers,
        "digest_at": settings.digest_at.isoformat("minutes"),
    }


def _status(told: Mapping[str, Any]) -> Sequence[Sequence[str]]:
    rest = {
        "KAM_PUBLIC_URL": told["public_url"] or "–",
        "KAM_CHANNEL_ANSWERS": told["answers"],
        "KAM_DIGEST_AT": told["digest_at"],
    }
    return [*([name.capitalize(), _state(told, name)] for name in told["platforms"]), *map(list, rest.items())]


def _state(told: Mapping[str, Any], platform: str) -> str:
    state = "wrong" if platform in told["wrong"] else "on" if told["platforms"][platform] else "off"
    return message(f"channels.status.{state}", language())


def _row(person: "ChannelPerson") -> dict[str, Any]:
    speaker = person.speaker
    return {
        "platform": speaker.platform.value,
        "tenant": speaker.tenant,
        "person": speaker.id,
        "user": person.user_id,
        "by": person.by,
        "at": person.at.isoformat(),
        "direct": person.direct is not None,
    }


def _cell(row: Mapping[str, Any], name: str) -> str:
    return formats.local_moment(row[name], language()) if name == "at" else str(row[name])
