"""Reading and writing YAML, restricted to what the format needs.

Reading takes the plain types of YAML 1.2 (``NO`` and ``2025-11-20`` are text) without anchors, aliases, tags, repeated
keys or deep nesting, so that a file means what it looks like and stays cheap to read. What is written means the same in
YAML 1.1 and 1.2.
"""

import re
from decimal import Decimal
from typing import Any

import yaml

DEEPEST = 12
LONGEST_NUMBER = 300
WIDTH = 120

_Reader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Writer: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_NULL, _BOOL, _INT, _FLOAT = (f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float"))
INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")


class YamlError(ValueError):
    """Raised for YAML that the format does not allow; the message says where and what to do."""


class Number(str):
    """A number to be written exactly as it is stored."""

    __slots__ = ()


class _Loader(_Reader):
    yaml_implicit_resolvers: dict[str, list[Any]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise YamlError(f"{_line(key_node.start_mark)}a field name must be text; put “{key}” in quotes.")
            if key in mapping:
                raise YamlError(f"{_line(key_node.start_mark)}“{key}” occurs twice; keep one.")
            mapping[key] = self.construct_object(value_node, deep=True)
        return mapping

    def construct_yaml_map(self, node: yaml.MappingNode) -> dict[Any, Any]:
        return self.construct_mapping(node)

    def construct_number(self, node: yaml.ScalarNode) -> int | Decimal:
        if len(node.value) > LONGEST_NUMBER:
            raise YamlError(f"{_line(node.start_mark)}this number is too long; use at most {LONGEST_NUMBER} digits.")
        return Decimal(node.value) if "." in node.value else int(node.value)


_Loader.add_implicit_resolver(_NULL, re.compile(r"(?:~|null|)\Z"), ["~", "n", ""])
_Loader.add_implicit_resolver(_BOOL, re.compile(r"(?:true|false)\Z"), ["t", "f"])
_Loader.add_implicit_resolver(_INT, INTEGER, list("-0123456789"))
_Loader.add_implicit_resolver(_FLOAT, DECIMAL, list("-0123456789"))
_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_yaml_map)
_Loader.add_constructor(_INT, _Loader.construct_number)
_Loader.add_constructor(_FLOAT, _Loader.construct_number)


class _Dumper(_Writer):
    def represent_list(self, values: list[Any]) -> yaml.SequenceNode:
        """Lists of names on one line, records one below the other."""
        flow = all(isinstance(value, str) for value in values)
        return self.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=flow)

    def represent_mapping_in_order(self, mapping: dict[str, Any]) -> yaml.MappingNode:
        return self.represent_mapping("tag:yaml.org,2002:map", mapping.items(), flow_style=False)

    def represent_number(self, number: Number) -> yaml.ScalarNode:
        return self.represent_scalar(_FLOAT if "." in number else _INT, str(number))

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(list, _Dumper.represent_list)
_Dumper.add_representer(dict, _Dumper.represent_mapping_in_order)
_Dumper.add_representer(Number, _Dumper.represent_number)


def is_number(text: str) -> bool:
    """Whether ``text``, written without quotes, is read back as a number with exactly these digits."""
    if len(text) > LONGEST_NUMBER or text == "-0":
        return False
    return bool(INTEGER.match(text) or DECIMAL.match(text))


def parse(text: str) -> Any:
    """The value of one YAML document: dict, list, str, int, Decimal, bool or None. Raises YamlError."""
    try:
        _refuse_tricks(text)
        return yaml.load(text, _Loader)  # noqa: S506 (a safe loader, narrowed)
    except yaml.MarkedYAMLError as error:
        raise YamlError(f"{_line(error.problem_mark)}{error.problem or 'not YAML'}.") from error
    except yaml.YAMLError as error:
        raise YamlError("contains a character that YAML does not allow; remove control characters.") from error


def write(value: Any) -> str:
    """``value`` (dicts in their order, lists, str, Number, bool, None) as YAML, the same bytes every time."""
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)


def _refuse_tricks(text: str) -> None:
    """Raise YamlError for what is not allowed, looking only at events, before any value is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_Reader):
        line = _line(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError(f"{line}anchors and aliases are not allowed; write the value out.")
        if tag := getattr(event, "tag", None):
            raise YamlError(f"{line}tags are not allowed; remove “{tag}”.")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise YamlError(f"{line}lists and records are nested too deeply; use at most {DEEPEST} levels.")


def _line(mark: Any) -> str:
    return f"line {mark.line + 1}: " if mark else ""
