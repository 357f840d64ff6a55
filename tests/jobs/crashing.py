"""Run as a process: works on the jobs of a folder until killed, or until nothing waits.

python -m tests.jobs.crashing HOME EXECUTOR LOG PAUSE_S [schedules]
"""

import os
import sys
import time
from pathlib import Path

from agent.domain.errors import KamError
from agent.jobs.job import QUEUES, Queue, QueueRule
from tests.jobs.workshop import Workshop, counting, plain


def _beat(log: Path) -> None:
    with log.open("a", encoding="utf-8") as file:
        file.write("beat\n")


def main() -> None:
    home, executor, log, pause = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), float(sys.argv[4])
    for queue in Queue:
        QUEUES[queue] = QueueRule(QUEUES[queue].places, 0.05)
    jobs = [counting(log, pause), plain("die", lambda: os.kill(os.getpid(), 9))]
    if "schedules" in sys.argv:
        jobs.append(plain("beat", lambda: _beat(log), schedule="* * * * * *"))
    workshop = Workshop(home, jobs, executor)
    try:
        workshop.start(schedules="schedules" in sys.argv)
    except KamError as error:
        print(error.code, file=sys.stderr)
        sys.exit(2)
    print("started", flush=True)
    end = time.monotonic() + 30
    while time.monotonic() < end and not ("schedules" not in sys.argv and workshop.engine.is_drained()):
        time.sleep(0.05)
    workshop.close()


if __name__ == "__main__":
    main()
