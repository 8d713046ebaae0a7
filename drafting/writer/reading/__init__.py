"""Reading a post by rules: its kind, the troubles it names, what is wished for, what weighs most."""
