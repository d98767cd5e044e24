"""A check of a value against the part of JSON Schema that docs/schema uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
KNOWN = {"$schema", "title", "description", "type", "enum", "pattern", "minimum", "maximum", "properties", "required",
         "additionalProperties", "items", "minItems", "maxItems"}  # fmt: skip


def faults(value: object, schema: Mapping[str, object], *, at: str = "$") -> Iterator[str]:
    """What is wrong with the value, each fault with its path; none when it is valid."""
    if unknown := set(schema) - KNOWN:
        yield f"{at}: this checker does not know {sorted(unknown)}"
    kinds = schema.get("type", list(TYPES))
    if not any(_is(value, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        yield f"{at}: {value!r} is not {kinds}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not one of {schema['enum']}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{at}: {value!r} does not match {schema['pattern']}"
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at}: {value!r} is out of range"
    if isinstance(value, dict):
        yield from _object(value, schema, at)
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{at}: {len(value)} items"
        for number, one in enumerate(value):
            yield from faults(one, schema.get("items", {}), at=f"{at}[{number}]")


def _is(value: object, kind: str) -> bool:
    return isinstance(value, TYPES[kind]) and not (isinstance(value, bool) and kind in ("integer", "number"))


def _object(value: dict[str, object], schema: Mapping[str, object], at: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{at}: {name} is missing"
    for name, one in value.items():
        if name in properties:
            yield from faults(one, properties[name], at=f"{at}.{name}")
        elif schema.get("additionalProperties", True) is False:
            yield f"{at}: {name} is not in the schema"
