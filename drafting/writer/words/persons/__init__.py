"""Who says "I" and who is "you": a customer's words turned round, so that the company can tell them back."""

from drafting.writer.words.persons.turn import Turned, people_in, turn_round

__all__ = ["Turned", "people_in", "turn_round"]
