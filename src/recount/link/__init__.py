"""Link: which claims are about one event."""
