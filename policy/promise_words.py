"""How promises sound, by what is promised, in four languages. Data for the promise check; no logic.

`COMMIT` says the promise itself; what is promised, and how a promise points back to it, stands in `promise_names`.
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

COMMIT: dict[str, Lists] = {
    "refund": {"*": (
        "(every|each|the last) (penny|cent|pound|euro|dollar) ...5 back",
        "not lose (a|any|one|your) (penny|cent|pound|euro|dollar|money)",
        "(cost|costs|price|bill|tab|expense) ...4 (is|are|will be) (ours|on us)",
        "ours to (carry|bear|pay|cover|settle)",
        "(we|i) ...2 (bear|carry|foot|pick up|absorb|settle|swallow|pay) ...1 (the|your|that|this|all) ...3 (cost|"
        "costs|bill|price|tab|expense|expenses|postage|shipping|damage)",
        "(let us|let me) ...2 (settle|square|pay) ...4 (bill|up|price|cost|costs)", "(we|i) will ...2 square ...4 up",
        "(price|money|cash|amount|sum) ...6 (be|is|are) back (on|in|at|with|to)",
        "(have|get|see) (your|the) (cash|money) (again|returned|back)", "you (get|receive|see) (the|your) <n>",
        "(wire|transfer|send|hand|give|pay) you ...2 (the|your) ...1 (money|cash|<n>)",
        "(give|giving|pay|paying) you ...1 (the|your) <n> ...5 back",
        "(put|putting|pushed) ...4 (money|payment|cash|refund) through",
        "(we|i) owe you (the|your|that|every|<n>|interest|compensation|money|a refund)",
        "(customer|customers|buyer|buyers|guest|guests|everyone) ...1 (is|are|get|gets) (paid back|refunded|"
        "reimbursed)", "expect (it|that|them) back",
        "(is|are|gets|get) (refunded|paid back|reimbursed) (no|without|with no) questions",
        "not happy money back", "(money|money-back) ...1 no questions asked",
        "would ...2 (refund|reimbursement) ...5 (make up|help|do|settle)", "(both|also|plus) ...3 refund and",
        "(no perdera|no perderas|no perdereis) ...2 (centimo|euro|dinero|nada)",
        "(se le|se te|se os) (abonar*|reembolsar*|devolver*|ingresar*)",
        "(pas|plus) de votre poche", "(montant|somme|prix) ...4 (sera|seront) (recredite*|rembourse*|verse*)",
        "(entstehen|entsteht) ...5 (keine|keinerlei) kosten", "(bekommen|erhalten|kriegen) ...2 (ihr|das|dein) geld",
        "(haben|hast) (sie|du) ...2 (ihre|deine|die) <n>",
        "(give|get|pay|hand) you back ...3 (paid|spent|money|fare|fee|price|cost|deposit|it)",
        "(deposit|payment|fare|fee|charge|money|price|amount) [...1] (will|shall|is going to) ...2 (returned|"
        "refunded|repaid|come back|go back|come off|be back)",
        "(charge|amount|fee) will come off your (bill|account|card|statement)",
        "(cover|covering) the (cost|costs|price|bill|expense|expenses) of",
        "getting your (fare|fee|deposit|payment|money) back",
        "(come|go|goes|gone|comes) back to your (card|account|bank)",
        "(money|fee|amount|deposit|sum|price|payment|fare|everything|<n>) ...4 (come|go|goes|gone|comes) "
        "back to you", "you will [...1] get <n> back",
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
        "(nous|je) ...4 (creditons|crediterons|(un|votre|cet) avoir)", "(wir|ich) ...5 (gutschreiben|gutschrift)",
        "(schreiben|schreibe) (wir|ich) ...5 gut", "(goodwill (payment|credit))",
    )},
    "gift": {"*": (
        "(knock|take|shave|get) ...3 off (your|the) ...1 (next|bill|price|order|invoice|total|rent|fare|room)",
        "(a|some) little something",
        "(something|a present|a surprise|goodies) ...2 (for you|waiting) ...4 (account|wallet|post|shop)",
        "(is|are) (coming|headed|heading) your way", "(our|my) treat", "(is|are) on us",
        "buy you (a|some|dinner|lunch|another)", "(this|next) ...2 (is|are) on us",
        "(haremos|hacemos|daremos|damos|aplicaremos|ofrecemos) ...2 descuento", "(komme*|kommt) ...7 (rabatt|nachlass)",
        "(remise|reduction|cadeau|bon) ...6 vous (attend|sera|seront)", "pour nous",
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
        "(you|vous|sie|du) ...3 (get|leave with|go home with|walk out with|repart*|aurez|recevrez|bekommen|bekommst|"
        "erhalten) ...2 (a new one|another one|une neuve|un neuf|une autre|eine neue|einen neuen|ein neues)",
        "(te|se) llevas [...2] (otra|otro|uno nuevo|una nueva)",
        "(new one|neue|neuve|nueva) (waiting for you|is yours)",
        "(swap|swaps|swapping|exchanging|replacing) ...4 (for you|for free|like yours|like this|like that|"
        "free of charge)",
        "(new|brand new|another|replacement) ...4 (on|at|to) your (doorstep|door|house|home)",
        "expect ...1 (new|replacement|another|brand new)", "(get|gets) (replaced|swapped|exchanged)",
        "(sera|seran) (reemplazad*|sustituid*|cambiad*)",
        "(neuf|neuve|nouveau|nouvelle|autre) ...2 (sera|seront) (envoye*|expedie*|livre*)",
        "(sera|seront) (remplace*|echange*)",
        "(neuer|neue|neues|anderer|anderes) ...2 (wird|werden|kommt) ...3 (zugeschickt|geschickt|geliefert|"
        "zugesandt|gesendet)",
        "(wird|werden) ...3 (ersetzt|ausgetauscht|umgetauscht)",
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
        "(manager|boss|owner|director|colleague|technician|engineer|plumber|someone|somebody|he|she|they|team|we|i) "
        "[...1] (rings|calls|phones|ring|call|phone) you",
        "a (plumber|technician|engineer|driver|colleague|manager|man) ...2 (could|will|would|can|is) be ...1 "
        "(with|at|there)", "top of (our|the|my) (list|queue)",
        "send (somebody|someone|a colleague|a technician) [...1] (to you|round|over|out|by)", "watch your phone",
        "(tecnico|compañer*|colega|responsable|mensajero) (viene|va|ira|pasa|pasara|visita|visitara|llama|llamara)",
        "(technicien|collegue|responsable|livreur|plombier) (passe|passera|vient|viendra|appelle|appellera)",
        "(kollegin|kollege|techniker|technikerin|jemand|chef|chefin|monteur) (ruft|meldet|kommt|schreibt|besucht)",
        "(technician|engineer|one of us|colleague|manager|someone|we|advisor|conseiller|un conseiller) [...1] "
        "(will|is going to|are going to|shall) [...1] (visit|come by|come round|come around|come over|drop by|stop "
        "by|pop in|drop in|call in|be calling|look in)", "(will|be) calling you",
        "expect (our|a|my) (call|visit|email|message)", "(expect|wait) to hear from (us|me|the|our|somebody|someone)",
        "you will hear from (us|me|the|our|somebody|someone)", "vous aurez de nos nouvelles",
        "tendra noticias nuestras",
        "sie horen ...2 von (uns|mir)", "(we|i) will update you",
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
        "(fine|penalty|fee|charge|surcharge) ...6 (is|are|will be|has been|was) ...1 (withdrawn|waived|dropped|lifted)",
        "(annulons|annule|annulerons|supprimons) ...2 (<n>|facture|montant|hors forfait)", "costs you nothing",
        f"{_WILL} ...2 (waive|cancel|remove|drop|reverse) ...1 <n>",
        "(we|i) pay ...2 (return|postage|shipping|delivery|cost|costs|fee|fees)",
        "(return|returns|postage|shipping|delivery) (is|are) (paid by us|on us|ours)",
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
        "we (move|switch|transfer|rebook) you",
        f"{_WILL} ...3 upgrade (you|your)", f"{_WILL} ...3 {_GIVE} ...4 upgrade", f"you ...2 {_HAVE} ...3 upgrade",
        "(upgrade|upgraded) [...3] (on us|free of charge|for free|at no cost|as an apology)", "(we|i) upgrade you",
        "(upgrade|room) (is|will be) [...1] (free|on us|waiting)",
        "(le|te|os) ...2 (mejorar*|subir*) de (plan|categoria|clase)", "vous ...2 (surclass*)",
        "(wir|ich) ...4 (hochstuf*|upgrade*)",
    )},
    "other": {"*": (
        "(put|set|keep|hold) ...6 (aside|back) for you",
        "(we|i) will ...2 (unblock|unlock|reactivate|rebook|withdraw|correct|amend|reverse) ...2 (your|the|it|this|"
        "that)",
        f"{_WILL} ...3 (donate|extend|prioriti*|fast track|backdate|reinstate|honour|honor|match|price match|"
        f"reserve|hold|name|sponsor|plant|match) ...4 (you|your|price|subscription|membership|warranty|booking|it|"
        f"charity|order|table|seat|contract|trial)",
        "(price match|match that price|honour (the|that|your)|honor (the|that|your))",
        "(push|move|bump) (you|your|it) ...4 (front|top|queue|list|line)", "(first|front) in (line|the queue)",
        "(your|the) (subscription|membership|warranty|trial|contract) (will be|has been) (extended|reinstated)",
        "(ampliar*|prolongar*|extender*) (su|tu|la) (garantia|suscripcion|contrato)",
        "(nous|je) ...2 (prolong*|prioris*)", "(wir|ich) ...4 (verlanger*|bevorzug*)",
    )},
    "outcome": {"*": (
        "(crash*|problem*|issue*|bug*|error*|fault*|it|they|this|these|that|noise|wait|delays) ...6 (will|shall) ...2 "
        "be ...2 (gone|history|a thing of the past)",
        "will not (bother|trouble|annoy|plague|hit) you", "(will|shall) ...6 from now on",
        "(either way|both ways|one way or another) you will", "you will be (happy|satisfied|pleased) with",
        "what you (ask|asked|want|wanted) ...6 (shall|will) (have|get)", "you shall have (it|that|them|what)",
        "you will not (be|go) (out of pocket|disappointed|regret)", "(in|on) (good|safe|our) hands",
        "as good as (solved|done|sorted|fixed)", "you will (get|have|receive) what you (are owed|need|deserve|want)",
        "that you (get|have) what you (need|want|deserve|are owed)", "you will be looked after",
        "this (ends|will end) well", "get to the bottom of (this|it|that)", "take it from here",
        "count on (us|me|it|that)",
        "leave you (hanging|alone with|in the lurch)", "(it|that|this) is a deal", "done deal",
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
    "roadmap": {"*": (
        "(patch|fix|update|solution|release) (follows|comes|arrives|lands|ships) [...1] (shortly|soon|next|this|in|by)",
        "(gone|mended|fixed|solved|corrected|resolved|history) (with|in|by|from) the (next|coming|upcoming|new) "
        "(update|release|version)", "(gets|get|getting) (a|an|new|its) ...4 (in|by|this|next|from) (spring|summer|"
        "autumn|winter|year|month|january|february|march|april|may|june|july|august|september|october|november|december)",
        "(kitchen|product team|network team|it department|department|airport|engineering|manufacturer|"
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
