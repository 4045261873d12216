"""An article to its mentions: the main event, told all over it, and those that it recalls with a date of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.incidents.cues import find_cues
from index.incidents.days import vote
from index.incidents.drafting import Reading, background, main, mention_of
from index.incidents.lexicon import NOUN, Lexicon
from index.incidents.people import capitals
from index.incidents.recalled import Recalled, of_main, recalled_in, undated_in
from index.incidents.records import Mention
from index.incidents.telling import LONGEST_TELLING, Telling
from index.incidents.where import Stage
from index.incidents.words import BOILERPLATE, SITE
from index.places import Scene
from index.records import Article
from index.sentences import Sentence
from index.windows import find

LEAD_SENTENCES = 3
MOST_SENTENCES, MOST_MENTIONS = 300, 12
_TITLE_PART = re.compile(r"\s+(?:[-|–—]|::)\s+")


def read(article: Article, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Mention]:
    """Every event that an article tells of.

    Args:
        sentences: the article's, with their dates.

    Returns:
        The main event of each family of kinds first, then those recalled, in the order of the text.
    """
    title = clean_title(article.title)
    tellings = tuple(_tellings(article, title, sentences, lexicon))
    if not any(cue.happened for telling in tellings for cue in telling.cues):
        return []
    stage = Stage(Scene.of(article.title, [s.text for s in sentences]), len(sentences))
    reading = Reading(article, title, tellings, stage, capitals(tellings))
    families = sorted({family for telling in reading.tellings for family in telling.families})
    found = [mention for family in families for mention in _mentions(reading, family, lexicon)]
    found.sort(key=lambda m: (not m.lead, m.start, m.family))
    return found[:MOST_MENTIONS]


def _tellings(article: Article, title: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> Iterator[Telling]:
    if title and not article.text.startswith(title.rstrip(" …")[:60]):
        cues = find_cues(title, lexicon)
        yield Telling.create(0, title, times=find(title, article.published) if cues else (), cues=cues)
    number, paragraph, end = 0, 0, 0
    for index, sentence in enumerate(sentences[:MOST_SENTENCES]):
        paragraph += "\n" in article.text[end : sentence.start]
        end = sentence.end
        text = sentence.text[:LONGEST_TELLING]
        if BOILERPLATE.match(text):
            continue
        number += 1
        times = [time for time in sentence.times if time.end <= len(text)]
        yield Telling.create(
            number,
            text,
            times=times,
            cues=find_cues(text, lexicon),
            index=index,
            span=(sentence.start, end),
            paragraph=paragraph,
        )


def clean_title(title: str) -> str:
    """A title without the publisher's name after it."""
    parts = _TITLE_PART.split(title)
    kept = [parts[0]]
    for part in parts[1:]:
        if SITE.search(part):
            break
        kept.append(part)
    return " - ".join(kept)


def _mentions(reading: Reading, family: str, lexicon: Lexicon) -> list[Mention]:
    published = reading.article.published
    when = vote(reading.tellings, family, published) if _leads(reading.tellings, family) else None
    recalled = recalled_in(reading.tellings, family, when, published)
    events = []
    if when:
        recalled = [one for one in recalled if not of_main(one, when, _others(reading, recalled), reading.capitals)]
        events.append(main(reading.title, _others(reading, recalled), family, when, lexicon))
    elif not recalled and any(kind.undated for kind in lexicon.kinds.values() if kind.family == family):
        recalled = undated_in(reading.tellings, family)
    events += [background(one, family) for one in recalled]
    return [mention_of(event, reading) for event in events if event]


def _others(reading: Reading, recalled: Sequence[Recalled]) -> list[Telling]:
    """The sentences that tell of no recalled event."""
    taken = {telling.number for one in recalled for telling in one.tellings}
    return [telling for telling in reading.tellings if telling.number not in taken]


def _leads(tellings: Sequence[Telling], family: str) -> bool:
    """Whether an event of the family is what the article is about: its title or first sentences tell of one."""
    cues = [cue for t in tellings if t.number <= LEAD_SENTENCES for cue in t.of(family) if cue.happened]
    if any(cue.weight >= NOUN and cue.form != "also" for cue in cues):
        return True
    return any(cue.form == "also" for cue in cues) and len({cue.kind for cue in cues}) > 1
