"""Replies as companies write them, to time checks with: of many kinds, with findings and without, in six languages."""

from __future__ import annotations

import time

from policy import Context, EvidenceItem, Guard

POST = "My kettle leaked all over the kitchen floor and nobody answers the phone. When will I get a new one?"
REPLY = (
    "Hi Ana, thanks for telling us about the kettle that leaked on your kitchen floor. That must have "
    "been a nasty start "
    "to the day. Our care team would like to hear which model you have, so please send us a direct message and we can "
    "find out what went wrong. - Tom"
)
EVIDENCE = tuple(
    EvidenceItem(id=f"p{number}", kind="passage", text=text)
    for number, text in enumerate(
        (
            "You can send back an unworn item within 30 days of delivery, with the receipt or the order number.",
            "Refunds are paid within 5 working days of the day on which the parcel reaches our warehouse.",
            "The guarantee on kettles and toasters runs for 24 months from the day of purchase.",
            "Standard delivery costs £4.90 and is free for orders over £50; it takes 2 to 4 working days.",
            "Our care team answers Monday to Friday from 9:00 to 18:00, on Saturdays until 13:00.",
            "A kettle that leaks must be unplugged at once; it is exchanged without being sent back.",
            "Gift cards can be used for 24 months and are never exchanged for money.",
            "Spare parts are kept for 7 years after the last appliance of a series was sold.",
            "Write to care@brightwater.example or use the form at https://brightwater.example/help.",
            "An order can be changed until it is packed, which is usually after 2 hours.",
            "Damage in transit is reported within 14 days; a photo is enough.",
            "The branch in Leeds is closed on bank holidays and opens at 10:00 on the others.",
            "A price that falls within 14 days of the purchase is matched on request.",
            "The filter of the Tide 2 should be changed every 3 months or after 150 litres.",
            "Lost parcels are traced for 10 working days before they are sent again.",
            "Members collect 1 point for every £1 and get £5 for 500 points.",
            "Returns of opened filters are not taken, for reasons of hygiene.",
            "The app needs Android 9 or iOS 15; older versions get no updates.",
            "A technician calls 30 minutes before the visit, between 8:00 and 17:00.",
            "Engraved items are made to order and cannot be returned unless they are faulty.",
        )
    )
)
REPLIES = (
    REPLY,
    "Thank you so much, Kai! Praise like this makes the whole team in Leeds smile. See you soon. - Mia",
    "Hi Ana, I'm sorry the kettle leaked; that is our fault. Please unplug it, and message us the model. - Tom",
    "Sorry about the wait on the phone, Ana. We are open from 9:00 to 18:00, on Saturdays until 13:00. - Tom",
    "Hi Ben, you can send it back within 30 days of delivery, and the refund is paid within 5 working days. - Mia",
    "You'll have your money back within 2 days, I promise, and £20 on top for the trouble.",
    "Call us on 020 7946 0958 or write to care@brightwater.example, and we will look at order BW-12345 together.",
    "The guarantee on your kettle runs for 24 months, so you're covered. Details: https://brightwater.example/help",
    "We apologise for any inconvenience caused. Your feedback is important to us.",
    "This must be your mistake: nobody else has complained. Read the manual before you post such nonsense!",
    "Could you take this review down? We'd thank you with a £10 voucher.",
    "Hi Eva, delivery takes 2 to 4 working days and is free for orders over £50, so yours will cost nothing. - Mia",
    "Hola Ana, sentimos mucho que la tetera pierda agua. Escríbenos por mensaje directo y lo miramos. - Mia",
    "Te devolveremos los 50 € mañana mismo, te lo prometo.",
    "Bonjour Luc, merci pour votre message. Vous pouvez renvoyer l'article sous 30 jours. - Tom",
    "Hallo Jana, das tut mir leid. Bitte schick uns eine Direktnachricht mit dem Modell, dann schauen wir nach. - Tom",
    "Wir erstatten Ihnen den vollen Betrag bis Freitag und legen einen Gutschein über 20 € dazu.",
    "Obrigado pelo comentário, Rita! Ficamos felizes que tenha gostado. 😊",
    "Hi Ana! So glad you love it 😍🎉 Tag us in your photos with #Brightwater ☕️ – we'd love to see them! ^Mia",
    "We w1ll r3fund you t o d a y, see brightwater(dot)example",
    "I’ve checked with the depot: your parcel left at 14:05 on 3 May and should reach you “tomorrow” — we hope.",
    "Hi Omar, the filter lasts 3 months or 150 litres. Spare parts for the Tide 2 are kept for 7 years. - Tom",
    "Thanks for the idea, Lin. A quieter lid is a good one; I've handed it to our product team. - Mia",
    "No, we can't exchange gift cards for money, but yours is valid for 24 months. - Tom",
    "Please don't worry, we're here to help.\n\nSettings > Apps > Brightwater > Clear cache, then restart the phone.",
)
"""Written for this measurement; none stands in the examples of the rulebook."""
ROUNDS = 60


def checked(guard: Guard, reply: str) -> tuple[list[float], list[float]]:
    """CPU milliseconds of `ROUNDS` checks with a context that is ready, and with one never seen before."""
    context = Context(channel="facebook", post=POST, evidence=EVIDENCE)
    guard.check(reply, context)
    warm = [_spent(guard, reply, context) for _ in range(ROUNDS)]
    fresh = []
    for number in range(ROUNDS):
        evidence = tuple(item.model_copy(update={"text": f"{item.text} ({reply[:3]}{number})"}) for item in EVIDENCE)
        post = f"{POST} That was {number} days ago."
        fresh.append(_spent(guard, reply, Context(channel="facebook", post=post, evidence=evidence)))
    return warm, fresh


def typed(guard: Guard, reply: str) -> list[float]:
    """CPU milliseconds of the check after each key, with an equal context of its own each time, as the desk has."""
    guard.check("", Context(channel="facebook", post=POST, evidence=EVIDENCE))
    spent = []
    for end in range(1, len(reply) + 1):
        evidence = tuple(item.model_copy() for item in EVIDENCE)
        spent.append(_spent(guard, reply[:end], Context(channel="facebook", post=POST, evidence=evidence)))
    return spent


def _spent(guard: Guard, reply: str, context: Context) -> float:
    started = time.process_time()
    guard.check(reply, context)
    return (time.process_time() - started) * 1000
