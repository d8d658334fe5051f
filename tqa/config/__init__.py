"""Settings from `tqa.toml`, or from `[tool.tqa]` of `pyproject.toml`."""

from tqa.config.find import find_config, load_config
from tqa.config.gate import GateConfig
from tqa.config.names import check_formats, check_rules
from tqa.config.settings import Config, Option, PathConfig, RuleConfig, ScoreConfig

__all__ = [
    "Config",
    "GateConfig",
    "Option",
    "PathConfig",
    "RuleConfig",
    "ScoreConfig",
    "check_formats",
    "check_rules",
    "find_config",
    "load_config",
]
