"""The writer: from a post to a checked draft, with what it rests on."""

from drafting.writer.understanding import Understanding, read_post, understand
from drafting.writer.writer import Writer

__all__ = ["Understanding", "Writer", "read_post", "understand"]
