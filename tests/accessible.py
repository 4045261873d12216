"""What every state of the page must hold for: readers of all kinds, any screen. It leaves a picture of the state."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from browsing import ROOT
from playwright.sync_api import Page

PICTURES = ROOT / "build" / "screens"
SERIOUS = ("serious", "critical")
LEAST = 24
"""Pixels of what is clicked, each way."""
_RUN = """async () => (await axe.run(document, {
    resultTypes: ["violations"],
})).violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map((node) => node.html.slice(0, 300)) }))"""
_SMALL = """(least) => [...document.querySelectorAll("button, a[href], input, select, textarea, summary")]
    .map((one) => (one.matches("[type=checkbox], [type=radio]") ? one.closest("label") ?? one : one))
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".aloud, .skip"))
    .filter((one) => !one.matches("a, p button") || getComputedStyle(one).display !== "inline")
    .filter((one) => one.closest("dialog[open]") || !document.querySelector("dialog[open]"))
    .filter((one) => !one.matches("[type=file]"))
    .map((one) => [one.getBoundingClientRect(), one])
    .filter(([{ width, height }]) => Math.min(width, height) < least - 0.01)
    .map(([{ width, height }, one]) => `${width} x ${height}: ${one.outerHTML.slice(0, 200)}`)"""


def look(page: Page, name: str) -> None:
    """Hold the page as it is now to axe-core, to the size of what is clicked, and to its width."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    scheme = "dark" if page.evaluate("document.body.classList.contains('dark')") else "light"
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}-{width}-{scheme}.png")
    found, small = violations(page), page.evaluate(_SMALL, LEAST)
    assert not found, found
    assert not small, small
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def violations(page: Page) -> list[Any]:
    """What axe-core finds serious or critical."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    return [found for found in page.evaluate(_RUN) if found["impact"] in SERIOUS]


@cache
def _source() -> str:
    return Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
