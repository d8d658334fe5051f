"""A property that is worked out when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801 - used as a decorator, like property
    """`functools.cached_property` without the lock that it has in Python 3.11.

    A unit has a dozen such properties and is looked at in one thread; the lock took 2 % of a check's time.
    """

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[Value]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...

    def __get__(self, instance: object | None, owner: type) -> lazy[Value] | Value:
        """The value, which from now on stands in the instance's own dictionary and is found there."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._work(instance)
        return value
