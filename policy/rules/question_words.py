"""The words of the check that a question was answered, in the language of phrases: data, no logic."""

from __future__ import annotations

RHETORICAL: dict[str, tuple[str, ...]] = {
    "*": (
        "why [oh] (why|would|does|do|is|are|did|can|cant|not|on earth|bother|even)",
        (
            "(what the|wtf|seriously|really|are you kidding|are you serious|you kidding|is this a joke|"
            "is that too much|who cares|who knew|guess what|you know what|what is wrong with you|"
            "what were you thinking|how dare|how hard|how difficult|how on earth|what a joke|what gives|"
            "what happened to|right|ok|huh|eh|know what|what is the point|what am i paying|are you for real)"
        ),
        "do you (even|people|guys|ever|think)",
        (
            "how (good|cool|cute|great|bad|awful|lazy|rude|stupid|ridiculous|sad|funny|crazy|nice|"
            "lovely) (is|are|can|was|were) (that|this|it|you|they|these)"
        ),
        "how (can|could) (you|anyone|a company|this)",
        "is it (so|too|that) (hard|much|difficult)",
        "what (kind|sort) of",
        "(am i|bin ich|suis je|soy yo) (the only|crazy|mad|dreaming|missing|wrong|krank|blod|der einzige|fou|tonto)",
        "how (many times|much longer|much more|stupid)",
        "(por que|en serio|es una broma|de verdad|os parece|les parece|hasta cuando|que os pasa|para que pago)",
        "(pourquoi|serieusement|vous vous moquez|vous vous foutez|trouvez (ca|cela) normal|c est une blague|honte)",
        "(warum|wieso|ernsthaft|soll das ein witz|ihr ernst|euer ernst|wollt ihr mich|wollen sie mich|geht s noch)",
    ),
}
"""Questions that want no answer."""

HOW_MUCH: dict[str, tuple[str, ...]] = {
    "*": (
        "(when|how (long|much|many|often|soon|late|early)|(what|which) (time|hours|day))",
        "(cuando|cuanto|cuanta|cuantos|cuantas|a que hora|que dia|que horario)",
        "(quand|combien|a quelle heure|quel jour|quels horaires)",
        "(wann|wie lange|wie viel|wieviel|wie viele|um wie viel uhr|wie oft|ab wann|bis wann|an welchem tag)",
    ),
}
"""Questions for a time or an amount."""

OPEN_QUESTION: dict[str, tuple[str, ...]] = {
    "*": (
        "(what|which|where|who|whom|whose|why|how)",
        "(cual|cuales|donde|quien|quienes|como|por que|(a|de|con|en) que)",
        "que (es|hay|son|hago|puedo|tengo|debo|tipo|talla|numero|documento*|necesito|pasa|significa)",
        "(quel|quelle|quels|quelles|qui|quoi|comment|pourquoi|ou (est|sont|puis|peut|se|trouver|en))",
        "(was|welche|welcher|welches|welchen|wo|wohin|wer|wen|wem|wie|warum|wieso|weshalb)",
    ),
}
"""Questions for a thing, a place, a person, a reason or a way."""

COURTESY_CLAUSE: dict[str, tuple[str, ...]] = {
    "*": (
        (
            "(thank*|glad|happy|pleased|delighted|thrilled|love|loved|loves|hope|hopes|pleasure|sorry|apolog*|"
            "look forward|looking forward|enjoy|enjoyed|means a lot|appreciate|great to hear|lovely to hear|"
            "good to hear|made our day|kind words|interest in|feedback|what a (lovely|great|beautiful|cute|gorgeous))"
        ),
        (
            "(gracias|encanta*|alegra*|alegria|esperamos|lamentamos|lamento|sentimos|lo siento|disculp*|saludo*|"
            "agradec*|interes en|interes por|disfrut*)"
        ),
        (
            "(merci|ravi|ravie|ravis|plaisir|esperons|espere|desole*|navre*|excus*|remerci*|heureux|heureuse|"
            "interet|content|contents|contente|bonne journee|bonjour)"
        ),
        (
            "(danke|dank|freut|freuen|freue|hoffen|hoffe|tut uns leid|tut mir leid|entschuldig*|schon dass|interesse|"
            "herzliche grusse|toll dass|super dass)"
        ),
    ),
}
"""Clauses of courtesy: what they mention is no answer."""

DENIALS: dict[str, tuple[str, ...]] = {
    "*": (
        (
            "(not|never|no longer|nobody|none|neither|nor|unfortunately|sadly|cannot|without|nothing|unable|afraid|"
            "no|nope|nicht|kein*|nie|leider|niemand|no|nunca|ningun*|tampoco|pas|jamais|aucun*|malheureusement|"
            "desgraciadamente|lamentablemente|todavia|encore|noch)"
        ),
    ),
}
"""Words that answer by denying."""

ANSWERS_YES_OR_NO: dict[str, tuple[str, ...]] = {
    "*": (
        (
            "(yes|yep|yeah|sure|indeed|correct|absolutely|of course|certainly|definitely|exactly|right|true|currently|"
            "only|soon)"
        ),
        "(we|you|they|it|he|she|i|that|there|kids|dogs|anyone|everyone|all) (can|could|may|must|need|will|do|does|did)",
        (
            "(we|i) (have|offer|open|close|sell|ship|deliver|support|accept|plan|stock|charge|serve|stop|start|use|"
            "keep|take|make|repair|cover|cater|run|allow|provide|send|welcome|got|are open|are closed)"
        ),
        "there (is|are|was|were)",
        (
            "(available|possible|included|planned|allowed|free|sold out|open|closed|out of stock|in stock|welcome|"
            "extra|optional|required|coming)"
        ),
        "(comes with|come with|part of the|goes with|with every|in every|both (work|fit|are)|all (work|fit|are))",
        "(from|until|till|except|unless|up to|apart from|between)",
        "(bis|ab|erst|ausser|falls|zwischen|desde|hasta|excepto|salvo|a partir|sauf|jusqu|des)",
        "(si|claro|por supuesto|puedes|puede|podeis|pueden|se puede|hay|tenemos|hacemos|abrimos|cerramos|ofrecemos)",
        "(incluido|incluida|disponible*|gratis|abierto|cerrado|agotado|permitido|siempre|solo|bienvenid*)",
        "(oui|bien sur|absolument|pouvez|peut|peuvent|il y a|nous avons|nous acceptons|nous proposons|nous livrons)",
        "(compris|disponible*|gratuit*|ouvert*|ferme|fermes|fermee|possible|autorise*|toujours|seulement|uniquement)",
        "(ja|klar|naturlich|genau|selbstverstandlich|konnen|kann|konnt|darf|durfen|haben wir|wir haben|nehmen wir)",
        "(gerne|moglich|inklusive|erlaubt|kostenlos|geoffnet|offen|geschlossen|ausverkauft|erhaltlich|immer|nur|dabei)",
    ),
}
"""What says yes, no, or under which condition."""

TIMES: dict[str, tuple[str, ...]] = {
    "*": (
        (
            "(today|tonight|tomorrow|monday*|tuesday*|wednesday*|thursday*|friday*|saturday*|sunday*|weekday*|weekend*|"
            "january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn|"
            "winter|easter|christmas|noon|midnight|lunchtime|weeks|months|hours|minutes|days|daily|soon|later|already|"
            "free|nothing|dozen|hundred*|once|until|till|since|whenever|end of|start of|middle of|depends|half|"
            "a couple|any time|anytime|(a|an|per|one|few|every|next|this|some|another) (day|week|month|hour|minute|"
            "year|morning|afternoon|evening|night))"
        ),
        (
            "(hoy|manana|lunes|martes|miercoles|jueves|viernes|sabado*|domingo*|enero|febrero|marzo|abril|mayo|junio|"
            "julio|agosto|septiembre|octubre|noviembre|diciembre|semana*|mes|meses|hora|horas|dia|dias|minutos|ahora|"
            "pronto|gratis|desde|hasta|verano|invierno|primavera|otono|depende|todavia)"
        ),
        (
            "(aujourd|demain|lundi*|mardi*|mercredi*|jeudi*|vendredi*|samedi*|dimanche*|janvier|fevrier|mars|avril|mai|"
            "juin|juillet|aout|septembre|octobre|novembre|decembre|semaine*|mois|heure*|jour|jours|minutes|bientot|"
            "gratuit*|depuis|jusqu|ete|hiver|printemps|automne|depend)"
        ),
        (
            "(heute|morgen|montag*|dienstag*|mittwoch*|donnerstag*|freitag*|samstag*|sonntag*|januar|februar|marz|mai|"
            "juni|juli|oktober|dezember|woche*|monat*|stunde*|tag|tage|tagen|minuten|bald|kostenlos|gratis|seit|bis|ab|"
            "sommer|herbst|fruhling|winter|jetzt|mittags|abends|kommt drauf an|je nach)"
        ),
    ),
}
"""Times and amounts said in words."""

REASONS: dict[str, tuple[str, ...]] = {
    "*": (
        "(because|due to|since|once|until|depends|thanks to|that is why|the reason)",
        "(find|finding|found) out",
        "(look|looking) (into|at)",
        "(check|checking|asking|ask|investigat*|working on|work on|in the works|on our list|on the list|roadmap)",
        "(planned|let you know|get back|come back|tell you|keep you posted)",
        "you (need|have to|must|should|will|find|get)",
        "(had|have|has) to",
        "(no|aun) (lo sabemos|sabemos)",
        "(porque|actualmente|debido a|estamos mirando|preguntar*|consultar*|mirar*|averigu*)",
        "(parce que|actuellement|en raison|a cause|renseign*|demand*|verifi*)",
        "(weil|derzeit|aktuell|wegen|fragen|frage|klaren|prufen|nachfragen)",
    ),
}
"""What gives a reason or a condition, or says that we do not know yet and will find out."""

IMPERATIVES: dict[str, tuple[str, ...]] = {
    "*": (
        (
            "(bring|come|take|ask|go|call|ring|send|use|choose|pick|open|enter|show|hand|leave|drop|hold|press|turn|pull|"
            "push|scan|sign|order|book|pay|follow|write|give) (it|them|in|to|by|at|your|the|any|both|on|for|one|us|a)"
        ),
        "(traiga*|trae|venga|ven|pida|pide|llame|llama|pulse|pulsa|mantenga|manten|escriba|use|usa|elija|elige|entre|entra)",
        "(apportez|venez|demandez|appelez|appuyez|maintenez|ecrivez|utilisez|choisissez|prenez|passez|allez|montrez)",
        "(bringen|kommen|fragen|rufen|drucken|halten|nehmen|schreiben|gehen|zeigen|wahlen|nutzen) sie",
    ),
}
"""What tells the customer to do something."""

SO_IT_IS: dict[str, tuple[str, ...]] = {
    "*": ("(it|they|these|those|this|that) (is|are|was|were|has|have|does|do|works|work|fits|fit|takes|take)",),
}
"""Counts as an answer in a clause of a few words: "It is", "They do"."""

PLACES: dict[str, tuple[str, ...]] = {
    "*": (
        "(via|through|under|in the|at the|on the|here is|here are|see (the|our)|page|section|attached|next to|behind)",
        "(en la|en el|sur la|sur le|dans la|dans le|au bas|unter|im|in der|auf der|am|beim)",
    ),
}
"""What gives a place or a way."""
