"""Requests to the gateway, and trying them again."""

from __future__ import annotations

import email.utils
import http.client
import json
import random
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any, Callable, Dict, Optional, Tuple, TypeVar

from .errors import NetworkError, UnavailableError, to_error, to_status_error

T = TypeVar("T")


@dataclass(frozen=True)
class Retry:
    #: How often one request is tried before its error is raised.
    attempts: int = 6
    #: The longest wait before the second attempt, in seconds; each further one doubles.
    first_delay: float = 0.5
    #: No wait is longer, unless the gateway asks for it with `Retry-After`.
    max_delay: float = 30.0

    def run(self, attempt_once: Callable[[], T]) -> T:
        for attempt in range(1, self.attempts):
            try:
                return attempt_once()
            except (UnavailableError, NetworkError) as error:
                # Half of the wait is drawn by lot: clients that lost one gateway together do not come back together.
                most = min(self.max_delay, self.first_delay * 2 ** (attempt - 1))
                time.sleep(max(error.retry_after or 0, most / 2 + random.random() * most / 2))
        return attempt_once()


@dataclass(frozen=True)
class Connection:
    url: str
    token: str
    #: How long a reply may take, in seconds.
    timeout: float

    def graphql(self, query: str, variables: Dict[str, Any]) -> Any:
        """The data of the reply; raises where it has any error."""
        body = json.dumps({"query": query, "variables": variables}, allow_nan=False).encode()
        accept = "application/graphql-response+json, application/json;q=0.9"
        status, retry_after, text = self.send("/graphql", accept, body)
        try:
            reply = json.loads(text)
        except ValueError:
            reply = None
        if not isinstance(reply, dict) or not ("data" in reply or "errors" in reply):
            raise to_status_error(status, retry_after)
        if reply.get("errors"):
            raise to_error(reply["errors"], status, retry_after, reply.get("data"))
        return reply.get("data")

    def send(self, path: str, accept: str, body: Optional[bytes] = None) -> Tuple[int, Optional[float], str]:
        headers = {"Authorization": f"Bearer {self.token}", "Accept": accept}
        if body is not None:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(self.url.rstrip("/") + path, body, headers)
        try:
            try:
                with urllib.request.urlopen(request, timeout=self.timeout) as reply:
                    return reply.status, None, reply.read().decode()
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, _seconds(error.headers.get("Retry-After")), error.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            raise NetworkError("NETWORK", f"There was no reply: {error}") from error


def _seconds(text: Optional[str]) -> Optional[float]:
    if text is None:
        return None
    if text.isdigit():
        return float(text)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError):
        return None
