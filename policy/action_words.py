"""How a reply claims that something was done, and how a fact says that it was, in four languages."""

from __future__ import annotations

from typing import Literal

ActionKind = Literal["checked", "fixed", "refunded", "escalated", "contacted", "sent", "changed"]
Lists = dict[str, tuple[str, ...]]

_WE = "(we|i|team|colleague*|manager|technicians|engineers|developers|support|courier|warehouse|they|he|she)"
_HAVE = f"{_WE} ...1 (have|had|has) ...2"
_BEEN = "(has|have|was|were|is|are|got) [...1] (been|now|already|just)"
_HEMOS = "(hemos|he|ha|han) ...1"
_AVONS = "(nous avons|j ai|on a|avons|a ete|ont ete|a bien ete) ...1"
_HABEN = "(wir|ich|kollege|kollegin|team) ...1 (haben|habe|hat) ...5"
_HABE_ICH = "(habe|haben|hat) (ich|wir|kollege|kollegin|team|er) ...5"
_J_EN_AI = "(j|je|nous) (en|y|l|les|lui|leur|vous|t) (ai|avons) ...2"
_YA = "(ya|ayer|hoy|anoche|esta manana|esta tarde|acabo de|acabamos de) ...2"
_THINGS = (
    "(money|payment|fee|charge|fare|deposit|amount|sum|balance|cash|bill|difference|order|account|booking|parcel|"
    "room|seat|ticket|machine|heater|door|light|lights|lift|screen|pipe|leak|part|file|data|list|profile|subscription)"
)


def _claims(participles: str, past: str, more: tuple[str, ...] = ()) -> tuple[str, ...]:
    elliptic = f"(i|we) ...8 and have [already|now|just|also|since] ({participles})"
    return (
        f"{_HAVE} ({participles})",
        elliptic,
        f"{_WE} [just|already|also|personally|immediately|now] ({past})",
        *more,
    )


CLAIMS: dict[ActionKind, Lists] = {
    "checked": {"*": (
        *_claims("checked|looked into|looked at|reviewed|investigated|verified|inspected|examined|tested|assessed|"
            "confirmed|traced|tracked down|found out|gone through|double checked|reproduced|run a check|had a "
            "look|been through|listened back|watched",
            "checked|looked into|reviewed|investigated|verified|inspected|examined|tested|assessed|traced|"
            "double checked|ran a check|had a look at"),
        "(technician|engineer|driver|manager|chef|crew|expert) has (inspected|checked|looked at|examined|tested)",
        "(i|we) [just] looked (at|into|up) your",
        "(having|after) (checked|looked into|reviewed|investigated|looking into|checking|reviewing|investigating)",
        f"{_BEEN} (checked|reviewed|investigated|verified|looked into|inspected|examined)",
        "(our|an|the) (investigation|check|checks|review|records|logs|records|system|inspection) [...1] (shows|"
        "showed|found|confirms|confirmed|revealed|show|indicate|indicates|says|say)",
        "i can see (from|in|on) (your|our|the) (account|records|system|order|notes|file|history|booking)",
        "i can confirm", "we can confirm",
        "(i|we) ...2 (had|took|have had|have taken|gave|have given) ...3 (look|peek|glance|check|listen|once over)",
        "(i|we) ...1 (looked|dug|went|read|combed|been) (through|over|back|back through) ...2 (your|our|the|all|every)",
        "everything (seems|looks|is|appears|was) ...2 (in order|fine|correct|normal|as it should be|ok|okay) ...2 (our "
        "side|our end|here|the system|the account|your account|our system|our records)",
        f"{_WE} ...2 (found|spotted|pinned down|identified|got to) ...1 (the|a|our) [root|real] (culprit|cause|problem|"
        "reason|bug|fault|error|glitch|mistake|bottom of)",
        "(i|we) (was|were|went|have been|drove|walked|came) ...4 (myself|personally|in person) ...6 (look*|check*|"
        "saw|see|inspect*)",
        f"{_HABE_ICH} (gepruft|uberpruft|untersucht|nachgesehen|nachgeschaut|kontrolliert|angesehen|angeschaut|"
        "angehort|gefunden)",
        "(war|bin|waren) (ich|wir) ...3 (selbst|personlich|dort|da|vor ort|am|im) ...5 (nachgeschaut|nachgesehen|"
        "gepruft|angeschaut|angesehen|geschaut)",
        f"{_HABEN} ...2 (fehler|ursache|grund) gefunden",
        f"{_J_EN_AI} (verifie|controle|examine|regarde|lu|vu|trouve)",
        "(avons|ai|a) ...2 (trouve|identifie|cerne) ...1 (la|le|l) (cause|panne|probleme|erreur|bug|origine|raison)",
        "(dimos|hemos dado|di|he dado) con (el|la) (fallo|causa|error|problema|origen|motivo)",
        f"{_YA} (revise|revisamos|revisado|revisar|comprobe|comprobamos|comprobar|mire|miramos|investigamos)",
        "(we|i) (have|can see) [...1] (your (order|account|booking|file|case)) (here|in front)",
        "looking at your (order|account|booking|case|file)",
        f"{_HEMOS} (revisado|comprobado|verificado|investigado|examinado|analizado)",
        f"{_AVONS} (verifie|controle|examine|enquete|analyse)",
        f"{_HABEN} (gepruft|uberpruft|untersucht|nachgesehen|nachgeschaut|kontrolliert)",
        "(wurde|wurden) ...3 (gepruft|uberpruft|untersucht)",
    )},
    "fixed": {"*": (
        *_claims("fixed|resolved|solved|sorted|repaired|corrected|rectified|put it right|mended|patched|addressed|"
            "cleared up|sorted out|cleaned|removed the|got it working|restored",
            "fixed|resolved|solved|sorted|repaired|corrected|rectified|patched|restored"),
        f"{_BEEN} (fixed|resolved|solved|sorted|repaired|corrected|rectified|restored|patched|sorted out|put right|"
        f"dealt with|taken care of)",
        "(it|this|that|everything|issue|problem|bug|all) (is|are) [...1] (fixed|resolved|sorted|working again|back "
        "to normal|repaired|solved|up and running|all good|in order)",
        "(leak|pipe|lift|door|heating|line|machine|toilet|light|hole) (was|has been|were) [...1] (sealed|fixed|"
        "repaired|replaced|mended|cleaned|restored)",
        f"{_THINGS} ...2 (has been|have been|was|were|is now|is already|got) ...2 (fixed|mended|repaired|replaced|"
        "corrected|restored|cleaned|sorted|put right|switched|tightened|seen to)",
        "(should|will) (behave|work|run|be fine|be ok) (now|again|from now)",
        "(is|are|it s) ...2 (swept|cleared|spotless|clean|dry|tidy|unblocked|refilled|restocked|open|lit) (now|again)",
        "(have|had|got|sent) ...2 (crew|cleaner|plumber|electrician|engineer|fitter|mechanic|team) ...1 (round|out|"
        "over|in|up there|down there)",
        "(lauft|funktioniert|geht|fahrt|leuchtet|offnet) ...2 (wieder|seit heute|seit gestern)",
        "(ist|sind) ...1 (seit heute|seit gestern|inzwischen|jetzt) ...2 (sauber|warm|trocken|frei|offen|dicht|leer)",
        "(remarche|refonctionne|redemarre|est reparti*|marche a nouveau|marche de nouveau|fonctionne a nouveau|"
        "fonctionne de nouveau)", "(marche|fonctionne|est (propre|ouvert*|libre)) (depuis|a nouveau|de nouveau)",
        "(vuelve|vuelven|ha vuelto) a (funcionar|estar|abrir|ir)", "(funciona|funcionan) (de nuevo|otra vez|desde)",
        "ya (esta|estan|no esta|no estan) ...1 (fuera|limpi*|abiert*|libre*|list*|despejad*|en marcha)",
        f"{_HABE_ICH} (behoben|gelost|repariert|korrigiert|ausgetauscht|gereinigt|erledigt|bereinigt)",
        f"{_J_EN_AI} (repare|resolu|corrige|regle|retabli|change|remplace)",
        f"{_YA} (arreglamos|arregle|arreglado|solucionamos|solucionado|resolvimos|resuelto|corregimos|corregido|"
        "reparamos|reparado|cambiamos|funciona|resuelta|arreglada|solucionada)",
        f"{_HEMOS} (retirado|quitado|limpiado|despejado|vaciado|repuesto)",
        "(dimos|hemos dado|di|he dado) con ...6 (resuelto|arreglado|solucionado|corregido)",
        "(issue|problem|bug|fault|error|outage) (was|is|has been|now) [...1] (fixed|resolved|solved|sorted|"
        "corrected)", "(now|all|already) (fixed|sorted|resolved|working|solved|repaired)",
        f"{_HEMOS} (arreglado|solucionado|resuelto|corregido|reparado)",
        "(esta|ya esta|ha sido|fue) ...1 (arreglado|solucionado|resuelto|corregido|reparado)",
        f"{_AVONS} (repare|resolu|corrige|regle|retabli)",
        "(est|a ete|sont) ...1 (repare*|resolu*|corrige*|regle*|retabli*)",
        f"{_HABEN} (behoben|gelost|repariert|korrigiert)",
        "(ist|wurde|sind) ...3 (behoben|gelost|repariert|korrigiert)",
    )},
    "refunded": {"*": (
        *_claims("refunded|reimbursed|credited|paid you back|paid it back|returned your money|issued|processed|"
            "waived|cancelled (the|your|two|three|one|both|all)|canceled (the|your|two|three|one|both|all)|approved|"
            "granted|authorised|authorized|reversed|compensated|"
            "transferred",
            "refunded|reimbursed|credited|issued your|issued a|processed your|processed a|waived|reversed|"
            "approved"),
        f"{_BEEN} (refunded|reimbursed|credited|paid back|waived|issued|processed|approved|reversed|compensated)",
        "(refund|reimbursement|remboursement|erstattung|ruckerstattung) ...6 (set in motion|under way|underway|"
        "launched|started|initiated|triggered|lance|engage|angestossen|veranlasst|eingeleitet)",
        "(tramitado|iniciado|puesto en marcha) ...2 (devolucion|reembolso)",
        f"{_THINGS} ...2 (has been|have been|was|were|is already|is now) ...2 (returned|given back|sent back|"
        "transferred|put back|handed back|settled|wiped|written off|moved back)",
        "<n> ...2 (is|are|was|has been|went) ...1 (already|now|just) ...3 (way|back|account|returned|refunded|paid)",
        f"{_HABE_ICH} (erstattet|zuruckerstattet|gutgeschrieben|uberwiesen|zuruckuberwiesen|zuruckgezahlt|storniert)",
        "(geld|betrag|gebuhr|zahlung) ...3 (ist|wurde) ...3 (zuruck|zuruckgezahlt|unterwegs|gutgeschrieben|storniert)",
        f"{_J_EN_AI} (rembourse|credite|recredite|verse|rendu|reverse)",
        f"{_YA} (reembols*|devolv*|abon*|ingres*|devuelto)", "(le|te|se lo|se la) devolvimos",
        "(vous a|vous ont|a|ont) ete ...1 (rendu*|reverse*|restitue*|retourne*)",
        "(fee|charge|postage|deposit) (was|has been|is) [...1] (refunded|returned|paid back|waived)",
        "(payment|charge|transaction|debit) (was|has been|is) [...1] (reversed|cancelled|refunded)",
        "(refund|credit|money|payment|compensation) (was|is|has been|have been|went|has) ...2 (issued|processed|"
        "sent|made|paid|approved|gone|completed|on its way|through|returned|back)",
        "(refund|credit|money|payment|compensation|cheque) (went|has gone|is|was|has been) ...1 (out|off|over) (this|"
        "today|yesterday|on|last|to|earlier|now|already|at|by)",
        f"{_HEMOS} (reembolsado|devuelto|abonado|compensado)",
        "(reembolso|dinero|importe) ...2 (ha sido|fue|esta) ...1 (emitido|devuelto|procesado|abonado|reembolsado)",
        f"{_AVONS} (rembourse|credite|recredite)",
        "(remboursement|montant) ...2 (a ete|est) ...1 (effectue|emis|rembourse|credite)",
        f"{_HABEN} (erstattet|zuruckerstattet|gutgeschrieben|uberwiesen|zuruckuberwiesen)",
        "(erstattung|betrag|geld|gutschrift) ...2 (wurde|ist) ...3 (veranlasst|erstattet|uberwiesen|gutgeschrieben)",
    )},
    "escalated": {"*": (
        *_claims("escalated|passed|forwarded|raised|reported|handed|flagged|shared|relayed|logged|submitted|filed|"
            "opened a|created a|referred|alerted|informed|notified|told|spoken to|spoken with|briefed|brought "
            "this to", "escalated|passed this|passed it|passed your|passed that|passed the|passed on|passed along|"
            "forwarded|raised|reported|handed|flagged|shared|relayed|logged|submitted|filed|opened a|referred|"
            "alerted|informed|notified"),
        f"{_BEEN} (escalated|passed|forwarded|raised|reported|flagged|logged|shared|referred|handed over|informed|"
        f"notified)",
        "(complaint|case|matter|issue|feedback|report|idea|note) (has been|have been|was|is) [now|already] "
        "(escalated|passed|forwarded|raised|reported|flagged|logged)", "(we|i) [have] taken (this|it|that) up with",
        "(had|have had) ...2 (word|chat|talk|conversation) with",
        "(i|we) ...1 (put|laid|dropped|left|placed) ...3 (on|in front of) ...3 (desk|table|list|agenda|"
        "radar)",
        "(is|are|lies|sits) (now|already) (with|on the desk of|in the hands of|at) (our|the|my) ...3 (team|manager|"
        "engineers|developers|department|workshop|kitchen|colleagues|office|lab)",
        f"{_HABE_ICH} (weitergeleitet|weitergegeben|weitergereicht|gemeldet|informiert|bescheid gegeben|"
        "eingetragen|notiert|angesprochen)",
        "(liegt|ist|landet) (jetzt|nun|schon|bereits|inzwischen) (bei|beim|auf) (der|dem|unserer|unserem|den) ...3 "
        "(technik|tisch|team|leitung|abteilung|leiter|leiterin|chef|chefin|kollegen|entwicklern|buchhaltung|kuche|werkstatt)",
        f"{_J_EN_AI} (transmis|signale|informe|remonte|fait part|prevenu|alerte|note)",
        f"{_YA} (trasladamos|pasamos|avisamos|avise|comunicamos|comunique|informamos|informe)",
        "(we|i) [have] (spoke|spoken|talked) (to|with)", "(i|we) asked the",
        "(team|manager|colleagues|department|developers|engineers|kitchen|staff|driver|depot) (are|is|have been|"
        "has been|were|was) [...1] (looking into|investigating|working on|aware|informed|told|notified|on it|on "
        "the case|checking|reviewing)",
        f"{_HEMOS} dado [...1] aviso", f"{_AVONS} (prevenu|alerte)", f"{_HABEN} bescheid (gegeben|gesagt)",
        "(they|engineers|technicians|team) (are|is) (on it|on the way|already there)", "(estan|esta) en ello",
        "(sind|ist) ...2 dran", "(sont|est) dessus",
        f"{_HEMOS} (trasladado|escalado|enviado al equipo|informado|pasado|comunicado)",
        f"{_AVONS} (transmis|transfere|escalade|signale|informe|remonte|fait suivre)",
        f"{_HABEN} (weitergeleitet|weitergegeben|eskaliert|gemeldet|informiert)",
        "(wurde|wurden) ...3 (weitergeleitet|weitergegeben|eskaliert|gemeldet|informiert)",
    )},
    "contacted": {"*": (
        "(we|i) spoke (to|with)", "wir ...7 gesprochen",
        "(we|i) ...1 have ...1 asked (our|the|my) ...2 (warehouse|team|colleague*|courier|carrier|driver|workshop|"
        "store|shop|branch|manager|developers|engineers|kitchen|depot|crew)",
        *_claims("contacted|called|phoned|rung|emailed|e mailed|written to|messaged|texted|reached out|tried to "
            "call|spoken|been in touch|replied to your|left you a message|left a message|got in touch",
            "contacted|called|phoned|rang|emailed|e mailed|wrote to|messaged|texted|reached out|spoke (to|"
            "with)|tried to (call|reach)|left a message|left a voicemail"),
        f"{_BEEN} (contacted|called|emailed|messaged)", f"{_HEMOS} (contactado|llamado|escrito|hablado)",
        f"{_AVONS} (contacte|appele|ecrit|parle)",
        "(i|we) ...1 (rang|called|phoned|spoke|talked|chatted|wrote|texted) ...1 (with|to|up|the|our) ...2 "
        "(driver|manager|kitchen|shop|store|courier|warehouse|depot|chef|team|colleague|crew|conductor|waiter|staff)",
        f"{_HABE_ICH} (kontaktiert|angerufen|geschrieben|gesprochen|nachgefragt|nachgehakt|geredet|telefoniert)",
        f"{_J_EN_AI} (parle|discute|contacte|appele|ecrit|telephone|demande)",
        f"{_HABE_ICH} uns (zusammengesetzt|ausgetauscht|besprochen)",
        "(wir|ich) (haben|habe) uns ...5 (zusammengesetzt|ausgetauscht|besprochen|abgestimmt)",
        "(haben|habe) (wir|ich) uns ...5 (zusammengesetzt|ausgetauscht|besprochen|abgestimmt)",
        f"{_YA} (hable|hablamos|hablado|llame|llamamos|llamado|escribimos|contactamos|pregunte|preguntamos|hablar)",
        f"{_HABEN} (kontaktiert|angerufen|geschrieben|gesprochen|nachgefragt|nachgehakt)",
    )},
    "sent": {"*": (
        *_claims("sent|posted|shipped|dispatched|mailed|delivered|ordered|booked|reserved|arranged|scheduled|"
            "prepared|resent|replaced",
            "sent|posted|shipped|dispatched|mailed|ordered|booked|reserved|arranged|scheduled|resent|replaced"),
        f"{_BEEN} (sent|posted|shipped|dispatched|mailed|delivered|ordered|booked|replaced|arranged|scheduled)",
        "(visit|appointment|call|collection|repair|pickup|slot|table|room) ...4 (is|are|was|has been) (booked|arranged|"
        "scheduled|reserved|set up)",
        "(card|parcel|letter|part|voucher|kettle|order|ticket|key|form) (was|has been|is|were) [...1] (sent|posted|"
        "shipped|mailed|dispatched|ordered)",
        "(is|are) (on its way|on the way|on their way|in the post|out for delivery|in transit)",
        "(parcel|order|package|item|delivery|replacement) (left|arrived at|reached|departed)",
        f"{_HEMOS} (enviado|mandado|despachado|pedido|reservado)",
        "(ha sido|fue|esta) ...1 (enviado|despachado|en camino)", f"{_AVONS} (envoye|expedie|commande|reserve)",
        "(est|a ete) ...1 (envoye|expedie|en route)",
        f"{_HABEN} (verschickt|versandt|versendet|gesendet|geschickt|bestellt|gebucht)",
        "(ist|wurde) ...3 (verschickt|versandt|versendet|unterwegs|zugestellt)",
    )},
    "changed": {"*": (
        "(were|was|has been|have been|got) (retrained|trained|disciplined|told off|warned|sacked|fired|dismissed|"
        "reminded|spoken to)",
        "now (has|have) ...2 (more|extra|additional) (staff|people|colleagues|drivers|hands|trains|buses)",
        "(we|i) have [...1] (blocked|unblocked|frozen|stopped|restored)",        *_claims(
            "changed|updated|cancelled|canceled|deleted|removed|closed|reset|unlocked|added|amended|moved|"
            "rebooked|upgraded|reactivated|activated|unsubscribed|extended|retrained|trained|disciplined|"
            "dismissed|improved|adjusted|switched",
            "changed|updated|cancelled|canceled|deleted|removed|closed|reset|unlocked|amended|rebooked|"
            "upgraded|reactivated|activated|unsubscribed|extended|retrained|adjusted"),
        "(we|i) [have] moved (you|your)",
        f"{_BEEN} (changed|updated|cancelled|canceled|deleted|removed|closed|reset|unlocked|amended|rebooked|"
        f"upgraded|reactivated|retrained|disciplined|dismissed|adjusted)",
        f"{_HEMOS} (cambiado|actualizado|cancelado|eliminado|borrado|cerrado|modificado)",
        f"{_AVONS} (change|modifie|annule|supprime|mis a jour|ferme)",
        f"{_HABEN} (geandert|aktualisiert|storniert|geloscht|gesperrt|angepasst|"
        f"erganzt|hinzugefugt|eingetragen|berichtigt|entsperrt)",
        "(card|account|phone|number|line) ...2 (has been|is|was) ...1 (unblocked|unlocked|reactivated|activated)",
        "(wurde|wurden) ...3 (geandert|aktualisiert|storniert|geloscht|angepasst)",
    )},
}  # fmt: skip
PROOF: dict[ActionKind, Lists] = {
    "checked": {"*": ("(check*|look* into|review*|investigat*|verif*|inspect*|examin*|test*|assess*|confirm*|trace*|"
        "found|shows|showed|log*|cctv|records)", "(revisa*|comprob*|verific*|investig*)",
        "(verifi*|control*|examin*|enquet*)", "(gepruft|uberpruf*|untersuch*|kontroll*|pruf*)")},
    "fixed": {"*": ("(fix*|resolv*|solv*|repair*|correct*|rectif*|patch*|restor*|mended|sorted|working again|back up)",
        "(arregl*|solucion*|resuel*|corregid*|reparad*)", "(repar*|resolu*|corrig*|regle|retabli*)",
        "(behoben|behebt|gelost|lost|reparier*|korrig*)")},
    "refunded": {"*": ("(refund*|reimburs*|credit*|paid back|waiv*|reversed|compensat*|money back|approved|granted|"
        "transfer*)", "(reembols*|devuel*|abonad*|compensad*)", "(rembours*|credit*)",
        "(erstatt*|gutgeschrieb*|gutschrift|uberwiesen)")},
    "escalated": {"*": (
        "(escalat*|passed|forward*|rais*|report*|handed|flag*|shared|relay*|logged|submit*|filed|opened|"
        "referred|alert*|inform*|notif*|told|spoke* [to|with]|briefed|ticket|aware|investigating|working "
        "on|looking into)", "(traslad*|escal*|inform*|comunic*|aviso|avisad*)",
        "(transmi*|transfer*|signal*|inform*|prevenu*|alert*)",
        "(weitergeleitet|weitergegeben|eskalier*|gemeldet|informier*|bescheid)")},
    "contacted": {"*": (
        "(contact*|call*|phone*|rang|email*|e mail*|wrote|written|messag*|texted|reached|spoke*|in touch|"
        "voicemail)", "(contact*|llam*|escrit*|habl*)", "(contact*|appel*|ecrit*|parl*)",
        "(kontaktier*|angerufen|geschrieben|gesprochen|telefonier*)")},
    "sent": {"*": ("(sent|post*|ship*|dispatch*|mail*|deliver*|order*|book*|reserv*|arrang*|schedul*|resent|replac*|"
        "transit|on its way|left)", "(envia*|despach*|pedid*|reserv*)", "(envoy*|expedi*|command*|reserv*)",
        "(verschickt|versandt|versendet|gesendet|geschickt|bestellt|gebucht|unterwegs|zugestellt)")},
    "changed": {"*": ("(chang*|updat*|cancel*|delet*|remov*|clos*|reset|unlock*|added|amend*|moved|rebook*|upgrad*|"
        "reactivat*|activat*|unsubscrib*|extend*|retrain*|train*|adjust*|switch*)",
        "(cambi*|actualiz*|cancel*|elimin*|borrad*|cerrad*)", "(chang*|modifi*|annul*|supprim*|mis a jour)",
        "(geandert|aktualisier*|stornier*|geloscht|angepasst|gesperrt)")},
}  # fmt: skip
