"""Link: which claims are about one event."""

from recount.link.within import link_report

__all__ = ["link_report"]
