"""A plain claim of fact that nothing given with the case bears out: "the sauce contains no nuts", "plenty of room".

Figures, names and promises are judged by rules of their own. What is left are sentences that state how a thing is, how
the company does things or what the customer can do. Nothing tells a true one from a false one but what the case holds,
so the agent is asked to check those of which the case says nothing. The post proves nothing: what it asks about is no
answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.content import COURTESY
from policy.given import given
from policy.matcher import MAX_HITS
from policy.matters import matter, matters_in
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.matter import names_of
from policy.sentences import sentences_of

_STATES: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\bwe (?:also |always |never |only |all |do |don't |do not )*(?:have|offer|use|accept|"
        r"serve|sell|stock|provide|"
        r"make|train|deliver|keep|run|carry|clean|test|follow|allow|bake|cook|build|"
        r"check)\b(?! (?:no idea|to|a look)\b)|"
        r"\b(?:(?:it|that|they|there)(?:'s|'re)|(?:(?:it|they|there) |(?:the|our|your|all|every|each|both|no) "
        r"(?:[\w'-]+ ){1,4}?)(?:is|are|isn't|aren't|has|have|contains?|includes?|comes?|works?|"
        r"runs?|fits?|supports?|needs?|"
        r"lasts?|holds?|takes?))\b(?! (?:not )?(?:sorry|late|fair|annoying|frustrating|maddening))|"
        r"\byou (?:can|may|don't need to|do not need to|won't need|will find|"
        r"just need)\b(?! (?:also )?(?:write|send|reach|"
        r"message|tell|email|call|dm|ask|contact|find (?:us|me|it|all|everything|the|more)|expect|imagine|count)\b)|"
        r"\b(?:by law|legally|the law)\b"
    ),
    "de": re.compile(
        r"\bwir (?:haben|bieten|nutzen|verwenden|nehmen|fuhren|verkaufen|liefern|machen|backen|"
        r"kochen|prufen|testen)\b|"
        r"\b(?:(?:es|sie|das) |(?:das|die|der|unser\w*|alle|jede\w*|"
        r"kein\w*) (?:[\w-]+ ){0,3}?)(?:ist|sind|hat|haben|gibt|enthalt|"
        r"enthalten|funktioniert|lauft|passt|dauert|reicht|genugt|braucht)\b|\bgibt es\b|\b(?:du kannst|sie konnen|"
        r"ihr konnt|kannst du|konnen sie|konnt ihr)\b|\bgesetz\w*\b"
    ),
    "fr": re.compile(
        r"\bnous (?:avons|proposons|utilisons|acceptons|faisons|vendons|livrons|cuisons|testons)\b|"
        r"\b(?:(?:(?:il|elle|ils|elles|ce|ca|cela) |(?:le|la|les|l'|notre|nos|votre|tous|toutes) ?(?:[\w'-]+ ){0,3}?)"
        r"(?:est|sont|a|ont|contient|contiennent|fonctionne\w*|suffit|comporte)|c'est)\b|\bil y a\b|"
        r"\b(?:vous pouvez|tu peux)\b|\b(?:la loi|legalement)\b"
    ),
    "es": re.compile(
        r"\b(?:tenemos|ofrecemos|usamos|aceptamos|hacemos|vendemos|servimos)\b|\b(?:el|la|los|las|"
        r"nuestr\w+|todos|todas|"
        r"ningun\w*) (?:[\w-]+ ){0,3}?(?:es|son|esta|estan|tiene|tienen|lleva|contiene|funciona\w*|sirve|cabe)\b|"
        r"\b(?:es|son|hay)\b|\b(?:puedes|puede|podeis)\b|\bla ley\b"
    ),
}
"""How a sentence begins to state how things are, by language; folded."""
NO_CLAIM: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\?|\b(?:sorry|apolog\w+|thank\w*|glad|happy|lovely|love|great|wonderful|made (?:my|our)|hope|wish|please|dm|"
        r"don't know|do not know|not sure|can't (?:say|tell|see)|cannot (?:say|tell|see)|"
        r"don't have (?:an?|the) answer|"
        r"no answer|whether|know yet|see (?:yet|why)|understand|feel|felt|sounds|must (?:have|be)|"
        r"should|would|wouldn't|"
        r"imagine|annoy\w+|frustrat\w+|mad|madden\w+|tedious|wearing|worr\w+|shame|disappoint\w+|"
        r"fair|sense|mean\w*|idea|"
        r"direct message|write to|look (?:at|into)|happened|went wrong|our (?:mistake|fault)|on us|"
        r"you (?:say|said|wrote|"
        r"write|told|asked|ask|want|wanted|'d like|would like)|you'd|"
        r"if (?:you|anything|something)|tell us|let (?:us|me))\b|@"
    ),
    "de": re.compile(
        r"\?|\b(?:leid|entschuldig\w*|dank\w*|freut|schon zu|schade|weiss (?:ich|es)|wissen wir|"
        r"nicht sagen|ob|verstehe?|"
        r"versteh\w*|bitte|schreib\w*|nachricht|frag\w*|argerlich|frustrier\w*|muss|sollte\w*|ware|"
        r"wurde\w*|vernunftig|sinnvoll|verstandlich|klingt|hoffe\w*|wunsch\w*|"
        r"unser fehler|passiert|kummern|anschauen|mochtest|mochten|willst|wollt)\b|@"
    ),
    "fr": re.compile(
        r"\?|\b(?:desole\w*|navre\w*|regrett\w*|merci|plaisir|ravi\w*|content\w*|sais pas|"
        r"savons pas|peux pas|pouvons pas|si|"
        r"comprend\w*|penible|agacant|frustrant|dommage|devrai\w*|serai\w*|esper\w*|ecri\w*|message|notre erreur|doit|"
        r"voulez|souhait\w*|aimeri\w*)\b|@"
    ),
    "es": re.compile(
        r"\?|\b(?:siento|sentimos|lament\w*|perd[o]n\w*|gracias|alegr\w*|no se|no sabemos|si|"
        r"entiend\w*|molest\w*|frustr\w*|"
        r"lastima|deberi\w*|seri\w*|esper\w*|escrib\w*|mensaje|nuestro error|debe|quier\w*|gustari\w*|pregunt\w*)\b|@"
    ),
}
"""Words of a sentence that feels, asks, invites, does not know, or tells the customer's own story; folded."""
_BORNE_OUT = 0.4
"""Share of a claim's matters that evidence must name for it to count as borne out. With it the rule speaks up
at 1 of 89 good replies written by hand to the desk's own prompts (27 November 2026)."""
_LAW = re.compile(r"\b(?:by law|legally|the law|gesetz\w*|la loi|legalement|la ley)\b")
_LEAST = 2
"""Matters without which a sentence states nothing that could be checked, unless it claims a law."""
_SHORT = 3
"""Matters of a claim up to which one of them in the evidence is enough."""
_MANNERS = frozenset(filter(None, map(matter, COURTESY)))


class PlainClaimCheck:
    """`check: plain-claim`"""

    name = "plain-claim"
    parameters = Parameters

    def compile(self, rule: RuleSpec, parameters: Parameters, build: Build) -> Checker:
        """Find sentences that state something of which nothing given with the case speaks."""
        return _claims


def _claims(reading: Reading, case: Case) -> list[Departure]:
    states, excused = _STATES.get(reading.lang), NO_CLAIM.get(reading.lang)
    items = [item for item in case.context.evidence if not item.internal]
    texts = [*(item.text for item in items), *(fact.text for fact in case.established)]
    if states is None or excused is None or not texts:
        return []
    alike = [text for text in texts if given(text).lang in (reading.lang, "und")]
    foreign = len(alike) < len(texts) / 2  # then only what claims a law can be held against it
    known = frozenset[str]().union(*(given(text).matters for text in alike), *_of_the_house(case))
    names = names_of(case)
    found: list[Departure] = []
    folded = reading.text.folded
    for left, right in sentences_of(folded):
        begun, law = states.search(folded, left, right), _LAW.search(folded, left, right) is not None
        if len(found) >= MAX_HITS or begun is None or "?" in folded[left:right] or (foreign and not law):
            continue
        if not law and excused.search(folded, left, right):
            continue
        said = matters_in(folded, left, right, reading.quantities) - _MANNERS - names
        told = _told_of_it(folded, begun.end(), right, reading) - _MANNERS - names
        if len(said) < (1 if law else _LEAST) or _borne_out(said, told, known):
            continue
        start, end = reading.text.original(left, right)
        found.append(
            Departure(start, end, "Nothing given with this case speaks of it.", words={"what": reading.raw[start:end]})
        )
    return found


def _borne_out(said: frozenset[str], told: frozenset[str], known: frozenset[str]) -> bool:
    """Tell whether evidence speaks of what a claim says, and not only of the thing that it says it of."""
    if len(told) >= _LEAST and not told & known:
        return False
    shared = len(said & known)
    return shared >= _BORNE_OUT * len(said) or (len(said) <= _SHORT and shared > 0)


def _told_of_it(folded: str, start: int, right: int, reading: Reading) -> frozenset[str]:
    """Return what a claim says of its subject: "sound-proofed" of the rooms, whatever else is known of rooms."""
    stop = _CLAUSE_END.search(folded, start, right)
    return matters_in(folded, start, stop.start() if stop else right, reading.quantities)


_CLAUSE_END = re.compile(r"[,;:](?=\s)| (?:and|so|but|because|und|aber|weil|et|mais|car|y|pero|porque) ")


def _of_the_house(case: Case) -> list[frozenset[str]]:
    """Return what the company's own lists name: products, contacts and remedies."""
    company = case.company
    listed = [*company.products, *(c.label or "" for c in company.contacts), *(r.title for r in company.remedies)]
    return [given(text).matters for text in listed if text]
