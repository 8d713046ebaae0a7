"""What promises are about, in four languages. Data for the promise check; no logic.

`PAID` says that money went back already. `NAMED` are the words for the thing, which evidence is searched for and which
a promise may point back to by `ANAPHORA` ("A refund? Consider it done."); `REFUSED` and `GRANTED` tell what a fact says
of it.
"""

from __future__ import annotations

Lists = dict[str, tuple[str, ...]]

NAMED: dict[str, Lists] = {
    "refund": {"*": (
        "refund*", "reimburs*", "get <n> [...1] back",
        "<n> ...2 (go|goes|going|come|comes|coming|paid) back", "money back", "money [...2] returned",
        "(return|returned|paid|pay|give|given) [...3] money", "reembols*",
        "(devol*|devuelv*|reintegr*) [...3] (dinero|importe|pago)", "devolucion del (dinero|importe)",
        "rembours*", "(erstatt*|ruckerstatt*|zuruckerstatt*|ruckzahl*)", "geld zuruck", "<n> ...4 zuruck",
        "(chargeback|money-back)",
        "compensat*", "compensa*", "indemni*", "entschadig*",
    )},
    "credit": {"*": ("credit", "credits", "credited", "store credit", "goodwill payment", "goodwill credit",
        "gutschrift*", "gutgeschrieben", "(credito|saldo|abono)", "avoir")},
    "gift": {"*": (
        "for free", "voucher*", "gift*", "coupon*", "discount*", "freebie*", "promo code",
        "(free|complimentary) (item|meal|month|months|drink|coffee|dessert|night|ticket|tickets|product|bottle|"
        "sample|delivery|shipping|treat|pair|gift|upgrade|class|session|week|year|cake|pizza|bag|box)",
        "<n> off", "percent off", "(vale|cupon|cupones|regalo|regalos|descuento|descuentos)",
        "(bon d achat|bon de reduction|cadeau|cadeaux|reduction|remise)", "(gutschein*|geschenk*|rabatt*)",
        "(gesture of goodwill|goodwill gesture|token of apology)",
    )},
    "replacement": {"*": (
        "replac*", "exchang*", "another (one|kettle|parcel|copy|item|pair|bottle|unit)",
        "new (one|unit|device|copy|pair|item)", "resend", "resent", "reship*", "(reemplaz*|sustitu*|reposicion)",
        "(remplac*|echang*)", "(ersatz*|umtausch*|austausch*|ersetz*)",
    )},
    "repair": {"*": ("repair*", "technician*", "engineer", "mend*", "(reparar|reparacion|reparad*|tecnico)",
        "(reparation|reparer|reparons|technicien)", "(reparatur*|reparier*|techniker*)")},
    "callback": {"*": (
        "call* [you|back]", "callback", "phone you", "phone call", "ring you", "get in touch", "be in touch",
        "in touch", "contact you", "reach out", "get back to you", "follow up", "llam*", "contactar*", "appel*",
        "rappel*", "contacter*", "anruf*", "rufen", "melden", "kontaktieren", "zuruckrufen",
    )},
    "fee_waiver": {"*": (
        "waiv*", "fee [...3] (removed|cancelled|canceled|dropped|refunded|waived)", "no (charge|fee|cost)",
        "free of charge", "without charge", "cancel* [...2] (fee|charge)", "charge [...2] reversed",
        "(sin coste|sin cargo|gratis)", "(gratuit|gratuitement|sans frais)", "(kostenlos|kostenfrei|gebuhrenfrei)",
    )},
    "upgrade": {"*": ("upgrad*", "free upgrade", "(mejora gratuita|surclassement|hochstuf*)")},
    "other": {"*": ("pay for", "(pay|cover) the", "(give|send|get) (me|us) (a|an|my|the|one)",
        "new (screen|phone|tyre|ticket|seat|room|bed|table)", "donat*", "extend*", "extension", "prioriti*",
        "fast track*", "priority")},
}  # fmt: skip

PAID: Lists = {
    "*": (
        "(was|were|has been|have been) ...2 (refunded|reimbursed|credited|repaid|paid back|paid out|returned)",
        "went back", "(se devolvi*|se reembols*|se abono|se abonaron|fue devuelto|fueron devueltos)",
        "(a|ont) ete ...1 (rembourse*|credite*)",
        "(wurde|wurden) ...6 (erstattet|zuruckerstattet|gutgeschrieben|uberwiesen|zuruckgezahlt)",
    )
}  # fmt: skip
"""How a fact says that money was paid."""
ANAPHORA: Lists = {
    "*": (
        "(we|i) will ...3 (make it happen|do (it|that|this|so)|sort (it|that|this)|arrange (it|that|this)|send (it|"
        "that|one)|see to (it|that)|get (it|that|this|one) (to you|done|sorted)|organise (it|that)|organize (it|"
        "that)|process (it|that)|issue (it|that)|approve (it|that)|give (it|that|one) to you|take care of (it|"
        "that))",
        "(it|that|this|one|they|both) (is|are|will be|has been) ...2 (on|under|along) ...1 way",
        "(it|that|this|one|they|both) (is|are|will be|has been) ...3 (yours|coming|done|sorted|arranged|"
        "approved|granted|processed|sent|issued|with you|in your account|agreed|no problem|taken care of|confirmed)",
        "you (will|shall) (get|have|receive|see) (it|that|this|one|both|them)",
        "(will|shall) (get|have|receive) (one|it|them|that|both)", "get (one|it|them) to you",
        "here is one [...1] for you", "(bekommen|erhalten|bekommst|erhaltst) (ihn|eine|einen|eins|ihr geld|das auch)",
        "(l'aurez|en aurez|en recevrez|la recevrez|le recevrez)", "(lo|la|los|las|uno|una) (tendra*|recibira*)",
        "you have got (it|one|them|that)",
        "(consider|call) it (done|sorted|settled|yours)",
        "(done|granted|agreed|deal|approved|sorted|absolutely|of course|certainly|yes|sure|no problem|you got it|"
        "coming up|coming right up|will do|right away|definitely|gladly|happy to|consider it done)",
        "that is what (you will get|we will do|i will do|we will give|you get)",
        "(we|i) (can|will) [...1] (do|offer|manage|give you) (that|this|it)", "(you (have|got|ve got)) (it|one)",
        "yours within", "leave (it|that) (with|to) (us|me)", "happy to do (so|that|it)",
        "(hecho|eso haremos|asi lo haremos|lo haremos|lo tendra*|lo recibira*|por supuesto|claro que si)",
        "(c'est fait|c'est accorde|nous le ferons|vous l'aurez|bien sur|entendu)",
        "(machen wir|wird gemacht|erledigt|bekommen sie|kommt sofort|selbstverstandlich|naturlich)",
    )
}  # fmt: skip
REFUSED: Lists = {
    "*": (
        "(declin*|refus*|den*|reject*|turn* down|withdrawn|not eligible|ineligible|not granted|not approved|not "
        "due|no refund|pending|under review|requested|asked for|asks for|wants|claim*|demand*)",
        "(denegad*|rechazad*|solicitad*|pide|pendiente)", "(refuse|rejete|demande|en attente)",
        "(abgelehnt|beantragt|verweigert|ausstehend)",
    )
}  # fmt: skip
GRANTED: Lists = {
    "*": (
        "(approved|granted|agreed|authorised|authorized|confirmed|issued|paid|processed|sent|credited|completed|"
        "refunded|made|done|ordered|dispatched|shipped|booked|arranged|scheduled|waived|offered|accepted)",
    )
}  # fmt: skip
