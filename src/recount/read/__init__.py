"""Read: files into reports. One verb, `read`, and its options."""
