"""The HTML report: one self-contained page that an editor reads beside the article."""

from tqa.report.page import build

__all__ = ["build"]
