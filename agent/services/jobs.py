"""The desk of jobs: who may see, start, cancel and resume them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from agent.domain.errors import BadInput, Conflict, Forbidden, NotFound
from agent.domain.identity import Role, User
from agent.domain.job import ENDED, RESUMABLE, JobInfo, JobState
from agent.ports import Audit
from agent.ports.jobs import Jobs

_LISTED = 200


@dataclass(frozen=True, slots=True)
class JobDesk:
    """``runnable`` names the jobs that may be started by hand; ``on_cancel`` is told by job name, with the id."""

    jobs: Jobs
    audit: Audit
    runnable: Collection[str]
    on_cancel: Mapping[str, Callable[[str], None]] = field(default_factory=dict)

    def latest(self, user: User, state: JobState | None = None) -> Sequence[JobInfo]:
        """The user's own jobs and those of schedules, the newest first; an admin sees all."""
        states = () if state is None else (state,)
        return [job for job in self.jobs.latest(_LISTED, states) if _visible(user, job)]

    def get(self, user: User, job_id: str) -> JobInfo:
        """Raises NotFound for an unknown job and for somebody else's alike."""
        job = self.jobs.get(job_id)
        if not _visible(user, job):
            raise NotFound("jobs.unknown", job=job_id)
        return job

    def run(self, user: User, name: str) -> JobInfo:
        """Start a job by hand. Raises Forbidden without the role, BadInput for a name that cannot be started."""
        self._allow(user, name, user.roles & {Role.ADMIN}, Forbidden("access.role", roles=Role.ADMIN.value))
        if name not in self.runnable:
            raise BadInput("jobs.no_such_job", name=name, names=", ".join(sorted(self.runnable)))
        job = self.jobs.get(self.jobs.enqueue(name, {}, started_by=user.id))
        self.audit.append(user.id, "job.started", job.id, {"job": name})
        return job

    def cancel(self, user: User, job_id: str) -> JobInfo:
        """Raises NotFound, Forbidden for a job of a schedule, Conflict when it has ended."""
        job = self._mine(user, job_id)
        if job.state in ENDED:
            raise Conflict("jobs.ended", job=job_id)
        self.jobs.cancel(job_id)
        self.audit.append(user.id, "job.cancelled", job_id, {"job": job.name})
        cancelled = self.jobs.get(job_id)
        if cancelled.state is JobState.CANCELLED and job.name in self.on_cancel:
            self.on_cancel[job.name](job_id)
        return cancelled

    def resume(self, user: User, job_id: str) -> JobInfo:
        """Raises NotFound, Forbidden for a job of a schedule, Conflict when it waits, runs or is done."""
        job = self._mine(user, job_id)
        if job.state not in RESUMABLE:
            raise Conflict("jobs.not_resumable", job=job_id)
        self.jobs.resume(job_id)
        self.audit.append(user.id, "job.resumed", job_id, {"job": job.name})
        return self.jobs.get(job_id)

    def _mine(self, user: User, job_id: str) -> JobInfo:
        job = self.get(user, job_id)
        own = job.started_by == user.id or Role.ADMIN in user.roles
        self._allow(user, job_id, own, Forbidden("jobs.not_yours"))
        return job

    def _allow(self, user: User, subject: str, right: object, refusal: Forbidden) -> None:
        if not right:
            self.audit.append(user.id, "job.refused", subject, {"code": refusal.code})
            raise refusal


def _visible(user: User, job: JobInfo) -> bool:
    return job.scheduled or job.started_by == user.id or Role.ADMIN in user.roles
