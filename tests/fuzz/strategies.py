"""Bodies of every kind with any values that their types allow: what a strange desk could send."""

from typing import Any

from hypothesis import strategies as st
from msgspec import Struct, inspect

_TEXT = st.text(max_size=40)
_NUMBER = st.integers(-(2**63), 2**63 - 1) | st.integers(-5, 50)


def bodies(body: type[Struct]) -> st.SearchStrategy[Struct]:
    """Any instance of `body`."""
    return _any(inspect.type_info(body))


def _any(kind: inspect.Type) -> st.SearchStrategy[Any]:
    if isinstance(kind, inspect.StructType):
        fields = {
            field.name: _any(field.type)
            if field.required
            else st.just(_default(field)) | _any(field.type)
            for field in kind.fields
        }
        return st.builds(kind.cls, **fields)
    if isinstance(kind, inspect.UnionType):
        return st.one_of(*map(_any, kind.types))
    if isinstance(kind, inspect.LiteralType):
        return st.sampled_from(kind.values)
    if isinstance(kind, inspect.VarTupleType):
        return st.lists(_any(kind.item_type), max_size=3).map(tuple)
    if isinstance(kind, inspect.TupleType):
        return st.tuples(*map(_any, kind.item_types))
    if isinstance(kind, inspect.FrozenSetType):
        return st.frozensets(_any(kind.item_type), max_size=3)
    if isinstance(kind, inspect.DictType):
        return st.dictionaries(_any(kind.key_type), _any(kind.value_type), max_size=3)
    return _SIMPLE[type(kind)]


_SIMPLE: dict[type[inspect.Type], st.SearchStrategy[Any]] = {
    inspect.StrType: _TEXT,
    inspect.BytesType: st.binary(max_size=20),
    inspect.IntType: _NUMBER,
    inspect.FloatType: st.floats(allow_nan=False, allow_infinity=False),
    inspect.BoolType: st.booleans(),
    inspect.NoneType: st.none(),
}


def _default(field: inspect.Field) -> Any:
    if field.default_factory is not inspect.NODEFAULT:
        return field.default_factory()
    return field.default
