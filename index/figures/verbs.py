"""What is said to have happened: verbs in their forms, as data, and the past that stands for each."""

from __future__ import annotations

BE = frozenset("is are was were be been being got get gets".split())
AUXILIARIES = frozenset("has have had will would could may might must should can did do does having to".split())

_FORMS = """
killed kill kills killing died die dies dying dead killings slain slew perished
injured injure injures injuring wounded wound wounds wounding hurt hurts hurting
fell fall falls falling fallen
hit hits hitting
struck strike strikes striking stricken
shot shoot shoots shooting
lost lose loses losing
sold sell sells selling
sent send sends sending
cut cuts cutting
won win wins winning
made make makes making
took take takes taking taken
gave give gives giving given
held hold holds holding
left leave leaves leaving
built build builds building
wrote write writes writing written
saw see sees seeing seen
had has have having
rose rise rises rising risen
grew grow grows growing grown
paid pay pays paying
spent spend spends spending
bought buy buys buying
led lead leads leading
met meet meets meeting
found find finds finding
ran run runs running
put puts putting
set sets setting
lent lend lends lending
fled flee flees fleeing
drew draw draws drawing drawn
fought fight fights fighting
kept keep keeps keeping
brought bring brings bringing
beat beats beating beaten
stole steal steals stealing stolen
flew fly flies flying flown
sank sink sinks sinking sunk
fired fire fires firing
launched launch launches launching
deployed deploy deploys deploying
arrested arrest arrests arresting
detained detain detains detaining
landed land lands landing
destroyed destroy destroys destroying
damaged damage damages damaging
carried carry carries carrying
added add adds adding
created create creates creating
rescued rescue rescues rescuing
evacuated evacuate evacuates evacuating
infected infect infects infecting
released release releases releasing
captured capture captures capturing
abducted abduct abducts abducting
kidnapped kidnap kidnaps kidnapping
delivered deliver delivers delivering
hired hire hires hiring
employed employ employs employing
ordered order orders ordering
missing
displaced displace displaces displacing
axed axe axes axing
voted vote votes voting
signed sign signs signing
joined join joins joining
raised raise raises raising
recorded record records recording
dropped drop drops dropping
increased increase increases increasing
decreased decrease decreases decreasing
declined decline declines declining
gained gain gains gaining
jumped jump jumps jumping
plunged plunge plunges plunging
purchased purchase purchases purchasing
closed close closes closing
attacked attack attacks attacking
hosted host hosts hosting
stationed station stations stationing
announced announce announces announcing
eliminated eliminate eliminates eliminating
"""
PASTS = {form: line.split()[0] for line in _FORMS.strip().splitlines() for form in line.split()}
"""Every form of the verbs that news counts with, to its past. Killed stands for died, injured for wounded."""
NOUN_TOO = frozenset(
    "fall hit strike shot cut win run lead set vote sign land attack attacks strikes hits rise rises dead kill drop "
    "drops release host fire fires found left saw".split()
)
"""Forms that beside a number are as often nouns or adjectives: they count as verbs only where a verb must stand."""
NO_EVENTS = frozenset(
    "had made included according regarding following excluding led based called named estimated".split()
)
"""Pasts that tell nothing, or are no verbs."""
NO_VERBS = frozenset(
    "according including regarding following excluding morning evening building meeting hearing wedding nothing "
    "something anything everything counting clothing ceiling setting damning missing outstanding".split()
)
"""Words in -ing that tell nothing, or are no verbs."""
CHANGES = frozenset(
    "rose fell grew dropped increase increased decrease decreased decline declined up down gain gains gained "
    "lost jumped surged plunged climbed cut raise raised raises slid slipped rise rises drop fall falls growth "
    "improved tumbled soared shed added reached hit closing closed close ended finished end level mark peaked "
    "stood stands standing toll number total counted".split()
)
"""Words of change and of level: a number after them may stand without a noun."""
FOUNDING = frozenset(
    "created formed founded established launched built signed held started elected born released published adopted "
    "passed opened introduced enacted made dating dated set began begun inaugurated completed".split()
)
"""A date after one of these dates the founding of a thing, not the number before it."""
REPORTING = frozenset(
    "said says say told tells announced reported reports confirmed stated statement tweeted wrote claimed added "
    "according reporters spokesman spokeswoman release conference report".split()
)
"""A day beside one of these is the day of a report."""
EVENTS = frozenset(
    "killed injured hit struck fired launched landed arrested detained destroyed damaged fell shot captured abducted "
    "kidnapped rescued evacuated attacked displaced missing".split()
)
"""Pasts of events: their numbers belong to a day, so a date in the sentence is likely theirs."""


PEOPLE_DO = frozenset(
    "killed injured arrested detained rescued evacuated displaced infected abducted kidnapped missing fled marched "
    "protested voted attended gathered charged hospitalised hospitalized stranded trapped deported stayed survived "
    "resigned sickened transported treated tested quarantined diagnosed evaluated".split()
)
"""What happens to people, or what people do: a number alone beside one of these counts people."""


def past_of(word: str) -> str:
    """The past that stands for a verb's form: `killing` -> `killed`; "" where the word is no verb that is known."""
    known = PASTS.get(word)
    if known is not None:
        return known
    if word.endswith("ed") and len(word) > 4:
        return "" if word in NO_EVENTS else word
    return word[:-3] + "ed" if word.endswith("ing") and len(word) > 6 and word not in NO_VERBS else ""
