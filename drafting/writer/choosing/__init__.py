"""Candidates: written, changed as an agent asks, repaired, ranked, and the rounds by which one is chosen."""
