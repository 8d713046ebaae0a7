"""The words of the substance checks, in the language of phrases: data, no logic."""

from __future__ import annotations

STEPS: dict[str, tuple[str, ...]] = {
    "*": (
        (
            "(settings|menu|tap|click|press|swipe|restart|reinstall*|uninstall*|upgrad*|clear|cache|version|"
            "install|download|log out|sign out|switch off|switch on|turn off|turn on|plug|unplug|reset|"
            "update [...2] (app|to|it)|addon*|add ons|extension*)"
        ),
        "(ajustes|menu|pulsa|reinicia|reinstala|borra|version)",
        "(parametres|appuyez|redemarr*|reinstall*|version)",
        "(einstellungen|menu|tippen|neu starten|neustart|neu installieren|loschen|version)",
    ),
}
"""What only a concrete instruction says."""

ASKS_BACK: dict[str, tuple[str, ...]] = {
    "*": (
        (
            "(could|can|would|will) you [...2] (tell|let|send|share|say|describe|give|confirm|explain|check|"
            "dm|message|email)"
        ),
        "(tell|let) us (know|more)",
        "(what|which|when|where|how) (was|is|did|do|does|happened|exactly|went|can we|could we|would)",
        "(on|in|at|for|with) (which|what) [...1] (are|is|do|did|does|was|were)",
        "dm us",
        "message us",
        "send us",
        "please (share|describe|tell|send|dm|contact)",
        "mind (telling|sharing|sending)",
        "(puedes|podrias|podria|puede) ...2 (decir*|contar*|enviar*)",
        "(cuentanos|dinos|escribenos)",
        "(pouvez|pourriez) vous",
        "(dites|ecrivez|envoyez) nous",
        "(konnten|konnen|wurden) sie",
        "(schreiben|senden|schicken) sie uns",
    ),
}
"""Ways to ask the customer for the thing that is missing."""

RHETORICAL: dict[str, tuple[str, ...]] = {
    "*": (
        "why [oh] (why|would|does|do|is|are|did|can|cant|not|on earth|bother|even)",
        (
            "(what the|wtf|seriously|really|are you kidding|are you serious|you kidding|is this a joke|"
            "is that too much|who cares|who knew|guess what|you know what|what is wrong with you|"
            "what were you thinking|how dare|how hard|how difficult|how on earth|what a joke|what gives|"
            "what happened to|right|ok|huh|eh|know what)"
        ),
        "do you (even|people|guys|ever|think)",
        (
            "how (good|cool|cute|great|bad|awful|lazy|rude|stupid|ridiculous|sad|funny|crazy|nice|"
            "lovely) (is|are|can|was|were) (that|this|it|you|they|these)"
        ),
        "how (can|could) (you|anyone|a company|this)",
        "is it (so|too|that) (hard|much|difficult)",
        "what (kind|sort) of",
        "how many times",
        "(por que|en serio|es una broma)",
        "(pourquoi|serieusement|vous vous moquez)",
        "(warum|ernsthaft|soll das ein witz)",
    ),
}
"""Questions that want no answer."""

ANSWERS: dict[str, tuple[str, ...]] = {
    "*": (
        "(not any more|not anymore|no longer|no more|not today|not here|never)",
        (
            "(yes|no|yep|nope|indeed|correct|unfortunately|sadly|currently|not yet|at the moment|right now|"
            "depends|because|since|due to|once|until)"
        ),
        "(do|does|did|can|could|will|would|is|are|was|have|has) not",
        ("we (can|offer|open|close|sell|ship|deliver|support|accept|plan|stock|charge|serve|stop|start|use|keep|take)"),
        (
            "(we|i) (are|am|will|will be) (open|closed|able|planning|bringing|adding|asking|checking|moving|"
            "changing|sending)"
        ),
        "you (can|could|may|need|have to|must|should|will|find|get)",
        (
            "(it|they|there|that) (is|are|was|were|will|does|do|can|costs|cost|takes|take|opens|open|closes|"
            "starts|ends|has|have|runs|lasts|fits|stands|lies)"
        ),
        "(find|finding|found) out",
        "(look|looking) (into|at)",
        "(check|checking|ask|asking|investigat*)",
        "(let you know|get back|come back)",
        "(available|possible|open|included|planned|here is|here are|via|through|under|allowed|free|sold out)",
        "see (the|our|page|section|under|attached|here)",
        "(had|have|has) to",
        "(si|no|todavia no|porque|actualmente|puedes|puede|pueden|hay)",
        "(estamos|tenemos) (abiertos|cerrados|mirando|preguntando|un|una|dos|tres)",
        "(oui|non|pas encore|parce que|actuellement|pouvez|il y a)",
        "nous avons (un|une|des|deux|trois|le|la|les)",
        "(ja|nein|noch nicht|weil|derzeit|aktuell|konnen|gibt es|leider)",
        "wir haben (ein|eine|einen|zwei|drei|geoffnet|geschlossen)",
    ),
}
"""What stands in an answer, or in "we do not know yet"."""

OWNING: dict[str, tuple[str, ...]] = {
    "*": (
        "(we|i) ...2 (the|a|you the) wrong",
        (
            "(we|i) [have|had|completely|clearly|really|just|simply] "
            "(forgot|forgotten|mixed up|muddled|lost|broke|goofed|slipped|misread|mislabelled|overcharged|"
            "overlooked|confused|miscounted|charged you twice|failed to|neglected|let this)"
        ),
        "(we are|i am|we re|so|very|really|truly|deeply|sincerely|genuinely) [...2] sorry",
        "sorry (for|that we|we|about (our|the|this|that|your)|i)",
        "(apologise|apologize|apologies)",
        "our (mistake|fault|error|bad|failure|slip|doing|side)",
        "(mistake|fault|error) (was|is|on) [...1] (ours|us|our)",
        "my (mistake|fault|error|failure|slip)",
        "(we|i) (got|get) [...2] wrong",
        (
            "(we|i) (let you down|messed up|slipped up|dropped the ball|failed|fell short|made a mistake|"
            "should have|missed)"
        ),
        "(should|ought) not have happened",
        "no excuse*",
        "own (this|that|it)",
        "(this|that|it) (is|was) on us",
        "(lo sentimos|lo siento|disculp*|perdon*|pedimos disculpas|nuestro error|culpa nuestra|hemos fallado)",
        (
            "(nous sommes desoles|je suis desole*|desole* pour|excuses|excusez|pardon|notre erreur|"
            "notre faute|nous avons failli)"
        ),
        "(entschuldig*|tut (uns|mir) leid|unser fehler|unser versehen|verzeih*)",
        "(mi dispiace|ci dispiace|scusa*|scusi)",
        "(desculp*|lamentamos|pedimos desculpa)",
    ),
}
"""Ways to say that the mistake is ours."""

NOT_OWNING: dict[str, tuple[str, ...]] = {
    "*": (
        "sorry (to hear|you|if|that you|you feel|for any|about any|to learn|to read|to see)",
        "(apologise|apologize|apologies) (if|for any)",
        "(sentimos|siento) (que|oir|leer|si)",
        "desole* (si|d apprendre|que vous)",
        "leid [...1] (dass sie|zu horen|wenn)",
    ),
}
"""Apologies that own nothing."""
