"""Settings for the whole suite."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# How long an example takes says more about the machine than about the code: timings live in benchmarks/. The
# first example of a test may load a lexicon, which would read as a slow generator.
settings.register_profile("tqa", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tqa")
