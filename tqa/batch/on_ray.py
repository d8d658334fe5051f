"""Runs one function over many jobs on Ray, on this machine or a cluster, and gives the results in order.

Every machine of a cluster must have the same tqa, and see the articles and the folder of the pages under the
same paths. Nothing of Ray is imported unless it is asked for.
"""

from __future__ import annotations

import contextlib
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqa.batch.run import collected
from tqa.errors import ConfigError, TqaError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LOCAL = "local"
"""Stands for a cluster on this machine that ends with the run."""

# Seconds that a cluster may take to answer.
_PATIENCE = 10
# Of what Ray prints of itself, nothing is the user's business; and it is to report to nobody.
_QUIET = {"RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0", "RAY_USAGE_STATS_ENABLED": "0", "RAY_DEDUP_LOGS": "0"}


def is_address(text: str) -> bool:
    """Whether `text` is the address of a cluster rather than a path: auto, local, HOST:PORT or ray://…."""
    host, colon, port = text.rpartition(":")
    return text in {"auto", LOCAL} or text.startswith("ray://") or bool(colon and host and port.isdecimal())


def require_ray() -> None:
    """Find out before any work whether there is Ray.

    Raises:
        ConfigError: it is not installed, or broken.
    """
    _library()


def in_order_on_ray(
    work: Callable[[Any], Any], jobs: Sequence[Any], address: str, workers: int
) -> Iterator[Any]:
    """What `work` makes of each job, in the order of the jobs, holding only a few results at a time.

    Args:
        work: a function that can be pickled; what it raises ends the run.
        jobs: what to do.
        address: of a cluster that runs; LOCAL begins one here with `workers` processes.
        workers: how many processes that is; of another cluster, all of its cores are used.

    Raises:
        ConfigError: Ray is not installed.
        TqaError: the cluster cannot be reached, or a worker was lost for good.
    """
    if not jobs:
        return
    ray = _library()
    with _cluster(ray, address, workers):
        held, folder = ray.put(work), str(Path.cwd())
        remote = ray.remote(_call).options(num_cpus=1)
        cores = workers if address == LOCAL else max(1, int(ray.cluster_resources().get("CPU", 1)))
        try:
            yield from collected(lambda job: remote.remote(held, folder, job), jobs, ray.get, cores)
        except ray.exceptions.RayError as error:
            msg = f"a Ray worker was lost ({type(error).__name__}); look at the cluster, then run it again"
            raise TqaError(msg) from error


@contextlib.contextmanager
def _cluster(ray: Any, address: str, workers: int) -> Iterator[None]:  # noqa: ANN401 - a module
    import logging  # noqa: PLC0415 - Ray has it loaded already

    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    asked: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    if address == LOCAL:
        asked |= {"address": LOCAL, "num_cpus": workers, "include_dashboard": False}
    else:
        asked |= {"address": address}
        _knock(address)
    try:
        ray.init(**asked)
    except Exception as error:  # what Ray raises here is of many kinds
        reason = " ".join(str(error).split())[:200]
        said = f"{type(error).__name__}: {reason}"
        msg = f"--ray {shown(address)}: no cluster there ({said}); check with ray status"
        raise TqaError(msg) from error
    try:
        yield
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """Find out whether anybody answers at HOST:PORT, which Ray itself takes minutes to deny.

    Raises:
        TqaError: nobody does.
    """
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not port.isdecimal():
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
    except (OSError, OverflowError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        msg = f"--ray {shown(address)}: no cluster there ({reason}); check the address"
        raise TqaError(msg) from error


def _library() -> Any:  # noqa: ANN401 - a module
    try:
        import ray  # noqa: PLC0415 - takes a second
    except ImportError as error:
        msg = "--ray: ray is not installed; run pip install 'tqa[ray]', or leave the option out"
        raise ConfigError(msg) from error
    return ray


def _call(work: Callable[[Any], Any], folder: str, job: Any) -> Any:  # noqa: ANN401 - what `work` makes
    """What `work` makes of the job, whose paths count from `folder`."""
    os.chdir(folder)
    return work(job)
