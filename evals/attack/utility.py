"""Whether work still gets done while hostile texts stand around it: blocking everything is no solution."""

from collections.abc import Iterator, Sequence

from evals.attack.corpus import Injected
from evals.tasks.task import Family, Task, tasks


def under_attack(texts: Sequence[Injected]) -> list[Task]:
    """The tasks that are done under injection, then each text once in the place of the one that a task has."""
    known = [each for each in tasks() if each.family is Family.INJECTION]
    return [*known, *_planted([each for each in known if each.planted], texts)]


def _planted(known: Sequence[Task], texts: Sequence[Injected]) -> Iterator[Task]:
    for at, text in enumerate(texts):
        task = known[at % len(known)]
        planted = tuple(each.model_copy(update={"text": text.text[:1_500]}) for each in task.planted)
        end = task.end.model_copy(update={"never": ()})
        yield task.model_copy(update={"id": f"{task.id}-{text.id}", "planted": planted, "end": end})
