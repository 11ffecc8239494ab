"""Records to JSON values and back: the one place that knows how a record is written down.

A span is [start, end], a period its EDTF text, an enum its value, a record an object without the fields that
have their default. Decoders are built once for each type from its annotations.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

from afterword.records import Period, Span

T = TypeVar("T")
Decoder = Callable[[object], object]


def dumps(value: object) -> str:
    """A record, or a tuple of records, as compact JSON text."""
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """The record, or tuple of records, of the given type from its JSON text."""
    return decode(kind, json.loads(text))


def encode(value: object) -> object:
    """A record as a JSON value."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Period):
        return value.edtf
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [encode(one) for one in value]
    if isinstance(value, dict):
        return {key: encode(one) for key, one in value.items()}
    if is_dataclass(value):
        told = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: encode(one) for field, one in told if not _is_default(field, one)}
    return value


def decode(kind: type[T], value: object) -> T:
    """A record of the given type from its JSON value; TypeError or ValueError where it does not fit."""
    return cast(T, _decoder(cast(Hashable, kind))(value))


def _is_default(field: Field[object], value: object) -> bool:
    return field.default is not MISSING and bool(field.default == value)


@cache
def _decoder(kind: Hashable) -> Decoder:
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple_decoder(get_args(kind))
    if origin in (Union, types.UnionType):
        inner = _decoder(next(one for one in get_args(kind) if one is not type(None)))
        return lambda value: None if value is None else inner(value)
    if not isinstance(kind, type):
        raise TypeError(f"no way to write down {kind!r}")
    return _plain_decoder(kind)


def _plain_decoder(kind: type) -> Decoder:
    if kind is Span:
        return lambda value: Span(*cast(list[int], value))
    if kind is Period:
        return lambda value: Period.parse(cast(str, value))
    if issubclass(kind, Enum):
        return kind
    if issubclass(kind, datetime):
        return lambda value: datetime.fromisoformat(cast(str, value))
    if issubclass(kind, date):
        return lambda value: date.fromisoformat(cast(str, value))
    if is_dataclass(kind):
        return _record_decoder(kind)
    if kind is float:
        return lambda value: float(cast(float, value))
    return lambda value: value


def _record_decoder(kind: type) -> Decoder:
    decoders: dict[str, Decoder] = {name: _decoder(hint) for name, hint in get_type_hints(kind).items()}

    def record(value: object) -> object:
        told = cast(dict[str, object], value)
        for name in told.keys() - decoders.keys():
            raise ValueError(f"a {kind.__name__} has no field {name!r}")
        return kind(**{name: decoders[name](one) for name, one in told.items()})

    return record


def _tuple_decoder(parts: tuple[object, ...]) -> Decoder:
    if len(parts) == 2 and parts[1] is Ellipsis:
        each = _decoder(parts[0])
        return lambda value: tuple(each(one) for one in cast(list[object], value))
    places = [_decoder(part) for part in parts]
    return lambda value: tuple(
        place(one) for place, one in zip(places, cast(list[object], value), strict=True)
    )
