"""Where, when, by whom, to whom and with what."""
