"""Where batches wait until the gateway has acknowledged them; the files are those of @pushgraph/client."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Dict, List, Protocol, TypedDict, Union
from urllib.parse import quote


class StoredBatch(TypedDict):
    idempotencyKey: str
    #: Milliseconds since 1970.
    createdAt: int
    #: How many there were before it in the process that made it.
    order: int
    #: The input of the mutation `push`.
    input: Dict[str, Any]


class Store(Protocol):
    """One store is for one gateway and project."""

    def list(self) -> List[StoredBatch]: ...

    def put(self, batch: StoredBatch) -> None: ...

    def delete(self, idempotency_key: str) -> None: ...


class MemoryStore:
    """Survives nothing; the default."""

    def __init__(self) -> None:
        self._batches: Dict[str, StoredBatch] = {}

    def list(self) -> List[StoredBatch]:
        return [*self._batches.values()]

    def put(self, batch: StoredBatch) -> None:
        self._batches[batch["idempotencyKey"]] = batch

    def delete(self, idempotency_key: str) -> None:
        self._batches.pop(idempotency_key, None)


class FileStore:
    """A file for each batch in this folder, which is made: survives the process. Several processes may share it."""

    _ENDING = ".batch.json"

    def __init__(self, folder: Union[str, "os.PathLike[str]"]) -> None:
        self._folder = Path(folder)

    def list(self) -> List[StoredBatch]:
        batches: List[StoredBatch] = []
        for path in self._folder.glob(f"*{self._ENDING}"):
            try:
                batches.append(json.loads(path.read_text("utf-8")))
            except FileNotFoundError:
                # Another process has sent it meanwhile.
                continue
        return batches

    def put(self, batch: StoredBatch) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(batch["idempotencyKey"])
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with part.open("w", encoding="utf-8") as file:
            json.dump(batch, file)
            file.flush()
            os.fsync(file.fileno())
        # A file with its name is whole.
        part.replace(path)

    def delete(self, idempotency_key: str) -> None:
        try:
            self._path(idempotency_key).unlink()
        except FileNotFoundError:
            pass

    def _path(self, key: str) -> Path:
        return self._folder / f"{quote(key, safe='')}{self._ENDING}"
