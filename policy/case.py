"""Everything beside the reply, prepared once per context: post, evidence, facts, registry, channel."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from policy.conditions import Conditions
from policy.entities import links_in
from policy.given import given
from policy.grounds import Grounds, Support
from policy.kind import guess_kind
from policy.links import plain_link
from policy.matcher import Matcher
from policy.models import ChannelSpec, Company, Contact, Context, EvidenceItem, PostKind
from policy.personal import PersonalDatum
from policy.quantities import Quantity
from policy.reading import Reading
from policy.similarity import RecentIndex
from policy.told import OwnPolicy, general
from policy.views import fold, split_words


class Case:
    """One context as the checks see it. Holds nothing of the reply, so keystrokes share it."""

    def __init__(self, company: Company, context: Context, channel: ChannelSpec, matcher: Matcher) -> None:
        self.company = company
        self.context = context
        self.channel = channel
        self._matcher = matcher
        self._conditions: dict[str, Conditions] = {}
        self._internal_runs: dict[int, dict[tuple[str, ...], str]] = {}

    @cached_property
    def post(self) -> Reading | None:
        """The customer's post; None when the check is not told of one."""
        if not self.context.post or not self.context.post.strip():
            return None
        return Reading(self.context.post, self._matcher)

    @property
    def raw_post(self) -> str:
        """The post as given; empty without one."""
        return self.context.post or ""

    @property
    def lang(self) -> str:
        """Language of the post: as given, else detected; `und` without a post."""
        if self.context.lang:
            return self.context.lang.split("-")[0].split("_")[0].lower()
        return self.post.lang if self.post else "und"

    @cached_property
    def kind(self) -> PostKind | None:
        """Kind of the post: as given, else guessed from its words; None when nothing tells."""
        if self.context.kind is not None or self.post is None:
            return self.context.kind
        return guess_kind(self.post.words.words, "?" in self.post.text.folded)

    @cached_property
    def established(self) -> tuple[EvidenceItem, ...]:
        """What a human established about this case: facts and evidence given with it, never internal."""
        facts = self.context.facts
        given = [EvidenceItem(id=f.id, kind="fact", text=f.text) for f in facts.facts]
        given += [EvidenceItem(id=f.id, kind="note", text=f.text) for f in facts.evidence]
        known = {(item.id, item.text) for item in given}
        given += [
            item
            for item in self.context.evidence
            if item.kind in ("fact", "note") and not item.internal and (item.id, item.text) not in known
        ]
        return tuple(given)

    @cached_property
    def passages(self) -> tuple[EvidenceItem, ...]:
        """Public passages of the policy in force."""
        return tuple(
            item for item in self.context.evidence if item.kind == "passage" and not item.internal and not item.outdated
        )

    @cached_property
    def internal(self) -> tuple[EvidenceItem, ...]:
        """Evidence whose words the public must never see."""
        return tuple(item for item in self.context.evidence if item.internal)

    @cached_property
    def established_readings(self) -> tuple[tuple[EvidenceItem, Reading], ...]:
        """The established evidence, read with the rulebook's matcher."""
        return tuple((item, Reading(item.text, self._matcher)) for item in self.established)

    @cached_property
    def passage_readings(self) -> tuple[tuple[EvidenceItem, Reading], ...]:
        """The passages, read with the rulebook's matcher."""
        return tuple((item, Reading(item.text, self._matcher)) for item in self.passages)

    @cached_property
    def grounds(self) -> Grounds:
        """Every figure that the reply may rest on."""
        return Grounds((*self.established, *self.passages), self.company)

    def support(self, quantity: Quantity, reading: Reading) -> Support:
        """Return what stands behind a figure of a reply. Asked twice for one reply, it is looked up once."""
        known = reading.supports.get(quantity)
        if known is None:

            def around() -> frozenset[str]:
                return reading.matters | post

            post = self.post.matters if self.post is not None else frozenset[str]()
            known = self.grounds.support(quantity, reading.roles[quantity], reading.lang, around, post, reading.roles)
            reading.supports[quantity] = known
        return known

    def conditions(self, lang: str) -> Conditions:
        """Return what the evidence in a language says, clause by clause."""
        known = self._conditions.get(lang)
        if known is None:
            sources = [(item.id, item.text, True) for item in self.established]
            sources += [(item.id, item.text, False) for item in self.passages]
            known = self._conditions[lang] = Conditions(sources, lang)
        return known

    @cached_property
    def own_policy(self) -> OwnPolicy:
        """The sentences of the public policy in force and of clauses given with the case, to know them again."""
        return OwnPolicy((*(item.text for item in self.passages), *self._clauses))

    @cached_property
    def _clauses(self) -> tuple[str, ...]:
        """What the evidence given with the case says to everybody."""
        return tuple(text for item in self.established if item.kind == "note" and (text := general(item.text)))

    def tells_policy(self, reading: Reading, start: int, end: int) -> bool:
        """Tell whether an original span lies in a sentence that tells the policy. Looked up once for each reply."""
        if not self.passages and not self._clauses:
            return False
        if reading.told is None:
            reading.told = self.own_policy.told(reading)
        return not reading.told.free(start, end)

    @cached_property
    def our_names(self) -> frozenset[str]:
        """Folded words of every name that company, facts or evidence bring up."""
        company = self.company
        texts = [
            company.name,
            *company.products,
            *company.people,
            *company.handles,
            *company.signatures,
            *company.hashtags,
        ]
        texts += [f"{c.label} {c.value}" for c in company.contacts] + [r.title for r in company.remedies]
        texts += [item.text for item in (*self.established, *self.passages)]
        return _words_of(texts)

    @cached_property
    def known_names(self) -> frozenset[str]:
        """As `our_names`, with those that the post and its author bring up."""
        author = self.context.facts.author
        return self.our_names | _words_of([self.raw_post, *self.context.thread, author.name or "", author.handle or ""])

    @cached_property
    def _thing_shapes(self) -> frozenset[str]:
        """Codes in evidence and product names, and their shapes: a lot or model number names a thing, not a person."""
        texts = [item.text for item in (*self.established, *self.passages)] + list(self.company.products)
        codes = {code for text in texts for code in re.findall(r"[a-z0-9\-]*\d[a-z0-9\-]*", fold(text)[0])}
        return frozenset(codes | {_shape(code) for code in codes if any(map(str.isalpha, code))})

    def names_things(self, code: str) -> bool:
        """Tell whether a code stands in the evidence or has the shape of one that does."""
        return code in self._thing_shapes or _shape(code) in self._thing_shapes

    @cached_property
    def recent(self) -> RecentIndex:
        """The company's recent replies, prepared for comparison."""
        return RecentIndex(self.context.recent)

    def internal_runs(self, size: int) -> dict[tuple[str, ...], str]:
        """Return every run of `size` words of the internal evidence, with the id of its source."""
        if size not in self._internal_runs:
            public = {
                tuple(words[i : i + size])
                for item in (*self.passages, *self.established)
                for words in [split_words(*fold(item.text)).words]
                for i in range(len(words) - size + 1)
            }
            runs: dict[tuple[str, ...], str] = {}
            for item in self.internal:
                words = split_words(*fold(item.text)).words
                runs |= {
                    run: item.id
                    for i in range(len(words) - size + 1)
                    if (run := tuple(words[i : i + size])) not in public
                }
            self._internal_runs[size] = runs
        return self._internal_runs[size]

    @cached_property
    def _public_digits(self) -> frozenset[str]:
        """Digits of every phone number that the registry or the established evidence gives."""
        values = [c.value for c in self.company.contacts if c.kind in ("phone", "address")]
        found = {"".join(filter(str.isdigit, value)) for value in values}
        for datum in self._evidence_contacts:
            found.add("".join(filter(str.isdigit, datum.text)))
        return frozenset(d.lstrip("0") for d in found if d)

    @cached_property
    def _evidence_contacts(self) -> tuple[PersonalDatum, ...]:
        return tuple(
            datum
            for item in (*self.established, *self.passages)
            for datum in given(item.text).personal
            if datum.kind in ("phone", "email", "address", "ip")
            and not _CUSTOMERS.search(item.text[: datum.start].lower()[-60:])
        )

    @cached_property
    def _public_texts(self) -> str:
        values = [c.value for c in self.company.contacts] + [d.text for d in self._evidence_contacts]
        return "\n".join(fold(v)[0] for v in values)

    def may_be_public(self, datum: PersonalDatum) -> bool:
        """Tell whether a find is the company's own contact, or one that the evidence gives, and not a customer's."""
        if datum.kind == "phone":
            digits = "".join(filter(str.isdigit, fold(datum.text)[0])).lstrip("0")
            return any(_same_number(digits, known) for known in self._public_digits)
        if datum.kind in ("email", "address", "ip", "handle"):
            return self.company_knows(datum.text)
        return False

    def company_knows(self, text: str) -> bool:
        """Tell whether `text` stands in the contact registry or among the contacts in evidence."""
        return bool(text.strip()) and fold(text.strip())[0] in self._public_texts

    @cached_property
    def link_domains(self) -> tuple[str, ...]:
        """Domains a reply may link, lower case."""
        return tuple(domain.lower().removeprefix("www.") for domain in self.company.link_domains)

    @cached_property
    def known_links(self) -> frozenset[str]:
        """Links of the registry and of the evidence, in comparable form."""
        texts = [c.value for c in self.company.contacts if c.kind == "url"]
        texts += [item.text for item in (*self.established, *self.passages)]
        return frozenset(plain_link(link.text) for text in texts for link in links_in(text))

    @cached_property
    def public_numbers(self) -> frozenset[str]:
        """Every run of three to six digits in the registry and the established evidence: short numbers to dial."""
        texts = [c.value for c in self.company.contacts] + [item.text for item in (*self.established, *self.passages)]
        return frozenset(number for text in texts for number in re.findall(r"(?<!\d)\d{3,6}(?!\d)", text))

    def best_contact(self, *kinds: str) -> Contact | None:
        """Return the registered contact to offer here: of the wanted kinds first, fit for channel and language."""
        fit = [
            contact
            for contact in self.company.contacts
            if (not contact.channels or self.channel.name in contact.channels)
            and (not contact.languages or self.lang in contact.languages)
        ]
        for kind in kinds:
            for contact in fit:
                if contact.kind == kind:
                    return contact
        return fit[0] if fit else None


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in re.findall(r"[^\W_]+", fold(text)[0]))


def _shape(code: str) -> str:
    return re.sub(r"\d", "9", re.sub(r"[a-z]", "a", code)) if any(map(str.isalpha, code)) else code


_CUSTOMERS = re.compile(r"\b(?:customer|client|guest|patient|author|her|his|their|caller|account holder|user)(?:'s)?\b")


def _same_number(one: str, other: str) -> bool:
    """Tell whether two digit strings are one phone number, with or without the country code."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and (
        short == long or (len(short) >= 7 and long.endswith(short) and len(long) - len(short) <= 3)
    )
