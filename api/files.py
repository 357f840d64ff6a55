"""Style sheets, scripts and pictures of the pages."""

import os
from typing import Any

from starlette.responses import Response
from starlette.staticfiles import StaticFiles


class PageFiles(StaticFiles):
    """Kept by the browser and asked for once more with their tag: an update shows at once, nothing is sent twice."""

    def file_response(self, full_path: "str | os.PathLike[str]", *given: Any, **more: Any) -> Response:
        response = super().file_response(full_path, *given, **more)
        response.headers["cache-control"] = "private, no-cache"
        return response
