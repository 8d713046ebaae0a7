"""Post text is hostile: whatever it says, it stays text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from policy.models import Author, CaseFacts, GivenText
from tests.ui.house import House

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
PAYLOADS = (
    '<img src=x onerror="window.PWNED=1">',
    "<script>window.PWNED=1</script>",
    '"><svg onload=window.PWNED=1>',
    "'-window.PWNED=1-'",
    "{{constructor.constructor('window.PWNED=1')()}}",
    "${window.PWNED=1}",
    "</textarea><script>window.PWNED=1</script>",
    "javascript:window.PWNED=1",
    "<a href=javascript:window.PWNED=1>click</a>",
    "<form action=https://evil.example><button>Approve and send</button></form>",
    "<style>*{display:none}</style>",
)


def test_markup_and_script_in_every_field_stay_text(house: House, sign_in: SignIn) -> None:
    page = sign_in()
    for payload in PAYLOADS:
        house.pace.reply = f"Hi {payload}"
        try:
            case = house.post(
                f"post {payload}",
                author=Author(name=f"n {payload}", handle=payload),
                url="javascript:window.PWNED=1",
                product=payload,
                facts=CaseFacts(
                    facts=(GivenText(id="f1", text=payload),), evidence=(GivenText(id="e1", text=payload),)
                ),
            )
        finally:
            house.pace.reply = "Sorry. You may return it within 60 days."
        page.goto(f"{house.url}?case={case.id}")
        expect(page.locator("[data-role=post]")).to_have_text(f"post {payload}")
        expect(page.locator("#rd-text")).to_have_value(f"Hi {payload}")
        expect(page.locator(f".rd-item[data-case='{case.id}'] .rd-item-text")).to_have_text(f"post {payload}")
        expect(page.get_by_label("Fact 1")).to_have_value(payload)
        page.get_by_text("Record of this case").click()
        expect(page.locator("[data-region=trail] li >> nth=0")).to_be_visible()
        assert page.evaluate("window.PWNED") is None, payload
        assert page.locator("a[href^='javascript']").count() == 0, payload
        assert page.locator("form[action*='evil']").count() == 0, payload


def test_characters_that_hide_or_reorder_text_are_made_visible(house: House, sign_in: SignIn) -> None:
    case = house.post("see \u202egnp.exe\u202c and zero\u200bwidth", author=Author(name="A\u202eB"))
    page = sign_in("mara", f"?case={case.id}")
    expect(page.locator("[data-role=post] .rd-hidden")).to_have_text(["U+202E", "U+202C", "U+200B"])
    expect(page.locator(".rd-case-head .rd-hidden")).to_have_text(["U+202E"])
