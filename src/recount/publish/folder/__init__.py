"""A release as a folder that can be checked: tables, manifest, changes, deletions, checksums. Whole or not at all."""
