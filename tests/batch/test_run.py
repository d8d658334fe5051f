"""Running a function over jobs: order, how many wait, and what goes wrong in a worker."""

from __future__ import annotations

import os
import signal
import time

import pytest

from tqa.batch.run import in_order
from tqa.errors import InputError, TqaError


def slow_first(number):
    time.sleep(0.3 if number == 0 else 0)
    return number, os.getpid()


def fail(number):
    if number == 3:
        msg = "three"
        raise InputError(msg)
    return number


def die(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def ignores_the_interrupt(_number):
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.05)
    return True


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_jobs(workers):
    results = list(in_order(slow_first, range(20), workers))
    assert [number for number, _ in results] == list(range(20))
    assert (os.getpid() in {pid for _, pid in results}) is (workers == 1)


def test_only_a_few_jobs_are_handed_out_ahead():
    taken = []

    class Jobs(list):
        def __iter__(self):
            for job in super().__iter__():
                taken.append(job)
                yield job

    results = in_order(fail, Jobs([0] * 1000), 2)
    next(results)
    assert len(taken) <= 8
    results.close()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_function_raises_is_raised_in_its_turn(workers):
    results = in_order(fail, range(10), workers)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(InputError, match="three"):
        next(results)


def test_a_worker_that_is_killed_is_one_clear_error():
    with pytest.raises(TqaError, match="a worker process was killed"):
        list(in_order(die, range(10), 2))


def test_workers_leave_the_interrupt_to_the_parent():
    assert list(in_order(ignores_the_interrupt, range(4), 2)) == [True] * 4


def test_no_job_is_no_result():
    assert list(in_order(fail, [], 2)) == []
