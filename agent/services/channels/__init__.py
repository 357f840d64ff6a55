"""The product on chat platforms: who speaks, what they ask, what they decide, what they are told."""

from collections.abc import Callable, Mapping

from agent.domain.channel.place import Platform
from agent.ports.channels import ChannelClient

Clients = Callable[[], Mapping[Platform, ChannelClient]]
