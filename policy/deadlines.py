"""Dates and deadlines that a reply sets: allowed when the evidence names the same one, or the remedy table the term."""

from __future__ import annotations

import re

from policy.case import Case
from policy.checks import Departure
from policy.matcher import MAX_HITS
from policy.quantities import Quantity
from policy.reading import Reading
from policy.retold import told_back
from policy.scope import Scope
from policy.screen import Screened
from policy.vocabulary import words as word_set

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "januar|februar|marz|mai|juni|juli|oktober|dezember|"
    "janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_RELATIVE = Screened(
    r"(?<![a-z])(?:heute (?:abend|nacht|nachmittag|mittag)|"
    r"between \d{1,2} and \d{1,2}(?![\d:.]| ?(?:%|[a-z]))|tomorrow|tonight|today|(?:this|next|later this) "
    r"(?:morning|afternoon|evening|week|weekend|month|year|hour)|later today|end of (?:the |this )?(?:day|week|"
    r"month)|close of (?:play|business)|first thing|"
    r"(?:by|before|until|at|around) (?:lunchtime|noon|midnight|lunch|close|christmas|easter|eod|eow|autumn|summer|"
    r"spring|winter|new year)|(?:by|over|before|this|next) the weekend|by tonight|next (?:spring|summer|autumn|"
    r"winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|within the (?:hour|day|week)|straight ?away|"
    r"immediately|right away|in no time|manana|hoy mismo|esta (?:tarde|noche|semana)|la proxima semana|"
    r"fin de semana|demain|aujourd'hui|ce soir|cette semaine|la semaine prochaine|morgen|heute|diese woche|nachste "
    r"woche|noch heute|ubermorgen|sofort|umgehend|"
    r"(?:early|late|later|middle of|mid|beginning of|start of) (?:this |next |the )?week|midweek|this very "
    r"(?:day|week|evening)|before the (?:day|week|month) is (?:out|over|done)|any (?:minute|hour|day) now|"
    r"(?:in|within|over) the (?:next|coming) (?:few )?(?:hours?|days?|weeks?)|"
    r"(?:in|within) a (?:few|couple of) (?:minutes|hours|days|weeks)|"
    r"(?:anfang|mitte|ende) (?:der |dieser |nachster |kommender |des )?(?:woche|monats)|in den (?:nachsten|kommenden) "
    r"(?:stunden|tagen|wochen)|in (?:ein paar|wenigen) (?:stunden|tagen)|"
    r"(?:en |d'ici la |avant la )?(?:debut|fin|milieu) de (?:la )?semaine(?: prochaine)?|dans les (?:prochain(?:e)?s|"
    r"heures|jours) (?:jours|heures|semaines|qui viennent|a venir)|d'ici ce soir|"
    rf"(?:ab|from|by|des|desde|a partir de) (?:{_MONTHS})|"
    r"esta misma (?:semana|tarde|noche|manana)|a (?:finales|principios|mediados) de (?:la )?(?:semana|mes|ano)|"
    r"cet apres-midi|dans la journee|en un (?:rato|ratito|momento)|"
    r"(?:fin|debut|mi)[ -](?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|"
    r"(?:a la|d'ici la|en) fin (?:du mois|de semaine|de l'annee)|"
    r""
    r"en los proximos dias|en las proximas horas|a primera hora)(?![a-z])"
)
_SAME = (
    ("today", "heute", "aujourd'hui", "hoy mismo", "hoy"),
    ("tomorrow", "morgen", "demain", "manana"),
    ("this week", "diese woche", "cette semaine", "esta semana"),
    ("next week", "nachste woche", "la semaine prochaine", "la proxima semana"),
)
"""One time in four languages: a fact is often recorded in another language than the reply's."""
_TO_COME = re.compile(
    r"(?:(?:ab|from|by|des|desde|a partir de) \w+|"
    r"tomorrow|tonight|next .+|.+ next .+|in the (?:next|coming) .+|first thing|"
    r"morgen|ubermorgen|nachste woche|heute (?:abend|nacht|nachmittag)|in den (?:nachsten|kommenden) .+|"
    r"demain|ce soir|cet apres-midi|dans la journee|la semaine prochaine|dans les .+|"
    r"manana|esta noche|la proxima semana|en un (?:rato|ratito|momento)|a (?:finales|principios|mediados) de .+|"
    r"en (?:los|las) proxim.+|a primera hora)"
)
"""Times that lie ahead whatever the tense of the verb: "wir bringen es morgen" promises as much as "we will"."""
_FROM = re.compile(r"\b(?:ab|starting|a partir de|a partir du|des|desde)(?: el| le| dem| la| l')? $")
"""What makes a date one from which something holds: "ab Januar"."""
_NO_TIME = re.compile(
    r"(?:\b(?:guten|esta|por la|de la|la|einen schonen|schonen|a|see you|until|good luck)|"
    r"(?:^|[.!?,] )(?:dann |also |pues )?(?:bis|hasta)) $"
)
"""Before "morgen" or "manana": a greeting, or the morning."""
_WISHES = word_set(
    "enjoy luck danke gracias merci thank thanks schonen guten bonne buenas buen feliz viel viele si if wenn "
    "can could would puede puedes pouvez konnen kannst may"
)
_KIND_WORDS = re.compile(
    r"(?:gute (?:reise|fahrt|erholung)|viel (?:gluck|erfolg|spass)|alles gute|safe (?:travels|trip|journey|flight)|"
    r"bon (?:voyage|vol|courage)|all the best|fingers crossed|big day|"
    r"happy (?:birthday|anniversary|holidays|wedding)|felicidades|mucha suerte)\b"
)
"""A good wish for a day to come: "safe travels tomorrow" promises nothing."""
_SOFT = frozenset({"straight away", "straightaway", "immediately", "right away", "in no time", "sofort", "umgehend"})
"""Words of haste bind no date; they are left to other rules."""
_COMMITTING = word_set(
    """
    will shall going guarantee promise expect expects receive arrive arrives ready should due aim aims plan plans
    until till
    ships ship reaches reach reopens reopen opens starts start begins comes returns leaves lands launches runs takes
    delivers back
    done hope hopes
    follows goes gets fixed solved next let's land lands hit drops drop knocks calls rings sets off heads
    recibira recibiras llega llegara estara tendra tendras sera enviamos repare reparons sera aurez auras arrive revient
    rouvre ouvre erhalten bekommen wird werden kommt liefern bekommst senden schicken melden lauft offnet ist sind
    haben hast geht gehen tiene tienes sale part partent abonamos devolvemos mandamos enviamos envoyons
    """
)
_LENGTH_OF = re.compile(r"(?:\bof|\bfor|\bde|(?<!innerhalb )\bvon|\bpendant|\bdurante) $")
_LENGTH_NAMED = re.compile(
    r"[ -](?:guarantee|warranty|contract|subscription|membership|lease|pass|season ticket)\b(?! (?:refund|replacement))"
)
_FUTURE_ENDING = re.compile(
    r"\w{3,}(?:remos|ara|era|ira|aran|eran|iran|erons|irons|drons|erez|irez|era|ira|eront|iront)"
)
_PAST = word_set(
    """
    was were had did been ago yesterday last since took came went waited wrote told said asked spent arrived left
    brought happened
    got called found lost made paid sent waiting thanks thank flying visiting happy enjoy sorry hatte war waren wurde
    gestern
    letzten
    gewartet geschrieben bestellt angerufen gekauft bezahlt gebracht geliefert gebucht
    ayer fue fueron era hace hier etait etaient avait dernier cuando wann quand when
    """
)
_INSTRUCTING = word_set(
    "please restart wait press try reset hold unplug leave charge bitte veuillez por install update open return bring"
)
_ALSO = word_set("und dann et y")
_TELLING_THEM = word_set("schreib schreibt schreibe frag fragt frage ruf ruft melde meldet ecrivez ecris appelez")
"""How a clause begins that tells the customer to do something, in forms that nothing else has there."""


def ungrounded_deadlines(reading: Reading, case: Case) -> list[Departure]:
    """Return each term or date that a promising sentence sets and nothing supports."""
    found: list[Departure] = []
    scope = reading.scopes[0][0]
    for quantity in reading.quantities:
        if len(found) >= MAX_HITS:
            break  # enough to block and to mend
        if quantity.kind not in ("date", "time", "duration") or _theirs(quantity, case, reading):
            continue
        if quantity.kind == "duration" and _LENGTH_OF.search(
            reading.text.folded[max(0, quantity.start - 16) : quantity.start]
        ):
            continue  # "a guarantee of 12 months" is the length of a thing
        if quantity.kind == "duration" and _LENGTH_NAMED.match(reading.text.folded, quantity.end):
            continue  # "a two-year guarantee"
        start, end = reading.text.original(quantity.start, quantity.end)
        ahead = _FROM.search(reading.text.folded[max(0, quantity.start - 16) : quantity.start]) is not None
        if _promising(scope, start, end, ahead=ahead) and not _supported(quantity, reading, case):
            found.append(_departure(start, end))
    for match in _RELATIVE.finditer(reading.text.folded):
        if match.group() in _SOFT:
            continue
        if (
            case.post is not None
            and match.group() in case.post.text.folded
            and told_back(reading.text.folded, match.start(), match.end())
        ):
            continue  # "you would like a call this week", as they wrote
        start, end = reading.text.original(match.start(), match.end())
        if _NO_TIME.search(reading.text.folded[max(0, match.start() - 16) : match.start()]) is not None:
            continue
        ahead = _TO_COME.fullmatch(match.group()) is not None and not _asked_about(match.group(), case)
        if _promising(scope, start, end, ahead=ahead) and not _named(match.group(), case):
            found.append(_departure(start, end))
    return found


def _asked_about(words: str, case: Case) -> bool:
    """Tell whether the customer asked about that very time, and the case holds what to answer."""
    post = case.post
    known = bool(case.established or case.passages)
    return known and post is not None and words in post.text.folded and "?" in post.text.folded


def _promising(scope: Scope, start: int, end: int, *, ahead: bool) -> bool:
    """Tell whether the clause around the term promises something: not past, not reported, not asked of the customer.

    ahead: the term lies ahead by itself, so that a verb in the present promises too.
    """
    words = scope.words
    first = words.at(start)
    if first >= len(words.spans):
        return False
    last = first
    while last < len(words.spans) and words.spans[last][0] < end:
        last += 1
    left, right = scope.sentence(first)
    if (
        scope.question(first)
        or scope.attributed(first, last)
        or scope.negated(first, last)
        or _undecided(words.words[left:first])
    ):
        return False
    begin = max(left, scope.clause_start(first))
    clause = words.words[begin : min(right, last + 8)]
    if any(
        words.words[at] in _TELLING_THEM
        and (at == left or at in words.breaks)
        and _ALSO.isdisjoint(words.words[at:first])
        for at in range(begin, first)
    ):
        return False
    future = not {"will", "shall", "going"}.isdisjoint(clause)
    if not future and _PAST.isdisjoint(clause):
        future = not {"will", "shall", "going"}.isdisjoint(words.words[left:first])
    if not future and (not _PAST.isdisjoint(clause) or words.words[left] in _INSTRUCTING):
        return False
    if words.words[max(0, first - 1) : first][:1] in (["by"], ["before"]):
        return words.words[left] not in _INSTRUCTING
    if ahead and not future and _KIND_WORDS.match(" ".join(clause)):
        return False
    if ahead and not future and len(clause) > 2 and _WISHES.isdisjoint(clause):
        return words.words[left] not in _INSTRUCTING
    return future or not _COMMITTING.isdisjoint(clause) or any(_FUTURE_ENDING.fullmatch(word) for word in clause)


def _undecided(before: list[str]) -> bool:
    """Tell "we can't promise it before Friday" and "we don't know whether it arrives this week"."""
    text = " ".join(before)
    return _UNDECIDED.search(text) is not None


_UNDECIDED = re.compile(
    r"\b(?:whether|do not know|not sure|can not (?:say|promise|tell|guarantee)|cannot|no sabemos|no podemos|no se|"
    r"ob|wissen nicht|weiss nicht|ne savons pas|ne sais pas|peux pas|nicht sagen|keinen)\b"
)


def _theirs(quantity: Quantity, case: Case, reading: Reading) -> bool:
    """Tell whether the reply repeats a span of time that the customer named, with no word of promise for it."""
    if case.post is None or not any(quantity.same(other) for other in case.post.quantities):
        return False
    if told_back(reading.text.folded, quantity.start, quantity.end):
        return True
    if quantity.kind == "date":
        return False
    before = reading.text.folded[max(0, quantity.start - 10) : quantity.start]
    if _SINCE_THEY.search(reading.text.folded, max(0, quantity.start - 60), quantity.start):
        return True
    return re.search(r"(?:within|in|by|before|until|sous|dans|innerhalb|en) (?:\w+ )?$", before) is None


_SINCE_THEY = re.compile(
    r"\b(?:because|since|weil|da|puisque|comme|porque|como) "
    r"(?:(?!(?:we|us|our|i|wir|uns|unser\w*|ich|nous|notre|nos|je|nosotros|nuestr\w+)\b)[^ .,;:!?\d]+ ){0,5}$"
)
"""What stands before a span that is a reason for our advice: "since you arrive in five days", nothing of ours
in it, nor what follows from the reason: "because you leave in four days the parcel reaches you in four days"."""


def _supported(quantity: Quantity, reading: Reading, case: Case) -> bool:
    ground = case.support(quantity, reading).exact
    if ground is None:
        return False
    # The term of a remedy that nobody granted in this case sets no date.
    ungranted = {row.id for row in case.company.remedies if row.needs_fact} if not case.established else set()
    return ground.evidence not in ungranted


def _named(words: str, case: Case) -> bool:
    alike = next((same for same in _SAME if words in same), (words,))
    known = (*case.established_readings, *case.passage_readings)
    return any(_as_time(word, reading.text.folded) for _, reading in known for word in alike)


def _as_time(word: str, folded: str) -> bool:
    """Tell whether a text names a time by this word: "mañana", and not "por la mañana"."""
    at = folded.find(word)
    while at >= 0 and _NO_TIME.search(folded[max(0, at - 16) : at]) is not None:
        at = folded.find(word, at + 1)
    return at >= 0


def _departure(start: int, end: int) -> Departure:
    return Departure(
        start,
        end,
        "No fact, passage or remedy sets this date or term.",
        words={"kind": "a date", "why": "No fact, passage or remedy sets it."},
    )
