"""Wires drafts: rights, checks, approvals, the outbox and its channels."""

import logging
import threading
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from agent.bootstrap.connectors import ConnectorParts
from agent.bootstrap.nda import NdaParts
from agent.domain.errors import KamError

if TYPE_CHECKING:
    from agent.adapters.mail.attachments import AttachmentFolder
    from agent.adapters.state.database import Database
    from agent.adapters.state.deliveries import SqlDeliveries
    from agent.adapters.state.drafts import SqlDrafts
    from agent.domain.draft.draft import Channel
    from agent.domain.rights import Department
    from agent.graphs.decisions import Decisions
    from agent.ports import PolicyProblem
    from agent.ports.drafts import OutgoingChannel, SenderTurn
    from agent.services.account_plans import AccountPlans
    from agent.services.after_restore import AfterRestore
    from agent.services.approvals import Approvals
    from agent.services.draft_checks import DraftChecks
    from agent.services.draft_facts import DraftFacts
    from agent.services.draft_versions import DraftVersions
    from agent.services.draft_view import DraftView
    from agent.services.drafts import DraftDesk
    from agent.services.outbox import Outbox
    from agent.services.rights import DecisionRights
    from knowledge.rules.approvals import ApprovalRuleFile
    from knowledge.rules.company import CompanyFile

log = logging.getLogger(__name__)


class DraftParts(NdaParts, ConnectorParts):
    """What waits for a person, and what leaves after that."""

    @cached_property
    def approval_rules(self) -> "ApprovalRuleFile":
        from knowledge.rules.approvals import ApprovalRuleFile

        return ApprovalRuleFile(self.settings.policies, self.policies.departments)

    @cached_property
    def company_file(self) -> "CompanyFile":
        from knowledge.rules.company import CompanyFile

        return CompanyFile(self.settings.policies)

    def policy_problems(self) -> "list[PolicyProblem]":
        problems = [*super().policy_problems(), *self.company_file.problems()]
        return problems if self.policies.problems() else [*problems, *self.approval_rules.problems()]

    @cached_property
    def rights(self) -> "DecisionRights":
        from agent.services.rights import DecisionRights

        return DecisionRights(self.policies, self.finance, lambda texts: self.embedder.encode(list(texts)))

    @cached_property
    def draft_facts(self) -> "DraftFacts":
        from agent.services.draft_facts import DraftFacts

        return DraftFacts(self.kpis, self.kpi_rules, self.facts)

    @cached_property
    def draft_checks(self) -> "DraftChecks":
        from agent.adapters.facts.ownership import DuckOwnership
        from agent.services.draft_checks import DraftChecks

        return DraftChecks(
            facts=self.facts,
            contacts=self._contact_facts,
            ownership=DuckOwnership(self.stocked),
            policies=self.policies,
            rules=self.approval_rules,
            domains=self.settings.own_domains,
            attachments=self.attachments,
            company=lambda: self.company_file.company(),
        )

    @cached_property
    def attachments(self) -> "AttachmentFolder":
        from agent.adapters.mail.attachments import AttachmentFolder

        return AttachmentFolder(self.settings.home / "attachments")

    @cached_property
    def drafts(self) -> "SqlDrafts":
        from agent.adapters.state.drafts import SqlDrafts

        return SqlDrafts(self.database)

    @cached_property
    def deliveries(self) -> "SqlDeliveries":
        from agent.adapters.state.deliveries import SqlDeliveries

        return SqlDeliveries(self.database)

    @cached_property
    def draft_versions(self) -> "DraftVersions":
        from agent.services.draft_versions import DraftVersions

        return DraftVersions(
            accounts=self.accounts,
            facts=self.draft_facts,
            rights=self.rights,
            checks=self.draft_checks,
            clock=self.clock,
            key=self.secret("draft"),
        )

    @cached_property
    def desk(self) -> "DraftDesk":
        from agent.services.drafts import DraftDesk

        return DraftDesk(
            drafts=self.drafts,
            versions=self.draft_versions,
            attachments=self.attachments,
            rules=self.approval_rules,
            together=self.database,
            audit=self.audit,
            clock=self.clock,
            max_bytes=self.settings.upload_mb * 1_000_000,
        )

    @cached_property
    def approvals(self) -> "Approvals":
        from agent.services.approvals import Approvals

        return Approvals(
            desk=self.desk,
            drafts=self.drafts,
            deliveries=self.deliveries,
            versions=self.draft_versions,
            identity=self.identity,
            effects=self.account_plans,
            together=self.database,
            audit=self.audit,
            clock=self.clock,
        )

    @cached_property
    def account_plans(self) -> "AccountPlans":
        from agent.adapters.state.account_plans import SqlAccountPlans
        from agent.services.account_plans import AccountPlans

        store = SqlAccountPlans(self.database)
        return AccountPlans(self.accounts, self.facts, self.history, store, self.clock)

    @cached_property
    def decisions_on_drafts(self) -> "Decisions":
        from agent.graphs.decisions import Decisions

        return Decisions(self.approvals)

    @cached_property
    def outbox(self) -> "Outbox":
        from agent.services.outbox import Outbox

        return Outbox(
            drafts=self.drafts,
            deliveries=self.deliveries,
            versions=self.draft_versions,
            attachments=self.attachments,
            channels=self.channels,
            turn=self._turn,
            rules=self.approval_rules,
            together=self.database,
            audit=self.audit,
            clock=self.clock,
        )

    @cached_property
    def _turn(self) -> "SenderTurn":
        if self.settings.postgresql_url:
            from agent.adapters.postgresql.locks import ServerLocks, ServerTurn

            return ServerTurn(ServerLocks(self.settings.postgresql_url))
        from agent.adapters.mail.turn import FileTurn

        return FileTurn(self.settings.home / "outbox.lock")

    @cached_property
    def channels(self) -> "Mapping[Channel, OutgoingChannel]":
        from agent.domain.draft.draft import Channel

        return {Channel.MAIL: self._mail(), Channel.CRM: self._crm()}

    def _mail(self) -> "OutgoingChannel":
        if not self.settings.smtp_url:
            from agent.adapters.mail.eml import EmlFolder

            return EmlFolder(self.settings.outbox_folder)
        from agent.adapters.mail.server import mail_server
        from agent.adapters.mail.smtp import Smtp

        settings = self.settings
        server = mail_server(settings.smtp_url, settings.smtp_user, settings.smtp_password.get_secret_value())
        return Smtp(server, settings.smtp_timeout_s)

    def _crm(self) -> "OutgoingChannel":
        if not self.settings.odoo_url:
            from agent.adapters.mail.notes import FolderNotes

            return FolderNotes(self.settings.outbox_folder / "notes")
        from agent.adapters.odoo.notes import odoo_notes

        return odoo_notes(
            url=self.settings.odoo_url,
            database=self.settings.odoo_database,
            user=self.settings.odoo_user,
            key=self.settings.odoo_key.get_secret_value(),
            partner_of=self._partner_of,
        )

    def _partner_of(self, account: str) -> int | None:
        """The number of the customer's record in Odoo; None for a customer that did not come from there."""
        from agent.adapters.odoo.mirror import partner_number

        ids = [each.id for each in self.facts.accounts() if each.name == account]
        return partner_number(ids[0]) if ids else None

    def deliver(self) -> None:
        """Send what was approved, in the background; the schedule makes up for what is lost with this process."""
        threading.Thread(target=self._deliver, name="outbox", daemon=True).start()

    def _deliver(self) -> None:
        try:
            self.outbox.deliver()
        except Exception:
            log.exception("the outbox could not be emptied; the next run tries again")

    def after_restore(self, database: "Database", secret: bytes) -> "AfterRestore":
        """Over the state of a backup, which is not in use yet; ``secret``: that of its home folder."""
        from agent.adapters.state.audit import SqlAudit
        from agent.adapters.state.deliveries import SqlDeliveries
        from agent.adapters.state.drafts import SqlDrafts
        from agent.adapters.state.secrets import derived_key
        from agent.services.after_restore import AfterRestore

        audit = SqlAudit(database, self.clock, derived_key(secret, b"audit"))
        return AfterRestore(SqlDrafts(database), SqlDeliveries(database), database, audit, self.clock)

    @cached_property
    def draft_view(self) -> "DraftView":
        from agent.services.draft_view import DraftView

        return DraftView(self.desk, self.drafts, self.deliveries, self._departments, self._name_of)

    def _departments(self) -> "Mapping[str, Department]":
        return {each.id: each for each in self.policies.departments()}

    def _name_of(self, user_id: str) -> str:
        """The person's name; the id for somebody who is gone."""
        try:
            return self.identity.user(user_id).name
        except KamError:
            return user_id
