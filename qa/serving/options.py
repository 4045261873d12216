"""The options of the page, as `python app.py` and `dateline serve` take them: each is a setting."""

from __future__ import annotations

import argparse


def parser() -> argparse.ArgumentParser:
    """Those of `python app.py`. What was not given is None: the environment or the default holds."""
    made = argparse.ArgumentParser(prog="app", description="Open the chat page on a news archive.")
    made.add_argument("--archive", metavar="DIR", help="the archive's folder (your own, else the sample)")
    offer(made)
    return made


def offer(made: argparse.ArgumentParser) -> None:
    """Add those that a page has and nothing else."""
    made.add_argument("--host", metavar="ADDRESS", help="address to listen on (127.0.0.1)")
    made.add_argument("--port", type=int, metavar="N", help="port to listen on (7860)")
    made.add_argument("--read-only", action="store_true", default=None, help="nothing is added or removed by the page")
    made.add_argument("--mcp", action="store_true", default=None, help="serve `ask` and `search` over MCP, too")


def given(options: argparse.Namespace) -> list[str]:
    """The flags among them, as a command line."""
    return [f"--{name.replace('_', '-')}" for name in ("read_only", "mcp") if getattr(options, name)]
