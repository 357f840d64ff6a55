"""Tells in the audit chain when a file of the policy library is another one than before."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from agent.ports import Audit, Clock, Together
from agent.ports.audit import PolicyFiles, PolicyVersions

_SUBJECT = "policies"


@dataclass(frozen=True, slots=True)
class PolicyWatch:
    """For the start of the server and of every command that decides by policies; cheap when nothing changed."""

    files: PolicyFiles
    versions: PolicyVersions
    audit: Audit
    clock: Clock
    together: Together

    def note(self) -> int:
        """Audit every file that was changed, added or removed; gives how many. Who changed it nobody can say.

        The first time there is nothing to compare with: one entry with the digest of the whole library.
        """
        found = self.files.digests()
        if found is None or (found == self.versions.seen() and self.versions.begun()):
            return 0
        with self.together.together():
            return self._compare(found, self.versions.seen())  # again: another process may have been faster

    def _compare(self, found: Mapping[str, str], seen: Mapping[str, str]) -> int:
        if seen and not self.versions.begun():
            self._begin(seen)
        changed = sorted(file for file in {*found, *seen} if found.get(file) != seen.get(file))
        if changed and not seen:
            told = {"files": len(found), "sha256": _of_all(found)}
            self.audit.append("system", "policy.baseline", _SUBJECT, told)
        for file in changed:
            if seen:
                told = {"file": file, "before": seen.get(file), "after": found.get(file)}
                self.audit.append("system", "policy.changed", _SUBJECT, told)
            self._note(file, found.get(file))
        return len(changed) if seen else 0

    def _note(self, file: str, sha256: str | None) -> None:
        """With its text, unless that changed again in the meantime: then the next look keeps it."""
        self.versions.note(file, sha256, self.clock.now())
        text = self.files.text(file) if sha256 else None
        if sha256 and text is not None and hashlib.sha256(text.encode()).hexdigest() == sha256:
            self.versions.keep(sha256, text)

    def _begin(self, seen: Mapping[str, str]) -> None:
        """The history begins with what was seen last; its texts are kept as far as they are still there."""
        for file, sha256 in seen.items():
            self._note(file, sha256)


def _of_all(digests: Mapping[str, str]) -> str:
    """One digest of the library: over the sorted lines of digest and path."""
    lines = "".join(f"{digest}  {file}\n" for file, digest in sorted(digests.items()))
    return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()
