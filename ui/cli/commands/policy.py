"""`replydesk policy`: lint, test, replay and show the executable policy."""
