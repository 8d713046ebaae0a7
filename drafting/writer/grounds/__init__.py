"""What a reply may rest on: passages, precedents and facts, and which clause of them answers."""
