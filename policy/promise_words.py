"""How promises sound, by what is promised, in four languages. Data for the promise check; no logic.

`COMMIT` says the promise itself; `NAMED` are the words for the thing, which evidence is searched for and which a
promise may point back to ("A refund? Consider it done.").
"""

from __future__ import annotations

from typing import Literal

PromiseKind = Literal[
    "refund", "credit", "gift", "replacement", "repair", "callback", "fee_waiver", "upgrade", "other", "deadline",
    "outcome", "assent", "roadmap",
]  # fmt: skip
Lists = dict[str, tuple[str, ...]]

_WILL = (
    "(will|shall|can|going to|happy to|glad to|pleased to|delighted to|like to|love to|want to|let us|let me|"
    "able to|promise to|agreed to|arrange to|sure to|ready to|offer to|decided to|willing to|get to)"
)
_GIVE = (
    "(give|offer|send|issue|get|arrange|process|approve|provide|put through|organise|organize|grant|"
    "authorise|authorize|sort out|make|do|initiate|raise|request|add|apply|pop|drop)"
)
_HAVE = "(get|receive|have|be given|be issued|be sent|be offered|see|expect|be getting|be receiving|claim|enjoy|find)"
_WIR = "(wir|ich) [...1] (werden|wurden|konnen)"

NAMED: dict[str, Lists] = {
    "refund": {"*": (
        "refund*", "reimburs*", "money back", "money [...2] returned",
        "(return|returned|paid|pay|give|given) [...3] money", "reembols*",
        "(devol*|devuelv*|reintegr*) [...3] (dinero|importe|pago)", "devolucion del (dinero|importe)",
        "rembours*", "(erstatt*|ruckerstatt*|zuruckerstatt*|ruckzahl*)", "geld zuruck", "(chargeback|money-back)",
        "compensat*", "compensa*", "indemni*", "entschadig*",
    )},
    "credit": {"*": ("credit", "credits", "credited", "store credit", "goodwill payment", "goodwill credit",
        "gutschrift*", "gutgeschrieben", "(credito|saldo|abono)", "avoir")},
    "gift": {"*": (
        "voucher*", "gift*", "coupon*", "discount*", "freebie*", "promo code",
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

COMMIT: dict[str, Lists] = {
    "refund": {"*": (
        "(give|get|pay|hand) you back ...3 (paid|spent|money|fare|fee|price|cost|deposit|it)",
        "(deposit|payment|fare|fee|charge|money|price|amount) [...1] (will|shall|is going to) ...2 (returned|"
        "refunded|repaid|come back|go back|come off|be back)",
        "(charge|amount|fee) will come off your (bill|account|card|statement)",
        "(cover|covering) the (cost|costs|price|bill|expense|expenses) of",
        "getting your (fare|fee|deposit|payment|money) back",
        "(come|go|goes|gone|comes) back to (your (card|account|bank)|you)", "you will [...1] get <n> back",
        "you get <n> [...1] back", "(money|sum|price) will be (on|in) your account", "out of pocket",
        "(we|i) refund you", f"{_WILL} ...4 (refund*|reimburs*|compensate)",
        f"{_WILL} ...3 {_GIVE} ...4 (refund*|money back|reimburs*|compensation)",
        f"{_WILL} ...2 (return|send|pay|give|put|transfer) ...3 (money|payment|cash|funds|cost) [back]",
        f"{_GIVE} you ...3 (refund|money back)",
        f"you ...2 {_HAVE} ...4 (refund|money back|reimbursement|compensation)",
        "your ...2 refund [...2] (is|will be|should|has been) ...4 (way|processed|processing|coming|issued|with "
        "you|arrive|arriving|there|yours|approved|confirmed|sorted|done)",
        "(a|the|full|partial|your|that) refund (is|will|shall|should) ...3 (way|yours|coming|issued|processed|with "
        "you|arrive|made|given|approved|sent)", "<n> ...3 back (in|on|to|into) your (account|card|bank)",
        "<n> [...4] (on its way|heading|coming) ...2 (you|your)",
        "be [fully|partially] (refunded|reimbursed|compensated)",
        "(money|cash|payment|amount|cost|it|that|this|sum) ...4 (on its way|back|heading|returned|coming|land*) "
        "...3 (to|in|into) (you|your)",
        "(money|cash|funds|amount) [...3] (is|are|will be) [...2] (on its way|on the way|coming back|heading back|"
        "returned|back in|back with)",
        "(entitled|eligible|due) to ...2 (refund|money back|reimbursement|compensation)",
        "you [...1] (are|can|may) ...3 (entitled|eligible|due) ...3 (refund|money back)",
        "(full|partial|complete) refund (is|for|on|coming|as)", "(we|i) will refund",
        "(we|i) (refund|reimburse|compensate) you", "reverse the (charge|payment|transaction)", "make you whole",
        "square (you|this|it) up", "see you right",
        "(you|it) [...1] not ...3 (cost|pay|charged) ...2 (penny|cent|thing|anything)",
        "(cost|price|payment|bill|delivery|repair|postage|shipping) [...2] (is|are) on us",
        "get ...3 (all|every penny|every cent|full amount) [...2] back",
        "you will [...1] (see|have|get) ...4 back (in|on|to) your (account|card|bank)",
        "back (in|on|to|into) your (account|card|bank) (by|within|in|soon|shortly|tomorrow|today|on|before)",
        "(refund|money back|reimbursement) [...2] (no problem|of course|guaranteed|on its way|coming up|granted)",
        "happy to (refund|reimburse|compensate)", "(would|do) you like ...3 refund", "pay ...3 (you|it|that) back",
        "pay you [...2] (back|compensation)", "make up for ...4 (with|by) ...3 (refund|money)",
        "(te|le|les|os|se lo|se le) ...3 (reembols*|devolver*|devolvemos|reintegr*|compens*)",
        "(vamos a|podemos|voy a) ...2 (reembols*|devolver*|compens*)",
        "(recibir*|tendr*|obtendr*) ...4 (reembolso|devolucion|dinero|compensacion)",
        "(reembolsaremos|devolveremos|compensaremos|devolvemos|reembolsamos|reembolsare)",
        "(su|tu|el) (reembolso|dinero) [...2] (esta|sera|llegara)", "(devuelto|reembolsado) en (su|tu) cuenta",
        "(nous|on|je) ...3 (rembours*|dedommag*|indemnis*)", "vous ...3 (rembours*|dedommag*|indemnis*)",
        "(vous|tu) ...2 (recevrez|aurez|obtiendrez|recevras|serez|seras) ...3 (remboursement|rembourse*|argent)",
        "votre remboursement [...2] (est|sera|arrive)",
        "remboursement [...2] (est|sera) ...2 (effectue|en cours|fait|emis)",
        "(wir|ich) ...5 (erstatt*|zuruckerstatt*|ruckerstatt*|zuruckzahl*|entschadig*|zuruckuberweis*)",
        "(erstatten|erstatte|uberweisen|zahlen) (wir|ich)",
        "sie ...5 (geld|betrag|erstattung|ruckerstattung|kaufpreis) ...3 (zuruck|erhalten|bekommen|erstattet)",
        "(ihnen|dir) ...6 (erstattet|zuruckerstattet|zuruckgezahlt|erstatten|zuruckerstatten)",
        "(ihre|die|eine) (erstattung|ruckerstattung) ...2 (ist|wird|kommt|erfolgt)",
    )},
    "credit": {"*": (
        f"{_WILL} ...3 {_GIVE} ...4 credit*", f"{_WILL} ...2 credit (you|your|it|the|us)",
        "(credit|credits) [...2] (is|are|will be|has been) ...3 (account|added|applied|way|yours)",
        f"you ...2 {_HAVE} ...4 (credit|credits)",
        "(put|pop|place|load) ...4 (on|in|into|onto) your (account|balance|bill|wallet)",
        "(adding|add) ...4 (to|on|onto) your (account|balance|wallet)",
        "we (credit|apply) ...3 (your|you|account)", "account ...3 be credited",
        "(le|te|os) ...2 (abonaremos|abonamos|acreditaremos)", "(abonar*|acreditar*) ...4 (cuenta|saldo)",
        "(nous|je) ...4 (creditons|crediterons|avoir)", "(wir|ich) ...5 (gutschreiben|gutschrift)",
        "(schreiben|schreibe) (wir|ich) ...5 gut", "(goodwill (payment|credit))",
    )},
    "gift": {"*": (
        "(dessert|dinner|meal|coffee|drink|lunch|starter|pudding|next one|delivery|ticket) (is|are) [...1] free",
        "comp (your|you|the|this)", "throw in (a|an|some|the)", "let me give you <n>",
        "(next|your|the|this) (dessert|dinner|meal|coffee|drink|lunch|delivery|repair|visit|month|night|cleaning|"
        "ride|ticket) [...1] (is|will be|are) [...1] (free|on us|on the house|gratis)", "<n> (per cent|percent) off",
        "crediting ...4 (free month|free week)", "(invitamos|invita) ...3 (casa|proxima|postre|cena)",
        "nous vous offrons", "for free", "on the house",
        f"{_WILL} ...3 {_GIVE} ...5 (voucher|vouchers|gift|coupon|coupons|discount|freebie|code|free|complimentary|"
        f"treat|goodies|hamper)",
        "(here is|have|enjoy|use|take|grab|claim) ...3 (free|complimentary|voucher|discount|coupon|gift|promo) "
        "...3 (off|voucher|discount|coupon|code|gift|month|drink|meal|coffee|dessert|next|free)",
        f"you ...2 {_HAVE} ...4 (voucher|gift|coupon|discount|freebie)",
        f"you ...2 {_HAVE} ...3 (free|complimentary) (item|meal|month|months|drink|coffee|dessert|night|ticket|"
        f"tickets|product|bottle|sample|delivery|shipping|treat|upgrade|class|session|week|year)",
        "(on the house|our treat|free of charge for you|our gift to you)",
        "(next|your) (meal|drink|coffee|order|visit|stay|month|dinner|lunch|night|ticket|round|trip|dessert|"
        "purchase) [...2] (is|are) (on us|free|on the house)",
        "<n> [percent|per cent] off ...2 (your|next|the|everything|a)",
        "(free|complimentary) (meal|drink|coffee|dessert|month|night|ticket|delivery|shipping|upgrade|dinner|lunch|"
        "item|bottle) (is|for you|on|next|as|waiting|when)",
        "(treat|comp) you", "something (nice|special|extra|little) ...3 (post|mail|way|you|account|order)",
        "(make it up to you) [...1] (with|by)", "make it up to you",
        "(as a|by way of) ...3 (gesture|apology|thank you|goodwill) ...3 (we|i|here|please|you|your)",
        "(a|our) gesture of goodwill (is|will|of)",
        "(le|te|os) ...3 (regal*|ofrec* un (descuento|vale|cupon)|envi* un (vale|regalo|cupon))",
        "(tendr*|recibir*) ...3 (descuento|vale|cupon|regalo)",
        "(gratis para ti|invita la casa|corre de nuestra cuenta|por cuenta de la casa)",
        "(nous|je) ...3 (offr*|envo*) ...4 (bon|cadeau|reduction|remise|cheque)",
        "(vous|tu) ...2 (recevrez|aurez|offrons) ...3 (bon|cadeau|reduction|remise)", "c'est pour nous",
        "cadeau de la maison", "(wir|ich) ...4 (schenk*|gutschein*|rabatt*|geschenk*)",
        "(schenken|schicken|geben) (wir|ich) ...4 (gutschein*|rabatt*|geschenk*)",
        "(sie|du) ...4 (gutschein*|rabatt*|geschenk*) ...1 (erhalten|bekommen|bekommst)",
        "geht (auf uns|aufs haus|auf unsere kosten)",
    )},
    "replacement": {"*": (
        "(replace|exchange|swap) (it|this|that|yours|your)", "nouvel appareil", "se lo cambiamos",
        "(la|le|lo) cambiamos", f"{_WILL} ...3 (replace|exchange|resend|reship|swap)",
        f"{_WILL} ...3 {_GIVE} ...4 (replacement|new one|another one|new pair|new copy|replacements|fresh one|"
        f"spare|new kettle|new unit|new device|new parcel|new bottle)",
        f"you ...2 {_HAVE} ...4 (replacement|new one|another one)",
        "(replacement|new one|another one) [...2] (is|will|has|shall) ...3 (way|sent|arrive|post|coming|yours|"
        "dispatched|shipped|ordered|with you|booked|leave|leaves|go|goes)",
        "(we|i) (replace|exchange) (it|yours|your|the)", "be replaced",
        "send ...3 (out|over|you) ...3 (new|replacement|another)",
        "(le|te|os|se lo) ...2 (reemplaz*|cambiar*|sustituir*|repondr*|enviar* (otro|otra|uno nuevo|una nueva))",
        "(recibir*|enviar*) ...3 (reemplazo|otro|otra|uno nuevo|una nueva|repuesto)",
        "(nous|je) ...3 (remplac*|echang*|renverr*|renvoy*)",
        "(vous|tu) ...2 (recevrez|aurez) ...3 (remplacement|nouveau|nouvelle|autre)",
        "(wir|ich) ...5 (ersetz*|umtausch*|austausch*|ersatz|neues|neue|neuen|nachliefern)",
        "(ersetzen|tauschen|schicken|senden) (wir|ich) ...5 (um|aus|ersatz*|neu*|es|ihn|sie)",
        "(sie|du) ...4 (ersatz*|neues|neuen|neue) ...2 (erhalten|bekommen|bekommst)",
    )},
    "repair": {"*": (
        f"{_WILL} ...3 (repair|mend)", f"{_WILL} ...3 {_GIVE} ...4 (repair|technician|engineer|mechanic|plumber)",
        "(technician|engineer|mechanic|plumber|repair team) [...1] (will|is|shall) ...3 (come|coming|visit|be with|"
        "call|attend|out|way|fix|repair|there)",
        "(repair|repairs) (is|are|will be) ...3 (free|on us|booked|done|arranged|covered|carried out)",
        "(it|this|that|yours|kettle|unit) (will|shall|can) be (repaired|mended)", "(lo|la|le|te) ...2 repar*",
        "repararemos", "(enviaremos|enviamos|mandaremos) ...2 tecnico",
        "(nous|je) ...2 (repar*|enverrons un technicien|envoyons un technicien)",
        "(wir|ich) ...5 (reparier*|techniker*)", "(reparieren|schicken) (wir|ich)",
    )},
    "callback": {"*": (
        "(technician|engineer|one of us|colleague|manager|someone|we|advisor|conseiller|un conseiller) [...1] "
        "(will|is going to|are going to|shall) [...1] (visit|come by|come round|come around|come over|drop by|stop "
        "by|pop in|drop in|call in|be calling|look in)", "(will|be) calling you",
        "expect (our|a|my) (call|visit|email|message)", "(we|i) will update you",
        "(conseiller|collegue|responsable|equipe) vous (contactera|appellera|rappellera|ecrira)", "nos comunicaremos",
        "we will write to you", "(will|be) (calling|contacting|writing to) you",
        "(we|i|someone|somebody|manager|team|colleague*|they|he|she|specialist|advisor|adviser|agent|"
        "representative|expert|member|supervisor|owner|director|one of us) [...5] (will|shall|going to) ...2 (call|"
        "phone|ring|contact|telephone|email|message|text|dm|visit|write to|reach out|get in touch|be in touch|get "
        "back|follow up|come back|be calling|be contacting|be reaching|speak|give you a call|give you a ring|give "
        "you a bell|drop you)",
        "you will ...3 (hear from|get a call|receive a call|be contacted|be called|have a call|get a callback|get "
        "an email|receive an email)",
        "(expect|await) ...2 (call|email|message) (from|back|by|within|today|tomorrow|soon)",
        "(let me|let us|allow me to) (call|phone|ring|give you)",
        "(call|phone|ring|contact|email|message|dm) you (back|today|tomorrow|tonight|shortly|soon|later|on|by|"
        "within|first|in|this|as)", "give you a (call|ring|bell|shout|buzz)", "(get|come|report) back to you",
        "be in touch", "reach out to you", "keep you (updated|posted|informed)",
        "let you know (when|once|as soon|how|what|by|within|tomorrow|today)",
        "(le|te|os|lo|la) (llamar*|contactar*|escribir*|llamamos|contactamos)",
        "(nos pondremos|me pondre|se pondra|nos ponemos|se pondran) en contacto", "vamos a (llamar|contactar)",
        "(recibir*) ...2 (llamada|correo)",
        "(nous|on|je) (vous|te) ...1 (appel*|rappel*|contact*|recontact*|ecri*|tiendrons|tenons)",
        "(vous|tu) (serez|seras|allez etre|recevrez) ...2 (appele*|rappele*|contacte*|recontacte*|appel)",
        "(va|vont|allons|vais) (vous|te) (appeler|rappeler|contacter|recontacter|ecrire)",
        "(wir|ich|kollege|kollegin|jemand) ...5 (anrufen|zuruckrufen|kontaktieren|melden)",
        "(rufen|rufe|melden|melde|kontaktieren|kontaktiere) (wir|ich)",
        "(wir|ich) (rufen|rufe|melden|melde|kontaktieren)", "(meldet|ruft|kontaktiert) sich",
        "(sie|du) (horen|horst) von uns",
    )},
    "fee_waiver": {"*": (
        "(not|never) (charge|bill|invoice) you", "will not cost you",
        "(repair|cleaning|delivery|return|replacement|visit) [...3] (at no cost|free of charge|for free|without "
        "charge)", "not pay a (penny|cent|thing)", "sin coste", "(geht|gehen) auf unsere (kosten|rechnung)",
        "charge you",
        f"{_WILL} ...3 (waive|cancel|remove|drop|scrap|write off|wipe|reverse|take off|lift|void) ...4 (fee|fees|"
        f"charge|charges|penalty|fine|cost|costs|interest|bill|debt|balance)",
        "(fee|fees|charge|charges|penalty|fine|cost|interest|bill) [...1] (is|are|will be|has been|have been|gets) "
        "...1 (waived|cancelled|canceled|removed|dropped|reversed|written off|wiped|gone|on us)",
        "(not|never|neither) ...2 (charge|bill|invoice) you",
        "(free of charge|at no cost|at no extra cost|without charge|no charge|free) (to|for) you",
        "(we|i) (waive|cancel|drop) (the|your|this|that)",
        f"{_WILL} ...3 (free of charge|for free|at no cost|at no extra cost)",
        "you will not ...3 (pay|be charged|owe)", "forget (the|about the) (fee|charge|bill)",
        "(anular*|cancelar*|eliminar*|perdonar*|condonar*|quitar*) ...3 (comision|cargo|gastos|tasa|penalizacion|"
        "cuota)", "sin (coste|cargo|costo) (para|alguno)",
        "(nous|je) ...3 (annul*|supprim*|offrons) ...3 (frais|penalite*)", "sans frais [...1] pour vous",
        "(wir|ich) ...4 (gebuhr*|kosten|strafe) ...3 (erlassen|streichen|stornieren|ubernehmen)",
        "(erlassen|streichen|ubernehmen) (wir|ich) ...4 (gebuhr*|kosten)", "(kostenlos|kostenfrei) fur sie",
    )},
    "upgrade": {"*": (
        f"{_WILL} ...3 upgrade (you|your)", f"{_WILL} ...3 {_GIVE} ...4 upgrade", f"you ...2 {_HAVE} ...3 upgrade",
        "(upgrade|upgraded) [...3] (on us|free of charge|for free|at no cost|as an apology)", "(we|i) upgrade you",
        "(upgrade|room) (is|will be) [...1] (free|on us|waiting)",
        "(le|te|os) ...2 (mejorar*|subir*) de (plan|categoria|clase)", "vous ...2 (surclass*)",
        "(wir|ich) ...4 (hochstuf*|upgrade*)",
    )},
    "other": {"*": (
        f"{_WILL} ...3 (donate|extend|prioriti*|fast track|backdate|reinstate|honour|honor|match|price match|"
        f"reserve|hold|name|sponsor|plant|match) ...4 (you|your|price|subscription|membership|warranty|booking|it|"
        f"charity|order|table|seat|contract|trial)",
        "(price match|match that price|honour (the|that|your)|honor (the|that|your))",
        "(push|move|bump) (you|your|it) ...4 (front|top|queue|list|line)", "(first|front) in (line|the queue)",
        "(your|the) (subscription|membership|warranty|trial|contract) (will be|has been) (extended|reinstated)",
        "(ampliar*|prolongar*|extender*) (su|tu|la) (garantia|suscripcion|contrato)",
        "(nous|je) ...2 (prolong*|prioris*)", "(wir|ich) ...4 (verlanger*|bevorzug*)",
    )},
    "outcome": {"*": ( "you will not (be|go) (out of pocket|disappointed|regret)", "(in|on) (good|safe|our) hands",
        "as good as (solved|done|sorted|fixed)", "you will (get|have|receive) what you (are owed|need|deserve|want)",
        "that you (get|have) what you (need|want|deserve|are owed)", "you will be looked after",
        "this (ends|will end) well", "get to the bottom of (this|it|that)", "take it from here",
        "count on (us|me|it|that)", "leave you (hanging|alone with|in the lurch)", "(deal|done deal)",
        "not worry about the (cost|bill|money|price)", "that is on our side", "whatever it takes",
        "what (you|we) (want|need|can) [...2] to solve",
        "consider (it|this|that|them) (done|sorted|fixed|solved|handled|resolved|dealt with|settled|taken care of)",
        "(leave|trust) (it|this|that) (with|to) (us|me)",
        "(we|i) will (sort|fix|resolve|solve|settle|handle|rectify|remedy|correct|mend) (it|this|that|them|the|"
        "your|everything|things|what|all)",
        "(we|i) will ...2 (make|put|set|get) (it|this|that|things|everything) (right|sorted|fixed|resolved|"
        "straight|good|work|up to you|happen|up)", "(we|i) will ...2 take care of (it|this|that|everything|you|your)",
        "(it|this|that|everything|problem|issue|all|your issue|your problem|your order|matter) [...1] (will|shall) "
        "[...1] (be|get) ...1 (sorted|fixed|resolved|solved|corrected|sorted out|put right|dealt with|taken care "
        "of|handled|made right|back to normal|working|yours)",
        "(you are|we have got you|we got you|you have got) covered", "got your back",
        "(it|this|that) will (never|not) happen again",
        "(make|making|ensure|ensuring|guarantee) ...3 (never|not|no one|nobody) ...3 (again|happen|repeat*)",
        "(will|shall) (never|not) ...2 (again|repeated) (happen|occur|be repeated)", "will not be repeated",
        "happen again (that|i|we) promise", "you have (my|our) word",
        "as good as (done|sorted|fixed)",
        "(you will|it will) ...2 (be|get) [...1] (what|everything|all) you (asked|want|wanted|need|needed)",
        "you will (get|have|receive) (it|that|what you asked|exactly)",
        "(that is|it is|this is) [as good as] (sorted|a done deal|in the bag|yours)",
        "(done and dusted|job done|all sorted|problem solved)", "(we|i) will make (it|that|this) happen",
        "we will see to (it|that|this)",
        "(we|i) will do (it|that|this|exactly that|so|as you ask|what you ask*|the same)", "will do",
        "by all means (yes|of course)", "rest assured [...2] (it|this|that|you|we) ...2 will",
        "get (it|this|that|you) (sorted|fixed|resolved|sorted out)", "(make|put) (it|this|things) right (for you)",
        "(delo|dalo|delo usted) por (hecho|resuelto|solucionado)",
        "(lo|la|todo|esto) (solucionar*|arreglar*|resolver*)",
        "(solucionaremos|arreglaremos|resolveremos|nos encargaremos|nos encargamos)",
        "no volvera a (ocurrir|pasar|suceder)", "dejelo en nuestras manos", "cuenta con ello",
        "(considerez|considere) ...3 (regle|resolu|fait)",
        "(nous|je|on) (allons|vais|va) (regler|resoudre|arranger|corriger|reparer) (cela|ca|ce|le|la|votre)",
        "(nous|je) (reglerons|resoudrons|corrigerons|arrangerons|nous en chargeons)",
        "cela ne se reproduira (plus|pas)", "comptez sur (nous|moi)",
        "(betrachten sie|sehen sie) ...3 (erledigt|gelost)", "(wir|ich) (kummern|kummere) (uns|mich) [...1] darum",
        "(wir|ich) (werden|werde) ...4 (losen|beheben|regeln|klaren|erledigen|in ordnung bringen)",
        "(losen|beheben|regeln) (wir|ich)", "(wird|kommt) nicht (wieder|mehr) (vorkommen|passieren|vor)",
        "verlassen sie sich (auf uns|darauf)",
    )},
    "assent": {"*": (
        "(yes|yep|yeah|yup|sure|certainly|absolutely|definitely|of course|gladly|agreed|granted|deal|done|okay|ok|"
        "no problem|happy to|will do|consider it done|by all means|with pleasure|naturally|you bet|right away|fair "
        "enough|as you wish|you got it|say no more|your wish)",
        "that is (fine|ok|okay|no problem|agreed|what we will do|exactly what)",
        "(we|i) (will|can|shall|would) (do|arrange|sort|make|manage) (that|it|this|so)",
        "happy to (do|oblige|help with) (that|it|this|so)",
        "(si|claro|por supuesto|desde luego|sin problema|hecho|de acuerdo|con gusto|eso esta hecho|asi lo haremos|"
        "lo haremos)",
        "(oui|bien sur|certainement|absolument|pas de probleme|d'accord|volontiers|c'est fait|entendu|nous le "
        "ferons|avec plaisir)",
        "(ja|naturlich|selbstverstandlich|gerne|klar|kein problem|machen wir|wird gemacht|einverstanden|auf jeden "
        "fall)",
    )},
    "roadmap": {"*": ( "(kitchen|product team|network team|it department|department|airport|engineering|manufacturer|"
        "council|supplier|suppliers|developers|engineers|devs|courier|carrier|warehouse|head office|"
        "partner|landlord|railway|operator|network|depot|it team|app team|dev team|development team|"
        "technical team|gardeners|builders|city) [...2] (will|shall|is going to|are going to|is about to|"
        "are about to)", "we are about to (open|launch|release|add|build|extend|close|start)",
        "(the|next|new|coming|upcoming) (update|version|release) will",
        "wait for the (next|new|coming) (update|version|release)",
        "(will|going to) be in (our|the) (next|coming|upcoming|new) (release|update|version|menu|timetable)",
        "(solved|fixed|done|ready|it|this) ...1 (in|with) (the|our) (coming|next|upcoming) (release|update|"
        "version)", "(this|it|that) solved in the (coming|next|upcoming) (release|update|version)",
        "from (autumn|spring|summer|winter|next (week|month|year))",
        "(desarrolladores|tecnicos|ingenieros|proveedor|fabricante) [...1] (lo solucionaran|la "
        "solucionaran|lo arreglaran|van a|anadiran|corregiran)",
        "(developpeurs|techniciens|ingenieurs|fournisseur|fabricant) [...1] (vont|va|regleront|corrigeront)",
        "(entwickler|techniker|ingenieure|lieferant|hersteller) (werden|wird)",
        "(next|upcoming|coming|new|future) (update|version|release|build|patch|app|app update) ...3 (will|fix*|"
        "bring*|include*|add*|solve*|resolv*|address*|improv*|contain*|has|have)",
        "(will|going to|should) be ...3 (fixed|added|included|solved|available|released|rolled out|resolved|"
        "addressed|supported|live|out) ...3 (next|coming|upcoming|soon|shortly|future|later|this (week|month|year))",
        "(we|developers|engineers|team|devs) [...3] (will|going to|plan to|are) ...2 (add|release|launch|introduce|"
        "bring|roll out|ship|publish|adding|releasing|launching|introducing|rolling out)",
        "(a|the|our) fix (will|is|should) ...3 (out|released|available|on its way|coming|soon|shortly|ready|live|"
        "way|rolled)",
        "(fix|update|patch|improvement|feature|new version) (is|are|will be|should be) ...2 (coming|on its way|on "
        "the way|out soon|released soon|available soon|rolling out|due|soon|shortly|planned|scheduled)",
        "(developers|engineers|devs|supplier|suppliers|manufacturer|kitchen|council|courier|carrier|warehouse|"
        "technicians|head office|partner) [...3] (will|shall|going to) ...3 (fix|sort|solve|resolve|send|repair|"
        "deliver|change|add|improve|replace|correct|redeliver|collect|release|update|address|handle|implement|"
        "restore)",
        "(back in stock|restocked|reopen*|available again|back up|back online|up and running) ...2 (soon|shortly|"
        "by|next|in|on|this|tomorrow|within)",
        "(will|should) ...3 (back in stock|restocked|available again|back online|up and running|reopen)",
        "(expect|hope|plan|aim|intend) ...4 (fixed|fix it|fix this|released|available|added|update|resolved|solved|"
        "launch) ...3 (in|by|on|soon|next|this|within|with)", "coming soon",
        "(proxima|siguiente) (actualizacion|version)", "(anadiremos|lanzaremos|incorporaremos)",
        "(prochaine) (mise a jour|version)", "(nous (ajouterons|lancerons|allons ajouter))",
        "(nachste*|kommende*) (update|version|aktualisierung)",
        "(wir werden) ...4 (hinzufugen|veroffentlichen|einfuhren)",
    )},
}  # fmt: skip

ANAPHORA: Lists = {
    "*": (
        "(we|i) will ...3 (make it happen|do (it|that|this|so)|sort (it|that|this)|arrange (it|that|this)|send (it|"
        "that|one)|see to (it|that)|get (it|that|this|one) (to you|done|sorted)|organise (it|that)|organize (it|"
        "that)|process (it|that)|issue (it|that)|approve (it|that)|give (it|that|one) to you|take care of (it|"
        "that))",
        "(it|that|this|one|they|both) (is|are|will be|has been) ...3 (way|yours|coming|done|sorted|arranged|"
        "approved|granted|processed|sent|issued|with you|in your account|agreed|no problem|taken care of|confirmed)",
        "you will (get|have|receive|see) (it|that|this|one|both|them)",
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
