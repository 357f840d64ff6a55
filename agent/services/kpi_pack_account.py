"""One account in a KPI report: the scorecard of all KPIs, first those that this report tells, and what follows."""

from collections.abc import Iterator, Sequence

from agent.domain.account import Account
from agent.domain.document_model.block import Block, Heading, ItemList, Note, Picture
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.kpi_pack_reading import Reading
from agent.services.kpi_pack_rows import ages, name, scorecard


def account_blocks(reading: Reading, account: Account, drawn: Sequence[Picture], language: Language) -> Iterator[Block]:
    results = reading.of(account)
    due = [each for each in results if reading.asked.is_due(each.definition)]
    others = [each for each in results if each not in due]
    yield Heading(2, f"{account.name} ({account.account_class.value})")
    for title, part in ((f"pack.due.{reading.asked.rhythm.value}", due), ("pack.others", others)):
        yield Heading(3, message(title, language))
        yield scorecard(reading, part, language)
    yield Note(ages(results, language))
    if steps := _steps(reading, account, language):
        yield Heading(3, message("pack.section.steps", language))
        yield ItemList(steps)
    if drawn:
        yield Heading(3, message("pack.section.courses", language))
        yield from drawn


def _steps(reading: Reading, account: Account, language: Language) -> tuple[str, ...]:
    """What the catalogue asks for where a target is missed; the KPIs of this report first."""
    missed = sorted(reading.missed(account), key=lambda each: not reading.asked.is_due(each.definition))
    values = ((name(each, language), each.definition.action.text(language)) for each in missed)
    return tuple(message("pack.step", language, kpi=kpi, action=action) for kpi, action in values)
