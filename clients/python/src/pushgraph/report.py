"""Reports, as they are asked for and as they come."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Dict, List, Optional, Tuple

_TYPES = {
    "period": "PeriodInput",
    "compare": "[ComparisonInput!]",
    "metrics": "[String!]",
    "granularity": "Granularity",
    "calendarGranularity": "String",
    "by": "[String!]",
    "where": "[DimensionFilter!]",
    "top": "Int",
    "orderBy": "GroupOrder",
    "fill": "Fill",
    "onlyDays": "OnlyDays",
    "timeZone": "TimeZone",
}
_NUMBERS = """metric { id name unit } headline headlineReason sum average minimum maximum latest count values
  exact { headline values }
  comparison { period { firstDay lastDay label } previous difference percentChange direction verdict keys values }"""
_GROUPS = f"groups {{ isOther values {{ dimension value }} metrics {{ {_NUMBERS} }} }}"


def report_document(names: List[str]) -> str:
    """Only arguments that are given are written: nulls mean something else to the gateway."""
    declared = "".join(f", ${name}: {_TYPES[name]}" for name in names)
    passed = f"({', '.join(f'{name}: ${name}' for name in names)})" if names else ""
    return f"""query ClientReport($id: ID!{declared}) {{ widget(id: $id) {{ report{passed} {{
  id widget {{ id title }} period {{ from before firstDay lastDay label timeZone partial }} granularity keys
  buckets {{ key label from before partial isOther }} metrics {{ {_NUMBERS} }} {_GROUPS if "by" in names else ""}
}} }} }}"""


@dataclass(frozen=True)
class Metric:
    name: str
    unit: Optional[str]
    headline: Optional[float]
    #: With every digit.
    exact: Optional[Decimal]
    #: One for each of the report's keys.
    values: Tuple[Optional[float], ...]
    exact_values: Tuple[Optional[Decimal], ...]
    #: Of the first compared period; None where there is none.
    previous: Optional[float]
    percent_change: Optional[float]
    #: All that was read of it, as it came.
    data: Dict[str, Any]


@dataclass(frozen=True)
class Group:
    #: By the name of their dimension; None: rows without a value there.
    values: Dict[str, Optional[str]]
    #: All groups that are not shown, as one.
    is_other: bool
    metrics: Tuple[Metric, ...]


@dataclass(frozen=True)
class Report:
    title: str
    keys: Tuple[str, ...]
    metrics: Tuple[Metric, ...]
    #: None without `by`.
    groups: Tuple[Group, ...]
    #: All that was read, as it came.
    data: Dict[str, Any]

    def to_dict(self) -> Dict[str, Any]:
        return self.data

    def __getitem__(self, name: str) -> Metric:
        """A metric by its name."""
        for metric in self.metrics:
            if metric.name == name:
                return metric
        raise KeyError(f"{name}: the report has {', '.join(each.name for each in self.metrics)}")

    def rows(self) -> List[Dict[str, Any]]:
        """One for each key; with groups, one for each group and key, with its dimensions."""
        if not self.groups:
            return [{"key": key, **_numbers(self.metrics, at)} for at, key in enumerate(self.keys)]
        return [
            {**group.values, "key": key, **_numbers(group.metrics, at)}
            for group in self.groups
            for at, key in enumerate(self.keys)
        ]

    def to_pandas(self) -> Any:
        """A data frame of `rows()` by their keys, days and instants as such. Needs pandas."""
        try:
            import pandas
        except ImportError as error:
            raise ImportError("to_pandas() needs pandas: pip install 'pushgraph[pandas]'") from error
        rows = self.rows()
        frame = pandas.DataFrame(rows, columns=None if rows else ["key"]).set_index("key")
        if all(bucket["from"] is not None for bucket in self.data["buckets"]):
            frame.index = pandas.to_datetime(frame.index)
        return frame


def _numbers(metrics: Tuple[Metric, ...], at: int) -> Dict[str, Optional[float]]:
    return {metric.name: metric.values[at] for metric in metrics}


def _decimal(text: Any) -> Optional[Decimal]:
    return None if text is None else Decimal(str(text))


def to_metric(data: Dict[str, Any]) -> Metric:
    comparison = data["comparison"] or {}
    return Metric(
        name=data["metric"]["name"],
        unit=data["metric"]["unit"],
        headline=data["headline"],
        exact=_decimal(data["exact"]["headline"]),
        values=tuple(data["values"]),
        exact_values=tuple(_decimal(value) for value in data["exact"]["values"]),
        previous=comparison.get("previous"),
        percent_change=comparison.get("percentChange"),
        data=data,
    )


def to_report(data: Dict[str, Any]) -> Report:
    groups = (
        Group(
            values={each["dimension"]: each["value"] for each in group["values"]},
            is_other=group["isOther"],
            metrics=tuple(to_metric(each) for each in group["metrics"]),
        )
        for group in data.get("groups", [])
    )
    metrics = tuple(to_metric(each) for each in data["metrics"])
    return Report(data["widget"]["title"], tuple(data["keys"]), metrics, tuple(groups), data)
