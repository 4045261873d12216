"""The word lists by which a place name is told from a person's, a street's, a firm's; and short names of regions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

AFTER_PLACE = frozenset(
    """police officers officer fire firefighters home house neighborhood neighbourhood suburb area authorities officials
    hospital hospitals airport Police PD Metro shooting""".split()
)
"""Lower-case words after a town's name that show it is one: "Memphis police"."""

OF_PLACE = frozenset(
    "man woman men women teen teenager boy girl resident residents couple family mother father".split()
)
"""The same for those who come from there, wherever the event was: "Covington man killed in"."""

BEFORE_PLACE = frozenset("in near at from of outside around across inside throughout into to toward towards".split())
"""Words before a town's name that show it is one."""

INSIDE = frozenset("in near at across inside throughout outside around within".split())
"""Of these, the ones that stand before a country where something happens, not one that does something."""

BEARINGS = frozenset(
    """north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern central downtown midtown uptown rural nearby neighbouring neighboring greater
    occupied suburban coastal upper lower""".split()
)
"""Words that may stand between "in" and the name: "in downtown Chicago"."""

NAMED_AFTER_PLACE = frozenset(
    """st street streets ave avenue avenues rd road blvd boulevard dr drive lane ln way court ct pl pike highway hwy
    parkway circle terrace trail turnpike hospital medical health university college high elementary middle school park
    apartments inn hotel motel jail prison center centre bowl times tribune post herald journal news daily star
    sun-times bureau church mall airport bridge creek cathedral restaurant bank press gazette examiner chronicle
    observer mirror institute museum foundation fc united city's dispatch inquirer globe""".split()
)
"""Words after a name, in capitals, by which it is a street's, a school's, a paper's: "Boston University"."""

NAMED_BEFORE_PLACE = frozenset(
    """new old saint st san santa fort ft lake mount mt port cape camp base greater metro university city town village
    county district police street""".split()
)
"""Words before a name, in capitals, that are no person's."""

TITLES = frozenset(
    """mr mrs ms miss dr sir lady lord president senator sen rep representative gov governor judge justice officer
    detective sergeant sgt captain capt lieutenant lt general gen colonel col major maj chief sheriff mayor deputy
    minister secretary pastor rev bishop pope king queen prince princess actor actress singer coach attorney lawyer
    spokesman spokeswoman inspector commander corporal cpl private pvt professor prof""".split()
)
"""What stands before a person's name."""

LAND = frozenset(
    """desert capital city cities province provinces airport town towns village villages territory soil airspace waters
    coast island islands mountains region countryside border borderlands frontier port district governorate""".split()
)
"""Lower-case words after "Jordanian" by which it says where something is, not who did it."""

SPEAKING = frozenset(
    """said says told was is has had who added told pleaded died tweeted wrote testified replied argued explained
    admitted allegedly""".split()
)
"""Verbs after a name that a person does more often than a town or a country."""

REGION_WORDS = frozenset(
    "province governorate oblast region state prefecture canton voivodeship krai department territory district".split()
)
"""Words after a name that make it a region's: "Anbar province"."""

STREETS_ALWAYS = frozenset("st street ave avenue rd road blvd boulevard drive lane".split())
"""Of the words after a name, those that no town's name is followed by."""

JOINING = frozenset(
    {
        "",
        "of",
        "of the",
        "the",
        "de",
        "la",
        "de la",
        "del",
        "du",
        "des",
        "upon",
        "and",
        "and the",
        "al",
        "-",
        "'s",
        "’s",
    }
)
"""What may stand between two words in capitals of one name."""

_US_STATES = """
Alabama:AL,Ala Alaska:AK Arizona:AZ,Ariz Arkansas:AR,Ark California:CA,Calif,Cal Colorado:CO,Colo Connecticut:CT,Conn
Delaware:DE,Del
Florida:FL,Fla Georgia:GA,Ga Hawaii:HI Idaho:ID Illinois:IL,Ill Indiana:IN,Ind Iowa:IA Kansas:KS,Kan,Kans
Kentucky:KY,Ky Louisiana:LA,La Maine:ME Maryland:MD,Md Massachusetts:MA,Mass Michigan:MI,Mich Minnesota:MN,Minn
Mississippi:MS,Miss Missouri:MO,Mo Montana:MT,Mont Nebraska:NE,Neb Nevada:NV,Nev New_Hampshire:NH,N.H New_Jersey:NJ,N.J
New_Mexico:NM,N.M New_York:NY,N.Y North_Carolina:NC,N.C North_Dakota:ND,N.D Ohio:OH Oklahoma:OK,Okla Oregon:OR,Ore
Pennsylvania:PA,Pa,Penn Rhode_Island:RI,R.I South_Carolina:SC,S.C South_Dakota:SD,S.D Tennessee:TN,Tenn Texas:TX,Tex
Utah:UT Vermont:VT,Vt Virginia:VA,Va Washington:WA,Wash West_Virginia:WV,W.Va Wisconsin:WI,Wis,Wisc Wyoming:WY,Wyo
District_of_Columbia:DC,D.C
"""

_CANADIAN = """
Ontario:ON,Ont Quebec:QC,Que British_Columbia:BC,B.C Alberta:AB,Alta Manitoba:MB,Man Saskatchewan:SK,Sask
Nova_Scotia:NS,N.S New_Brunswick:NB,N.B Newfoundland_and_Labrador:NL,N.L
"""

CALENDAR = frozenset(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan
    """.split()
)
"""Towns have these names too, and news never means them."""
ALONE = frozenset(
    "Ariz Ark Calif Colo Conn Fla Ill Mich Minn Nev Okla Tenn Tex Wis Wyo DC D.C N.H N.J N.Y N.C S.C Penn".split()
)
"""Abbreviations that may count with no town before them, when a full stop follows or stands inside."""


@cache
def region_abbreviations() -> dict[str, tuple[str, str]]:
    """("US", "Illinois") for "IL" and "Ill", with no final full stop."""
    tables = (("US", _US_STATES), ("CA", _CANADIAN))
    rows = ((country, *row.split(":")) for country, table in tables for row in table.split())
    found: dict[str, tuple[str, str]] = {}
    for country, name, forms in rows:
        for form in forms.split(","):
            found.setdefault(form, (country, name.replace("_", " ")))
    return found


@cache
def ordinary() -> frozenset[str]:
    """Keys of places that are words of the language too, and that news hardly ever means as places."""
    return frozenset((Path(__file__).parent / "ordinary.txt").read_text(encoding="utf-8").splitlines())
