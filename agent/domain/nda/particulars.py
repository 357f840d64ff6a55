"""The facts of a draft: parties, date, law, venue, term, penalty, and whether it is an NDA at all."""

from collections.abc import Sequence

from agent.domain.document import Document
from agent.domain.nda.clause import Clause
from agent.domain.nda.dates import agreement_date
from agent.domain.nda.form import stated
from agent.domain.nda.incorporated import incorporated
from agent.domain.nda.kind import is_nda
from agent.domain.nda.limits import penalties
from agent.domain.nda.parties import mutual, parties
from agent.domain.nda.places import arbitration, law, venue
from agent.domain.nda.review import Amount, Particulars, Place
from agent.domain.nda.terms import terms


def particulars(document: Document, clauses: Sequence[Clause]) -> Particulars:
    """What the draft says about itself; what it does not say stays None or empty."""
    text = document.text
    said = stated(document).text  # an option that nobody ticked, an example on a form: nobody agreed to it
    lasting = terms(said, clauses)
    return Particulars(
        is_nda=is_nda(text),
        parties=parties(text),
        date=agreement_date(text),
        mutual=mutual(text),
        governing_law=_chosen(law(said)),
        venue=_chosen(venue(said)),
        arbitration=bool(arbitration(said)),
        term_years=lasting.term,
        survival_years=lasting.survival,
        unlimited=lasting.unlimited,
        penalty_eur=_penalty(said),
        incorporated=incorporated(text),
    )


def _chosen(places: list[Place]) -> Place | None:
    """The first place that is known, else the first that is only named."""
    return next((place for place in places if place.code), places[0] if places else None)


def _penalty(text: str) -> Amount | None:
    """The largest sum in euros of a penalty that is not ruled out."""
    sums = [penalty.amount for penalty in penalties(text) if penalty.amount and not penalty.excluded]
    euros = [money for money in sums if money.currency == "EUR"]
    largest = max(euros, key=lambda money: money.value, default=None)
    return Amount(largest.value, largest.text, largest.start, largest.end) if largest else None
