"""The commands of `replydesk`, put together."""

from __future__ import annotations

import typer

from ui.cli.commands import account, audit, check, doctor, draft, evals, ingest, init, policy, search, serve

app = typer.Typer(
    name="replydesk",
    help="Answer every customer who speaks up in public: personal drafts, an executable policy, a human who approves.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("init")(init.init)
app.command("ingest")(ingest.ingest)
app.command("serve")(serve.serve)
app.command("worker")(serve.worker)
app.command("draft")(draft.draft)
app.command("check")(check.check)
app.command("search")(search.search)
app.add_typer(policy.app, name="policy")
app.add_typer(evals.app, name="eval")
app.add_typer(account.app, name="account")
app.add_typer(audit.app, name="audit")
app.command("doctor")(doctor.doctor)
