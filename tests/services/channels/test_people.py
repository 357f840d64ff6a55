"""Who speaks: a stored link, or the address that the platform verified; nobody else."""

import pytest

from agent.domain.channel.place import Platform
from agent.domain.errors import Forbidden, KamError, NotFound
from agent.domain.identity import User
from tests.approvals_world import World
from tests.channels_world import CHANNEL, DM, KATHARINA, MURAT, SLACK, STRANGER, Channels


def admin(world: World) -> User:
    return world.user("a.petersen")


def last(world: World) -> tuple[str, dict[str, object]]:
    entry = world.app.audit.entries()[-1]
    return entry.action, dict(entry.details)


def test_the_verified_address_links_a_person_once(world: World, channels: Channels) -> None:
    assert world.app.channel_people.user(KATHARINA).id == "k.brandt"
    action, details = last(world)
    assert (action, details["by"], details["platform"]) == ("channel.linked", "email", "slack")
    channels.client.emails.clear()  # from now on the link counts
    assert world.app.channel_people.user(KATHARINA).id == "k.brandt"
    assert last(world)[0] == "channel.linked"


@pytest.mark.parametrize("address", [None, "", "  ", "katharina.brandt@elsewhere.example", "Katharina Brandt"])
def test_a_name_or_another_address_is_nobody(world: World, channels: Channels, address: str | None) -> None:
    channels.client.emails = {} if address is None else {STRANGER.id: address}
    with pytest.raises(Forbidden) as refusal:
        world.app.channel_people.user(STRANGER)
    assert refusal.value.code == "channels.unknown_person"
    action, details = last(world)
    assert action == "channel.refused"
    told = str(world.app.audit.entries()[-1])
    assert STRANGER.id not in told
    assert "Katharina" not in told
    assert (details["platform"], len(str(details["person"]))) == ("slack", 64)
    assert world.app.channel_store.people() == []


def test_who_is_no_user_any_more_is_nobody(world: World, channels: Channels) -> None:
    world.app.channel_people.user(MURAT)
    world.app.people.forget(admin(world), "m.yilmaz")
    channels.client.emails.clear()
    with pytest.raises(Forbidden):
        world.app.channel_people.user(MURAT)


def test_an_admin_says_who_is_who(world: World, channels: Channels) -> None:
    mapping = world.app.channel_mapping
    mapping.link(admin(world), SLACK, "T1", STRANGER.id, "h.sommer")
    assert world.app.channel_people.user(STRANGER).id == "h.sommer"
    assert [(each.user_id, each.by) for each in mapping.list(admin(world))] == [("h.sommer", "a.petersen")]
    mapping.unlink(admin(world), SLACK, "T1", STRANGER.id)
    with pytest.raises(Forbidden):
        world.app.channel_people.user(STRANGER)
    assert world.holds


@pytest.mark.parametrize("user", ["k.brandt", "h.sommer", "l.vogt"])
def test_nobody_but_an_admin_says_so(world: World, channels: Channels, user: str) -> None:
    mapping, who = world.app.channel_mapping, world.user(user)
    for refused in (
        lambda: mapping.list(who),
        lambda: mapping.link(who, SLACK, "T1", STRANGER.id, "k.brandt"),
        lambda: mapping.unlink(who, SLACK, "T1", STRANGER.id),
    ):
        with pytest.raises(Forbidden):
            refused()
    assert world.app.channel_store.people() == []
    assert last(world)[0] == "channel.refused"


def test_a_link_needs_a_user_and_ids(world: World, channels: Channels) -> None:
    mapping = world.app.channel_mapping
    with pytest.raises(NotFound):
        mapping.link(admin(world), SLACK, "T1", "U9", "nobody")
    with pytest.raises(KamError) as refusal:
        mapping.link(admin(world), SLACK, "T1", " ", "k.brandt")
    assert refusal.value.code == "channels.no_id"
    with pytest.raises(NotFound) as unknown:
        mapping.unlink(admin(world), Platform.TEAMS, "T1", "U9")
    assert unknown.value.code == "channels.not_linked"


def test_where_a_person_reads_alone_is_remembered(world: World, channels: Channels) -> None:
    people = world.app.channel_people
    people.user(KATHARINA)
    people.met(KATHARINA, CHANNEL)
    assert people.direct(KATHARINA) is None
    people.met(KATHARINA, DM)
    assert people.direct(KATHARINA) == DM
