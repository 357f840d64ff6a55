"""The people at the named accounts, in the roles of a buying centre."""

from dataclasses import dataclass

import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.named.customers import AURELIA, BRUECK, HELIOTEC, KRANICH, NORDWERK, VANTAGE, Account

DECIDES, BUYS, ADVISES, CHECKS, USES = "decision maker", "buyer", "influencer", "gatekeeper", "user"


@dataclass(frozen=True, slots=True)
class Person:
    """``salutation`` is the opening of a letter as it stands: it holds the form of address (Sie or first name).

    ``silent_for``: days since the last contact, None: contacted every month; ``never``: not yet contacted.
    """

    id: str
    account: Account
    name: str
    role: str
    buying_role: str
    salutation: str
    language: str = "de"
    relevant: bool | None = True
    email: bool = True
    silent_for: int | None = None
    never: bool = False


PEOPLE = (
    Person(
        "P-1001-1", NORDWERK, "Sabine Kröger", "Leiterin Strategischer Einkauf", DECIDES, "Sehr geehrte Frau Kröger"
    ),
    Person("P-1001-2", NORDWERK, "Jens Albers", "Disponent", BUYS, "Guten Tag Herr Albers"),
    Person("P-1001-3", NORDWERK, "Dr. Miriam Osei", "Konstruktion Getriebe", ADVISES, "Sehr geehrte Frau Dr. Osei"),
    # overdue: nobody has talked to him for more than two months
    Person(
        "P-1001-4", NORDWERK, "Holger Tietz", "Qualitätssicherung", CHECKS, "Sehr geehrter Herr Tietz", silent_for=75
    ),
    Person("P-1001-5", NORDWERK, "Frank Harms", "Geschäftsführer", DECIDES, "Sehr geehrter Herr Harms", relevant=False),
    Person("P-1002-1", HELIOTEC, "Tom Richter", "Einkaufsleiter", DECIDES, "Hallo Tom"),
    Person("P-1002-2", HELIOTEC, "Lena Fuchs", "Operativer Einkauf", BUYS, "Hallo Lena"),
    Person("P-1002-3", HELIOTEC, "Priya Nair", "Mechanical Engineer", ADVISES, "Dear Priya", language="en"),
    # relevant and never contacted
    Person("P-1002-4", HELIOTEC, "Stefan Brandl", "Leiter Qualität", CHECKS, "Sehr geehrter Herr Brandl", never=True),
    Person("P-1002-5", HELIOTEC, "Dr. Claudia Reuter", "Vorstand", DECIDES, "Sehr geehrte Frau Dr. Reuter"),
    Person("P-1003-1", KRANICH, "Dr. Anja Weiß", "Leiterin Beschaffung", DECIDES, "Sehr geehrte Frau Dr. Weiß"),
    Person("P-1003-2", KRANICH, "Oliver Kamp", "Entwicklung", ADVISES, "Sehr geehrter Herr Kamp"),
    Person("P-1003-3", KRANICH, "Nina Petrov", "Qualitätsmanagement", CHECKS, "Sehr geehrte Frau Petrov"),
    Person("P-1003-4", KRANICH, "Heiner Lohse", "Geschäftsführer", DECIDES, "Sehr geehrter Herr Lohse", relevant=False),
    Person("P-1004-1", BRUECK, "Uwe Brück", "Inhaber", DECIDES, "Guten Tag Herr Brück"),
    Person("P-1004-2", BRUECK, "Gerda Brück", "Einkauf", BUYS, "Guten Tag Frau Brück"),
    Person("P-1004-3", BRUECK, "Matthias Öhler", "Konstruktion", ADVISES, "Guten Tag Herr Öhler"),
    # overdue, and without an e-mail address
    Person(
        "P-1004-4",
        BRUECK,
        "Sven Maurer",
        "Wareneingang und Qualität",
        CHECKS,
        "Guten Tag Herr Maurer",
        email=False,
        silent_for=68,
    ),
    Person("P-1005-1", AURELIA, "Marie Lefèvre", "Leiterin Einkauf", DECIDES, "Sehr geehrte Frau Lefèvre"),
    Person("P-1005-2", AURELIA, "Daniel Kowalski", "Disponent", BUYS, "Sehr geehrter Herr Kowalski"),
    Person("P-1005-3", AURELIA, "Dr. Yuki Tanaka", "Frame Engineering", ADVISES, "Dear Dr Tanaka", language="en"),
    Person("P-1005-4", AURELIA, "Beatrix Hahn", "Lieferantenqualität", CHECKS, "Sehr geehrte Frau Hahn"),
    Person("P-1006-1", VANTAGE, "James Holloway", "Purchasing Director", DECIDES, "Dear James", language="en"),
    Person("P-1006-2", VANTAGE, "Emily Carter", "Buyer", BUYS, "Dear Emily", language="en"),
    Person("P-1006-3", VANTAGE, "Rajesh Patel", "Pump Design", USES, "Dear Mr Patel", language="en"),
    # relevance is not maintained, and overdue
    Person(
        "P-1006-4",
        VANTAGE,
        "Fiona MacLeod",
        "Quality Manager",
        CHECKS,
        "Dear Ms MacLeod",
        language="en",
        relevant=None,
        silent_for=70,
    ),
)
BY_ID = {each.id: each for each in PEOPLE}


def of(account: Account) -> list[Person]:
    return [each for each in PEOPLE if each.account == account]


def table() -> pa.Table:
    return columns.from_rows("contacts", (_row(each) for each in PEOPLE))


def _row(each: Person) -> columns.Row:
    return {
        "id": each.id,
        "customer_id": each.account.id,
        "name": each.name,
        "email": _email(each) if each.email else None,
        "role": each.role,
        "buying_role": each.buying_role,
        "language": each.language,
        "salutation": each.salutation,
        "relevant": each.relevant,
    }


_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "è": "e"})


def _email(each: Person) -> str:
    """All domains end with ``.example``, which nobody can own (RFC 2606)."""
    given, *_, family = each.name.removeprefix("Dr. ").lower().translate(_LETTERS).split()
    return f"{given}.{family}@{each.account.short.lower()}.example"
