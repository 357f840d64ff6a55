"""What is refused before the SDK looks at it: nobody without a token that may be one makes us fetch keys.

It proves nothing, the SDK does; but the SDK also takes tokens that name no service address, from another issuer, and
looks at the end of a token only where it has one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt

_ALGORITHM = "RS256"
_READ_FIRST = ("type", "id", "service_url")
MOST = 1_000_000  # bytes of an activity


@dataclass(frozen=True, slots=True)
class Gate:
    issuer: str
    client_id: str

    def refusal(self, headers: Mapping[str, str], activity: Mapping[str, Any]) -> int | None:
        """A status, or None for what the SDK may look at."""
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or not self._may_be_ours(token.strip()):
            return 401
        url = activity.get("serviceUrl")
        # what the SDK reads before it checks the token, and would log whole
        named = all(isinstance(activity.get(name), str | None) for name in _READ_FIRST)
        return None if isinstance(url, str) and url and named else 400

    def _may_be_ours(self, token: str) -> bool:
        try:
            told = jwt.decode(token, options={"verify_signature": False})
            algorithm = jwt.get_unverified_header(token).get("alg")
        except jwt.InvalidTokenError:
            return False
        ours = told.get("iss") == self.issuer and told.get("aud") == self.client_id
        return algorithm == _ALGORITHM and ours and isinstance(told.get("exp"), int | float)
