"""Words for the matters that replies put figures to, in four languages, folded. Data, no logic."""

from __future__ import annotations

STEMS: dict[str, str] = {
    "refund": "refund reimburs reembols rembours erstatt ruckerstatt zuruckerstatt ruckzahl moneyback repay "
    "repaid repayment",
    "credit": "credit gutschrift gutgeschrieben bono avoir",
    "voucher": "voucher coupon gutschein cupon giftcard bon",
    "return": "return retour ruckgabe rucksend zuruckgeb zuruckgeschick devolucion devolver devolv renvo "
    "rückgabe unworn",
    "exchange": "exchang replac swap cambio cambiar umtausch echang ersatz remplac substitu reemplaz",
    "delivery": "deliver ship dispatch arriv courier parcel entreg envio enviar livrais livr liefer versand "
    "versend zustell "
    "expedi shipment ankunft",
    "response": "repl respond respons answer conteste respuest reponse repondr antwort",
    "contact": "call callback phone ring llamar llamad appel rappel anruf contact contacter kontakt",
    "warranty": "warrant guarant garant gewahrleist",
    "cancel": "cancel stornier annul kundig kundigung resili terminat",
    "trial": "trial prueba essai probezeit test",
    "repair": "repair mend reparatur reparac reparar repar reparier",
    "fix": "fix patch resolv solv arregl corrig beheb outage",
    "payment": "pay paid payment bill invoic charg debit pago pagar cobr paiement payer factur zahl bezahl "
    "rechnung abbuch "
    "salary",
    "price": "price cost fee fare rate precio cuesta coste tarif prix cout preis kost gebuhr",
    "discount": "discount rabatt descuent remis reduc sale nachlass promo",
    "opening": "open clos opening abr abiert cerrad ouvr ferm offn geoffnet geschloss schliess",
    "booking": "book reserv buch check-in checkin checkout appointment termin cita rendez",
    "delay": "late delay retras retard verspat verzoger behind",
    "storage": "storage memory disk speicher almacenamiento stockage",
    "weight": "weigh weight pes poids gewicht wieg",
    "size": "size height width length long wide tall tamano taille grosse",
    "capacity": "capacity hold seat capacidad capacite kapazitat",
    "investigation": "investigat review inspect examin untersuch investig enquet pruf",
    "renewal": "renew renov renouvel verlanger subscription subscrib abonnement suscrip",
    "battery": "battery bateria batterie akku",
    "speed": "speed mbps velocidad vitesse geschwindigkeit",
    "age": "age aged old edad",
    "wait": "wait queue espera attent attend wart",
    "staff": "staff employee colleague team mitarbeiter empleados",
    "member": "member membership mitglied socio membre",
    "baggage": "baggage luggage bag suitcase gepack equipaje bagage",
    "update": "update upgrade version release aktualis actualiz mise",
    "claim": "claim complaint reclam beschwerde",
    "deposit": "deposit kaution fianza caution anzahlung",
    "processing": "process bearbeit procesa trait",
    "expiry": "expir valid gultig validez valable lauft",
    "notice": "notice preaviso preavis frist",
    "data": "delete erase data datos donnees daten retention keep",
    "preparation": "bake cook prepar brew made make",
}
EXACT: dict[str, str] = {
    "money": "refund", "back": "", "send": "", "off": "discount", "post": "delivery", "posted": "delivery", "arrive":
    "delivery",
    "arrives": "delivery", "reach": "delivery", "days": "", "working": "", "hours": "", "day": "", "get": "", "team":
    "", "call": "contact",
    "calls": "contact", "called": "contact", "old": "age", "hold": "capacity", "holds": "capacity", "keep": "data",
    "test": "", "made": "",
    "make": "", "long": "", "size": "size", "fix": "fix", "fixed": "fix", "rate": "price", "rated": "", "rating": "",
    "make it": "",
    "review": "", "reviews": "", "reviewed": "investigation", "return": "return", "returns": "return",
    "billete": "", "billetes": "", "billet": "", "billets": "",
    "later": "", "lately": "", "latest": "", "earlier": "", "updated":
    "update",
}  # fmt: skip
