"""Errors by what can be done about them."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional


class PushgraphError(Exception):
    """What every error of this package is. `code` is that of the gateway, or NETWORK, NO_GATEWAY or STALE_BATCH."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        status: Optional[int] = None,
        fields: Optional[Dict[str, List[str]]] = None,
        retry_after: Optional[float] = None,
        errors: Optional[List[Dict[str, Any]]] = None,
        data: Any = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.status = status
        #: What was wrong, by its path in the input.
        self.fields = fields or {}
        self.retry_after = retry_after
        #: Every error of the reply; this one is the first.
        self.errors = errors or []
        #: What of the reply could be read all the same.
        self.data = data


class InputError(PushgraphError):
    """The input is wrong, or what it names is not there: the same again is refused again."""


class AccessError(PushgraphError):
    """The token is missing, wrong, ended, or may not do this."""


class UnavailableError(PushgraphError):
    """The gateway cannot do it now, and may later."""


class NetworkError(PushgraphError):
    """There was no reply: whether the gateway did it is not known."""


class PendingError(PushgraphError):
    """Rows were not acknowledged yet. They stay in the store: pushing them anew could count them twice."""


_LATER = {"RATE_LIMITED", "UNAVAILABLE", "INTERNAL", "UPSTREAM_FAILED", "UPSTREAM_TIMEOUT"}
_ACCESS = {"UNAUTHENTICATED", "FORBIDDEN"}


def to_error(
    errors: List[Dict[str, Any]], status: Optional[int], retry_after: Optional[float], data: Any
) -> PushgraphError:
    first = errors[0]
    extensions = first.get("extensions") or {}
    code = extensions.get("code", "BAD_USER_INPUT")
    kind = UnavailableError if code in _LATER else AccessError if code in _ACCESS else InputError
    return kind(
        code,
        first.get("message", "The gateway gave no reason."),
        status=status,
        fields=extensions.get("fields"),
        retry_after=extensions.get("retryAfter", retry_after),
        errors=errors,
        data=data,
    )


def to_status_error(status: int, retry_after: Optional[float]) -> PushgraphError:
    """Of a reply that is none of the gateway: of a proxy, mostly. It says nothing of the input, unless that is too large."""
    message = f"The reply has the status {status} and is not one of a gateway: is there one at this address?"
    if status in (408, 429) or status >= 500:
        return UnavailableError("UNAVAILABLE", message, status=status, retry_after=retry_after)
    if status in (401, 403):
        return AccessError("UNAUTHENTICATED" if status == 401 else "FORBIDDEN", message, status=status)
    if status == 413:
        return InputError("PAYLOAD_TOO_LARGE", message, status=status)
    return PushgraphError("NO_GATEWAY", message, status=status)


def to_envelope_error(status: int, retry_after: Optional[float], text: str) -> PushgraphError:
    """Of a reply of REST, which says in `message` what is wrong."""
    try:
        message = json.loads(text)["message"]
    except (ValueError, KeyError, TypeError):
        return to_status_error(status, retry_after)
    if status in (400, 404, 409):
        code = {404: "NOT_FOUND", 409: "CONFLICT"}.get(status, "BAD_USER_INPUT")
        return InputError(code, message, status=status)
    error = to_status_error(status, retry_after)
    return type(error)(error.code, message, status=status, retry_after=retry_after)
