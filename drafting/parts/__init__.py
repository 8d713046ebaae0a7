"""Single parts of the application, each opened alone, so that a command loads no more than it needs."""
