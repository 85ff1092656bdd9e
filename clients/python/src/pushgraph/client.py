"""The client: one gateway and one token."""

from __future__ import annotations

import re
import sys
import threading
import time
import urllib.parse
import uuid
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Union

from .errors import InputError, PendingError, PushgraphError, to_envelope_error
from .report import Report, report_document, to_report
from .store import MemoryStore, Store, StoredBatch
from .transport import Connection, Retry

Row = Mapping[str, Any]
Period = Union[str, Mapping[str, Any]]

_PUSH = """mutation ClientPush($input: PushInput!) { push(input: $input) { receipt {
  id acceptedAt rows points created changed replayed keyKind newMetrics warnings
} } }"""


class Client:
    """A gateway and a token. Threads may share one: their pushes go one after the other."""

    def __init__(
        self,
        url: str,
        token: str,
        *,
        store: Optional[Store] = None,
        max_rows: int = 1000,
        retry: Optional[Retry] = None,
        attempts: int = 6,
        timeout: float = 30.0,
        key_hours: float = 24.0,
        on_error: Optional[Callable[[PushgraphError, StoredBatch], None]] = None,
    ) -> None:
        """`store` keeps batches over a restart (`FileStore`); `on_error` gets those of an earlier process that are refused now."""
        self._connection = Connection(url, token, timeout)
        self._store: Store = MemoryStore() if store is None else store
        self._max_rows = max_rows
        self._retry = retry or Retry(attempts=attempts)
        self._key_hours = key_hours
        self._on_error = on_error or (lambda error, batch: print(f"pushgraph: {error} {batch['input']}", file=sys.stderr))
        self._lock = threading.RLock()
        self._made = 0

    def push(
        self,
        widget: str,
        rows: Union[Row, Iterable[Row]],
        *,
        idempotency_key: Optional[str] = None,
        **options: Any,
    ) -> List[Dict[str, Any]]:
        """Pushes rows `{"key": ..., "values": {...}, "dimensions": {...}}` and returns the receipt of each batch.

        `options` are those of `PushInput`, such as `onDuplicate="REPLACE"`. Raises InputError where the gateway refuses rows: those of this
        batch and of later ones are not stored. Raises PendingError where they were not acknowledged: they are kept, and sent first next time.
        """
        given = [rows] if isinstance(rows, Mapping) else list(rows)
        inputs = [_row_input(row, index) for index, row in enumerate(given)]
        pieces = [inputs[at : at + self._max_rows] for at in range(0, len(inputs), self._max_rows)]
        with self._lock:
            batches: List[StoredBatch] = []
            for number, piece in enumerate(pieces, 1):
                key = str(uuid.uuid4()) if idempotency_key is None else idempotency_key
                if idempotency_key is not None and len(pieces) > 1:
                    key = f"{key}:{number}"
                batches.append(self._batch(key, {**options, "widgetId": widget, "rows": piece}))
            receipts: List[Dict[str, Any]] = []
            try:
                self.flush()
                for batch in batches:
                    receipts.append(self._send(batch))
            except PendingError:
                # What comes after it is kept behind it, in its order.
                for batch in batches[len(receipts) :]:
                    self._store.put(batch)
                raise
            return receipts

    def batch(self, widget: str, **options: Any) -> "Batch":
        """Collects rows and pushes them by `max_rows`, the rest at the end: `with client.batch(widget) as batch: batch.add(...)`."""
        return Batch(self, widget, self._max_rows, options)

    def flush(self) -> None:
        """Sends what an earlier push or process left. Raises PendingError where it is still not acknowledged."""
        with self._lock:
            for batch in sorted(self._store.list(), key=lambda each: (each["createdAt"], each["order"])):
                if time.time() * 1000 - batch["createdAt"] > self._key_hours * 3_600_000:
                    self._store.delete(batch["idempotencyKey"])
                    message = f"Its key is older than {self._key_hours:g} hours, which the gateway may not remember."
                    self._on_error(PushgraphError("STALE_BATCH", message), batch)
                    continue
                try:
                    self._send(batch)
                except InputError as error:
                    self._on_error(error, batch)

    def report(
        self,
        widget: str,
        *,
        period: Optional[Period] = None,
        compare: Union[None, str, Sequence[Any]] = None,
        **options: Any,
    ) -> Report:
        """The report of a widget: `period="LAST_7_DAYS"`, `compare="PREVIOUS_PERIOD"`, and `metrics`, `granularity`, `by`, `where`, `top`,
        `orderBy`, `fill`, `onlyDays`, `timeZone`, `calendarGranularity` as the schema has them."""
        variables: Dict[str, Any] = {name: value for name, value in options.items() if value is not None}
        if period is not None:
            variables["period"] = {"preset": period} if isinstance(period, str) else period
        if compare is not None:
            compared = [compare] if isinstance(compare, str) else compare
            variables["compare"] = [{"to": each} if isinstance(each, str) else each for each in compared]
        try:
            document = report_document(list(variables))
        except KeyError as error:
            raise TypeError(f"report() has no argument {error}") from None
        data = self.query(document, {**variables, "id": widget})
        if data["widget"] is None:
            raise InputError("NOT_FOUND", f"There is no widget {widget} that this token may read.")
        return to_report(data["widget"]["report"])

    def query(self, document: str, variables: Optional[Mapping[str, Any]] = None) -> Any:
        """The data of any document of the schema. Queries are tried again, mutations are sent once."""

        def run() -> Any:
            return self._connection.graphql(document, dict(variables or {}))

        return run() if re.search(r"(^|[\s}])mutation\b", document) else self._retry.run(run)

    def csv(self, widget: str, **parameters: str) -> str:
        """All rows of a widget as CSV, for programs; `form="cyfe"` has Cyfe's option rows and is safe in spreadsheets."""
        named = {"form": "rows", **parameters}
        if named["form"] == "cyfe":
            del named["form"]
        path = f"/widgets/{urllib.parse.quote(widget, safe='')}.csv?{urllib.parse.urlencode(named)}"

        def run() -> str:
            status, retry_after, text = self._connection.send(path, "text/csv")
            if status == 200:
                return text
            raise to_envelope_error(status, retry_after, text)

        return self._retry.run(run)

    def _batch(self, key: str, batch_input: Dict[str, Any]) -> StoredBatch:
        self._made += 1
        return {"idempotencyKey": key, "createdAt": int(time.time() * 1000), "order": self._made, "input": batch_input}

    def _send(self, batch: StoredBatch) -> Dict[str, Any]:
        key = batch["idempotencyKey"]
        # First kept, then sent: what the gateway has is never sent again under another key.
        self._store.put(batch)
        variables = {"input": {**batch["input"], "idempotencyKey": key}}
        try:
            data = self._retry.run(lambda: self._connection.graphql(_PUSH, variables))
        except InputError:
            self._store.delete(key)
            raise
        except PushgraphError as error:
            message = f"Not acknowledged yet: {error} The rows are kept, and sent first with the next push or flush()."
            details = {"status": error.status, "retry_after": error.retry_after, "errors": error.errors}
            raise PendingError(error.code, message, **details) from error
        self._store.delete(key)
        receipt: Dict[str, Any] = data["push"]["receipt"]
        return receipt


class Batch:
    """Rows that are pushed together."""

    def __init__(self, client: Client, widget: str, max_rows: int, options: Dict[str, Any]) -> None:
        self._client = client
        self._widget = widget
        self._max_rows = max_rows
        self._options = options
        self._rows: List[Row] = []
        self.receipts: List[Dict[str, Any]] = []

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) >= self._max_rows:
            self.flush()

    def flush(self) -> None:
        rows, self._rows = self._rows, []
        if rows:
            self.receipts += self._client.push(self._widget, rows, **self._options)

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        # What was collected before an error is half of something.
        if kind is None:
            self.flush()


def _row_input(row: Row, index: int) -> Dict[str, Any]:
    key = row.get("key")
    dimensions = {name: value for name, value in (row.get("dimensions") or {}).items() if value is not None}
    result: Dict[str, Any] = {
        "values": [
            {"metric": metric, "value": _value(value, f"input.rows.{index}.values.{metric}")}
            for metric, value in row["values"].items()
            if value is not None
        ]
    }
    if key is not None:
        result["key"] = key.isoformat() if isinstance(key, (date, datetime)) else str(key)
    if row.get("period") is not None:
        result["period"] = row["period"]
    if dimensions:
        result["dimensions"] = [{"dimension": name, "value": str(value)} for name, value in dimensions.items()]
    return result


def _value(value: Any, path: str) -> str:
    # Texts keep every digit, and so does what numpy and pandas have as numbers.
    if isinstance(value, str):
        return value
    try:
        number = Decimal(int(value)) if isinstance(value, bool) else Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if number.is_finite():
        return format(number, "f")
    message = f"{value!r} is no number that can be stored; leave the metric out where there is no value."
    raise InputError("BAD_USER_INPUT", f"{path}: {message}", fields={path: [message]})
