"""Every setting, its default, and where it comes from: a keyword, else `DATELINE_*`, else the default here."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from index.errors import BadSetting
from index.setting_values import LOOPBACK, Account, accounts, check_range, host_names, is_loopback, typed

PREFIX = "DATELINE_"
PASSAGE_TOKENS, PASSAGE_OVERLAP = 256, 32
"""For a new archive that was given no other sizes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How an archive is built, asked and served. The README has the same table."""

    archive: str | None = None
    """The archive's folder. None is the sample archive."""
    embedding: str | None = None
    """`wordllama` (in the package), or `openai:MODEL`, `ollama:MODEL`, `huggingface:MODEL` (extras).
    None is the archive's own, and wordllama for a new one."""
    chroma_url: str | None = None
    """A running Chroma server, as `http://host:port`. None embeds Chroma in the archive's folder."""
    passage_tokens: int | None = None
    """The size of a passage at most, in cl100k tokens, its header not counted. None is the archive's own, and 256
    for a new one; another size takes effect with a rebuild."""
    passage_overlap: int | None = None
    """How many tokens of whole sentences a passage repeats from the one before, at most. None is the archive's own,
    and 32 (or half of a smaller size) for a new one."""
    events: str | None = None
    """A TOML file with kinds of events of the user's own. None is the archive's own; another file takes effect with
    a rebuild."""
    workers: int | None = None
    """Processes that read articles when many are added. None is one a core; 1 starts none."""
    llm_url: str | None = None
    """An OpenAI-compatible endpoint, as `http://host:port/v1`. With neither it nor a file as `llm_model`, no LLM is
    asked."""
    llm_model: str | None = None
    """The model's name at the endpoint, or a GGUF file on disk (extra `local`). None is the endpoint's first."""
    llm_key: str | None = field(default=None, repr=False)
    """The endpoint's key. Never printed, logged or stored."""
    llm_context: int = 8192
    """Tokens of prompt and reply together, at most: the model's context window or less."""
    llm_timeout: int = 30
    """Seconds for a whole answer; what the LLM has not phrased by then is composed without it."""
    llm_price: str | None = None
    """What a million tokens cost, as `prompt/completion`: `0.15/0.60`. None shows no cost."""
    llm_judge: bool = False
    """Whether the LLM is also asked whether each sentence is borne out. It can only reject more."""
    host: str = "127.0.0.1"
    """The address that the web page listens on."""
    port: int = 7860
    """The port that the web page listens on."""
    auth: str | None = field(default=None, repr=False)
    """Who may log in, as `user:password`, with commas or line ends between several, or `@FILE` with one a line. None
    asks nobody. Never printed, logged or stored."""
    hosts: str | None = None
    """The names under which the page may be asked for, with commas between them. None is the names of this machine
    itself when it listens on loopback, and any name when it listens to others."""
    read_only: bool = False
    """Whether the page leaves the archive as it is: nothing is added, nothing removed."""
    upload_mebibytes: int = 32
    """What one upload may hold, all its files together."""
    question_length: int = 2000
    """Characters of a question, at most."""
    answers: int = 4
    """Questions answered at once; the others wait."""
    waiting: int = 64
    """Questions that wait, at most: beyond that a reader is told that the page is busy."""
    rate: int = 60
    """Questions a minute from one address. 0 sets no limit."""
    mcp: bool = False
    """Whether the page is also an MCP server (extra `mcp`)."""

    def __post_init__(self) -> None:
        check_range("passage_tokens", self.passage_tokens, 32, 4096)
        check_range("passage_overlap", self.passage_overlap, 0, (self.passage_tokens or PASSAGE_TOKENS) // 2)
        check_range("workers", self.workers, 1, 256)
        check_range("port", self.port, 1, 65535)
        check_range("upload_mebibytes", self.upload_mebibytes, 1, 1024)
        check_range("question_length", self.question_length, 10, 2000)
        check_range("answers", self.answers, 1, 64)
        check_range("waiting", self.waiting, 1, 10_000)
        check_range("rate", self.rate, 0, 1_000_000)
        check_range("llm_context", self.llm_context, 1024, 4_000_000)
        check_range("llm_timeout", self.llm_timeout, 1, 3600)
        self.prices()
        self.allowed_hosts()
        if self.auth is not None and not self.auth.startswith("@"):
            self.accounts()
        if self.llm_url is not None and not self.llm_url.startswith(("http://", "https://")):
            raise BadSetting(f"llm_url is {self.llm_url!r}; give it as http://host:port/v1.")
        if self.chroma_url is not None and not self.chroma_url.startswith(("http://", "https://")):
            raise BadSetting(f"chroma_url is {self.chroma_url!r}; give it as http://host:port.")

    def sizes(self, tokens: int = PASSAGE_TOKENS, overlap: int = PASSAGE_OVERLAP) -> tuple[int, int]:
        """Size and overlap of passages: as set, else as given here, the overlap at most half the size."""
        size = self.passage_tokens or tokens
        return size, min(overlap if self.passage_overlap is None else self.passage_overlap, size // 2)

    def prices(self) -> tuple[float, float] | None:
        """What a million tokens of prompt and of completion cost; None when no price is set.

        Raises:
            BadSetting: the price is not two numbers.
        """
        if self.llm_price is None:
            return None
        try:
            prompt, completion = (float(part) for part in self.llm_price.split("/"))
        except ValueError:
            prompt, completion = -1.0, -1.0
        if not (0 <= prompt < math.inf and 0 <= completion < math.inf):
            raise BadSetting(f"llm_price is {self.llm_price!r}; give two numbers, as 0.15/0.60.")
        return prompt, completion

    def own_events(self) -> str | None:
        """The text of the file with the user's own kinds of events; None when there is none.

        Raises:
            BadSetting: it cannot be read.
        """
        if self.events is None:
            return None
        try:
            return Path(self.events).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadSetting(f"events is {self.events!r}, which cannot be read: {error}") from error

    def accounts(self) -> tuple[Account, ...]:
        """Who may log in to the page; empty when everybody may see it.

        Raises:
            BadSetting: the file that `auth` names cannot be read, or holds something else.
        """
        return () if self.auth is None else accounts(self.auth)

    def allowed_hosts(self) -> frozenset[str] | None:
        """The names under which the page may be asked for; None is any.

        The machine's own names are always among them: no foreign page can have a browser send those.

        Raises:
            BadSetting: `hosts` holds what is no name.
        """
        if self.hosts is not None:
            return host_names(self.hosts) | LOOPBACK | {self.host.lower()}
        return LOOPBACK | {self.host.lower()} if is_loopback(self.host) else None

    @classmethod
    def load(cls, environment: Mapping[str, str] | None = None, **given: Any) -> Settings:
        """Settings from keywords, else from the environment. A keyword that is None was not given.

        Raises:
            BadSetting: a value is of the wrong kind or out of range; the message names the setting.
        """
        environment = os.environ if environment is None else environment
        unknown = set(given) - {setting.name for setting in fields(cls)}
        if unknown:
            raise BadSetting(f"There is no setting {', '.join(sorted(unknown))}; the README lists them all.")
        values = {key: value for key, value in given.items() if value is not None}
        for setting in fields(cls):
            variable = PREFIX + setting.name.upper()
            if setting.name not in values and environment.get(variable):
                values[setting.name] = typed(variable, environment[variable], str(setting.type))
        return cls(**values)
