"""The words of the substance checks, in the language of phrases: data, no logic."""

from __future__ import annotations

STEPS: dict[str, tuple[str, ...]] = {
    "*": (
        (
            "(settings|menu|tap|click|press|swipe|restart|reinstall*|uninstall*|upgrad*|clear|cache|version|"
            "install|download|log out|sign out|switch off|switch on|turn off|turn on|plug|unplug|reset|"
            "(update|updating) [...3] (app|to|it|browser|version|phone|and|device|software)|addon*|add ons|extension*)"
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
        "(lo sentimos|lo siento|siento [...1] (mucho|muchisimo)|nos equivocamos|"
        "nos hemos equivocado|disculp*|perdon*|pedimos disculpas|nuestro error|culpa nuestra|hemos fallado)",
        (
            "(nous sommes [...2] desole*|je suis [...2] (desole*|navre*)|(desole*|navre*) pour|"
            "j en suis [...1] (desole*|navre*)|"
            "excuses|excusez|pardon|notre erreur|notre faute|nous avons failli|nous nous sommes trompe*)"
        ),
        "(entschuldig*|tut (uns|mir) [...2] leid|unser fehler|unser versehen|verzeih*|"
        "(wir|ich) [...1] (haben|habe) uns [...2] geirrt)",
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
