"""A hundred thousand different cases of the kind that people write, made of public ones.

Each begins with a row of `banking_queries.csv` (10,003 customer questions in 77 topics) or an app review of
`play_reviews` (one in ten). A short case adds one sentence about the case at hand; a long one adds more rows of the
same topic and two such sentences, until it has 40 to 120 words, as complaints to companies have. Products, sums,
dates, places and reference numbers are drawn for each, so that no two cases are the same; the draw depends on the
number of the case only, so that the first thousand are the same in every size.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[3] / "shared" / "data"
CHANNELS = ("x", "facebook", "instagram", "google", "trustpilot", "form")
OUTCOMES = ("thanked", "calmed", "resolved", "silent", "escalated", None)
PRODUCTS = tuple(
    f"{kind} {thing}"
    for kind in ("travel", "family", "student", "business", "premium", "classic", "mobile", "online", "joint", "youth")
    for thing in ("card", "account", "app", "savings plan", "loan", "insurance", "wallet", "terminal", "transfer")
)
PLACES = ("Leeds", "Porto", "Ghent", "Graz", "Oslo", "Turin", "Lyon", "Cork", "Malmö", "Brno", "Utrecht", "Bern")
MONTHS = ("January", "March", "May", "June", "July", "September", "October", "December")
DETAILS = (
    "It is about my {product}, reference {ref}, from {day} {month}.",
    "On {day} {month} I paid {sum} with the {product} in {place}.",
    "I have written about the {product} {count} times since {month}.",
    "The {product} cost me {sum} and it has been {count} days now.",
    "Your branch in {place} told me on {day} {month} that it was settled.",
    "My {product} has had this since the {day}th, case {ref}.",
    "There is {sum} missing on the {product} after {place}.",
    "I rang {count} times from {place} and nobody knew of {ref}.",
)
CLOSINGS = (
    "Please look into it.",
    "What happens next?",
    "I expect better.",
    "Can somebody call me?",
    "Not good enough.",
)
REPLIES = (
    "Sorry about this, {topic} should not take that long. I looked at {ref} and asked the team in {place}. Maja",
    "Thank you for telling us. The {product} is checked again today, and you hear from me by {day} {month}. Tom",
    "That was our mistake, and {sum} goes back to your card within five working days. Please write if it does not. Ida",
    "I am glad you wrote. For {topic}, send us {ref} by direct message and we look at your own case together. Sam",
    "We are sorry for the {count} days of waiting. The {product} was sent again from {place} on {day} {month}. Lea",
)


class Seed(NamedTuple):
    """A public text and what it is about."""

    text: str
    topic: str


@cache
def seeds() -> tuple[tuple[Seed, ...], tuple[Seed, ...], Mapping[str, tuple[str, ...]]]:
    """Return banking questions, app reviews, and the questions of each topic."""
    with (DATA / "similar_cases" / "banking_queries.csv").open(encoding="utf-8") as file:
        banking = tuple(Seed(row["text"].strip(), row["category"]) for row in csv.DictReader(file))
    lines = (DATA / "play_reviews" / "resolved_cases.jsonl").read_text(encoding="utf-8").splitlines()
    reviews = tuple(Seed(row["review"], "the app") for row in map(json.loads, lines) if row["review"])
    topics: dict[str, list[str]] = {}
    for seed in banking:
        topics.setdefault(seed.topic, []).append(seed.text)
    topics["the app"] = [seed.text for seed in reviews]
    return banking, reviews, {topic: tuple(texts) for topic, texts in topics.items()}


def cases(count: int, *, long: bool = False) -> Iterator[dict[str, object]]:
    """Yield `count` resolved cases; `long` makes posts of 40 to 120 words instead of about 25."""
    for i in range(count):
        yield case(i, long=long)


def case(number: int, *, long: bool) -> dict[str, object]:
    """Make one case; the same number makes the same case."""
    chance = random.Random(f"{number}/{long}")
    draw = _draw(chance, number)
    seed, pieces = _begin(chance)
    if long:
        wanted = chance.randint(40, 110)
        more = seeds()[2].get(seed.topic, ())
        while sum(len(piece.split()) for piece in pieces) < wanted - 22 and more:
            pieces.append(chance.choice(more))
        pieces += [text.format(**draw) for text in chance.sample(DETAILS, 2)]
        pieces.append(chance.choice(CLOSINGS))
    else:
        pieces.append(chance.choice(DETAILS).format(**draw))
    return {
        "id": f"m{number}",
        "post": " ".join(" ".join(pieces).split()[:120]),
        "reply": chance.choice(REPLIES).format(**draw, topic=seed.topic.replace("_", " ")),
        "channel": chance.choice(CHANNELS),
        "product": draw["product"],
        "lang": "en",
        "outcome": chance.choice(OUTCOMES),
        "replied_at": f"202{chance.randint(2, 5)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
    }


def questions(count: int, *, long: bool = False) -> list[str]:
    """Posts that are in no index: the same kind, from numbers far beyond any case."""
    return [str(case(10_000_000 + i, long=long)["post"]) for i in range(count)]


def _begin(chance: random.Random) -> tuple[Seed, list[str]]:
    banking, reviews, _ = seeds()
    seed = chance.choice(reviews if chance.random() < 0.1 else banking)
    return seed, [seed.text]


def _draw(chance: random.Random, number: int) -> dict[str, str]:
    return {
        "product": chance.choice(PRODUCTS),
        "ref": f"{chance.choice('ABCDEFGH')}{number:06}",
        "day": str(chance.randint(4, 20)),
        "month": chance.choice(MONTHS),
        "sum": f"{chance.randint(3, 900)}.{chance.randint(0, 99):02} {chance.choice(('euros', 'pounds'))}",
        "place": chance.choice(PLACES),
        "count": str(chance.randint(2, 30)),
    }
