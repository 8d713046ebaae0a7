"""Words of asking for data, in four languages. Folded like every phrase."""

# one kind of data a line reads better than a hundred short ones

from __future__ import annotations

from typing import Literal

AskedKind = Literal[
    "phone", "email", "card", "reference", "address", "password", "birth_date", "account", "national_id"
]

ASKING: dict[str, tuple[str, ...]] = {
    "*": (
        # English
        "(send|give|share|provide|post|tell|confirm|supply|forward|drop|submit|include|message|tweet|text|read|dm|"
        "pm|inbox|whatsapp|comment|verify) (us|me|it|them|over|in|out|your|the|my|this|back|below|here|with|a|an)",
        "(reply|respond|comment|come back|get back|answer) [...3] with", "let (us|me) (have|know)",
        "(what|which) (is|was|are)", "(what s|whats)",
        "(can|could|may|might) (i|we) (please|just|kindly) (have|get|take|ask|know|see)",
        "(can|could|may|might) (i|we) (have|get|take|ask|know|see)",
        "(mind|by|appreciate you|consider|start by|helpful if you) (sending|giving|sharing|providing|posting|"
        "telling|confirming|supplying|forwarding|dropping|messaging|tweeting)",
        "(do|could|can|would) you (have|remember|happen to have)", "looking for your", "ask you for",
        "(leave|state|quote|type|enter|write|attach|pass on|pop|put|add|stick) (us|me|it|your|the|down|in|here|below)",
        # Spanish
        "(envienos|enviame|envianos|mandenos|mandanos|danos|denos|dinos|digame|diganos|dime|dejanos|dejenos|"
        "indiquenos|facilitenos|proporcionenos|confirmenos|paseme|pasenos|pasanos|escribanos)",
        "(envie|enviar|mande|deje|deja|diga|indique|indica|comparte|comparta|facilite|proporcione|confirme|"
        "escriba) (su|tu|sus|tus|nos|aqui|el|un|una)",
        "(cual es|nos puedes (dar|poner|decir|dejar)|nos puede (dar|poner|decir|dejar)|"
        "puede darnos|puedes darnos|podria darnos|podria indicarnos|nos da|"
        "nos dice)",
        # French
        "(mettez|mets|notez|postez|tapez|renseignez|copiez) ...1 (moi|nous|ici|votre|le|la|en)",
        "(il me faudrait|il me faut|il nous faudrait|il faudrait|j'aurais besoin)",
        "(envoyez|envoyer|envoie|donnez|donner|donne|indiquez|indiquer|communiquez|communiquer|partagez|fournissez|"
        "fournir|transmettez|transmettre|confirmez|confirmer|laissez|ecrivez|precisez) [nous|moi|ici]",
        "(quel est|quelle est|quels sont|quelles sont|pourriez vous nous|pouvez vous nous|pouvons nous avoir|puis "
        "je avoir)",
        # German
        "(senden|schicken|nennen|geben|teilen|schreiben|hinterlassen|bestatigen|verraten|posten|mitteilen) (sie|"
        "wir)",
        "(sende|schick|schicke|poste|schreib|schreibe|nenn|nenne|gib|teile|hinterlasse|verrate) (uns|mir|bitte|doch|"
        "einfach|gern|gerne|hier|deine|deinen)",
        "(welche|auf welche|unter welcher|an welche)", "(haben|hast) (sie|du) ...3 (angegeben|hinterlegt)",
        "(wie lautet|wie lauten|was ist|wie ist|konnen sie uns|konnten sie uns|kannst du uns|durfen wir|durfte ich)",
    ),
}  # fmt: skip
"""Words that ask; up to nine words may stand between them and the data."""
NEEDING: dict[str, tuple[str, ...]] = {
    "*": (
        "(please|kindly|pls)", "(need|needs|require|requires|want|must have|would like)", "(get|have|take|grab) your",
        "(por favor|necesitamos|necesito|hace falta)", "(merci de|besoin de|besoin d|il nous faut|veuillez)",
        "(bitte|brauchen wir|wir brauchen|benotigen|brauche|benotige)",
    ),
}  # fmt: skip
"""Weaker words that ask only when the data stands right behind them."""
PRIVATE: dict[str, tuple[str, ...]] = {
    "*": (
        "(dm|pm|dms|pms) [us|me|it|them|your|with]", "(direct|private|personal) (message|messages|chat)", "privately",
        "in private",
        "(by|via|over|through|per) [...2] (email|e mail|mail|phone|dm|pm|message|chat|form|app|portal|messenger|"
        "whatsapp)",
        "(email|e mail|call|ring|phone|write to|message|whatsapp) (us|me|our)",
        "our (inbox|contact form|secure form|support form|helpline|care team|help page|secure link)", "inbox us",
        "secure (form|link|page|message|chat)",
        "(at|to|in|by) (the|our|any) ...1 (desk|counter|till|reception|shop|store|branch|office|box office)",
        "(am|zum|zur|an der|im) (schalter|tresen|kasse|laden|filiale|empfang)", "(au|a la) (guichet|comptoir|caisse)",
        "(en el|en la) (mostrador|tienda|taquilla|recepcion)",
        "(to|at|on) <name> dot", "follow [...2] and (dm|message)", "log in", "logged in", "in (the|our|your) app",
        "in your account", "reply to (the|our|this) (email|e mail|dm|message)",
        "(mensaje|mensajes) (privado|privados|directo|directos)", "por (privado|md|dm|mp|correo|telefono|interno)",
        "en privado", "(escribenos|escribanos|llamanos|llamenos)",
        "(message|messages) (prive|prives|direct)", "en (mp|dm|prive|message prive)",
        "par (mp|dm|mail|email|courriel|e mail|telephone|message prive)", "(appelez|ecrivez) nous",
        "(direktnachricht*|privatnachricht*|privaten nachricht|direkten nachricht)",
        "per (pn|dm|mail|e mail|email|telefon|nachricht|direktnachricht)", "(rufen sie|ruf) uns", "an unsere",
        "kontaktformular", "formulario", "formulaire",
    ),
}  # fmt: skip
OURS: dict[str, tuple[str, ...]] = {
    "*": (
        "our [...1] (phone number|email address|e mail address|address|number|email|order number|account)",
        "(we|i) [...2] (sent|emailed|have) [...2] (your|the) (address|email|account|order number)",
        "(find|see|check|look for|look up|read|spell|spelled|double check|remember) [...3] (order number|account "
        "number|booking number|booking reference|reference number|number|email|email address|e mail address|"
        "address|phone number|postcode)",
        "(did|do|have|had|when|if|once|after|whether) you [...2] (enter|entered|type|typed|use|used|change|changed|"
        "forget|forgot|forgotten|reset|lose|lost|update|updated) [...2] (password|pin|code|email|address|account|"
        "number)", "(forgot|forgotten|lost|reset|new|wrong) [your|the|my|a] (password|pin|username)",
        "(keep|hide|protect|cover) [...2] (card number|card details|password|passcode|pin|code)",
        "(delete|ignore|discard|bin|destroy|disregard) [...2] (email|e mail|message|letter)",
        "(drop|drops|dropping|move|moving|place) ...1 pin", "keep ...7 to (yourself|yourselves)",
        "(behalten sie|behalt) ...6 fur (sich|dich)", "(gardez|garde) ...6 pour (vous|toi)",
        "nuestr* (telefono|correo|direccion|numero)", "notre (telephone|numero|adresse|email)",
        "unsere* (nummer|adresse|telefonnummer|e mail adresse|kundennummer)",
        "(change|update|reset|edit|manage|set) [...2] (password|address|email|e mail|email address|phone number|"
        "account|account details)", "(restablec*|cambi*) [...2] contrasena",
        "(changer|reinitialiser|modifier) [...2] mot de passe", "passwort (andern|zurucksetzen)",
    ),
}  # fmt: skip
_YOUR = "(your|the|a|an|any|ur)"
DATA: dict[AskedKind, dict[str, tuple[str, ...]]] = {
    "phone": {
        "*": (
            f"{_YOUR} [...2] (phone|telephone|mobile|cell|contact|whatsapp) (number|numbers|no|nr)",
            "your (number|phone|mobile|cell|tel|telephone|contact details|contact information|contact info|phone "
            "details)", "phone number",
            "(tu|su|un) [numero de] (telefono|movil|celular)", "numero de (telefono|movil|contacto)",
            "(votre|ton|un) (numero|telephone|portable)", "numero de (telephone|portable)",
            "(ihre|deine|eine) [...1] (telefonnummer|handynummer|rufnummer|nummer)",
            "(telefonnummer|handynummer|mobilnummer)",
        )
    },
    "email": {
        "*": (
            f"{_YOUR} [...2] (email|e mail|mail) [address|id|adress]", "email address", "e mail address",
            "(tu|su|un) [direccion de] (correo|email|e mail)", "correo electronico",
            "(votre|ton|une) [adresse] (mail|email|e mail|courriel)", "adresse (mail|email|e mail)",
            "(ihre|deine|eine) (e mail|email|mail) [adresse]", "(mailadresse|emailadresse)",
        )
    },
    "card": {
        "*": (
            f"{_YOUR} [...2] (card|credit card|debit card|bank card) (number|numbers|details|info|information)",
            "(photo|picture|scan|copy|image|screenshot) of [...2] (your|the|both) [...3] (bank card|credit card|"
            "debit card|payment card|sides of your card|your card|card front)",
            "(both sides|front and back|back side|reverse) of [...2] card",
            "(three|four|3|4) digits on (the|its) (back|front|reverse)", "(expiry|expiration) date",
            "long number on [...2] card", "(routing number|account and sort code)", "card (number|details)",
            "(cvv|cvc|cvv2|csc|card security code|three digit code|3 digit code|card expiry|sort code)",
            "numero de [la|su|tu] tarjeta", "datos de [la|su|tu] tarjeta", "numero de [la|votre|ta] carte",
            "(kartennummer|kreditkartennummer|kreditkartendaten|prufziffer)",
            "(iban|bank details|bank account number|bank account details|datos bancarios|coordonnees bancaires|"
            "bankverbindung)",
        )
    },
    "reference": {
        "*": (
            f"{_YOUR} [...2] (order|booking|reservation|reference|confirmation|tracking|invoice|ticket|case|policy|"
            f"claim|receipt|flight|membership|loyalty|contract|service|customer|client|meter|parcel) (number|"
            f"numbers|no|nr|id|code|reference|ref|details)",
            "(order|booking|reservation|confirmation|tracking|invoice) (number|reference|ref|id|code)",
            "(pnr|booking ref)", "your (reference|order id)",
            "(letters|digits|characters|code|number|numbers) ...2 (on|from|in) ...1 (your|the) (confirmation|"
            "ticket|booking|receipt|letter|bill|label|contract|invoice|boarding pass|parcel|delivery note)",
            "numero de [su|tu|el] (pedido|reserva|referencia|factura|seguimiento|cliente)",
            "(numero|reference) de [votre|ta] (commande|reservation|dossier|suivi|facture|client)",
            "(bestellnummer|buchungsnummer|auftragsnummer|rechnungsnummer|sendungsnummer|kundennummer|buchungscode|"
            "referenznummer|vorgangsnummer)",
        )
    },
    "address": {
        "*": (
            "your [...2] (home|postal|street|delivery|shipping|billing|mailing|full) address", "your address",
            "(street|road|house|flat|town|city) you live (in|on|at)", "where you live",
            "your (postcode|post code|zip code|zip)", "(delivery|shipping|billing|postal|home|mailing) address",
            "(tu|su) [...1] (direccion|domicilio|codigo postal)", "(votre|ton) (adresse|code postal)",
            "(ihre|deine) [...1] (adresse|anschrift|postleitzahl|plz|lieferadresse)",
        )
    },
    "password": {
        "*": (
            "(your|the|a) [...2] (password|passcode|pass word|pin|pin code|login details|login credentials|"
            "credentials|one time code|one time password|verification code|security code|confirmation code|sms "
            "code|login code|auth code|otp|mtan|security answer|log in details|unlock code|banking pin)",
            "(password|passwords|otp|passcode)",
            "(answer|answers) to [...2] (security|secret) (question|questions)",
            "(digits|numbers|characters) ...2 we ...2 (texted|sent|messaged)",
            "(digits|code|codes) ...2 (from|in|on) ...3 (text|sms|authenticator|verification)",
            "(code|codes) (you|that|which|we) [...3] (got|received|get|texted|sent|text|sms)",
            "(two factor|2fa) code", "your [...2] (pin|tan number|tan code)", "your tan",
            "(contrasena|clave de acceso|codigo de verificacion)", "(mot de passe|code de verification|code secret)",
            "(passwort|kennwort|zugangsdaten|bestatigungscode|geheimzahl)",
            "(ihre|deine|die) [...1] (pin|tan|geheimnummer)", "(su|tu|el|la) (pin|codigo|clave|contrasena)",
            "(votre|ton|le) (code pin|pin|code|mot de passe)",
        )
    },
    "birth_date": {
        "*": (
            "(date of birth|dob|birth date|birthdate|birthday|how old you are|your age)", "fecha de nacimiento",
            "date de naissance", "(geburtsdatum|geburtstag)",
        )
    },
    "account": {
        "*": (
            "(your|the) [...2] account (number|details|name|id|info|information|username)",
            "your (surname|last name|family name|full name)", "(ihren|deinen) (nachnamen|vollen namen)",
            "(votre|ton) nom (de famille|complet)", "(su|tu|sus|tus) (apellido|apellidos|nombre y apellidos)",
            "(your|the) (username|user name|user id|login name|contract number|service number|surname|last name|"
            "customer number|customer id|client number|member number|membership number|full name)",
            "numero de [su|tu] (cuenta|cliente|socio)", "(su|tu) nombre completo",
            "numero de [votre] (compte|client)", "votre nom complet",
            "(kontonummer|benutzername|mitgliedsnummer|vollstandigen namen)",
        )
    },
    "national_id": {
        "*": (
            "(social security number|ssn|national insurance number|passport number|passport details|id number|"
            "identity card|national id|driving licence|drivers license|driver license|tax number|tax id)",
            "(dni|nie|numero de pasaporte|numero de la seguridad social)",
            "(numero de securite sociale|numero de passeport|carte d'identite)",
            "(ausweisnummer|passnummer|sozialversicherungsnummer|steuernummer|personalausweis)",
        )
    },
}  # fmt: skip
WHOLE: dict[AskedKind, dict[str, tuple[str, ...]]] = {
    "phone": {"*": ("(under|on|at|by) (which|what) [phone] number (can|could|may|should|do) (we|i)",
        "(best|right|good) number to (reach|call|ring|contact)", "(phone|telephone|mobile|contact) number please",
        "(auf|unter) welcher nummer", "welche (handynummer|telefonnummer|rufnummer|nummer) (haben|hast|ist|war)",
        "a quel numero (puis|peut|pouvons)", "(a|en) que (numero|telefono) (le|te|puedo|podemos)")},
    "email": {"*": ("(which|what) (email|e mail|mail) [address] (did|do|is|are|was|should|can)",
        "(email|e mail) [address] please", "(mit|unter) welcher (e mail|mail|email)")},
    "reference": {"*": (
        "(order|booking|reservation|ticket|tracking|confirmation|reference|case|invoice) (number|reference|"
        "code) please", "(which|what) (order|booking|reservation|ticket|tracking) number")},
    "address": {"*": ("(which|what) [...1] address (should|can|could|do|did|shall|is|was|would|are)",
        "(which|what) (street|road|house number|flat|postcode) ...5 (live|is it|are you|do you|at now|should it)",
        "(welche|welcher|in welcher) (strasse|hausnummer|stadt) ...3 (wohnen|wohnst|ist|sollen)",
        "(a|en) que (calle|direccion|numero) ...2 (vive|vives|es|se lo|lo)", "a quelle adresse",
        "where (do|should|shall|can|may) (we|i) (send|deliver|ship|post|mail)", "where do you live",
        "(name|postcode|phone|number) and address please", "address please",
        "(an|welche) (welche|anschrift) [adresse|sollen]", "wo wohnen sie", "donde vive", "ou habitez vous")},
    "birth_date": {"*": ("when were you born", "(what|which) (year|day) were you born",
        "wann (sind sie|bist du) geboren", "cuando nacio", "quand etes vous ne")},
    "account": {"*": ("(under|in) (what|which) name", "(what|which) name is on",
        "(name|names) on the (bell|door|booking|account|order|card)",
        "(who|whose name|what name) is (it|the order|the booking|the account) (booked|under|in|registered|ordered)",
        "(auf|unter|mit) (welchen|welchem) (namen|nachnamen)", "(a|sous) quel nom", "a (nombre de quien|que nombre)",
        "(customer|account|member) (number|id) please")},
    "card": {"*": ("(card|credit card) (number|details) please", "(which|what) card number")},
    "password": {"*": ("(password|pin|passcode|login details) please",)},
    "national_id": {"*": ("(passport|id|ssn|social security) [number] please",)},
}  # fmt: skip
"""Questions that ask by themselves, with no word of asking beside the data."""
