"""What the tools call, each built when a tool first needs it. Nothing here sends, approves or edits a rule."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.ports import Clock

if TYPE_CHECKING:
    from agent.ports import Policies, PolicySearch, StoredReview
    from agent.ports.meetings import MeetingFacts
    from agent.services.accounts import Accounts
    from agent.services.contacts import Contacts
    from agent.services.directory import Directories
    from agent.services.draft_view import DraftView
    from agent.services.drafts import DraftDesk
    from agent.services.escalation_view import EscalationView
    from agent.services.escalations import Escalations
    from agent.services.kpis import Kpis
    from agent.services.made_drafts import MadeDrafts
    from agent.services.reorders import Reorders
    from agent.services.reviews import ReviewDesk
    from agent.services.rights import DecisionRights


@dataclass(frozen=True, slots=True)
class Services:
    """Callables, so that what is heavy waits for the first call.

    ``upload_path`` is where the file of an id lies; ``run_review`` reviews the file there and tells how it ended.
    """

    clock: Clock
    accounts: Callable[[], "Accounts"]
    kpis: Callable[[], "Kpis"]
    reorders: Callable[[], "Reorders"]
    contacts: Callable[[], "Contacts"]
    escalations: Callable[[], "Escalations"]
    escalation_view: Callable[[], "EscalationView"]
    policies: Callable[[], "Policies"]
    policy_search: Callable[[], "PolicySearch"]
    rights: Callable[[], "DecisionRights"]
    made_drafts: Callable[[], "MadeDrafts"]
    desk: Callable[[], "DraftDesk"]
    draft_view: Callable[[], "DraftView"]
    directories: Callable[[], "Directories"]
    meetings: Callable[[], "MeetingFacts"]
    reviews: Callable[[], "ReviewDesk"]
    upload_path: Callable[[str], Path]
    run_review: Callable[["StoredReview", Path], "StoredReview"]
