"""What `replydesk.toml` says in good form and cannot mean: a contact that nobody reaches, a language that is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from drafting.iso_languages import CODES, code_of
from drafting.limits import USERNAME
from drafting.settings_words import entry
from policy.channels import Channels
from policy.errors import UnknownChannel
from policy.models import Contact, ContactKind
from policy.refused import shown

if TYPE_CHECKING:
    from drafting.settings import Agent, CompanySection, Settings

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+")
_SOMETHING = re.compile(r".*\S.*", re.DOTALL)
_REACHES: Mapping[ContactKind, tuple[re.Pattern[str], str]] = {
    "email": (
        re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+"),
        'is no e-mail address: write one such as "care@acme.example"',
    ),
    "phone": (re.compile(r"(\D*\d){3}.*"), 'is no telephone number: write one such as "+353 20 912 0140"'),
    "url": (
        re.compile(r"(https?://)?[^\s/@.]+(\.[^\s/@.]+)+([/?#]\S*)?", re.IGNORECASE),
        'is no web address: write one such as "https://acme.example/help"',
    ),
    "dm": (_SOMETHING, 'is empty: write what a reply calls it, such as "direct message"'),
    "address": (_SOMETHING, "is empty: write the postal address"),
}
"""What a contact of each kind looks like, and what to write instead of what cannot be one."""


def problems(settings: Settings) -> Iterator[str]:
    """Say each thing that the settings cannot mean: the place, the value and what would do."""
    channels = Channels(settings.channels)
    yield from _company(settings.company)
    try:
        channels.get(settings.default_channel)
    except UnknownChannel as error:
        yield f"default_channel: {_sentence(error)}"
    for number, agent in enumerate(settings.agents):
        yield from _agent(entry("agents", number, {"username": agent.username}), agent)
    for number, contact in enumerate(settings.contacts):
        yield from _contact(entry("contacts", number, {"id": contact.id}), contact, channels)
    yield from _once("agents", "username", [agent.username for agent in settings.agents])
    yield from _once("contacts", "id", [contact.id for contact in settings.contacts])
    yield from _once("remedies", "id", [remedy.id for remedy in settings.remedies])
    yield from _once("channels", "name", [channel.name for channel in settings.channels])


def _company(company: CompanySection) -> Iterator[str]:
    if not company.name.strip():
        yield "company.name: is empty: write the name by which customers know the company"
    yield from _languages("company.languages", company.languages)
    if not company.languages:
        yield 'company.languages: is empty: write at least one, as in ["en"]'
    for domain in company.link_domains:
        if not _DOMAIN.fullmatch(domain):
            yield f'company.link_domains: {shown(domain)} is no domain: write one such as "acme.example"'


def _agent(where: str, agent: Agent) -> Iterator[str]:
    if not USERNAME.fullmatch(agent.username):
        yield (
            f"{where}: username: {shown(agent.username)} cannot be: up to 64 small letters, digits and . _ - are "
            "taken, and a letter or digit comes first"
        )
    if not agent.name.strip():
        yield f"{where}: name: is empty: write the name that customers and colleagues may read"
    if agent.trained_until is not None and not _is_day(agent.trained_until):
        yield f'{where}: trained_until: {shown(agent.trained_until)} is no date: write year, month, day: "2027-11-27"'


def _contact(where: str, contact: Contact, channels: Channels) -> Iterator[str]:
    form, instead = _REACHES[contact.kind]
    if not contact.id.strip():
        yield f'{where}: id: is empty: write a short name of your own for it, such as "care"'
    if not form.fullmatch(contact.value.strip()):
        yield f"{where}: value: {shown(contact.value)} {instead}"
    for name in contact.channels:
        try:
            called = channels.get(name).name
        except UnknownChannel as error:
            yield f"{where}: channels: {_sentence(error)}"
            continue
        if called != name:
            yield f"{where}: channels: {shown(name)} is called {shown(called)} here: write that"
    yield from _languages(f"{where}: languages", contact.languages)


def _languages(where: str, languages: Sequence[str]) -> Iterator[str]:
    for language in languages:
        if language not in CODES:
            code = code_of(language)
            instead = f"write {shown(code)}" if code else 'write two letters, such as "en", "de" or "fr"'
            yield f"{where}: {shown(language)} is no language code: {instead}"


def _once(table: str, key: str, names: Sequence[str]) -> Iterator[str]:
    for name, times in Counter(names).items():
        if times > 1:
            yield f"[[{table}]]: {times} have the {key} {shown(name)}: give each one of its own"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _DAY.fullmatch(text) is not None


def _sentence(error: Exception) -> str:
    """Return what an error says as the end of a longer sentence."""
    return str(error).removesuffix(".")
