"""`replydesk.toml` and the environment, as one frozen value. Nothing is read at import."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator

from drafting.errors import ConfigurationError, SettingsRefused
from drafting.settings_check import problems
from drafting.settings_words import not_toml, refused, without_refused
from policy.models import ChannelSpec, Company, Contact, Remedy, Role


class Section(BaseModel):
    """A table of `replydesk.toml`: unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Voice(Section):
    """How the brand speaks. Goes into the prompt, and into the voice rules."""

    description: str = "Friendly, plain and short. A person talking to a person."
    do: tuple[str, ...] = ()
    """What a reply should do, one thing a line."""
    avoid: tuple[str, ...] = ()
    """What a reply should not do."""
    slang: tuple[str, ...] = ()
    """Informal words that belong to the brand."""
    greetings: tuple[str, ...] = ()
    """Openings of the brand; empty means any or none."""


class CompanySection(Section):
    """`[company]`"""

    name: str
    about: str = ""
    """One or two sentences about the company; a draft may rest on them."""
    handles: tuple[str, ...] = ()
    """The company's own handles, for example `@acme`."""
    languages: tuple[str, ...] = ("en",)
    """Approved reply languages, besides the language of the post."""
    jurisdictions: tuple[str, ...] = ()
    """Rules that hold only in some places look here, for example `EU` or `US-CA`."""
    regulated: tuple[Literal["health", "finance"], ...] = ()
    """Switches the stricter rules on."""
    products: tuple[str, ...] = ()
    """Names that a reply may use without further evidence."""
    people: tuple[str, ...] = ()
    """People a public reply may name, besides the agents."""
    competitors: tuple[str, ...] = ()
    """Names that no reply may mention."""
    link_domains: tuple[str, ...] = ()
    """Domains a reply may link, subdomains included."""
    hashtags: tuple[str, ...] = ()
    """Hashtags a reply may use."""
    policy_version: str | None = None
    """The version in force of the company's policy; precedents answered under another are marked."""


class Agent(Section):
    """`[[agents]]`: a person who may sign in. `serve` makes an account for each when it first starts."""

    username: str
    """Name to sign in with."""
    name: str
    signature: str | None = None
    """How this person signs, for example `^Mia`."""
    roles: tuple[Role, ...] = ("agent",)
    """Agents edit and approve, approvers lift what agents may not, trainers review, admins run accounts."""
    trained_until: str | None = None
    """ISO date on which the training certificate expires."""

    @field_validator("trained_until", mode="before")
    @classmethod
    def _day_without_quotes(cls, value: object) -> object:
        """TOML has dates of its own: one that was written without quotes is the same day."""
        return value.isoformat() if type(value) is date else value


class Endpoint(Section):
    """`[model]` and `[model.fallback]`: an OpenAI-compatible chat endpoint."""

    base_url: str | None = None
    """None means the embedded model, unless OPENAI_API_KEY or OPENAI_BASE_URL is set. For Azure the address of the
    resource that ends in `/openai/v1`, or of a deployment with its `?api-version=`."""
    model: str | None = None
    """None with a base_url means: ask the endpoint and take the first model it lists."""
    api_key_env: str = "OPENAI_API_KEY"
    """Name of the environment variable that holds the key; the key itself never stands in the file."""
    timeout_seconds: float = 60.0
    """Longest wait for one call."""
    max_tokens: int = 320
    """Longest answer of one call."""
    temperature: float = 0.4
    candidates: int | None = None
    """How many candidates the writer asks for. None means: up to three as far as they cost less than 0.01 a draft by
    the prices below; without prices two of a hosted endpoint and one of an own machine."""
    budget_seconds: float = 240.0
    """Longest time for one draft, all calls together; budgets stand in `[model]` and hold for the fallback as well."""
    budget_tokens: int | None = None
    """Most tokens for one draft, read and written, all calls together; None means no limit."""
    budget_cost: float | None = None
    """Most money for one draft, in the unit of the prices, which every endpoint must have; None means no limit."""
    context_tokens: int | None = None
    """What the endpoint takes; None means unknown."""
    prompt_price: float | None = None
    """Price of a million prompt tokens."""
    completion_price: float | None = None
    """Price of a million answer tokens."""
    fallback: Endpoint | None = None
    """A second endpoint, asked when the first one fails."""

    @field_validator("base_url")
    @classmethod
    def _is_an_address(cls, base_url: str | None) -> str | None:
        if base_url is not None and not base_url.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return base_url

    @model_validator(mode="after")
    def _budget_has_prices(self) -> Self:
        if self.budget_cost is None:
            return self
        if not self.priced:
            raise ValueError("budget_cost needs prompt_price and completion_price: without them no call costs anything")
        second = self.fallback
        if second is not None and second.base_url is not None and not second.priced:
            raise ValueError(
                "budget_cost needs the prices of [model.fallback] as well, 0 where it is free: without them its calls "
                "would count as nothing"
            )
        return self

    @model_validator(mode="after")
    def _one_fallback_within_the_same_budgets(self) -> Self:
        second = self.fallback
        if second is None:
            return self
        if second.fallback is not None:
            raise ValueError("[model.fallback] has a fallback of its own: there is one fallback")
        own = [name for name in ("budget_tokens", "budget_cost") if getattr(second, name) is not None]
        if own:
            raise ValueError(
                f"[model.fallback] has {' and '.join(own)}: budgets stand in [model] and hold for the whole draft, "
                "whichever endpoint answers"
            )
        return self

    @property
    def priced(self) -> bool:
        """True when a call has a price, be it 0."""
        return self.prompt_price is not None or self.completion_price is not None


class LocalModel(Section):
    """`[local_model]`: the embedded chat model."""

    path: Path | None = None
    """A GGUF file to use instead of the one the packages carry."""
    threads: int | None = None
    """Threads to compute with; None means one per core."""
    context_tokens: int = 4096


class EmbeddingsSection(Section):
    """`[embeddings]`: local unless an endpoint is configured by name."""

    language: Literal["english", "multilingual"] = "english"
    """Which embedded model reads documents and posts. `multilingual` finds English clauses for questions in other
    languages; it needs `make multilingual` (91 MB, Linux on x86) and makes ingest some twenty times slower. Without it
    the search says of such questions that nothing is relevant. Run `replydesk ingest` after a change."""
    base_url: str | None = None
    model: str | None = None
    api_key_env: str = "OPENAI_API_KEY"
    timeout_seconds: float = 30.0


class Storage(Section):
    """`[storage]`: what replaces the embedded parts when users outgrow one machine."""

    database_url: str | None = None
    """A SQLAlchemy URL; None means SQLite in `.replydesk/`."""
    chroma_url: str | None = None
    """http(s) address of a Chroma server; None means embedded Chroma in `.replydesk/`."""

    @property
    def shared(self) -> bool:
        """True when records and vectors are on servers, so that several desks may serve one workspace."""
        return self.database_url is not None and self.chroma_url is not None


class Review(Section):
    """`[review]`: how the desk works."""

    lease_minutes: Annotated[int, Field(ge=1, le=240)] = 15
    """How long a case stays with the agent who opened it."""
    approval_minutes: Annotated[int, Field(ge=1, le=1440)] = 60
    """How long an approval holds before it must be given again."""
    recent_replies: Annotated[int, Field(ge=0, le=5000)] = 200
    """How many of the last public replies the check on near copies looks at."""
    drafting_concurrency: Annotated[int, Field(ge=1, le=64)] = 1
    """Drafts written at the same time."""
    draft_ahead: bool = True
    """Write a draft as soon as a post comes in."""
    follow_up_days: Annotated[int, Field(ge=0, le=365)] = 3
    """An answered customer of whom nothing is heard for so long stands on the list of follow-ups."""
    theme_days: Annotated[int, Field(ge=1, le=365)] = 7
    """Themes are what comes up in the posts of so many days, compared with the four stretches before."""
    training_passes: Annotated[int, Field(ge=1, le=100)] = 5
    """Exercises in a row to pass at the first try; then the training certificate is given."""
    training_months: Annotated[int, Field(ge=1, le=60)] = 12
    """How long a certificate that was earned by exercises holds."""


class KnownAuthors(Section):
    """`[known_authors]`: who complains often is told the facts plainly, and goodwill needs an approver."""

    posts: Annotated[int, Field(ge=0, le=1000)] = 6
    """Other posts on the same channel from which an author is known; 0 switches the rule off."""
    remedies: Annotated[int, Field(ge=0, le=1000)] = 2
    """Remedies given to them before."""


class CaseMapping(Section):
    """`[[case_mapping]]`: which column of an export is which field of a resolved case."""

    match: str = "*"
    """Glob over file names in `cases/`."""
    columns: Mapping[str, str] = Field(default_factory=dict)
    """Field name -> column name, for example `{post = "review", reply = "developer_reply"}`."""


class ServerSection(Section):
    """`[server]`"""

    host: str = "127.0.0.1"
    """Address to listen on; anything but loopback opens the desk to the network."""
    port: Annotated[int, Field(ge=0, le=65535)] = 8420
    """Port of desk and API; 0 takes a free one."""


class WebhooksSection(Section):
    """`[webhooks]`: where outgoing webhooks may go, and how long a receiver may fail."""

    allow_private: bool = False
    """Let webhooks go to loopback and private addresses: receivers inside the company's own network."""
    allow_http: bool = False
    """Let webhooks go to http:// addresses; the messages are signed, but anybody on the way can read them."""
    timeout_seconds: Annotated[float, Field(gt=0, le=60)] = 10.0
    """Longest time for one call, from connecting to the last byte of the answer's head."""
    disable_after_hours: Annotated[float, Field(gt=0, le=720)] = 72.0
    """A webhook whose receiver has taken nothing for so long is switched off."""


class FeedbackForm(Section):
    """`[feedback_form]`: the company's own form for customers, at `/feedback` of the desk."""

    open: bool = False
    """Take messages from everybody who can reach the desk's address; each is a post on the channel `feedback`."""
    intro: str = ""
    """A sentence above the form; without one it says what is welcome, in the visitor's language."""
    most_in_ten_minutes: Annotated[int, Field(ge=1, le=1000)] = 5
    """Messages that one network address may send."""


class Settings(Section):
    """Everything configured, validated. Made by `load_settings`, passed down by `drafting.compose`."""

    workspace: Path
    company: CompanySection
    voice: Voice = Voice()
    agents: tuple[Agent, ...] = ()
    contacts: tuple[Contact, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    channels: tuple[ChannelSpec, ...] = ()
    default_channel: str = "feedback"
    """Channel of a post or reply that names none."""
    model: Endpoint = Endpoint()
    local_model: LocalModel = LocalModel()
    embeddings: EmbeddingsSection = EmbeddingsSection()
    storage: Storage = Storage()
    review: Review = Review()
    known_authors: KnownAuthors = KnownAuthors()
    case_mapping: tuple[CaseMapping, ...] = ()
    server: ServerSection = ServerSection()
    webhooks: WebhooksSection = WebhooksSection()
    feedback_form: FeedbackForm = FeedbackForm()
    api_key: SecretStr | None = None
    """Of the chat endpoint; from the environment only."""
    embeddings_key: SecretStr | None = None
    """Of the embeddings endpoint; from the environment only."""

    def policy_company(self) -> Company:
        """The part that the rules must know."""
        c = self.company
        return Company(
            name=c.name,
            handles=c.handles,
            languages=c.languages,
            jurisdictions=c.jurisdictions,
            regulated=c.regulated,
            products=c.products,
            people=c.people + tuple(a.name for a in self.agents),
            competitors=c.competitors,
            link_domains=c.link_domains,
            hashtags=c.hashtags,
            slang=self.voice.slang,
            greetings=self.voice.greetings,
            signatures=tuple(a.signature for a in self.agents if a.signature),
            contacts=self.contacts,
            remedies=self.remedies,
            channels=self.channels,
        )

    @property
    def state_dir(self) -> Path:
        """`.replydesk/`: database, index, jobs; never under version control."""
        return self.workspace / ".replydesk"

    @property
    def uses_local_model(self) -> bool:
        """True when the embedded chat model answers."""
        return self.model.base_url is None


def load_settings(workspace: Path, environ: Mapping[str, str] | None = None) -> Settings:
    """Read `replydesk.toml` of `workspace`; the environment overrides the model endpoint.

    `OPENAI_BASE_URL` and `OPENAI_MODEL` replace `[model]`; `OPENAI_API_KEY` alone means OpenAI itself.
    Raises ConfigurationError with file, place and what to do.
    """
    env = os.environ if environ is None else environ
    path = workspace / "replydesk.toml"
    if not path.is_file():
        raise ConfigurationError(
            f"No replydesk.toml in {str(workspace)!r}. Make a workspace with: replydesk init {workspace}"
        )
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, OSError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}. Save it as UTF-8 text.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path} {not_toml(error)}.") from None
    misplaced = [name for name in ("workspace", "api_key", "embeddings_key") if name in raw]
    if misplaced:
        raise ConfigurationError(f"{path}: {misplaced[0]}: cannot stand in the file; keys come from the environment.")
    return _with_environment(_validated(path, raw), env)


def _validated(path: Path, raw: dict[str, Any]) -> Settings:
    """Raises SettingsRefused with everything that is wrong, in form and in meaning, so that one round mends it."""
    found: list[str] = []
    settings = None
    try:
        settings = Settings(workspace=path.parent, **raw)
    except ValidationError as error:
        found.extend(refused(error, raw, Settings))
        with suppress(ValidationError):
            settings = Settings(workspace=path.parent, **without_refused(error, raw))
    found.extend(() if settings is None else problems(settings))
    if settings is None or found:
        raise SettingsRefused(path, found)
    return settings


def _with_environment(settings: Settings, env: Mapping[str, str]) -> Settings:
    base_url = env.get("OPENAI_BASE_URL") or settings.model.base_url
    key = env.get(settings.model.api_key_env) or None
    if base_url is None and key and settings.model.api_key_env == "OPENAI_API_KEY":
        base_url = "https://api.openai.com/v1"
    embeddings_key = env.get(settings.embeddings.api_key_env)
    model = env.get("OPENAI_MODEL") or settings.model.model
    if base_url is not None and not base_url.startswith(("http://", "https://")):
        raise ConfigurationError("OPENAI_BASE_URL must start with http:// or https://.")
    return settings.model_copy(
        update={
            "model": settings.model.model_copy(update={"base_url": base_url, "model": model}),
            "api_key": SecretStr(key) if key else None,
            "embeddings_key": SecretStr(embeddings_key) if embeddings_key else None,
        }
    )
