"""Readers: one source format per file."""
