"""The one digest of a draft: equal at display, at approval and at the last moment before sending (I2)."""

import hashlib
import hmac
import json

from agent.domain.draft.draft import Draft
from agent.domain.plain import plain


def digest_of(key: bytes, draft: Draft) -> str:
    """HMAC-SHA256 (hex) over the canonical JSON of everything a person approves: who gets what, with which files,
    on which figures, for which account, by which right, as which version."""
    covered = {
        "id": draft.id,
        "kind": draft.kind,
        "account": draft.account,
        "version": draft.version,
        "right": plain(draft.right),
        "content": plain(draft.content),
    }
    canonical = json.dumps(covered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, canonical.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
