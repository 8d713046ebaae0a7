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


def _claims(participles: str, past: str, more: tuple[str, ...] = ()) -> tuple[str, ...]:
    return (f"{_HAVE} ({participles})", f"{_WE} [just|already|also|personally|immediately|now] ({past})", *more)


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
            "waived|cancelled the|canceled the|approved|granted|authorised|authorized|reversed|compensated|"
            "transferred",
            "refunded|reimbursed|credited|issued your|issued a|processed your|processed a|waived|reversed|"
            "approved"),
        f"{_BEEN} (refunded|reimbursed|credited|paid back|waived|issued|processed|approved|reversed|compensated)",
        "(refund|reimbursement|remboursement|erstattung|ruckerstattung) ...6 (set in motion|under way|underway|"
        "launched|started|initiated|triggered|lance|engage|angestossen|veranlasst|eingeleitet)",
        "(tramitado|iniciado|puesto en marcha) ...2 (devolucion|reembolso)",
        "(fee|charge|postage|deposit) (was|has been|is) [...1] (refunded|returned|paid back|waived)",
        "(payment|charge|transaction|debit) (was|has been|is) [...1] (reversed|cancelled|refunded)",
        "(refund|credit|money|payment|compensation) (was|is|has been|have been|went|has) ...2 (issued|processed|"
        "sent|made|paid|approved|gone|completed|on its way|through|returned|back)",
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
        "(had|have had) a (word|chat) with", "(we|i) [have] (spoke|spoken|talked) (to|with)", "(i|we) asked the",
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
