"""The desk's page: one Gradio Blocks with a tab for each kind of work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import gradio as gr

from drafting.desk import Desk
from evals import Evals
from evals.training import Training
from policy.models import ChannelSpec
from ui.desk import asks
from ui.desk.case_calls import CaseCalls
from ui.desk.component import view
from ui.desk.erasure_calls import Erasing, ErasureCalls
from ui.desk.evals import EvalCalls
from ui.desk.gateway import Handler, ServerFunction, gateway
from ui.desk.insight_calls import InsightCalls
from ui.desk.lists import AccountCalls, audit_view, outbox_view
from ui.desk.policy_calls import PolicyCalls
from ui.desk.queue_view import Health, queue_view
from ui.desk.rendering import render
from ui.desk.training_calls import TrainingCalls
from ui.desk.webhook_calls import Send, WebhookCalls
from ui.session import Sessions


def build_page(
    desk: Desk,
    sessions: Sessions,
    health: Health,
    company: str,
    channels: tuple[ChannelSpec, ...],
    channel: Callable[[str], ChannelSpec],
    evals: Evals,
    training: Training,
    send: Send,
    rulebook: Path,
    erasing: Erasing,
) -> gr.Blocks:
    """Compose the page. `channels` are those the filter offers; `channel` knows every one by its name."""
    call = gateway(desk, sessions, _handlers(desk, health, channel, channels, evals, training, send, rulebook, erasing))
    with gr.Blocks(title="Replydesk", analytics_enabled=False, fill_width=True) as page:
        view(render("top", company=company))
        with gr.Tabs(selected="desk", elem_id="rd-tabs"):
            _tab("desk", "Desk", render("desk", channels=channels), call)
            _tab("outbox", "Outbox", render("page_outbox"), call)
            _tab("insight", "Insight", render("page_of_pages", start="overview"), call)
            _tab("policy", "Policy", render("page_of_pages", start="rules"), call)
            _tab("training", "Training", render("page_of_pages", start="exercise"), call)
            _tab("evals", "Evals", render("page_evals"), call)
            audit = _tab("audit", "Audit", render("page_audit"), call, visible=False)
            accounts = _tab("accounts", "Accounts", render("page_accounts"), call, visible=False)
            erasure = _tab("erasure", "Erasure", render("page_of_pages", start="erasure"), call, visible=False)
            hooks = _tab("webhooks", "Webhooks", render("page_of_pages", start="webhooks"), call, visible=False)
        page.load(
            _revealed(desk, sessions),
            outputs=[audit, accounts, erasure, hooks],
            show_progress="hidden",
            queue=False,
            api_visibility="private",
        )
    return page


def _tab(name: str, title: str, markup: str, call: ServerFunction, *, visible: bool = True) -> gr.Tab:
    with gr.Tab(title, id=name, visible=visible) as tab:
        view(markup, call)
    return tab


def _revealed(desk: Desk, sessions: Sessions) -> Callable[[gr.Request], tuple[object, ...]]:
    """Show tabs to those whom they concern. Only a courtesy: the Desk refuses everyone else."""

    def reveal(request: gr.Request) -> tuple[object, ...]:
        username = sessions.username(request)
        roles = desk.actor(username, "desk").roles if username else ()
        return (
            gr.Tab(visible=bool({"trainer", "admin"} & set(roles))),
            *(gr.Tab(visible="admin" in roles) for _ in range(3)),
        )

    return reveal


def _handlers(
    desk: Desk,
    health: Health,
    channel: Callable[[str], ChannelSpec],
    channels: tuple[ChannelSpec, ...],
    evals: Evals,
    training: Training,
    send: Send,
    rulebook: Path,
    erasing: Erasing,
) -> Mapping[type[asks.Ask], Handler]:
    case = CaseCalls(desk, channel)
    accounts = AccountCalls(desk)
    runs = EvalCalls(evals)
    insight = InsightCalls(desk)
    policy = PolicyCalls(desk, rulebook, channels)
    erasure = ErasureCalls(desk, erasing, channels)
    hooks = WebhookCalls(desk, send)
    exercises = TrainingCalls(desk, training)
    handlers: dict[type[asks.Ask], Handler] = {}

    def on(kind: type[asks.Ask], answer: Callable[..., dict[str, object]]) -> None:
        handlers[kind] = answer

    on(asks.Queue, lambda actor, ask: queue_view(desk, health, channel, actor, ask))
    on(asks.Open, case.open)
    on(asks.Check, case.check)
    on(asks.Save, case.save)
    on(asks.WriteAgain, case.write)
    on(asks.RecordFacts, case.facts)
    on(asks.Correct, case.correct)
    on(asks.Approve, case.approve)
    on(asks.Reject, case.reject)
    on(asks.Escalate, case.escalate)
    on(asks.NoReply, case.no_reply)
    on(asks.Retry, case.retry)
    on(asks.Close, case.close)
    on(asks.Release, case.release)
    on(asks.CaseAudit, case.audit)
    on(asks.SetOutcome, case.outcome)
    on(asks.WriteFollowUp, case.follow_up)
    on(asks.AskExpert, case.ask_expert)
    on(asks.AnswerExpert, case.answer_expert)
    on(asks.Overview, insight.overview)
    on(asks.FollowUps, insight.follow_ups)
    on(asks.NoteOutcome, insight.note_outcome)
    on(asks.PutOnHold, insight.hold)
    on(asks.LiftHold, insight.lift)
    on(asks.MarkFixed, insight.mark_fixed)
    on(asks.Consults, insight.consults)
    on(asks.ShowDigest, insight.digest)
    on(asks.NextExercise, exercises.exercise)
    on(asks.AnswerExercise, exercises.answer)
    on(asks.Rules, policy.rules)
    on(asks.ShowRule, policy.rule)
    on(asks.Find, policy.find)
    on(asks.Erasure, erasure.show)
    on(asks.Erase, erasure.erase)
    on(asks.Webhooks, hooks.show)
    on(asks.NewWebhook, hooks.create)
    on(asks.SetWebhookActive, hooks.set_active)
    on(asks.DeleteWebhook, hooks.delete)
    on(asks.TryWebhook, hooks.test)
    on(asks.Outbox, lambda actor, ask: outbox_view(desk, actor, ask))
    on(asks.Audit, lambda actor, ask: audit_view(desk, actor, ask))
    on(asks.Accounts, accounts.show)
    on(asks.Certify, accounts.certify)
    on(asks.NewAccount, accounts.create)
    on(asks.SetActive, accounts.set_active)
    on(asks.SetPassword, accounts.set_password)
    on(asks.NewApiKey, accounts.create_key)
    on(asks.RevokeApiKey, accounts.revoke_key)
    on(asks.Runs, runs.runs)
    on(asks.StartRun, runs.start)
    on(asks.RunOrders, runs.orders)
    on(asks.CancelRun, runs.cancel)
    on(asks.ShowRun, runs.run)
    on(asks.ShowItem, runs.item)
    on(asks.CompareRuns, runs.compare)
    on(asks.Bless, runs.bless)
    on(asks.NextToLabel, runs.next_to_label)
    on(asks.GiveLabel, runs.label)
    on(asks.People, runs.people)
    on(asks.ToSettle, runs.to_settle)
    on(asks.KeepCorrection, runs.keep_correction)
    on(asks.KeepCase, runs.keep_case)
    on(asks.InProduction, runs.production)
    return handlers
