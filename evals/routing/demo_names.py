"""The names of the demo world, without building it."""

from agent.adapters.demo.named.articles import ARTICLES
from agent.adapters.demo.named.contracts import CONTRACTS
from agent.adapters.demo.named.customers import ACCOUNTS
from agent.adapters.demo.named.people import PEOPLE
from agent.domain.assistant.directory import Directory, Item, Person


def demo_directory() -> Directory:
    return Directory(
        accounts=tuple(each.name for each in ACCOUNTS),
        people=tuple(Person(each.name, each.account.name, each.salutation) for each in PEOPLE),
        contracts=tuple(Item(each.id, "", (each.account.name,)) for each in CONTRACTS),
        articles=tuple(Item(each.id, each.name, (each.account.name,) if each.account else ()) for each in ARTICLES),
    )
