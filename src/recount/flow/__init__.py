"""The staircase: the only folder that knows the order."""

from recount.flow.pipeline import CodeOptions, code_report, code_reports

__all__ = ["CodeOptions", "code_report", "code_reports"]
