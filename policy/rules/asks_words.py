"""Words of asking for data, in four languages. Folded like every phrase."""

from __future__ import annotations

from typing import Literal

AskedKind = Literal[
    "phone", "email", "card", "reference", "address", "password", "birth_date", "account", "national_id"
]

ASKING: dict[str, tuple[str, ...]] = {
    "*": (
        # English
        "(send|give|share|provide|post|reply with|respond with|tell|confirm|supply|forward|drop|leave|submit|enter|type|quote|include|state|message)",
        "(need|require|want|must have|after)", "let (us|me) (have|know)", "(what|which) (is|was|are)", "(can|could|may|might) (i|we) (have|get|take|ask|know|see)",
        "(get|have|take) your", "comment [below] with", "reply [...2] with", "(do|could|can) you have", "looking for your", "ask you for", "(please|kindly)",
        # Spanish
        "(envi*|mand*|danos|dinos|deja|dejanos|dejenos|indic*|compart*|facilit*|proporcion*|confirm*|escrib*|pas*)", "(necesit*|cual es|nos puedes dar|puede darnos|puedes darnos)",
        # French
        "(envoy*|donn*|indiqu*|communiqu*|partag*|fourni*|transmett*|confirm*|laiss*|ecriv*)", "(besoin|quel est|quelle est|pouvez vous|pourriez vous|avoir)",
        # German
        "(send*|schick*|schreib*|nenn*|gib|geben|teil*|mitteil*|hinterlass*|bestatig*|verrat*)", "(brauch*|benotig*|wie lautet|was ist|wie ist)",
    ),
}  # fmt: skip
PRIVATE: dict[str, tuple[str, ...]] = {
    "*": (
        "(dm|pm|dms|pms) [us|me|it|them|your|with]", "(direct|private|personal) (message|messages|chat)", "privately", "in private", "(by|via|over|through|per) [...2] (email|e mail|mail|phone|dm|pm|message|chat|form|app|portal|messenger|whatsapp)",
        "(email|e mail|call|ring|phone|write to|message|whatsapp) (us|me|our)", "our (inbox|contact form|secure form|support form|helpline|care team|help page|secure link)", "inbox us", "secure (form|link|page|message|chat)",
        "(to|at|on) <name> dot", "follow [...2] and (dm|message)", "log in", "logged in", "in (the|our|your) app", "in your account", "reply to (the|our|this) (email|e mail|dm|message)",
        "(mensaje|mensajes) (privado|privados|directo|directos)", "por (privado|md|dm|mp|correo|telefono|interno)", "en privado", "(escribenos|escribanos|llamanos|llamenos)",
        "(message|messages) (prive|prives|direct)", "en (mp|dm|prive|message prive)", "par (mp|dm|mail|email|courriel|e mail|telephone|message prive)", "(appelez|ecrivez) nous",
        "(direktnachricht*|privatnachricht*|privaten nachricht|direkten nachricht)", "per (pn|dm|mail|e mail|email|telefon|nachricht|direktnachricht)", "(rufen sie|ruf) uns", "an unsere",
        "kontaktformular", "formulario", "formulaire",
    ),
}  # fmt: skip
OURS: dict[str, tuple[str, ...]] = {
    "*": (
        "our [...1] (phone number|email address|e mail address|address|number|email|order number|account)", "(we|i) [...2] (sent|emailed|have) [...2] (your|the) (address|email|account|order number)",
        "(find|see|check|look for|read) [...3] (order number|account number|booking number|reference number|number)", "nuestr* (telefono|correo|direccion|numero)", "notre (telephone|numero|adresse|email)", "unsere* (nummer|adresse|telefonnummer|e mail adresse|kundennummer)",
        "(change|update|reset|edit|manage|set) [...2] (password|address|email|e mail|email address|phone number|account|account details)", "(restablec*|cambi*) [...2] contrasena", "(changer|reinitialiser|modifier) [...2] mot de passe", "passwort (andern|zurucksetzen)",
    ),
}  # fmt: skip
_YOUR = "(your|the|a|an|any|ur)"
DATA: dict[AskedKind, dict[str, tuple[str, ...]]] = {
    "phone": {
        "*": (
            f"{_YOUR} [...2] (phone|telephone|mobile|cell|contact|whatsapp) (number|numbers|no|nr)", "your (number|phone|mobile|cell|tel|telephone)", "phone number",
            "(tu|su|un) [numero de] (telefono|movil|celular)", "numero de (telefono|movil|contacto)", "(votre|ton|un) (numero|telephone|portable)", "numero de (telephone|portable)",
            "(ihre|deine|eine) [...1] (telefonnummer|handynummer|rufnummer|nummer)", "(telefonnummer|handynummer|mobilnummer)",
        )
    },
    "email": {
        "*": (
            f"{_YOUR} [...2] (email|e mail|mail) [address|id|adress]", "email address", "e mail address",
            "(tu|su|un) [direccion de] (correo|email|e mail)", "correo electronico", "(votre|ton|une) [adresse] (mail|email|e mail|courriel)", "adresse (mail|email|e mail)",
            "(ihre|deine|eine) (e mail|email|mail) [adresse]", "(mailadresse|emailadresse)",
        )
    },
    "card": {
        "*": (
            f"{_YOUR} [...2] (card|credit card|debit card|bank card) (number|details|info|information)", "card (number|details)", "(cvv|cvc|security code|expiry date|card expiry|sort code)", "last (four|4) digits of [...3] card",
            "numero de [la|su|tu] tarjeta", "datos de [la|su|tu] tarjeta", "numero de [la|votre|ta] carte", "(kartennummer|kreditkartennummer|kreditkartendaten|prufziffer)",
            "(iban|bank details|bank account number|bank account details|datos bancarios|coordonnees bancaires|bankverbindung)",
        )
    },
    "reference": {
        "*": (
            f"{_YOUR} [...2] (order|booking|reservation|reference|confirmation|tracking|invoice|ticket|case|policy|claim|receipt|flight|membership|loyalty) (number|numbers|no|nr|id|code|reference|ref|details)",
            "(order|booking|reservation|confirmation|tracking|invoice) (number|reference|ref|id|code)", "(pnr|booking ref)", "your (reference|order id)",
            "numero de [su|tu|el] (pedido|reserva|referencia|factura|seguimiento|cliente)", "(numero|reference) de [votre|ta] (commande|reservation|dossier|suivi|facture|client)",
            "(bestellnummer|buchungsnummer|auftragsnummer|rechnungsnummer|sendungsnummer|kundennummer|buchungscode|referenznummer|vorgangsnummer)",
        )
    },
    "address": {
        "*": (
            "your [...2] (home|postal|street|delivery|shipping|billing|mailing|full) address", "your address", "your (postcode|post code|zip code|zip)", "(delivery|shipping|billing|postal|home|mailing) address",
            "(tu|su) [...1] (direccion|domicilio|codigo postal)", "(votre|ton) (adresse|code postal)", "(ihre|deine) [...1] (adresse|anschrift|postleitzahl|plz|lieferadresse)",
        )
    },
    "password": {
        "*": (
            "(your|the|a) [...2] (password|passcode|pass word|pin|pin code|login details|login credentials|credentials|one time code|verification code|otp|security answer|log in details)", "(password|passwords|otp)",
            "(contrasena|clave de acceso|codigo de verificacion)", "(mot de passe|code de verification|code secret)", "(passwort|kennwort|zugangsdaten|bestatigungscode)",
        )
    },
    "birth_date": {
        "*": (
            "(date of birth|dob|birth date|birthdate|birthday|how old you are|your age)", "fecha de nacimiento", "date de naissance", "(geburtsdatum|geburtstag)",
        )
    },
    "account": {
        "*": (
            "(your|the) [...2] account (number|details|name|id|info|information|username)", "(your|the) (username|user name|user id|login|customer number|customer id|client number|member number|membership number|full name)",
            "numero de [su|tu] (cuenta|cliente|socio)", "(su|tu) nombre completo", "numero de [votre] (compte|client)", "votre nom complet", "(kontonummer|benutzername|mitgliedsnummer|vollstandigen namen)",
        )
    },
    "national_id": {
        "*": (
            "(social security number|ssn|national insurance number|passport number|passport details|id number|identity card|national id|driving licence|drivers license|driver license|tax number|tax id)",
            "(dni|nie|numero de pasaporte|numero de la seguridad social)", "(numero de securite sociale|numero de passeport|carte d'identite)", "(ausweisnummer|passnummer|sozialversicherungsnummer|steuernummer|personalausweis)",
        )
    },
}  # fmt: skip
