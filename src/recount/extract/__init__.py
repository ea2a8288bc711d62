"""Extract: claims out of a report's text. One verb, `extract`, and its options."""
