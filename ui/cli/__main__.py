"""`python -m ui.cli`: the same as `replydesk`."""

from ui.cli.main import main

main()
