"""Work that is done once for each unit."""

import gc
import weakref

from tqa.checks.once import once_per_unit
from tqa.checks.unit import Unit


class Result:
    """Something that can be referred to weakly."""


@once_per_unit
def work(unit):
    """Some work."""
    done.append(unit.target)
    return Result()


@once_per_unit
def nothing(unit):
    done.append(unit.target)


done = []


def unit(target):
    return Unit(source="", target=target, lexicon=None)


def test_each_unit_once():
    done.clear()
    first, second = unit("one"), unit("two")
    assert work(first) is work(first)
    assert work(second) is not work(first)
    assert done == ["one", "two"]


def test_equal_units_are_not_one():
    done.clear()
    assert work(unit("one")) is not work(unit("one"))
    assert done == ["one", "one"]


def test_a_result_of_none_is_remembered_too():
    done.clear()
    one = unit("one")
    assert (nothing(one), nothing(one)) == (None, None)
    assert done == ["one"]


def test_functions_are_kept_apart_and_named():
    one = unit("one")
    assert nothing(one) is None
    assert isinstance(work(one), Result)
    assert work.__doc__ == "Some work."


def test_a_result_goes_with_its_unit():
    one = unit("one")
    kept = weakref.ref(work(one))
    assert kept() is not None
    del one
    gc.collect()
    assert kept() is None
