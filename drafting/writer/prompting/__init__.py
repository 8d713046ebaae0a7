"""What a model is asked, what that costs, and which of its sentences may stay."""
