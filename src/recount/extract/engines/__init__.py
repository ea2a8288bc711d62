"""Engines: each stands behind the port in `extract.engine`."""
