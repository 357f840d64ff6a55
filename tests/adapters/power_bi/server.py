"""A fake Power BI and a fake token endpoint: executeQueries over small tables, with the limits of the real one.

It understands the queries that the connector makes (TOPN over a table, filtered by key and time of change), and
nothing else: another query is a DAX error, status 400.
"""

import datetime as dt
import json
import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from tests.fakes.loopback import Asked, Loopback, Reply, serving

GROUP = "11111111-2222-3333-4444-555555555555"
DATASET = "66666666-7777-8888-9999-aaaaaaaaaaaa"
CLIENT = "bbbbbbbb-cccc-dddd-eeee-ffffffffffff"
TENANT = "melchers.example"
SECRET = "s3cret/+of=the-app"
TOKEN = "eyJ-a-token"

_PAGE = re.compile(
    r"DEFINE VAR __rows = (?P<table>\w+)\n"
    r"EVALUATE TOPN\((?P<size>\d+), (?:FILTER\(__rows, (?P<where>.*)\)|__rows), (?P<key>'?[\w ]+'?\[\w+\]), ASC\)\n"
    r"ORDER BY (?P=key) ASC"
)
_NEWEST = re.compile(r'DEFINE VAR __rows = (\w+)\nEVALUATE ROW\("newest", MAXX\(__rows, (.+)\)\)')
_AFTER = re.compile(r'\[\w+\] > (?:"((?:[^"]|"")*)"|(-?\d+(?:\.\d+)?))(?: && |$)')
_SINCE = re.compile(r"> \(DATE\((\d+), (\d+), (\d+)\) \+ TIME\((\d+), (\d+), (\d+)\)\)")
Rows = list[dict[str, Any]]


@dataclass
class PowerBi:
    """``tables`` by DAX name. ``most_rows``: beyond it the answer is cut, with an error beside the data."""

    tables: dict[str, Rows] = field(default_factory=dict)
    most_rows: int = 100_000
    mark: bool = False  # a byte order mark before the answer
    rude: Callable[[int], Reply | None] = lambda _number: None
    http: Loopback = field(init=False)
    given: int = 0
    queries: list[str] = field(default_factory=list)

    def __call__(self, asked: Asked) -> Reply:
        if asked.path != f"/v1.0/myorg/groups/{GROUP}/datasets/{DATASET}/executeQueries":
            return Reply(404, b"{}")
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return Reply(403, b'{"error": {"code": "TokenExpired"}}')
        body = json.loads(asked.body)
        assert body["serializerSettings"] == {"includeNulls": True}
        (query,) = body["queries"]
        self.queries.append(query["query"])
        return self.rude(len(self.queries)) or self._answer(query["query"])

    def _answer(self, query: str) -> Reply:
        if found := _NEWEST.fullmatch(query):
            stamps = [row[found[2]] for row in self.tables[found[1]] if row[found[2]]]
            return self._rows([{"[newest]": max(stamps, default=None)}])
        page = _PAGE.fullmatch(query)
        if page is None or page["table"] not in self.tables:
            error = {"error": {"code": "DatasetExecuteQueriesError", "message": "DAX query failure"}}
            return Reply(400, json.dumps(error).encode())
        rows = self._filtered(self.tables[page["table"]], page["key"].replace("'", ""), page["where"] or "")
        return self._rows(rows[: int(page["size"])])

    def _filtered(self, rows: Rows, key: str, where: str) -> Rows:
        if after := _AFTER.search(where):
            last = after[1].replace('""', '"') if after[1] is not None else float(after[2])
            rows = [row for row in rows if row[key] > last]
        if since := _SINCE.search(where):
            bound = dt.datetime(*map(int, since.groups())).isoformat()  # type: ignore[arg-type]  # noqa: DTZ001
            rows = [row for row in rows if (row["Sales[ModifiedOn]"] or "") > bound]
        return sorted(rows, key=lambda row: row[key])

    def _rows(self, rows: Rows) -> Reply:
        table: dict[str, Any] = {"rows": rows[: self.most_rows]}
        if len(rows) > self.most_rows:
            table["error"] = {"code": "0xC1", "message": "More than the allowed number of rows in a query result"}
        self.given += len(table["rows"])
        body = json.dumps({"results": [{"tables": [table]}]}).encode()
        return Reply(200, b"\xef\xbb\xbf" + body if self.mark else body, {"Content-Type": "application/json"})


@dataclass
class Authority:
    """The token endpoint; its discovery document may name another one (``elsewhere``)."""

    http: Loopback = field(init=False)
    elsewhere: str | None = None

    def __call__(self, asked: Asked) -> Reply:
        base = f"{self.http.url}/{TENANT}"
        if asked.path == f"/{TENANT}/v2.0/.well-known/openid-configuration":
            document = {
                "issuer": f"{base}/v2.0",
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "token_endpoint": self.elsewhere or f"{base}/oauth2/v2.0/token",
            }
            return _json(200, document)
        if asked.path != f"/{TENANT}/oauth2/v2.0/token":
            return _json(400, {"error": "invalid_tenant"})
        form = parse_qs(asked.body.decode())
        if (form["client_id"], form["client_secret"]) != ([CLIENT], [SECRET]):
            told = {"error": "invalid_client", "error_codes": [7000215], "error_description": f"not {SECRET}"}
            return _json(401, told)
        assert form["scope"] == ["https://analysis.windows.net/powerbi/api/.default"]
        return _json(200, {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 3599})


def _json(status: int, value: Mapping[str, Any]) -> Reply:
    return Reply(status, json.dumps(value).encode(), {"Content-Type": "application/json"})


@contextmanager
def power_bi(tables: dict[str, Rows]) -> Iterator[PowerBi]:
    fake = PowerBi(tables)
    with serving(fake) as http:
        fake.http = http
        yield fake


@contextmanager
def authority(folder: Path) -> Iterator[tuple[Authority, ssl.SSLContext]]:
    """Over TLS, as msal insists, with a certificate of our own; and the context that trusts it."""
    certificate = certify(folder)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(certificate)
    fake = Authority()
    with serving(fake, ours) as http:
        fake.http = http
        yield fake, ssl.create_default_context(cafile=str(certificate))


def certify(folder: Path) -> Path:
    """A self-signed certificate for 127.0.0.1, with its key, in one file."""
    from ipaddress import ip_address

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "loopback.pem"
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path
