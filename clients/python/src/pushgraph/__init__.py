"""A client of Pushgraph gateways: pushes that count once, reports, CSV."""

from .client import Batch, Client
from .errors import AccessError, InputError, NetworkError, PendingError, PushgraphError, UnavailableError
from .report import Group, Metric, Report
from .store import FileStore, MemoryStore, Store, StoredBatch

__all__ = [
    "AccessError",
    "Batch",
    "Client",
    "FileStore",
    "Group",
    "InputError",
    "MemoryStore",
    "Metric",
    "NetworkError",
    "PendingError",
    "PushgraphError",
    "Report",
    "Store",
    "StoredBatch",
    "UnavailableError",
]
