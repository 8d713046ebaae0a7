"""What names no problem however often post and reply share it: verdicts, settings, what is asked of everybody."""

from __future__ import annotations

import re

from policy.content import stem
from policy.vocabulary import words as word_set

VERDICTS = frozenset(
    map(
        stem,
        word_set(
            """
            awful bad badly crap disappointed disappointing disgusting garbage hate hated hates horrible joke junk lousy
            mess nightmare pathetic perfect perfectly poor recommend recommended ridiculous rubbish ruin ruined ruining
            shame shit stupid suck sucked sucks terrible terribly trash useless waste wasted worst worse uninstall
            uninstalled uninstalling star stars annoying annoyed frustrating frustrated unacceptable

            basura decepcion decepcionante desinstalar desinstale horroroso horrible inutil mala malo malisima malisimo
            pesima pesimo porqueria recomendable recomendar recomiendo verguenza

            catastrophe catastrophique decevant decu dommage desinstalle desinstaller honte horrible inutile lamentable
            nul nulle pire pourri recommande recommander scandaleux

            deinstallieren deinstalliert empfehlen empfehlenswert enttauscht enttauschend furchtbar grottig katastrophe
            mies mist mull nutzlos schade schlecht schlimm schrecklich schrott unbrauchbar
            """
        ),
    )
)
"""Stems of words that say how bad it is, or what one will do about it, and not what it is."""

SETTINGS = frozenset(
    map(
        stem,
        word_set(
            """
            android app application apps browser browsers computer desktop device devices internet ios iphone laptop
            mobile pc phone phones tablet version versions web website
            aplicacion dispositivo movil navegador ordenador telefono version
            appareil navigateur ordinateur telephone
            anwendung gerat gerate handy rechner
            order orders ordered shop shops store stores site account
            bestellung bestellungen bestellt laden laeden geschaft konto
            pedido pedidos tienda tiendas cuenta
            commande commandes commandee boutique boutiques magasin
            """
        ),
    )
)
"""Stems of words that say where it happened: every user of an app has a phone, every customer of a shop an order."""

TOPICS = frozenset(
    map(
        stem,
        word_set(
            """
            balance booking cancel cancellation cancelled change delivery exchange insurance payment refund reservation
            return returns
            cambio cancelacion cancelar devolucion devolver entrega pago reembolso reserva
            annulation annuler echange livraison paiement remboursement reservation retour
            buchung erstattung lieferung reservierung ruckgabe stornieren stornierung umtausch zahlung
            """
        ),
    )
)
"""Stems of words that say which desk it belongs to: one of them alone ("about the cancellation") names no problem."""

_ASKED_OF_ALL = re.compile(
    r"\b(?:order|booking|reservation|user|customer|reference|tracking|account|item|product)(?:'s)? "
    r"(?:numbers?|ids?|references?|codes?)\b|"
    r"\b(?:bestell|kunden|buchungs|sendungs)nummer\b|\bn[uú]mero de (?:pedido|cliente|reserva|seguimiento)\b|"
    r"\bnum[eé]ro de (?:commande|client|r[eé]servation|suivi)\b",
    re.IGNORECASE,
)


def less_references(text: str) -> str:
    """Return a text without the numbers and references that a company asks every customer for."""
    return _ASKED_OF_ALL.sub(" ", text)
