"""The lexicon of event kinds: rows of `events.toml`, and of a file of the user's own, ready to be matched."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from index.errors import BadSetting
from index.incidents.forms import plural_of, verb_forms
from index.incidents.phrases import Phrase, tokens

EVENTS = Path(__file__).with_name("events.toml")
OWN = Path("the file with your own kinds of events")
STRONG, VERB, NOUN, WEAK = 2.5, 2.0, 1.5, 0.8

Form = Literal["phrase", "verb", "noun", "plural", "word", "also", "weak"]
_TEXT_KEYS = ("label", "plural", "family", "parent", "implies")
_LIST_KEYS = ("phrases", "verbs", "nouns", "common", "also", "weak", "with", "cancel")
_SHARED = ("negations", "unreal", "general", "verb_or_noun", "verb_alone")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event, as a row of the lexicon gives it."""

    name: str
    label: str
    plural: str
    family: str
    parent: str
    implies: str
    undated: bool
    """Told outright in the background it counts even without a date."""
    support: frozenset[str]
    """Weak words count only beside one of these; empty: always."""
    cancel: Mapping[str, tuple[Phrase, ...]]
    """By first word."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase that speaks for a kind."""

    kind: str
    weight: float
    form: Form
    phrase: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The kinds of event, and the words that speak for them."""

    kinds: Mapping[str, Kind]
    entries: Mapping[str, tuple[Entry, ...]]
    """By (first) word; phrases before words."""
    negations: frozenset[str]
    unreal: frozenset[str]
    general: frozenset[str]
    verb_or_noun: frozenset[str]
    """Verbs of which an article makes a noun with another meaning, which counts little."""
    verb_alone: frozenset[str]
    """The same; the noun counts nothing."""
    digest: str
    """Changes when a row does."""
    _children: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def load(cls, extra: Path | None = None) -> Lexicon:
        """The project's kinds, with the user's own added or changed.

        Args:
            extra: a TOML file of the same form as `events.toml`. A table of a known kind replaces the keys it names.

        Raises:
            BadSetting: the file cannot be read, or a row makes no sense; the message names file, kind and key.
        """
        return _build(_merged(_read(EVENTS), _read(extra)) if extra else _read(EVENTS), extra or EVENTS)

    @classmethod
    def parse(cls, text: str) -> Lexicon:
        """The project's kinds, with those of a TOML text added or changed; "" adds none.

        Raises:
            BadSetting: a row makes no sense.
        """
        return _build(_merged(_read(EVENTS), _parsed(text, OWN)), OWN)

    def parent(self, kind: str) -> str:
        """The kind that this one is one of: `attack` of `shooting`; "" where there is none."""
        return self.kinds[kind].parent if kind in self.kinds else ""

    def including(self, kind: str) -> frozenset[str]:
        """The kind and every kind that is one of it."""
        return self._children.get(kind, frozenset({kind}))

    def kind_of(self, text: str) -> list[str]:
        """The kinds that a noun, verb or phrase of a question names, best first; empty when none.

        Example:
            >>> Lexicon.load().kind_of("were killed")
            ['killing']
        """
        words = [word for word, _, _ in tokens(text)]
        scores: dict[str, float] = {}
        for at, word in enumerate(words):
            for entry in self.entries.get(word, ()):
                length = entry.phrase.match(words, at) if entry.phrase else 1
                if length and (entry.form != "weak" or self._is_named(entry.kind, word)):
                    named = entry.weight + (length + (entry.form in ("noun", "plural"))) / 10
                    scores[entry.kind] = max(scores.get(entry.kind, 0), named)
        if not scores:
            return []
        best = max(scores.values())
        return sorted((k for k, s in scores.items() if s > best - 0.45), key=lambda k: (-scores[k], k))

    def _is_named(self, kind: str, word: str) -> bool:
        """A weak word names a kind in a question when it is a word of its label: "strikes", "talks"."""
        row = self.kinds[kind]
        return any(word[:4] == known[:4] for known, _, _ in tokens(f"{row.label} {row.plural}"))


def _merged(rows: dict[str, object], extra: Mapping[str, object]) -> dict[str, object]:
    """A table of a known kind replaces the keys it names."""
    for name, value in extra.items():
        known = rows.get(name)
        rows[name] = {**known, **value} if isinstance(known, dict) and isinstance(value, dict) else value
    return rows


def _read(file: Path) -> dict[str, object]:
    try:
        return _parsed(file.read_text(encoding="utf-8"), file)
    except OSError as error:
        raise BadSetting(f"the event kinds of {file} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise BadSetting(f"{file} is not TOML: {error}") from error


def _parsed(text: str, file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadSetting(f"{file} is not TOML: {error}") from error


def _build(rows: Mapping[str, object], file: Path) -> Lexicon:
    kinds: dict[str, Kind] = {}
    entries: dict[str, list[Entry]] = {}
    for name, row in rows.items():
        if name in _SHARED:
            continue
        if not isinstance(row, dict):
            raise BadSetting(f"{file}: {name} must be a table ([{name}]), as in {EVENTS.name}")
        kinds[name] = _kind(name, row, file)
        for word, entry in _entries(name, row, file):
            entries.setdefault(word, []).append(entry)
    for kind in kinds.values():
        for key, other in (("parent", kind.parent), ("implies", kind.implies)):
            if other and other not in kinds:
                raise BadSetting(f"{file}: [{kind.name}] {key} names {other!r}, and there is no such kind")
    shared = {key: frozenset(_strings(rows, key, "the top of the file", file)) for key in _SHARED}
    return Lexicon(
        kinds=kinds,
        entries={
            word: tuple(sorted(found, key=lambda e: (e.phrase is None, -e.weight))) for word, found in entries.items()
        },
        digest=hashlib.blake2b(repr(sorted(rows.items())).encode(), digest_size=8).hexdigest(),
        _children={name: _descendants(name, kinds) for name in kinds},
        **shared,
    )


def _kind(name: str, row: Mapping[str, object], file: Path) -> Kind:
    unknown = set(row) - {*_TEXT_KEYS, *_LIST_KEYS, "undated"}
    if unknown:
        known = ", ".join((*_TEXT_KEYS, "undated", *_LIST_KEYS))
        raise BadSetting(f"{file}: [{name}] has the unknown key {sorted(unknown)[0]!r}; there are {known}")
    text = {key: _string(row, key, name, file) for key in _TEXT_KEYS}
    cancel: dict[str, list[Phrase]] = {}
    for phrase in _phrases(row, "cancel", name, file):
        for word in phrase.first:
            cancel.setdefault(word, []).append(phrase)
    label = text["label"] or name.replace("_", " ")
    return Kind(
        name=name,
        label=label,
        plural=text["plural"] or plural_of(label),
        family=text["family"] or name,
        parent=text["parent"],
        implies=text["implies"],
        undated=_flag(row, "undated", name, file),
        support=frozenset(_strings(row, "with", name, file)),
        cancel={word: tuple(found) for word, found in cancel.items()},
    )


def _entries(name: str, row: Mapping[str, object], file: Path) -> list[tuple[str, Entry]]:
    rows: list[tuple[str, float, Form]] = []
    for noun in _strings(row, "nouns", name, file):
        singular, _, plural = noun.partition("/")
        rows += [(singular, NOUN, "noun"), (plural or plural_of(singular), NOUN, "plural")]
    for verb in _strings(row, "verbs", name, file):
        rows += [(form, VERB, "verb") for form in verb_forms(verb)]
    rows += [(word, NOUN, "word") for word in _strings(row, "common", name, file)]
    rows += [(word, NOUN, "also") for word in _strings(row, "also", name, file)]
    rows += [(word, WEAK, "weak") for word in _strings(row, "weak", name, file)]
    taken: set[str] = set()
    found: list[tuple[str, Entry]] = []
    for phrase in _phrases(row, "phrases", name, file):
        found += [(word, Entry(name, STRONG, "phrase", phrase)) for word in phrase.first]
    for text, weight, form in rows:
        parsed = Phrase.parse(text)
        if text in taken or not parsed:
            continue
        taken.add(text)
        found += [(word, Entry(name, weight, form, parsed if len(parsed) > 1 else None)) for word in parsed.first]
    return found


def _descendants(name: str, kinds: Mapping[str, Kind]) -> frozenset[str]:
    found = {name}
    for _ in kinds:
        found |= {kind.name for kind in kinds.values() if kind.parent in found}
    return frozenset(found)


def _phrases(row: Mapping[str, object], key: str, name: str, file: Path) -> list[Phrase]:
    found = []
    for text in _strings(row, key, name, file):
        phrase = Phrase.parse(text)
        if phrase is None:
            raise BadSetting(f"{file}: [{name}] {key}: {text!r} must begin with a word")
        found.append(phrase)
    return found


def _string(row: Mapping[str, object], key: str, name: str, file: Path) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise BadSetting(f"{file}: [{name}] {key} must be a text, not {value!r}")
    return value


def _flag(row: Mapping[str, object], key: str, name: str, file: Path) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise BadSetting(f"{file}: [{name}] {key} must be true or false, not {value!r}")
    return value


def _strings(row: Mapping[str, object], key: str, name: str, file: Path) -> Sequence[str]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BadSetting(f"{file}: {name}: {key} must be a list of words, not {value!r}")
    return value
