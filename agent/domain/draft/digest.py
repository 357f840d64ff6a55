"""The one digest of a draft: equal at display, at approval and at the last moment before sending (I2)."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC

from agent.domain.draft.draft import Draft
from agent.domain.plain import plain

FORGOTTEN = "deleted-person-"  # how the id of a person begins who asked to be forgotten


def digest_of(key: bytes, draft: Draft) -> str:
    """HMAC-SHA256 (hex) over the canonical JSON of everything a person approves: who gets what, with which files,
    on which figures, for which account, by which right, as which version, until when, by whom; over who worded it,
    which a card tells and nobody may change behind it; and over what the right and the figures are computed from
    again."""
    covered = {
        "id": draft.id,
        "kind": draft.kind,
        "account": draft.account,
        "version": draft.version,
        "right": plain(draft.right),
        "content": plain(draft.content),
        "language": draft.language,
        "typed": draft.typed,
        "addressed": draft.addressed,
        "commitments": plain(draft.commitments),
        "author": _author(key, draft),
        "written_by": plain(draft.written_by),
        "expires_at": draft.expires_at.astimezone(UTC).isoformat(),
    }
    return _keyed(key, covered)


def author_of(key: bytes, user_id: str) -> str:
    """Who made a draft, told (hex) so that only the key's owner can find it out: it outlives the person's id."""
    return _keyed(key, {"author": user_id})


def _author(key: bytes, draft: Draft) -> str:
    """Who was forgotten has another id by now; what was kept of them then stands for it."""
    forgotten = draft.created_by.startswith(FORGOTTEN)
    return draft.author if forgotten else author_of(key, draft.created_by)


def seal_of(key: bytes, draft: Draft, capacity: str) -> str:
    """What the yes of one capacity to this version is stored with (hex): who writes to the database cannot make it,
    as the digest alone, which stands beside it, does not tell it."""
    return _keyed(key, {"digest": digest_of(key, draft), "capacity": capacity})


def _keyed(key: bytes, covered: Mapping[str, object]) -> str:
    canonical = json.dumps(covered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, canonical.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
