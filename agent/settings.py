"""All settings, in one place: environment ``KAM_…``, or lines of ``KAM_HOME/kam.env``.

Every field stands in the README's table; a test keeps the two in step.
"""

import datetime as dt
import os
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

import agent
from agent.domain.errors import BadInput
from agent.domain.phrase import Phrase


def default_home() -> Path:
    """The user's data directory, as the platform's desktop standard names it."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "kam-assistant"


def default_cache() -> Path:
    """Where what can be made again lies: shared by all home folders of the user."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kam-assistant"


def shipped_policies() -> Path:
    return Path(agent.__file__).resolve().parent.parent / "policies"


class Settings(BaseSettings):
    """Values of one process. Empty means: the embedded default."""

    model_config = SettingsConfigDict(env_prefix="KAM_", extra="ignore", frozen=True)

    home: Path = Field(default_factory=default_home, description="folder that holds all data")
    cache: Path = Field(default_factory=default_cache, description="folder of what can be made again at any time")
    policies: Path = Field(default_factory=shipped_policies, description="folder of the policy library")
    user: str = Field(default="k.brandt", description="who asks in the shell and on the demo page")
    today: dt.date | None = Field(
        default=None,
        ge=dt.date(1990, 1, 1),
        le=dt.date(2199, 12, 31),
        description="pins the date (ISO), for tests and demos",
    )
    language: Literal["de", "en"] | None = Field(default=None, description="language of answers; empty: the user's")
    time_zone: str = Field(default="Europe/Berlin", description="the company's time zone: calendar, schedules, Odoo")
    briefing_hours: float = Field(
        default=4.0, gt=0, le=168, description="how long before a meeting its briefing is made, hours"
    )
    host: str = Field(default="127.0.0.1", description="address to serve on; the demo sign-in allows loopback only")
    port: int = Field(default=8000, ge=0, le=65535, description="port to serve on")
    trusted_proxies: str = Field(
        default="127.0.0.1,::1",
        description="proxies before the server, which tell it who asks (X-Forwarded-For): addresses or networks",
    )
    database_url: SecretStr = Field(
        default=SecretStr(""), description="PostgreSQL for state, jobs, checkpoints; empty: SQLite in the home folder"
    )
    facts: Path | None = Field(
        default=None, description="facts on shared storage: a folder of versions, or one .duckdb file, only read"
    )
    chroma_url: str = Field(default="", description="Chroma server of the policy index; empty: in the cache folder")
    worker_id: str = Field(default="worker", description="name of the worker process, one each and the same each time")
    upload_mb: int = Field(default=20, ge=1, le=200, description="largest file that may be reviewed, in MB")
    ocr: bool = Field(default=True, description="read scanned pages where tesseract is installed")
    model_url: str = Field(default="", description="OpenAI-compatible endpoint; empty: no model")
    model_name: str = Field(default="", description="model to ask at the endpoint")
    model_api_key: SecretStr = Field(default=SecretStr(""), description="key of the endpoint")
    model_timeout_s: float = Field(default=30.0, gt=0, le=300, description="longest wait for the endpoint, seconds")
    model_hosts: str = Field(
        default="127.0.0.1,::1,localhost",
        description="hosts that may see documents marked “stays here”, comma separated",
    )
    model_price_in: float | None = Field(default=None, ge=0, description="EUR per million tokens read; empty: unknown")
    model_price_out: float | None = Field(
        default=None, ge=0, description="EUR per million tokens written; empty: unknown"
    )
    chat_steps: int = Field(default=8, ge=1, le=50, description="answers asked of the model in one turn")
    chat_timeout_s: float = Field(default=60.0, gt=0, le=600, description="longest turn, seconds")
    chat_tokens: int = Field(default=60_000, ge=1_000, description="tokens read and written in one turn at most")
    chat_budget_eur: float | None = Field(default=None, gt=0, description="cost of one turn at most; empty: no limit")

    outbox: Path | None = Field(default=None, description="folder of outgoing mails without a mail server")
    smtp_url: str = Field(default="", description="mail server; empty: mails are files in the outbox folder")
    smtp_user: str = Field(default="", description="login at the mail server")
    smtp_password: SecretStr = Field(default=SecretStr(""), description="password at the mail server")
    smtp_timeout_s: float = Field(default=30.0, gt=0, le=300, description="longest wait for the mail server, seconds")
    link_domains: str = Field(default="", description="our own domains, whose pages a mail may link")

    public_url: str = Field(
        default="", description="address that Slack and Teams call, and of the links in their messages"
    )
    slack_bot_token: SecretStr = Field(default=SecretStr(""), description="token of the Slack app; empty: no Slack")
    slack_signing_secret: SecretStr = Field(default=SecretStr(""), description="secret that Slack signs with")
    slack_api_url: str = Field(default="", description="address of Slack's API; empty: Slack's own")
    teams_client_id: str = Field(default="", description="id of the Teams bot's registration; empty: no Teams")
    teams_client_secret: SecretStr = Field(default=SecretStr(""), description="secret of the registration")
    teams_tenant_id: str = Field(default="", description="directory (tenant) of the Teams bot and of all who use it")
    teams_sharepoint: str = Field(
        default="", description="name before .sharepoint.com where files lie; empty: every SharePoint of Microsoft 365"
    )
    channel_answers: Literal["thread", "direct"] = Field(
        default="thread", description="where figures go that were asked in a channel: its thread, or the person alone"
    )
    digest_at: dt.time = Field(default=dt.time(7, 30), description="when the daily digest goes out, working days")

    oidc_issuer: str = Field(default="", description="address of the company's sign-in service; empty: demo sign-in")
    oidc_client_id: str = Field(default="", description="id of the assistant at the sign-in service")
    oidc_client_secret: SecretStr = Field(default=SecretStr(""), description="secret of the assistant there")
    oidc_roles_claim: str = Field(default="roles", description="claim of the token that holds the roles")
    session_hours: float = Field(default=12.0, gt=0, le=168, description="longest session of a browser, hours")
    session_idle_minutes: float = Field(
        default=60.0, ge=1, le=10_080, description="a session ends after so long without a request, minutes"
    )
    requests_per_minute: int = Field(default=600, ge=10, description="requests of one person in a minute at most")
    metrics_token: SecretStr = Field(
        default=SecretStr(""), description="what who reads /metrics sends; empty: only in the demo"
    )
    log_format: Literal["text", "json"] = Field(default="text", description="form of the server's log")
    log_level: Literal["warning", "info"] = Field(default="warning", description="info: a line for every request")

    odoo_url: str = Field(default="", description="address of Odoo; empty: no Odoo")
    odoo_database: str = Field(default="", description="database of Odoo")
    odoo_user: str = Field(default="", description="login of the key's user; needed by Odoo 18 and earlier")
    odoo_key: SecretStr = Field(default=SecretStr(""), description="API key of Odoo")
    power_bi_tenant: str = Field(default="", description="directory (tenant) id of the service principal")
    power_bi_client: str = Field(default="", description="client id of the service principal")
    power_bi_secret: SecretStr = Field(default=SecretStr(""), description="client secret of the service principal")
    power_bi_group: str = Field(default="", description="workspace id")
    power_bi_dataset: str = Field(default="", description="dataset id")
    power_bi_mapping: Path | None = Field(default=None, description="file that says which query fills which table")
    power_bi_url: str = Field(default="https://api.powerbi.com", description="address of Power BI")

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, OSError, ValueError):  # unknown, a folder of zones, no name at all
            raise ValueError(name) from None
        return name

    @field_validator("database_url")
    @classmethod
    def _address_of_a_database(cls, url: SecretStr) -> SecretStr:
        if url.get_secret_value() and not _is_database(url.get_secret_value()):
            raise PydanticCustomError("database", "an address of PostgreSQL")  # without the password in it
        return url

    @field_validator("digest_at")
    @classmethod
    def _company_time(cls, at: dt.time) -> dt.time:
        if at.tzinfo is not None:  # it would be told, and not be kept: the company has one zone
            raise PydanticCustomError("time_zone", "a time of day in the company's time zone")
        return at

    # what is wrong with them is told by `agent.channel_settings`: no other command is to end for it
    @field_validator("public_url")
    @classmethod
    def _without_slash(cls, url: str) -> str:
        return url.strip().rstrip("/")

    @field_validator("teams_client_id", "teams_tenant_id", "teams_sharepoint")
    @classmethod
    def _as_microsoft_writes_it(cls, name: str) -> str:
        return name.strip().lower()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def signs_in(self) -> bool:
        """People sign in with the company's account; without, the demo's users are chosen in the page."""
        return bool(self.oidc_issuer)

    @property
    def postgresql_url(self) -> str:
        """With the driver that we use; empty where the state lies in the home folder."""
        _, separator, rest = self.database_url.get_secret_value().partition("://")
        return f"postgresql+psycopg://{rest}" if separator else ""

    @property
    def state_url(self) -> str:
        return self.postgresql_url or f"sqlite:///{self.home / 'state.sqlite3'}"

    @property
    def outbox_folder(self) -> Path:
        return self.outbox or self.home / "outbox"

    @property
    def own_domains(self) -> frozenset[str]:
        return frozenset(domain.strip() for domain in self.link_domains.split(",") if domain.strip())

    @property
    def allowed_model_hosts(self) -> frozenset[str]:
        return frozenset(host.strip() for host in self.model_hosts.split(",") if host.strip())


def load_settings() -> Settings:
    """Read environment and file. Raises BadInput that names the setting and what is wrong."""
    home = Path(os.environ.get("KAM_HOME") or default_home())
    try:
        return Settings(_env_file=home / "kam.env", home=home)
    except ValidationError as error:
        first = error.errors()[0]
        name = "KAM_" + "_".join(str(part) for part in first["loc"]).upper()
        raise BadInput("system.setting", name=name, problem=_problem(first)) from None


_DATABASES = frozenset({"postgresql+psycopg", "postgresql", "postgres"})


def _is_database(url: str) -> bool:
    """A server (or the folder of its socket as ``?host=``) and the name of a database."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or parse_qs(parts.query).get("host")
        # an @ of the password that is not escaped would make its rest the name of the server, which errors tell
        alone = url.partition("?")[0].count("@") <= 1
        return parts.scheme in _DATABASES and bool(host) and len(parts.path) > 1 and parts.port != 0 and alone
    except ValueError:  # a port that is none, brackets that do not close
        return False


def _problem(detail: ErrorDetails) -> Phrase:
    """What is wrong, told in the reader's language: pydantic speaks English only."""
    kind, context = detail["type"], detail.get("ctx", {})
    for bound in ("ge", "le", "gt"):
        if bound in context:
            return Phrase(f"system.setting.{bound}", {"bound": context[bound]})
    if kind == "database":
        return Phrase("system.setting.database")
    if kind == "literal_error":
        return Phrase("system.setting.choice", {"expected": str(context["expected"]).replace(" or ", ", ")})
    for word in ("date", "time", "int", "float", "bool"):
        if kind.startswith(word):
            return Phrase(f"system.setting.{word}")
    return Phrase("system.setting.value")
