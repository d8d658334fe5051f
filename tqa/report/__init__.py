"""The HTML report: one self-contained page that an editor reads beside the article, and an index of many."""

from tqa.report.index import IndexRow, build_index, index_row
from tqa.report.page import build

__all__ = ["IndexRow", "build", "build_index", "index_row"]
