"""Who is asked to get in touch is told how: a registered contact, not "please contact us"."""

from __future__ import annotations

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.models import Suggestion
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.scoped import Phrases, by_language

_GET_IN_TOUCH = {
    "*": (
        "(please|kindly|do|you can|you could|you may|feel free to|just) ...2 (contact|reach out to|get in touch "
        "with|write to|call|email|message|speak to|talk to|get hold of) [...2] (us|our team|our support|support|"
        "customer (service|support|care)|the team|me)",
        "(contact|reach out to|get in touch with|reach) (us|our [...2] team|customer (service|support|care)|"
        "support) [...2] (so|and|to|for|directly|privately|offline|with|if)", "reach out to us",
        "get in touch (so|and|with us|directly)",
        "(contacta|contacte|contactanos|contactenos|ponte en contacto|pongase en contacto) [con nosotros]",
        "(contactez|joignez) nous", "(contactez|contacter) ...2 (service client|support|equipe)",
        "(kontaktieren|kontaktiere) [sie] (uns|unseren)", "(melden|wenden) sie sich [...1] (bei|an) (uns|unseren)",
    )
}  # fmt: skip
_WAYS = {
    "*": (
        "(dm|pm|direct message|private message|inbox|messenger|whatsapp|live chat|contact form|support form|help "
        "centre|help center|support forum|in app chat|menu|settings|here)", "(reply|respond) to (this|our|the)",
        "message (us|me) (directly|privately)", "(mensaje (privado|directo)|formulario|foro)",
        "(message prive|mp|formulaire|forum)",
        "(direktnachricht|privatnachricht|kontaktformular|forum)",
    )
}  # fmt: skip


class ContactNeededParameters(Parameters):
    """Parameters of `check: contact-needed`."""

    phrases: Phrases = ()
    """More ways of asking somebody to get in touch."""


class ContactNeededCheck:
    """`check: contact-needed`"""

    name = "contact-needed"
    parameters = ContactNeededParameters

    def compile(self, rule: RuleSpec, parameters: ContactNeededParameters, build: Build) -> Checker:
        """Find the request, then any way that the reply itself names."""
        asking = [build.phrases(_GET_IN_TOUCH)]
        if parameters.phrases:
            asking.append(build.phrases(by_language(parameters.phrases)))
        ways = build.phrases(_WAYS, rare=True)

        def check(reading: Reading, case: Case) -> list[Departure]:
            hits = [hit for phrases in asking for hit in reading.hits(phrases)]
            if not hits or not case.channel.public or reading.links or "@" in reading.raw or reading.hits(ways):
                return []
            if any(datum.kind in ("phone", "email", "address") for datum in reading.personal):
                return []
            if any(case.company_knows(word) for word in reading.raw.split() if any(map(str.isdigit, word))):
                return []
            hit, scope, view = hits[0]
            if scope.negated(hit.first, hit.last) or scope.attributed(hit.first, hit.last):
                return []
            start, end = scope.words.span(hit.first, hit.last)
            contact = (
                case.best_contact("dm", "email", "url", "phone")
                if case.channel.dm
                else case.best_contact("email", "url", "phone")
            )
            if contact is None:
                return []
            return [
                Departure(
                    start,
                    end,
                    "Asks to get in touch and names no way to do it.",
                    view=view,
                    words={"contact": contact.value},
                    evidence=(contact.id,),
                    suggestion=Suggestion(
                        action="add", text=f" ({contact.value})", label=f"Add {contact.label or contact.value}"
                    ),
                )
            ]

        return check
