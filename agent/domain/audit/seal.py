"""The seal over the last entry: who has no secret can neither cut the chain's tail off nor write it anew."""

import hashlib
import hmac
from dataclasses import dataclass, field

_KEY_ID = 16  # hex digits; the other 48 are 192 bits of the HMAC, more than the 128 that FIPS 198-1 users need


@dataclass(frozen=True, slots=True)
class Head:
    """``sequence`` and ``digest`` of the last entry. ``seal``: id of the key (16 hex), HMAC-SHA256 (48 hex)."""

    sequence: int
    digest: str
    seal: str


@dataclass(frozen=True, slots=True)
class Seals:
    """Makes and checks seals. ``key``: 32 bytes, derived from the secret of the home folder for this use alone."""

    key: bytes = field(repr=False)

    def seal(self, sequence: int, digest: str) -> Head:
        return Head(sequence, digest, self.key_id + self._code(f"head|{sequence}|{digest}")[: 64 - _KEY_ID])

    def fits(self, head: Head) -> bool:
        """The head stands as it was sealed."""
        return _same(head.seal, self.seal(head.sequence, head.digest).seal)

    def knows(self, head: Head) -> bool:
        """The seal was made with this key. False when the secret was lost, or is that of another folder."""
        return _same(head.seal[:_KEY_ID], self.key_id)

    def file_code(self, sha256: str) -> str:
        """Hex code over a whole exported file, given by its digest."""
        return self._code(f"file|{sha256}")

    @property
    def key_id(self) -> str:
        """Names the key and tells nothing about it."""
        return self._code("id")[:_KEY_ID]

    def _code(self, text: str) -> str:
        return hmac.new(self.key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode())
