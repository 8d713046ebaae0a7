"""The writer: from a post to a checked draft, with what it rests on.

Seven rooms, each using only those below it (proven by import-linter): `choosing` a candidate, the `plan` of what a
reply has to say, `telling` it in sentences of our own, `prompting` a model, the `grounds` that a reply rests on,
`reading` the post, and the `words` of four languages.
"""

from drafting.writer.reading.understanding import Understanding, read_post, understand
from drafting.writer.writer import Writer

__all__ = ["Understanding", "Writer", "read_post", "understand"]
