"""The public site of a release: static pages that any host can show, made from what the safety rules let out and nothing else."""
