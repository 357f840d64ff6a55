"""kam serve: the page and the API."""

import gc
import logging

import click


@click.command()
@click.option("--host", help="Address to serve on (default: KAM_HOST).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to serve on (default: KAM_PORT).")
def serve(host: str | None, port: int | None) -> None:
    """Serve the page and the API on this machine."""
    from agent.cli.context import app
    from api.server import run

    logging.disable(logging.NOTSET)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    gc.enable()  # a server lives long; `kam` switches it off for short commands
    with app() as built:
        run(built, host or built.settings.host, built.settings.port if port is None else port)
