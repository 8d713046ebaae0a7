"""Finds words that look like instructions to a model in documents and past cases.

A mark, never a judgement: no word list catches every attack, so the text stays data whatever this says, and the guard
looks at what comes out. Marked precedents rank behind others.
"""

from __future__ import annotations

import re

from knowledge.blanks import shortened

_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\U000e0000-\U000e007f]")
_TAGS = re.compile(r"(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007e]{4,}")
"""Letters that nobody sees. After a black flag they are the flag of a part of a country."""
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in (
        # Put earlier instructions out of force.
        r"""\b(?:ignore|disregard|forget|override|bypass|skip)\b [^.!?\n]{0,40}
            \b(?:previous|prior|above|earlier|preceding|all|any|your|the|these)\b [^.!?\n]{0,30}
            \b(?:instructions?|prompts?|rules?|guidelines?|directions?|context|polic(?:y|ies)|training)\b""",
        r"""\b(?:ignor(?:iere|iert|ez|a|e)|oublie[zs]?|olvida|vergiss)\b [^.!?\n]{0,40}
            \b(?:anweisung\w*|instructions?|instrucciones|consignes|vorherig\w*)\b""",
        # Speak of the machinery.
        r"\b(?:system|developer|hidden|initial)\s+(?:prompt|message|instructions?)\b",
        r"""</?\s*(?:system|assistant|instructions?|prompt)\s*> | \[/?(?:inst|system)\]
            | <\|(?:im_start|im_end|system|user|assistant)\|> | ^\s*[#]{2,}\s*(?:system|instruction)\b""",
        r"""(?:^|[.!?\n]\s*) (?:system|instructions?|prompt)\s*:\s [^.!?\n]{0,40}
            \b(?:ai|assistant|model|chatbot|bot|llm|you)\s*(?:must|should|shall|will|has\ to|have\ to|,|:)""",
        r"""(?:^|[.!?\n]\s*) (?:system|admin|developer|prompt|override)\s*(?:note|message)?\s*:\s*
            (?:from\s+now\s+on|always|never|promise|approve|grant|give|offer|refund|ignore|do\s+not|reply|answer|
            you\s+(?:must|will|may)|all\s+(?:replies|customers))\b""",
        r"\bfrom\s+now\s+on,?\s+(?:promise|offer|grant|approve|answer|reply)\b",
        # Give the model another part to play.
        r"""\b(?:you\ are|you're|act\ as|pretend\ (?:to\ be|you\ are)|behave\ as|roleplay\ as)\s+
            (?:now\s+)?(?:an?\s+)?
            (?:dan\b|unrestricted|jailbroken|developer\ mode|ai\b|assistant|language\ model|chatbot|llm\b)""",
        # Address the model.
        r"""\b(?:new|updated|real|actual|important)\s+instructions?\s*
            (?:for\ (?:the\ )?(?:ai|assistant|model|bot|agent)|:)""",
        r"""\b(?:ai|assistant|model|chatbot|bot|llm|gpt)\s*(?:agents?)?\s*[:,]\s*
            (?:you\ must|please|always|never|ignore|reply|respond|say|print|output)\b""",
        r"""\b(?:when|if)\s+(?:the\ (?:ai|assistant|model|bot)|an?\ (?:ai|assistant|llm|language\ model))\s+
            (?:reads?|process\w*|summari[sz]es?|sees?|answers?)\b""",
        # Orders about the answer itself, given to whoever writes it.
        r"""(?:^|[.!?:;"”\n]\s*|\bplease\s+)
            (?:add|include|insert|integrate|append|modify|change|enhance|augment|extend|use|replace|
            substitute|convert|remove|introduce|misspell|rearrange|scramble|jumble|shuffle|group|combine|anagram|
            render|provide|phrase|format|begin|start|end|finish|sign|close|rewrite|encode|translate|put|mention)\b
            (?!\s+(?:(?:your|the|a|an|any|this|us|full|own)\s+)+(?:order|booking|reservation|reference|account|ticket|case|
            customer|tracking|invoice|serial|phone|e-?mail|number|code|name|address|photos?|pictures?|screenshots?|receipt|
            date|details)\b)
            (?:[^.!?\n]|[.!?](?=\S)){0,90}? \b(?:your|the|this|its)\s+(?:\w+\s+)?
            (?:responses?|answers?|reply|replies|output|message's|response's|answer's)\b
            (?!\s+(?:i\b|we\b|was\b|is\b|from\b|to\ my\b))""",
        r"""\bin\ your\ (?:response|answer|reply|output)\b,?\s+ (?:also\s+|please\s+|always\s+)?
            (?:suggest|mention|include|tease|say|tell|recommend|promote|claim|state|ask|add|invite|link|use)\b""",
        r"""\b(?:füge?|ergänze|schreibe?|ersetze|nenne|erwähne|ajoute[rz]?|inclu[st]|inclue[zr]|écri[st]|remplace[rz]?|
            mentionne[rz]?|incluye|añade|agrega|escribe|reemplaza|menciona)\b [^.!?\n]{0,60}
            \b(?:deiner|deine|ihrer|ta|votre|tu|su)\s+(?:antwort|réponse|respuesta)\b""",
        r"""(?:^|[.!?:;"”\n]\s*|\bplease\s+)
            (?:replace|convert|substitute|swap|jumble|scramble|shuffle|rearrange|reverse)\b [^.!?\n]{0,40}
            \b(?:letters?|vowels?|words)\b""",
        # Another task altogether.
        r"""(?:^|[.!?\n]\s*|\bplease\s+) (?:write|compose|draft|generate|create|develop|provide)\s+(?:me\s+)?an?\s+
            (?:[\w'-]+\s+){0,4}? (?:poem|essay|story|speech|song|haiku|python|script|function|program|limerick)\b""",
        r"(?:^|[.!?\n]\s*)translate\s+(?:the\s+following|this|the\s+text)\b",
        # Dictate or extract words.
        r"""\b(?:reply|respond|answer|say|write|output|print|repeat)\s+(?:back\s+)?
            (?:only\s+|exactly\s+|just\s+|verbatim\s*)(?:with|the|this|:|[\"'“])""",
        r"""\b(?:reveal|print|show|repeat|leak|output)\b [^.!?\n]{0,30}
            \b(?:prompt|instructions|api\ key|password|secrets?|credentials)\b""",
        r"""\b(?:do\ not|don't|never)\s+(?:tell|mention|reveal|inform)\s+(?:the\s+)?
            (?:user|customer|human|operator|anyone)\b""",
        r"\b(?:base64|rot13)\b [^.!?\n]{0,40} \b(?:decode|instructions?|execute)\b",
    )
)


def found_in(text: str) -> str | None:
    """Return the words that look like an instruction to a model, at most 120 characters; None when
    there are none.
    """
    tags = _TAGS.search(text)
    if tags:
        return "invisible tag characters: " + "".join(chr(ord(c) - 0xE0000) for c in tags[0])[:90]
    plain = shortened(_INVISIBLE.sub("", text))
    for pattern in _PATTERNS:
        match = pattern.search(plain)
        if match:
            return " ".join(match[0].split()).lstrip('.!?:;"” ')[:120]
    return None


def visible(text: str) -> str:
    """Return `text` without characters that nobody sees."""
    return _INVISIBLE.sub("", text)
