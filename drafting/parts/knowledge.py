"""The index of a workspace alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from drafting.settings import Settings
from knowledge import CaseColumns, EndpointEmbeddings, KnowledgeBase, KnowledgeConfig
from policy import BUILT_IN_CHANNELS, find_personal_data


def open_knowledge(settings: Settings, *, renew: bool = False) -> KnowledgeBase:
    """The index of a workspace alone; use it as a context manager. `renew`: see `KnowledgeBase.open`."""
    embeddings = settings.embeddings
    endpoint = None
    if embeddings.base_url is not None:
        endpoint = EndpointEmbeddings(
            base_url=embeddings.base_url,
            model=embeddings.model or "text-embedding-3-small",
            api_key=settings.embeddings_key,
            timeout_seconds=embeddings.timeout_seconds,
        )
    config = KnowledgeConfig(
        workspace=settings.workspace,
        index_dir=settings.state_dir / "index",
        embeddings=endpoint,
        language=settings.embeddings.language,
        chroma_url=settings.storage.chroma_url,
        policy_version=settings.company.policy_version,
        case_columns=tuple(CaseColumns(match=m.match, columns=m.columns) for m in settings.case_mapping),
        channels={
            name: spec.name for spec in (*BUILT_IN_CHANNELS, *settings.channels) for name in (*spec.aliases, spec.name)
        },
    )
    return KnowledgeBase.open(config, scrub=scrub, renew=renew)


def scrub(text: str) -> tuple[str, Mapping[str, int]]:
    """Take personal data out of a past case before it is indexed or shown to a model; count it by kind."""
    found = find_personal_data(text)
    parts, at = [], 0
    for datum in found:
        parts += [text[at : datum.start], f"[{datum.kind.replace('_', ' ')}]"]
        at = datum.end
    return "".join(parts) + text[at:], Counter(datum.kind for datum in found)
