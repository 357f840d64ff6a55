"""`company.yaml`: our own data as they stand under a letter, as the company edits them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from agent.domain.drafting.company import Company
from agent.ports import PolicyProblem
from knowledge.policies.source import Source
from knowledge.rules.file import RuleFile

FILE = "company.yaml"
_LONGEST = 80


def _pattern(pattern: str) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, pattern=pattern, max_length=_LONGEST)


# one line, without marks that would start another part of the signature
Line = Annotated[str, _pattern(r"^[^\x00-\x1f\x7f\u2028\u2029|{}<>]+$")]
Street = Annotated[str, _pattern(r"^[^\W\d_][^\x00-\x1f|{}<>,;]*$")]
PostalCode = Annotated[str, _pattern(r"^[A-Z0-9][A-Z0-9 -]{2,9}$")]
CountryCode = Annotated[str, _pattern(r"^[A-Z]{2}$")]
Phone = Annotated[str, _pattern(r"^\+[1-9]\d{0,2}( \d{1,9}){1,4}(-\d{1,5})?$")]
Host = Annotated[str, _pattern(r"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$")]
RegisterNumber = Annotated[str, _pattern(r"^HR[AB] \d{1,8}( [A-Z]{1,2})?$")]
VatId = Annotated[str, _pattern(r"^[A-Z]{2}[A-Z0-9]{8,12}$")]
# § 35a GmbHG: family name and at least one first name in full
Person = Annotated[str, _pattern(r"^[^\d|{}<>,;\x00-\x1f]+$")]


class CompanyEntry(BaseModel):
    """See `agent.domain.drafting.company.Company` for the meaning."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    version: Annotated[int, Field(ge=1)]
    sample: bool
    name: Line
    legal_form: Line
    street: Street
    postal_code: PostalCode
    city: Line
    country: CountryCode
    phone: Phone
    web: Host
    seat: Line
    register_court: Line
    register_number: RegisterNumber
    managing_directors: Annotated[list[Person], Field(min_length=1)]
    vat_id: VatId

    def domain(self) -> Company:
        fields = self.model_dump() | {"managing_directors": tuple(self.managing_directors)}
        return Company(**fields)


class CompanyFile:
    """Our own data of one folder."""

    def __init__(self, folder: Path) -> None:
        def check(source: Source, entry: CompanyEntry) -> Sequence[PolicyProblem]:
            return list(_unsuitable(source, entry))

        self._file = RuleFile(folder, FILE, CompanyEntry, CompanyEntry.domain, check)

    def company(self) -> Company:
        """Raises InvalidLibrary (BadInput ``policies.invalid``) that names file and line."""
        return self._file.rules()

    def problems(self) -> Sequence[PolicyProblem]:
        return self._file.problems()


def _unsuitable(source: Source, entry: CompanyEntry) -> Iterator[PolicyProblem]:
    """Directors without a first name in full, and directors named twice."""
    for at, name in enumerate(entry.managing_directors):
        path = ("managing_directors", at)
        first, *rest = name.split()
        while rest and first.rstrip(".").casefold() in ("dr", "prof"):
            first, *rest = rest
        if not rest or len(first.rstrip(".")) < 2 or first.endswith("."):
            yield PolicyProblem(source.name, source.line(path), "style.problem.director", {"value": name})
        if name in entry.managing_directors[:at]:
            yield source.problem("id_twice", path, id=name, other=FILE)
