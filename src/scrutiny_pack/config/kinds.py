"""What may stand where in a YAML file, as the model's JSON Schema has it: the kinds of mapping at a place, their keys and examples."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeAlias

from pydantic import BaseModel

from scrutiny_pack.config.nodes import Path

Schema: TypeAlias = dict[str, Any]


class Kinds:
    """The `model`'s schema beside the `value` that was read: the keys of a mapping tell which of several kinds it was meant to be."""

    def __init__(self, model: type[BaseModel], value: object) -> None:
        self._model, self._value = model, value

    @cached_property
    def _whole(self) -> Schema:
        return self._model.model_json_schema()

    def value(self, path: Path) -> Any:
        """What stands at `path`."""
        value: Any = self._value
        for step in path:
            value = value[step]
        return value

    def all_at(self, path: Path) -> list[Schema]:
        """The kinds of mapping that may stand at `path`."""
        return [option for option in self._options_at(path) if option.get("type") == "object"]

    def fitting(self, path: Path) -> list[Schema]:
        """Those of them that the keys of the mapping point to; all, if they point to none."""
        kinds, value = self.all_at(path), self.value(path)
        if not isinstance(value, dict):
            return kinds
        agreeing = [kind for kind in kinds if _agrees(kind, value)] or kinds
        return [kind for kind in agreeing if mark(kind, kinds) in value] or agreeing

    def free_keys(self, path: Path) -> list[str]:
        """The keys that the mapping at `path` may have and does not have."""
        value = self.value(path)
        present = value if isinstance(value, dict) else {}
        keys = (key for kind in self.fitting(path) for key in kind.get("properties", ()))
        return [key for key in dict.fromkeys(keys) if key not in present]

    def about(self, path: Path) -> Schema:
        """What is said of the key at the end of `path`: `description`, `examples`, `enum`, and whether it is `required`."""
        key = path[-1] if path else 0
        kinds = self.fitting(path[:-1]) if isinstance(key, str) else []
        if not kinds:
            return {}
        said = _inside(kinds[0], key)
        allowed = [option["enum"] for option in self._options(said) if "enum" in option]
        return {"enum": sum(allowed, []), **said, "required": key in kinds[0].get("required", ())}

    def _options_at(self, path: Path) -> list[Schema]:
        if not path:
            return self._options(self._whole)
        above = self.fitting(path[:-1]) if isinstance(path[-1], str) else self._options_at(path[:-1])
        return [option for kind in above for option in self._options(_inside(kind, path[-1]))]

    def _options(self, node: Schema) -> list[Schema]:
        if "$ref" in node:
            return self._options(self._whole["$defs"][node["$ref"].rpartition("/")[2]])
        several = node.get("anyOf") or node.get("oneOf")
        return [option for each in several for option in self._options(each)] if several else [node]


def mark(kind: Schema, kinds: list[Schema]) -> str | None:
    """The key that tells `kind` from the other `kinds`: the first required one that no other of them has."""
    elsewhere = {key for other in kinds if other is not kind for key in other.get("properties", ())}
    return next((key for key in kind.get("required", ()) if key not in elsewhere), None)


def _agrees(kind: Schema, value: dict[str, object]) -> bool:
    constants = ((key, said["const"]) for key, said in kind.get("properties", {}).items() if "const" in said)
    return all(value.get(key, constant) == constant for key, constant in constants)


def _inside(kind: Schema, step: str | int) -> Schema:
    """The schema of the value under `step` in a mapping or a list of this `kind`; empty where nothing is said."""
    if isinstance(step, int):
        inside = kind.get("items")
    else:
        patterns = list(kind.get("patternProperties", {}).values())
        inside = kind.get("properties", {}).get(step) or kind.get("additionalProperties") or (patterns[0] if patterns else None)
    return inside if isinstance(inside, dict) else {}
