"""What a server's database must be and let us do, asked before anything is made in it."""

from sqlalchemy import Connection

from agent.domain.errors import BadInput

_OLDEST = 14
_ASK = """select current_setting('server_version_num')::int / 10000, current_setting('server_encoding'),
    has_database_privilege(current_database(), 'create') and has_schema_privilege(current_schema(), 'create')"""


def require_suitable(connection: Connection) -> None:
    """Raises BadInput: half of the tables would be made, or the first name with an ı would not fit."""
    version, encoding, may_create = connection.exec_driver_sql(_ASK).one()
    if version < _OLDEST:
        raise BadInput("system.database_version", found=version, oldest=_OLDEST)
    if encoding != "UTF8":
        raise BadInput("system.database_encoding", found=encoding)
    if not may_create:  # in a schema that is not there the answer is NULL
        raise BadInput("system.database_rights")
