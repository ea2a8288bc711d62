"""Measurements that take long or need material that is not ours to keep. Each prints; none is a test."""
