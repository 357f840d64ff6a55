"""What is refused before the SDK looks at it: nobody without a token that may be one makes us fetch keys.

It proves nothing, the SDK does; but the SDK also takes tokens that name no service address, from another issuer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt

_ALGORITHM = "RS256"
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
        return None if isinstance(url, str) and url else 400

    def _may_be_ours(self, token: str) -> bool:
        try:
            told = jwt.decode(token, options={"verify_signature": False})
            algorithm = jwt.get_unverified_header(token).get("alg")
        except jwt.InvalidTokenError:
            return False
        audience = told.get("aud")
        return algorithm == _ALGORITHM and told.get("iss") == self.issuer and audience == self.client_id
