"""Promises that never name the remedy: what comes to the customer, what it costs them, who turns up, how it ends.

Each row is subject, verb and object of one meaning, in the four languages; `promise_words` holds what names a remedy.
"""

from __future__ import annotations

_MONEY = "(money|fee|payment|charge|amount|sum|fare|deposit|cash|difference|overpayment|price|premium)"
_NEW = "(new|fresh|another|replacement|second|spare|correct|right|brand new|proper|matching|missing)"
_SOMEBODY = (
    "(someone|somebody|engineer|technician|plumber|electrician|colleague|manager|driver|courier|fitter|mechanic|"
    "cleaner|specialist|advisor|adviser|supervisor|foreman|one of us|one of our|one of my)"
)
_IS = "(is|are|will be|goes|go|leaves|leave|ships|ship|comes|come|sets off|heads|head|travels|gets|flies)"
_GELD = "(geld|betrag|kaufpreis|beitrag|gebuhr|differenz|kaution|zahlung)"
_NEUE = "(neue|neuer|neues|neuen|ersatz|ersatzteil|ersatzgerat|zweite|zweites|richtige|richtigen|fehlende|fehlenden)"
_JEMAND = (
    "(jemand|kollege|kollegin|techniker|technikerin|monteur|fahrer|mitarbeiter|handwerker|chef|chefin|filialleiter)"
)
_ARGENT = "(argent|somme|montant|difference|caution|frais|<n>)"
_NOUVEAU = "(nouveau|nouvelle|nouveaux|nouvelles|second|seconde|piece manquante|colis de remplacement)"
_QUELQUUN = (
    "(quelqu'un|collegue|technicien|technicienne|responsable|livreur|conseiller|conseillere|plombier|mecanicien|"
    "electricien|un expert)"
)
_DINERO = "(dinero|importe|cantidad|diferencia|fianza|<n>)"
_NUEVO = "(nuevo|nueva|nuevos|nuevas|otro|otra|repuesto|recambio|pieza que falta)"
_ALGUIEN = "(alguien|tecnico|tecnica|companero|companera|encargado|encargada|responsable|repartidor|fontanero|mecanico)"

WAYS: dict[str, tuple[str, ...]] = {
    "refund": (
        f"{_MONEY} ...3 (will|is going to|are going to) ...2 (land|arrive|appear|show up|return|reach|come "
        "back|be back|drop|hit|turn up|go back|flow back)",
        f"{_MONEY} ...3 (lands|arrives|drops|returns|comes|goes|is coming|is going|is heading|is winging|finds its "
        "way|flows|makes its way) ...1 (back|home|in your|into your|on your|to your|onto your)",
        f"you will [...1] (see|find|have|spot|get) ...3 {_MONEY} ...3 (back|in your account|on your card|on your "
        "statement|returned)",
        "(hand|pay|wire|send|give|get) you (back|your) ...2 (every|the|all|whole|full|difference|rest)",
        "(be|is) (no worse off|not left short|not a penny down)",
        f"{_GELD} ...4 (wieder bei ihnen|wieder bei dir|wieder auf|auf ihrem konto|auf deinem konto|auf ihr konto|"
        "auf dein konto|zuruckkommen|kommt zuruck|geht zuruck|zuruck auf)",
        "(bekommen|erhalten|kriegen|haben) (sie|ihr) ...4 (ersetzt|zuruckgezahlt|wieder|zuruck)",
        "(zahlen|uberweisen|ersetzen|geben) (wir|ich) (ihnen|dir|euch|sie|es|das|den|die)",
        f"{_ARGENT} ...3 (revient|reviendra|retourne|arrive|arrivera|sera|revenir|sera verse) ...3 (compte|carte|chez "
        "vous|poche)",
        f"vous (verrez|aurez|retrouverez|recupererez|recuperez|toucherez) ...3 {_ARGENT}",
        "(on|nous) vous (rend|rendons|rendrons|redonne|redonnons|paie|payons|verse|versons|restitue|restituons)",
        f"{_DINERO} ...2 (se lo|se la|se le|te lo|te la|le|te) (abon*|devolv*|ingres*|reintegr*|pag*|transfer*)",
        f"{_DINERO} ...2 (vuelve|volvera|llegara|llega|estara|entrara|regresa) ...2 (cuenta|tarjeta|de vuelta)",
        f"(recuperara|recuperaras|recupera|tendra de vuelta|vera de vuelta) ...3 {_DINERO}",
    ),
    "gift": (
        "(next|second|another|following) ...3 (is|are|will be|comes|goes) ...1 (free|gratis|for nothing|on me|our "
        "shout|with our compliments|at our expense|complimentary)",
        "(keep|hang on to|hold on to|hold onto|have) (the|it|them|that|this|what|those|both) ...4 (as a thank "
        "you|as a gift|as our gift|with our compliments|no charge|for nothing|as a present|for your trouble|for "
        "the trouble|for the bother|free of charge)",
        "(little|small|tiny) (surprise|treat|token|present|gift|extra|thank you) ...4 (for you|waiting|on its "
        "way|in your|with your|from us|in the post)",
        "(have|find|see) ...3 (added|popped|slipped|tucked|put) ...3 (for you|in your (account|basket|bag|box))",
        "(durfen|konnen|durfen gerne|konnen gerne) ...4 (behalten) ...3 (geschenk|dankeschon|entschadigung|kostenlos)",
        "(behalten|behalt) (sie|du) ...5 (geschenk|dankeschon|entschadigung|so|kostenlos)",
        "(nachste|nachsten|nachstes|zweite|zweites) ...3 (ist|sind|gibt es|wird) ...3 (gratis|kostenlos|umsonst|frei|"
        "geschenkt|aufs haus)",
        "(laden|lade) (wir|ich) (sie|dich|euch) ...3 ein", "(gibt es|gibts|bekommen sie|bekommst du) ...5 (gratis|"
        "geschenkt|aufs haus|von uns dazu)",
        "als (kleines dankeschon|kleine entschadigung|wiedergutmachung|entschadigung|kleine wiedergutmachung) ...4 "
        "(bekommen|erhalten|schicken|legen|gibt|liegt|geben|schenken)",
        "(gardez|garde|conservez) ...4 (cadeau|remerciement|dedommagement|en guise|offert)",
        "(prochain|prochaine|second|seconde) ...3 (est|sera|vous est|vous sera) ...1 (offert|offerte|gratuit|"
        "gratuite|pour nous|cadeau)",
        "c'est la maison qui (offre|regale|invite)", "(est|sont|sera|seront) ...1 (offert|offerte|offerts|offertes) "
        "par (la maison|nos soins)",
        "(quedese|quedate) ...4 (regalo|agradecimiento|compensacion|cortesia)",
        "(proximo|proxima|siguiente) ...3 (es|sera|va|sale|le sale|corre|esta) ...1 (gratis|gratuito|gratuita|"
        "regalo|por nuestra cuenta|de nuestra cuenta|cortesia|invitacion)",
        "(corre|corren|va|van) ...1 (por nuestra cuenta|de nuestra cuenta|a nuestro cargo|por cuenta nuestra)",
        "como (detalle|compensacion|agradecimiento|disculpa) ...4 (le|te|tendra|recibira|enviamos|ofrecemos|regalamos)",
    ),
    "fee_waiver": (
        "you will ...1 (pay|be paying|owe|be billed|be charged) (nothing|zero|not a penny|not a cent)",
        "(nothing|not a penny|not a cent|zero) (to pay|more to pay|will be charged|will be owed|is owed)",
        "(kostet|kosten) (sie|dich|euch) ...1 (nichts|keinen cent|gar nichts)",
        "(zahlen|bezahlen) sie ...2 (nichts|keinen cent|gar nichts)",
        "(vous|te) ...2 (coutera|coutent|coute|couteront) ...1 (rien|pas un centime)",
        "vous (ne|n') ...1 (paierez|payez|payerez|debourserez) ...1 (rien|pas un centime)",
        "no ...1 (le|te|les) ...1 (costara|cuesta|cobraremos|cobramos|cobraran) ...1 (nada|ni un centimo)",
        "no (pagara|pagaras|tendra que pagar|tiene que pagar) ...1 (nada|ni un centimo)",
    ),
    "replacement": (
        f"(there|here) (will be|is going to be|are going to be) ...4 {_NEW} ...4 (post|way|door|name|waiting|for "
        "you|coming|heading|counter|doorstep)",
        f"{_NEW} ...3 {_IS} ...2 (yours|in the post|on its way|on their way|on the way|at your door|out to you|off "
        "to you|to you|your way|out tomorrow|out today|out tonight|out on|off tomorrow|off today|from here)",
        "(will|shall|going to) ...1 (get|send|bring|post) (one|another|another one|a new one) ...1 (to you|over|out)",
        "(leaves|will leave) (our|the) (warehouse|depot|workshop|stockroom|kitchen)",
        "(leaves|leave|sets off|goes out|go out|going out|ships|is posted|off|out) ...2 (here|our warehouse|the "
        "warehouse|the depot|our door) ...1 (today|tonight|tomorrow|this|on|first|within)",
        f"{_NEUE} ...3 (geht|gehen|kommt|kommen|ist|sind|liegt) ...3 (raus|an sie|zu ihnen|unterwegs|auf dem weg|"
        "in der post|fur sie bereit|auf die reise|in den versand)",
        f"(geht|gehen|kommt|kommen|machen sich|bekommen sie|erhalten sie|schicken wir|schicke ich|legen wir) ...4 "
        f"{_NEUE}",
        f"{_NOUVEAU} ...4 (part|partent|partira|arrive|arrivent|arrivera|est en route|vous attend|vous parvient|"
        "vous parviendra|est en chemin|prend la route)",
        "(part|partira|partent|arrive|arrivera) ...2 (de chez nous|chez vous|de notre entrepot|de l'atelier)",
        f"{_NUEVO} ...4 (sale|salen|saldra|llega|llegan|llegara|va|esta|le espera|te espera) ...3 (hoy|manana|de "
        "camino|en camino|hacia|a su|a tu|para usted|almacen|listo|lista)",
        f"(le|te|les) (mandamos|enviamos|mando|envio|preparamos|llevamos) ...2 {_NUEVO}",
        "(will|shall|going to|can|let me|let us) ...2 (pop|drop|put|stick|get|send|bring|pack|run) ...5 (in the post|"
        "in the mail|round to you|over to you|to your door|out to you|on its way)",
        "(sie|du) (kriegen|kriegst|bekommen|bekommst|erhalten) ...4 (andere|anderen|anderes|frische*|ersatz*)",
    ),
    "callback": (
        f"{_SOMEBODY} ...4 (will|is going to|are going to) ...2 (be (on the line|on the phone|in touch)|ring|call)",
        f"(put|putting|asking|getting|connecting) ...2 {_SOMEBODY} ...3 (on to|onto|to call|to ring|to contact)",
        "(will|shall|going to|is|are) ...1 (on the line|on the phone) ...3 (today|tonight|tomorrow|before|by|within|"
        "soon|first|this|in)",
        "(putting|put|connecting|handing) you ...2 (in touch|through|over) ...1 (with|to)",
        f"{_JEMAND} ...3 (meldet|ruft) ...5 (sich|an|ihnen|zuruck|durch)",
        f"(meldet sich|ruft) ...4 {_JEMAND} ...4 (an|bei ihnen|bei dir|zuruck)",
        f"{_QUELQUUN} ...2 (prendra contact|prend contact|vous contactera|vous rappellera|vous appellera|vous ecrira)",
        f"{_ALGUIEN} ...2 (se pondra en contacto|le llamara|te llamara|le escribira|te escribira)",
        "(will|shall|is going to|are going to) ...1 (call|phone|ring|text|email|message|contact) you",
        f"{_JEMAND} ...3 (klingelt|klopft|telefoniert|ruft|schreibt|mailt) ...5 (bei ihnen|bei dir|durch|ihnen|dir)",
        "(wir|ich) (klingeln|klingle|telefonieren|schreiben|mailen|kommen|komme) ...4 (bei ihnen|bei dir|ihnen|dir)",
        "(bekommen|bekommst|erhalten|erhaltst) (sie|du) ...5 (anruf|ruckruf|nachricht|mail|besuch) von",
        f"({_QUELQUUN[1:-1]}|on|nous|je) vous (passe|passons|passera|donne|donnons|donnera) ...2 (coup de fil|appel|"
        "coup de telephone)", "vous (recevrez|aurez) ...2 (appel|coup de fil|visite|message de)",
        f"(le|te|os|les) (marca|llama|telefonea|escribe|visita|avisa) ...3 {_ALGUIEN}",
        f"{_ALGUIEN} ...3 (le|te|os|les) (marca|llama|telefonea|escribe|visita|avisa|da un toque)",
        "(le|te|os) (damos|doy|daremos|dare) ...1 (un toque|una llamada|un telefonazo)",
    ),
    "repair": (
        f"{_SOMEBODY} ...4 (will|is going to|are going to) ...2 (be (at|with|round|over|there)|come|stop by|drop by|"
        "drop in|look after|pop|turn up|visit|swing by|pick|collect|see to|deal with|sort|knock)",
        f"(sending|assigning|getting|send) ...2 {_SOMEBODY} ...3 (on it|on the case|to come|round|over|out|to you|to "
        "your|to look|to fix)",
        "(will|shall|going to) be ...1 (at your door|on your doorstep|round|over) ...3 (today|tonight|tomorrow|before|"
        "by|within|soon|first|this|in)",
        f"{_JEMAND} ...3 (kommt|steht|schaut|kummert|bringt|holt|repariert|tauscht|besucht) ...5 (vorbei|bei ihnen|"
        "bei dir|zu ihnen|zu dir|ab|aus|darum|vor ihrer|ihnen|dir)",
        f"(kommt|kummert sich|schaut) ...4 {_JEMAND} ...4 (vorbei|darum|bei ihnen|bei dir|zu ihnen)",
        f"{_QUELQUUN} ...2 (viendra|passera|passe|va venir|va passer|se deplacera|se deplace|sera chez|s'en occupera|"
        "s'en occupe|s'en charge)",
        f"{_ALGUIEN} ...2 (ira|pasara|vendra|estara|se encargara|se encarga|lo arreglara|va a|le atendera|se pasara)",
        f"(tiene|tendra|tienes|tendras) ...2 {_ALGUIEN} ...2 (en casa|alli|en su|en tu|en la puerta)",
    ),
    "outcome": (
        "(exactly|precisely|just) what ...1 (will happen|is going to happen|we will do|you will get|you get|you are "
        "getting|will be done)",
        "(problem|trouble|issue|bother|hassle|worry|nightmare|noise|error) ...2 (will be|is going to be) ...2 (history|"
        "gone|over|behind you|in the past|sorted|a memory)",
        "(will|shall|is going to|are going to) ...1 (be|get) ...1 (mended|repaired|cleaned|emptied|rebuilt|refilled|"
        "restocked|put right|straightened out|looked after|seen to|attended to)",
        "(i|we) (will|shall) ...2 (see to it|make certain|make sure ...1 (your|you|the|this|it|it's|nobody|no one|he|"
        "she|they|someone))",
        "(your wish|wish) is (granted|our command|my command)", "(you will|you shall|you are going to) ...1 (have it|"
        "get it|have that|get that|have them) ...1 (all|back|sorted|done|by|for)",
        "(leave|trust) (this|that|it|everything) ...1 (in our hands|to us|to me|with me|with us)",
        "(genau|exakt|eben) (das|so) ...2 (wird passieren|passiert|machen wir|bekommen sie|kommt|geschieht)",
        "(sorgen|sorge) (wir|ich) ...2 (dafur|selbst)", "dafur ...1 (sorgen|sorge) (wir|ich)",
        "(bringen|bringe|regeln|regle|klaren|klare) (wir|ich) ...2 (in ordnung|fur sie|fur dich|das|gleich|heute)",
        "(das|es|die sache|problem) ...1 (ist|wird) ...2 (bald|gleich|morgen|heute noch|im nu) ...1 (erledigt|behoben|"
        "vergessen|gelost|aus der welt)",
        "(c'est|voila) ...1 (exactement|precisement) ce (qui va|que nous|que vous aurez|qui se passera)",
        "(tout|cela|ca|ce|probleme) ...2 (sera|va etre|seront) ...2 (regle|resolu|repare|arrange|retabli|corrige|fait|"
        "reglee|reparee)", "(on|nous) ...1 (s'en occupe|s'en charge|nous en occupons|nous en chargeons|en faisons)",
        "(eso|esto) es ...1 (exactamente|justo|justamente) lo que (va a|haremos|tendra|pasara|vamos)",
        "(quedara|estara|sera|queda) ...2 (resuelto|arreglado|solucionado|listo|resuelta|arreglada|solucionada)",
        "(de eso|de esto|de todo) (nos encargamos|me encargo|nos ocupamos|me ocupo)",
        "(on|nous) (s'occupe|nous occupons|s'occupera|nous occuperons) de (tout|cela|ca)",
        "(rien a|sans rien) ...1 (debourser|payer|sortir|avancer|regler)",
        "(nada|ni un centimo|ni un euro) de su bolsillo",
        "(keinen|ohne einen) (cent|euro) ...2 (zahlen|bezahlen)", "not be ...1 out of pocket",
    ),
    "roadmap": (
        "(council|developers|supplier|manufacturer|engineers|landlord|city|carrier|head office) (is|are) ...1 (fixing|"
        "repairing|resurfacing|mending|adding|building|bringing|replacing|changing|releasing|sending|installing)",
        "(programador*|desarrollador*|tecnicos|proveedor|fabricante|ayuntamiento) ...3 (dejan|arreglan|solucionan|"
        "corrigen|cambian|envian|ponen)",
        "(entwickler|hersteller|lieferant|stadt|gemeinde|zentrale) (beheben|behebt|bringt|bringen|bauen|baut|repariert|"
        "reparieren|liefert|liefern|schickt|schicken)",
        "(developpeurs|fournisseur|fabricant|mairie|siege) ...1 (corrigent|corrige|reparent|repare|ajoutent|envoie|"
        "envoient|livre|livrent)",
        "(next|coming|upcoming) (update|version|release|menu|season|timetable) ...3 (takes care|has|sorts|cures|ends|"
        "does away|gives you|lets you)",
        "(im|mit dem|in dem) (nachsten|kommenden) (update|release|fahrplan) ...4 (behoben|dabei|erledigt|gelost|"
        "verfugbar|enthalten)",
        "(dans|avec) la (prochaine|future) (version|mise a jour) ...4 (corrige|regle|resolu|disponible|sera|aurez)",
        "(en|con) la (proxima|siguiente) (version|actualizacion) ...4 (corregid*|arregla*|resuel*|disponible|tendra*|"
        "estara)",
    ),
}  # fmt: skip
"""Kind of promise -> rows of the language of phrases."""
