"""The regular forms of English nouns and verbs, as far as a lexicon needs them."""

from __future__ import annotations

_VOWELS = "aeiou"


def plural_of(noun: str) -> str:
    """The plural of a noun, or of a phrase's last word."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun[:-2] + "en"
    return noun + "s"


def verb_forms(verb: str) -> list[str]:
    """A lemma's forms; a row of forms with "/" between them stands for itself.

    Example:
        >>> verb_forms("stab")
        ['stab', 'stabs', 'stabbed', 'stabbing']
    """
    if "/" in verb:
        return verb.split("/")
    stem = verb
    if verb.endswith("e"):
        stem = verb[:-1]
    elif _doubles(verb):
        stem = verb + verb[-1]
    past = verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in _VOWELS else stem + "ed"
    return [verb, plural_of(verb), past, stem + "ing"]


def _doubles(verb: str) -> bool:
    """One vowel before one last consonant, in a word of one syllable."""
    tail = verb[-3:]
    return (
        len(verb) <= 4
        and len(tail) == 3
        and tail[2] not in _VOWELS + "wxy"
        and tail[1] in _VOWELS
        and tail[0] not in _VOWELS
    )
