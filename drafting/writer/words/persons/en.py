"""English: verbs hardly change, but "you" may be the company, or anybody ("you can't go back")."""

from __future__ import annotations

_ADVERBS = r"(?:just|never|always|still|only|really|also|even|then|recently|now|both|all|have|had|people|guys|lot)"
_DEEDS = (
    "charged?|charges|overcharged|sent|send|keep sending|keep charging|kept|took|said|told|promised?|promise|"
    "sold|sell|shipped|ship|refused?|cancell?ed|delivered?|deliver|gave|lost|changed|removed|ruined|broke|"
    "ignored?|ignore|replied|respond|responded|answer|answered|reply|refunded|advertised?|claim|claimed|"
    r"messed|deleted|blocked|closed|put|left|keep \w+ing|kept \w+ing|forgot|fixed|repaired|cut|raised|dropped|"
    "killed|moved|owe|owed|packed|mixed up|split|seated|bumped|dumped|rejected|denied|wasted|misled|made|"
    "threw|scratched|dented|damaged|misplaced|billed|debited|double[- ]charged|overbooked|downgraded|"
    r"disconnected|suspended|locked|banned|dispatched|let(?= (?:me|us|my|our)\b)"
)
"""What only a company does to its customer."""
_THEIR_DEEDS = (
    rf"{_DEEDS}|offered?|offers|asked|wanted|told|made|let|charge|take|took|taken|served|serve|handed|given|given away|"
    "shouted|laughed|shrugged|ignored|moved|seated|sat|billed|insisted|denied|admitted|apologi[sz]ed|rang|called|"
    "booked|overbooked|cooked|burnt|burned|dropped|left|threw|dumped|rushed|turned|hung|wouldn't|didn't|couldn't"
)
"""What staff do to a customer, who calls them "they"."""
_NOT = (
    r"(?:did not|didn't|didnt|do not|don't|dont|have not|haven't|has not|won't|wont|will not|would not|wouldn't|will)"
)
_ANYBODY = (
    "can|can't|cant|cannot|could|have to|has to|want|need|get|use|open|click|go|see|know|try|press|tap|scroll|type|"
    "close|switch|look|search|download|install|turn|leave|exit|come|play|watch|select|swipe|hit|touch|put|do|don't|are"
)
_OURS = (
    "app|apps|application|browser|shop|store|stores|branch|driver|drivers|courier|staff|team|website|site|web|page|"
    "service|customer|support|hotline|company|policy|e?mails?|chat|bot|return|returns|refund|warranty|products?|new|"
    "latest|last|update|updates|delivery|van|vans|people|colleagues?|guy|man|woman|lady|girl|boy|manager|workshop|repair|"
    "prices|quality|packaging|label|online|airline|airport|crew|call|desk|agents?|representatives?|developers?|own|"
    "messages?|promises?|reply|answer|ads?|newsletter|stuff|gear|jackets?|boots|tents?|bags?|"
    "rucksacks?|packs?|socks|berlin|hamburg|dublin|lyon|madrid|munich|paris|london|cork|leipzig|bremen"
)
_ANYONES = (
    "phone|device|battery|tablet|data|computer|laptop|screen|tabs?|bookmarks|history|passwords?|privacy|pc|finger|"
    "fingers|eyes|mind|homepage|home page|files?|memory|ram|storage|time|money|life|day|days|evening|night|morning|"
    "patience|hands?|head|feet|foot|body|skin|stomach|teeth|back|face|neck|ears?|pocket|wallet|house|home|car|kids?|"
    "children|family|friends|dog|cat|health|mood|sleep|weekend|holiday|trip|face|doorstep|door|garden|browser history"
)
_TO = (
    "from|with|by|to|at|of|for|about|told|asked|e-?mailed|called|contacted|rang|phoned|messaged|paid|sent|gave|wrote|"
    "trust|trusted|recommend|choose|chose|give|through"
)

COMPANY = r"we|we've|we're|us|our(?! (?:app|apps|application|browser|website|site|web|page|update|new|latest)\b)"
AGAIN = r"(?P<kept>(?:i|we)\b[^.;:]*?),? (?:and|but) (?:was|am)\b"
CUSTOMER = r"you|you're|you've|you'd|your|yours|yourself"
PRONOUNS = r"your|yours|yourself|yourselves|us|our"
LEFT = (
    r"i|i'\w+|me|my|mine|myself|we|we'\w+|us|our|ours|ourselves|you|you'\w+|your|yours|yourself|yourselves|ya|u|"
    r"ur|im|ive|they|they'\w+"
)


def rules(_second: bool) -> list[tuple[str, str]]:
    """Return the rules, the most certain first."""
    return [
        (r"(?:i am|i'm|im)", "you are"),
        (r"am i", "are you"),
        (r"i was", "you were"),
        (r"was i", "were you"),
        (r"(?:i've|ive)", "you've"),
        (r"i'd", "you'd"),
        (r"i'll", "you'll"),
        (r"i", "you"),
        (r"me", "you"),
        (r"my", "your"),
        (r"mine", "yours"),
        (r"myself", "yourself"),
        (r"we're", "you're"),
        (r"we've", "you've"),
        (r"we", "you"),
        (r"us", "you"),
        (r"our", "your"),
        (r"ours", "yours"),
        (r"ourselves", "yourselves"),
        (r"(?P<of>from|by|with|against|at) you(?: guys| people)?", "{of} us"),  # nobody does anything after these
        (
            rf"(?P<to>{_TO}) you(?: guys| people)?(?=$|[.,;:!?]| (?:for|on|in|at|about|before|again|twice|and|last|"
            rf"by|a|the|that|how|my|to|this|yesterday|today|when|but)\b)",
            "{to} us",
        ),
        (r"(?P<let>allows?|lets?|makes?|forces?|asks?|helps?|stops?|gives?|shows?) you", "{let} you"),  # anybody
        (
            r"(?P<when>when|whenever|if|once|unless|until) you have(?= (?:an?|the|your|no|more|\w+s)\b)",
            "{when} you have",
        ),
        (rf"you (?P<not>(?:{_NOT} )?(?:{_ADVERBS} )*(?:{_DEEDS}))", "we {not}"),
        (
            r"(?<=[a-z] )they"
            r"(?= (?:are|were|look|seem|fall|fell|came|arrived|have|had|smell|leak|break|broke|do|don't)\b)",
            "they",
        ),
        (rf"(?:they|they've|they'd) (?P<not>(?:{_NOT} )?(?:{_ADVERBS} )*(?:{_THEIR_DEEDS}))", "we {not}"),
        (
            rf"(?:they|you) (?P<did>(?:{_ADVERBS} )*(?!(?:{_ANYBODY}|used)\w*ed\b)\w{{2,}}ed)"
            r"(?= (?:an?|the|my|me|us|our|his|her|him|another|no|nothing|one|two|three|\d+)\b)",
            "we {did}",
        ),
        (r"you've (?=(?:\w+ )?(?:charged|sent|lost|changed|removed|ruined|cancelled|taken|made))", "we've "),
        (rf"(?P<you>you) (?P<verb>{_ANYBODY})", "you {verb}"),
        (rf"your (?P<thing>{_OURS})", "our {thing}"),
        (rf"your (?P<thing>{_ANYONES})", "your {thing}"),
        (r"your (?P<thing>\w+)", "our {thing}"),  # a post is written to the company: whatever else is "your" is ours
    ]
