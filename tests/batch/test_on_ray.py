"""What is the address of a cluster, and what a path."""

from __future__ import annotations

import pytest

from tqa.batch.on_ray import is_address


@pytest.mark.parametrize(
    "text", ["auto", "local", "10.0.0.7:6379", "head:6379", "[::1]:6379", "ray://head:10001"]
)
def test_addresses(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    ["list.tsv", "news", "news/*.ar.txt", "C:\\news\\list.tsv", "a:b.tsv", ":80", "", "x:", "a:\u0663x"],
)
def test_paths(text):
    assert not is_address(text)
