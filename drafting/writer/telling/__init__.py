"""The writer's own sentences: taking a post up, telling a rule, saying what is not known, and the reply they make."""
