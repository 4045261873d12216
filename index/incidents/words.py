"""The words that tell how a sentence speaks of an event, as data. The events' own words are in events.toml."""

from __future__ import annotations

import re


def any_of(words: str) -> str:
    """A pattern for any of the words (`_` stands for a space)."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


HAPPENED = any_of(
    "happened occurred took_place unfolded broke_out erupted began responded were_called was_called"
    " called_to dispatched "
    "reported arrived found heard rang_out"
)
REPORTED = any_of(
    "said says say told announced arrested charged identified released appeared court hearing booked turned_himself "
    "custody surrendered arraigned sentenced indicted pleaded posted confirmed updated vigil funeral"
    " gathered interview "
    "conference died passed_away succumbed pronounced bail bond jail captured facing remained listed"
    " warrant statement "
    "tweeted wrote according"
)
"""What is dated instead of the event: "police said Friday"."""
EVENT_BEFORE = any_of(
    r"shot shooting killed wounded fire injured happened occurred place gunfire fired responded called dispatched "
    r"discharged attack\w* incident slaying robbery homicide murder struck hit exploded crashed protested"
    r" voted resigned"
)
EVENT_AFTER = any_of("shooting slaying attack homicide incident robbery murder strike bombing blast crash vote raid")
NOT_THE_DAY = any_of("born since until by after next scheduled expected set_for hearing updated:? posted:? published:?")
RECALLED = re.compile(
    r"\b(?:in (?:19|20)\d\d|last year|years? ago|months? ago|statistics|so far this year"
    r"|since (?:the )?(?:beginning|start)"
    r"|this year|similar|previous(?:ly)?|earlier (?:shooting|incident|attack)|another (?:shooting|incident|attack)"
    r"|unrelated|separate|across the (?:city|country)|lost (?:his|her) mother)\b",
    re.IGNORECASE,
)
"""The sentence looks back, or at other events."""
BOILERPLATE = re.compile(
    r"^\W*(?:copyright|©|\(c\)|all rights reserved|(?:file )?photo|image|related|read more|more:|watch"
    r"|advertisement|follow "
    r"|click |sign up|download|updated?:? *$|posted|published|share|tweet|like us|please enable|stay with"
    r"|anyone with (?:any )?information|if you have (?:any )?information|tipsters|read or share|to submit"
    r"|map:|see also|also:|also read"
    r"|recommended|story continues)",
    re.IGNORECASE,
)
"""Lines that are not part of the report."""
ROUNDUP_TITLE = re.compile(
    r"\b(?:shootings|homicides|attacks|incidents|killings|murders|blotter|roundup|round-up"
    r"|weekend violence|separate|spate"
    r"|across (?:the )?(?:city|\w+)|weeks of|overnight violence)\b",
    re.IGNORECASE,
)
ROUNDUP_LEAD = re.compile(
    r"\b(?:separate|several|multiple|two|three|four|five|six|seven) (?:separate |different |unrelated "
    r"|overnight |weekend )*"
    r"(?:shootings|incidents|attacks|homicides|stabbings|bombings)\b|shootings? (?:across|around|throughout) the city"
    r"|in separate|across the city",
    re.IGNORECASE,
)
SITE = re.compile(
    r"\b(?:news|tv|channel|radio|times|tribune|herald|gazette|\.com|abc|nbc|cbs|fox|local|sports|weather|w[a-z]{3}\b"
    r"|k[a-z]{3}\b|bbc|cnn|reuters|guardian|post|wikinews)",
    re.IGNORECASE,
)
"""A publisher's name, at the end of a title."""
STOP_WORDS = frozenset(
    "the a an of to in and on at for with by from was were is are be been as that this it he she his her"
    " they their has "
    "had have who said says police after not but or which about into when where will would there than"
    " then also one two "
    "no out up over told according him them its what while before during could can did does because all"
    " more other only "
    "just some any our your you we us so if very being still such most both each same own too nor these those how why "
    "between through against under again further once here".split()
)

DETERMINERS = frozenset("a an the his her its their this that my our your another each every no one's".split())
ADJECTIVES = frozenset(
    """new old big huge small little large great heavy strong severe violent high low last next latest early late long
    short bad good hard loud single double first second third fourth fifth record rare sudden top open sharp fresh
    direct full whole entire winter summer tropical""".split()
)
ADJECTIVE_ENDINGS = ("ous", "ful", "less", "able", "ible", "ical", "ional", "ive", "est", "ish")


def is_determiner(word: str) -> bool:
    """ "the", "his": a noun follows, with or without adjectives."""
    return word in DETERMINERS


def is_adjective(word: str) -> bool:
    """A word that may stand between an article and its noun, as far as it can be told without a grammar."""
    return word in ADJECTIVES or (len(word) > 5 and word.endswith(ADJECTIVE_ENDINGS))


SITES = tuple(
    """base camp post embassy consulate airport airfield airbase barracks depot port harbour harbor
    station checkpoint refinery pipeline dam bridge crossing church mosque temple synagogue cathedral school university
    college market stadium theatre theater museum palace parliament headquarters plant factory mine mall nightclub
    hotel""".split()
)
"""Words that end the name of a site: "Besmaya base", "Oskell airport"."""
SITES_OF_CARE = ("hospital", "clinic", "jail", "prison")
"""The hurt and the accused are taken there: the site of an event only when it is what was hit."""
SITES_ABROAD = ("embassy", "consulate")
"""A country before them is their name: "the Danish embassy", but not "the Danish base"."""
