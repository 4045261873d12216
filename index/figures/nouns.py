"""Nouns without a tagger: their singular, and whether they are plural."""

from __future__ import annotations

IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "wives": "wife",
    "lives": "life", "feet": "foot", "teeth": "tooth", "geese": "goose", "mice": "mouse", "knives": "knife",
    "wolves": "wolf", "leaves": "leaf", "halves": "half", "thieves": "thief", "shelves": "shelf", "loaves": "loaf",
    "personnel": "personnel", "police": "police", "troops": "troop", "staff": "staff", "aircraft": "aircraft",
    "spacecraft": "spacecraft", "cattle": "cattle", "fish": "fish", "sheep": "sheep", "deer": "deer",
    "species": "species", "series": "series", "crew": "crew", "media": "media", "data": "data", "criteria": "criterion",
    "phenomena": "phenomenon", "bacteria": "bacterium", "offspring": "offspring", "livestock": "livestock",
    "spouses": "spouse", "movies": "movie", "buses": "bus", "gases": "gas", "viruses": "virus", "losses": "loss",
    "crises": "crisis", "bases": "base", "analyses": "analysis", "theses": "thesis", "heroes": "hero",
    "potatoes": "potato", "tomatoes": "tomato", "volcanoes": "volcano", "torpedoes": "torpedo", "echoes": "echo",
    "vetoes": "veto", "embargoes": "embargo", "cargoes": "cargo", "houses": "house", "causes": "cause",
    "cases": "case", "horses": "horse", "nurses": "nurse", "purchases": "purchase", "releases": "release",
    "headquarters": "headquarters", "barracks": "barracks", "crossroads": "crossroads", "ties": "tie", "pies": "pie",
    "zombies": "zombie", "cookies": "cookie", "calories": "calorie", "rookies": "rookie", "selfies": "selfie",
    "indices": "index", "matrices": "matrix", "alumni": "alumnus", "cacti": "cactus", "stimuli": "stimulus",
    "dice": "die", "oxen": "ox", "passersby": "passerby", "businessmen": "businessman",
}  # fmt: skip
"""Plurals that no rule gives; where both are the same, the word stands for one and for many."""
MANY = frozenset(
    "dead wounded injured missing homeless poor sick others infantry youth elderly civilians-dead clergy percent "
    "shot counts u.s hertz pence yen yuan won rand baht".split()
) - {"shot", "u.s"}  # fmt: skip
"""Words that stand for several without a plural's ending."""
NO_PLURALS = frozenset(
    "is was has does this his its us bus gas plus thus yes as news politics economics athletics gymnastics mathematics "
    "physics ethics tennis chess lens basis crisis analysis thesis iris pancreas canvas atlas chaos bias "
    "always perhaps besides towards afterwards upwards downwards onwards nowadays sometimes less across unless "
    "texas kansas arkansas illinois paris athens brussels naples hamas forbes reuters mercedes airbus james charles "
    "thomas lucas jesus christmas los des las das alas pyrenees versus whereas pass class glass mass grass cross loss "
    "boss press business illness access success process address express congress princess".split()
)
"""Words in -s that are no plurals."""


def singular(word: str) -> str:
    """The singular of an English noun, in lower case: `Countries` -> `country`. A singular stays as it is."""
    low = word.lower().strip(".,'’\"").removesuffix("'s").removesuffix("’s")
    if low in IRREGULAR:
        return IRREGULAR[low]
    if not low.endswith("s") or len(low) < 4 or low in NO_PLURALS or low.endswith(("ss", "us", "is")):
        return _last_part(low)
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return low[:-2] if low.endswith(("sses", "xes", "ches", "shes", "zzes")) else low[:-1]


def _last_part(low: str) -> str:
    for plural in ("women", "people", "children", "men"):  # policewomen, townspeople, grandchildren, gunmen
        if (
            low.endswith(plural)
            and len(low) > len(plural) + 2
            and low not in ("specimen", "regimen", "abdomen", "acumen")
        ):
            return low[: -len(plural)] + IRREGULAR[plural]
    return low


def is_plural(word: str) -> bool:
    """Whether a word can stand for several: a plural, or a word like `aircraft`, `dead`."""
    low = word.lower()
    if low in IRREGULAR or low in MANY:
        return True
    if low.endswith(("'s", "’s", "ss", "us", "is")) or low in NO_PLURALS or len(low) < 4:
        return False
    return low.endswith("s") or singular(low) != low
