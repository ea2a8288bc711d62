"""The engines that read reports, by name, and the one that reads where nobody names one."""

DEFAULT = "encoder"
LOCAL = (DEFAULT, "lexical")  # they send no text away
REMOTE = "remote"
ENGINES = (*LOCAL, REMOTE)
