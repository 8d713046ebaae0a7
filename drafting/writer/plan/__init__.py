"""What a reply has to say, worked out before anything is written: clauses told, what goes private, the frame."""
