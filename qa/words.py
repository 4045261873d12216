"""Word lists, as data: what a question says with words that are not what it asks about."""

from __future__ import annotations

STOP_WORDS = frozenset(
    """
    a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each
    few for from further had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers herself
    him himself his how how's i i'd i'll i'm i've if in into is isn't it it's its itself just let's me more most
    mustn't my myself no nor not of off on once only or other ought our ours ourselves out over own same shall
    shan't she she'd she'll she's should shouldn't since so some such than that that's the their theirs them
    themselves then there there's these they they'd they'll they're they've this those through to too under until
    up upon us very was wasn't we we'd we'll we're we've were weren't what what's when when's where where's which
    while who who's whom whose why why's will with won't would wouldn't you you'd you'll you're you've your yours
    yourself yourselves s t d ll m re ve
    """.split()
)
"""English function words."""

ASKING_WORDS = frozenset(
    """
    many much number total count how often tell say says said give list name describe explain know known find show
    please according report reported reports article articles story stories news happen happened happens happening
    occur occurred take took place approximately roughly exactly currently recently following week month year day
    time times date kind type called
    """.split()
)
"""Words that say how to answer, and seldom stand in the sentence that answers."""

MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)

_NAMES = "january february march april may june july august september october november december".split()
MONTH_NUMBERS = {name: n for n, full in enumerate(_NAMES, start=1) for name in (full, full[:3])} | {"sept": 9}

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

NUMBER_WORDS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
    trillion dozen dozens half none several couple pair scores hundreds thousands millions
    """.split()
)
