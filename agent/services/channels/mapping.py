"""What an administrator sets: who on a platform is which of our users."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from agent.domain.channel.ids import require_ids, written
from agent.domain.channel.place import Platform, Speaker
from agent.domain.errors import BadInput, Forbidden, KamError, NotFound
from agent.domain.identity import Role, User
from agent.domain.typed import one_line
from agent.ports import Audit, Clock, Identity
from agent.ports.channels import ChannelPerson, ChannelStore
from agent.services.channels.people import ChannelPeople

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class ChannelMapping:
    """``tenants``: the one whose people are let in, by platform; none where any may come."""

    store: ChannelStore
    people: ChannelPeople
    identity: Identity
    audit: Audit
    clock: Clock
    tenants: Mapping[Platform, str]

    def list(self, admin: User) -> Sequence[ChannelPerson]:
        """Raises Forbidden ``channels.admin`` for all but an Admin."""
        _require_admin(admin)
        return self.store.people()

    def link(self, admin: User, platform: Platform, tenant: str, speaker_id: str, user_id: str) -> ChannelPerson:
        """Raises Forbidden for all but an Admin, NotFound for an unknown user, BadInput for ids that are none."""
        speaker = _speaker(platform, tenant, speaker_id)
        with self._recorded(admin, speaker):
            _require_admin(admin)
            self._require_ids(speaker)
            user = self.identity.user(user_id)
        before = self.store.person(speaker)
        # the place where the person reads alone stays the same, whoever they are to us
        person = ChannelPerson(speaker, user.id, admin.id, self.clock.now(), before.direct if before else None)
        with self.audit.together():
            self.store.link(person)
            self.audit.append(admin.id, "channel.linked", user.id, self.people.told(speaker) | {"by": "admin"})
        return person

    def unlink(self, admin: User, platform: Platform, tenant: str, speaker_id: str) -> None:
        """Raises Forbidden for all but an Admin, NotFound ``channels.not_linked``."""
        speaker = _speaker(platform, tenant, speaker_id)
        with self._recorded(admin, speaker):
            _require_admin(admin)
            person = self.store.person(speaker)
            if person is None:
                raise NotFound("channels.not_linked", person=speaker.id)
        with self.audit.together():
            self.store.unlink(platform, speaker.tenant, speaker.id)
            self.audit.append(admin.id, "channel.unlinked", person.user_id, self.people.told(speaker))

    def _require_ids(self, speaker: Speaker) -> None:
        require_ids(speaker.platform, speaker.tenant, speaker.id)
        ours = self.tenants.get(speaker.platform, "")
        if ours and speaker.tenant != ours:
            raise BadInput("channels.id.tenant", id=speaker.tenant, ours=ours)

    @contextmanager
    def _recorded(self, admin: User, speaker: Speaker) -> Iterator[None]:
        try:
            yield
        except KamError as refusal:
            details = self.people.told(speaker) | {"code": refusal.code}
            self.audit.append(admin.id, "channel.refused", "-", details)
            raise


def _require_admin(user: User) -> None:
    if Role.ADMIN not in user.roles:
        raise Forbidden("channels.admin", user=user.id)


def _speaker(platform: Platform, tenant: str, speaker_id: str) -> Speaker:
    return Speaker(platform, written(platform, _id(tenant)), written(platform, _id(speaker_id)))


def _id(typed: str) -> str:
    found = one_line(typed, _LONGEST)
    if not found:
        raise BadInput("channels.no_id")
    return found
