"""The words of running counts, as data: nouns of counting, verbs of reaching, verbs that take a count somewhere."""

from __future__ import annotations

from typing import Literal, NamedTuple

Course = Literal["grows", "falls", "stands", "is"]


class Reaching(NamedTuple):
    """A verb between what is counted and how many there are."""

    course: Course
    """`grows` is said of counts that run on; `is` of anything, so it needs a noun of counting as its subject."""
    links: frozenset[str]
    """What stands between it and the number; "" is nothing."""
    beyond: bool = False
    """The number is passed."""


_REACHING = """
grows   to      rise rises rose risen rising; climb climbs climbed climbing; grow grows grew grown growing
grows   to      jump jumps jumped jumping; increase increases increased increasing; swell swells swelled swollen
grows   to      surge surges surged surging; soar soars soared soaring; mount mounts mounted mounting
grows   to      leap leaps leapt leaped; creep creeps crept; expand expands expanded; go goes went gone going
grows   to      come comes came coming; amount amounts amounted amounting
falls   to      fall falls fell fallen falling; drop drops dropped dropping; decline declines declined declining
falls   to      shrink shrinks shrank shrunk shrinking; sink sinks sank sunk; slip slips slipped slipping
falls   to      decrease decreases decreased decreasing; dwindle dwindles dwindled; dip dips dipped; slide slid
falls   to      plunge plunges plunged plunging; tumble tumbles tumbled; slump slumps slumped
grows   -       reach reaches reached reaching; hit hits hitting; total totals totalled totaled totalling totaling
beyond  -       pass passes passed passing; exceed exceeds exceeded exceeding; top tops topped topping
beyond  -       surpass surpasses surpassed surpassing
grows   at      stand stands stood standing
stands  at      remain remains remained; stay stays stayed
stands  -       number numbers numbered numbering
is      -       is are was were be been
"""
_TAKING = """
grows   to      bring brings brought bringing; take takes took taken taking; raise raises raised raising
grows   to      lift lifts lifted lifting; push pushes pushed pushing; boost boosts boosted boosting
grows   to      increase increases increased increasing; expand expands expanded expanding
falls   to      cut cuts cutting; reduce reduces reduced reducing; lower lowers lowered lowering
grows   at      put puts putting
stands  at      set sets setting; estimate estimates estimated; keep keeps kept keeping
"""


def _table(lines: str) -> dict[str, Reaching]:
    table: dict[str, Reaching] = {}
    for line in lines.strip().splitlines():
        course, link, forms = line.split(maxsplit=2)
        kind: Course = "stands" if course == "stands" else "falls" if course == "falls" else "grows"
        reaching = Reaching("is" if course == "is" else kind, frozenset({link.strip("-")}), course == "beyond")
        table |= dict.fromkeys(forms.replace(";", " ").split(), reaching)
    return table


REACHING = _table(_REACHING)
"""What is counted is their subject: "the tally rose to 55", "raids now total 127"."""
TAKING = _table(_TAKING)
"""What is counted is their object: "bringing the total to 55"."""
LINKS = frozenset({"to", "at", "by", "past"})
ADVERBS = frozenset(
    "now already just since then also so far first earlier initially up down back further again only still later once "
    "thus even officially finally".split()
)
"""What may stand around the verb."""
FORMER = frozenset("first earlier initially originally previously".split())
"""With these the number is no longer the last one."""
WILL = frozenset("will would could may might shall should can to must".split())
"""Before the verb, these tell of what has not come about."""

COUNTING = frozenset("number numbers count total tally toll sum figure headcount".split())
"""Nouns that say that something is counted; what, follows after "of" or stands before them."""
RUNS_ON = frozenset("count total tally toll".split())
"""Those whose count only grows, even where it only "is"."""
PEOPLE_BEFORE = {
    "death": "killed", "deaths": "killed", "fatality": "killed", "fatalities": "killed", "body": "killed",
    "injury": "injured", "injuries": "injured", "wounded": "injured", "injured": "injured", "dead": "killed",
}  # fmt: skip
"""Before a noun of counting: what happened to the people that it counts."""
UNCOUNTED_BEFORE = frozenset(
    "the a an its their his her our this that these official overall final latest total new running grand previous "
    "current provisional preliminary national global worldwide whole true real actual exact large small great growing "
    "rising known full annual monthly weekly daily first second last next earlier later higher lower combined record "
    "cumulative high low own same initial american british french german government police ministry army state "
    "military un us".split()
)
"""Before a noun of counting these do not say what is counted; nor do words with these endings."""
ADJECTIVE_ENDINGS = ("ed", "al", "ive", "ous", "est", "ish", "ic", "ly", "'s", "’s", "s'", "s’")
DETERMINERS = frozenset("the a an its their his her our your my this that these those all".split())
WHOLES = frozenset({"it", "that", "this"})
"""Pronouns that may stand for a running count that was told just before."""
STARTS_AFTER = frozenset(
    ", and but that said says while as when because if although though reported announced confirmed showed shows added "
    "- – — ( \" “ ' ‘ :".split()
)
"""A subject may start after one of these."""
WALLS = frozenset(". ; ? ! :".split())
"""No subject reaches over one of these."""
SAYING = frozenset("said says say told reported announced thought believed".split())
ASIDES = frozenset("who that which whose where when found said known thought believed seen reported".split())
"""After a noun that is counted, these begin what narrows it down."""
CHAIN = frozenset({",", "then", "and", "to", "at", "later", "on", "in", "now"})
"""What stands between the values of one count: "to 34, then 50, then 64"."""
TIME_LEADS = frozenset(", since until till before after during on in of by at from over within through".split())
"""What may stand between a noun and a time."""
SCOPE_LEADS = frozenset("about during after before per concerning regarding linked tied related".split())
"""What leads a scope only where a whole subject is read."""
PLACED = frozenset("in at on across near among inside outside aboard around".split())
"""After a number these may narrow what its subject names: "troops number 2,500 in Mali"."""
