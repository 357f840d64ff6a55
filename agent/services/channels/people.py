"""Whose words these are: our user behind a person of a platform."""

import hashlib
import hmac
from dataclasses import dataclass, field, replace

from agent.domain.channel.place import Audience, Place, Speaker
from agent.domain.errors import Forbidden, NotFound
from agent.domain.identity import User
from agent.ports import Audit, Clock, Identity
from agent.ports.channels import ChannelPerson, ChannelStore
from agent.services.channels import Clients

BY_EMAIL = "email"
_NOBODY, _SYSTEM = "-", "system"  # the audit chain holds no name of a person who is none of ours


@dataclass(frozen=True, slots=True)
class ChannelPeople:
    """``key``: 32 bytes, for the digests of platform ids in the audit chain."""

    store: ChannelStore
    identity: Identity
    clients: Clients
    audit: Audit
    clock: Clock
    key: bytes = field(repr=False)

    def user(self, speaker: Speaker) -> User:
        """By the stored link, else by the address that the platform has verified.

        Raises Forbidden ``channels.unknown_person``, which is on record; Unavailable while the platform is silent.
        """
        person = self.store.person(speaker)
        found = self._by_email(speaker) if person is None else self._linked(person)
        if found is None:
            refusal = Forbidden("channels.unknown_person")
            self.refused(speaker, refusal)
            raise refusal
        return found

    def refused(self, speaker: Speaker, refusal: Forbidden) -> None:
        """Put on record that somebody who is none of ours was sent away."""
        self.audit.append(_SYSTEM, "channel.refused", _NOBODY, self.told(speaker) | {"code": refusal.code})

    def told(self, speaker: Speaker) -> dict[str, object]:
        """What the audit chain may hold of a person of a platform: nobody without the key can guess the id."""
        said = "\n".join((speaker.platform.value, speaker.tenant, speaker.id))
        digest = hmac.new(self.key, said.encode(), hashlib.sha256).hexdigest()
        return {"platform": speaker.platform.value, "person": digest}

    def direct(self, speaker: Speaker) -> Place | None:
        """Where this person reads alone; None where that is not known yet."""
        client = self.clients().get(speaker.platform)
        place = None if client is None else client.direct(speaker)
        if place is None:
            person = self.store.person(speaker)
            place = None if person is None else person.direct
        return None if place is None else replace(place, audience=Audience.PERSONAL)

    def met(self, speaker: Speaker, place: Place) -> None:
        """Remember where a linked person reads alone; a platform may let nobody be written to who never wrote."""
        person = self.store.person(speaker)
        alone = replace(place, thread="")
        if person is not None and place.audience is Audience.PERSONAL and person.direct != alone:
            self.store.link(replace(person, direct=alone))

    def _linked(self, person: ChannelPerson) -> User | None:
        try:
            return self.identity.user(person.user_id)
        except NotFound:  # is none of ours any more
            return None

    def _by_email(self, speaker: Speaker) -> User | None:
        client = self.clients().get(speaker.platform)
        address = None if client is None else client.email(speaker)
        wanted = (address or "").strip().casefold()
        found = [user for user in self.identity.users() if wanted and user.email.casefold() == wanted]
        if len(found) != 1:
            return None
        with self.audit.together():
            self.store.link(ChannelPerson(speaker, found[0].id, BY_EMAIL, self.clock.now()))
            self.audit.append(found[0].id, "channel.linked", found[0].id, self.told(speaker) | {"by": BY_EMAIL})
        return found[0]
