"""What a department's manager reads: numbers, themes with examples, what was done."""

from __future__ import annotations

from datetime import timedelta

from drafting.desk.themes import WINDOWS_BEFORE, ThemesPart
from drafting.errors import InvalidInput, NotFound
from drafting.insight import find_themes
from drafting.insight.digest import Digest, DigestTheme, Example
from drafting.models import Actor
from drafting.store import Transaction
from policy import find_personal_data

EXAMPLES = 3
MOST_THEMES = 8
LONGEST_EXAMPLE = 240
_MOST_FIXES = 50


class DigestPart(ThemesPart):
    """Complaints are gold for product, supply chain, press and staff: each reads its own."""

    def digest(self, actor: Actor, department: str | None = None, days: int | None = None) -> Digest:
        """The digest of the last `days` ([review] theme_days) for a department that cases were handed to, or for all.

        Raises NotFound for a department that no case was handed to, and says which there are.
        """
        days = self.theme_days if days is None else days
        if not 1 <= days <= 365:
            raise InvalidInput(f"A digest is of 1 to 365 days, not {days}.")
        now, window = self._now(), timedelta(days=days)
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            known = tx.digests.departments()
            if department is not None and department not in known:
                raise NotFound(f"No case was handed to {department!r}. There are: {', '.join(known) or 'none yet'}.")
            since = now - window
            mine = tx.digests.cases(department, now - window * (1 + WINDOWS_BEFORE))
            oldest = tx.insight.oldest_post() or now
            before = max(0.0, min(float(WINDOWS_BEFORE), (now - window - oldest) / window))
            uses = (use for use in tx.insight.term_uses(now - window * (1 + WINDOWS_BEFORE)) if use.case_id in mine)
            themes = find_themes(uses, now, window, before, self._own_words)[:MOST_THEMES]
            return Digest(
                company=self._settings.company.name,
                department=department,
                departments=known,
                since=since,
                until=now,
                days=days,
                figures=tx.digests.figures(department, since, now),
                before=tx.digests.figures(department, since - window, since),
                themes=tuple(
                    DigestTheme(theme=theme, examples=tuple(_example(tx, c) for c in theme.cases[:EXAMPLES]))
                    for theme in themes
                ),
                examples=()
                if themes
                else tuple(_example(tx, case_id) for case_id in tx.digests.newest(department, since, EXAMPLES)),
                fixes=tuple(p.fix for p in tx.fixes.progress(_MOST_FIXES) if p.fix.at >= since),
            )


def _example(tx: Transaction, case_id: str) -> Example:
    case = tx.cases.get(case_id)
    text = case.post
    for datum in sorted(find_personal_data(text), key=lambda datum: -datum.start):
        text = f"{text[: datum.start]}({datum.kind}){text[datum.end :]}"
    text = "".join(c for c in " ".join(text.split()) if c.isprintable())  # it may be shown by a terminal
    cut = text if len(text) <= LONGEST_EXAMPLE else text[:LONGEST_EXAMPLE].rsplit(" ", 1)[0] + " …"
    return Example(case_id=case.id, channel=case.channel, posted_at=case.posted_at, text=cut)
