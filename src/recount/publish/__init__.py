"""Publish: what stands, under the safety rules."""
