"""The words of figures, as data: numbers, comparisons, units of measure, names that hold a number, verbs."""

from __future__ import annotations

from index.figures.records import Comparison

# -- numbers -------------------------------------------------------------------------------------------------------

ONES = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "crore": 1e7, "crores": 1e7,
    "billion": 1e9, "trillion": 1e12, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
"""Words that multiply the number before them."""
SUFFIXES = {"m": 1e6, "k": 1e3, "b": 1e9, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
"""The same, glued to the digits: "40bn"."""
ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip

Span = tuple[float, float]
VAGUE: dict[str, Span] = {
    "tens of millions": (2e7, 1e8), "hundreds of millions": (2e8, 1e9),
    "tens of thousands": (2e4, 1e5), "hundreds of thousands": (2e5, 1e6), "tens of billions": (2e10, 1e11),
    "hundreds of billions": (2e11, 1e12),
    "dozens": (24.0, 100.0), "scores": (40.0, 200.0), "hundreds": (200.0, 1000.0), "thousands": (2000.0, 1e4),
    "millions": (2e6, 1e7), "billions": (2e9, 1e10),
    "several dozen": (36.0, 96.0), "several hundred": (300.0, 900.0), "several thousand": (3000.0, 9000.0),
    "several million": (3e6, 9e6), "several billion": (3e9, 9e9),
    "a few dozen": (36.0, 60.0), "a few hundred": (300.0, 500.0), "a few thousand": (3000.0, 5000.0),
    "few hundred": (300.0, 500.0),
    "few thousand": (3000.0, 5000.0),
    "several": (3.0, 9.0), "a few": (3.0, 5.0), "a handful": (3.0, 6.0),
    "a couple hundred": (200.0, 200.0), "a couple of hundred": (200.0, 200.0), "a couple thousand": (2000.0, 2000.0),
    "a couple of thousand": (2000.0, 2000.0), "a couple dozen": (24.0, 24.0), "a couple of dozen": (24.0, 24.0),
    "a couple of million": (2e6, 2e6), "a couple": (2.0, 2.0),
    "half a dozen": (6.0, 6.0), "half a million": (5e5, 5e5), "half a billion": (5e8, 5e8),
    "half a trillion": (5e11, 5e11),
    "a half million": (5e5, 5e5), "half million": (5e5, 5e5),
    "a quarter of a million": (2.5e5, 2.5e5), "a quarter million": (2.5e5, 2.5e5),
    "a dozen": (12.0, 12.0), "dozen": (12.0, 12.0), "a score": (20.0, 20.0), "a hundred": (100.0, 100.0),
    "a thousand": (1e3, 1e3),
    "a million": (1e6, 1e6), "a billion": (1e9, 1e9), "a trillion": (1e12, 1e12),
}  # fmt: skip
"""Numbers that are phrases, lowest and highest."""
SMALL_VAGUE = frozenset({"several", "a few", "a handful", "a couple"})
"""Those that say little more than "some"."""

NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | frozenset(ORDINALS) | frozenset(
    "half halves third thirds quarter quarters fifths dozen dozens scores score hundreds thousands millions billions "
    "tens several few handful couple".split()
)  # fmt: skip
"""A sentence without a digit and without one of these has no figure."""

# -- comparisons ---------------------------------------------------------------------------------------------------

_COMPARISONS: dict[Comparison, str] = {
    "more than": "more than|over|upward of|upwards of|in excess of|exceeding|above|just over|well over|north of"
    "|slightly more than|much more than|greater than|well above|just above|slightly over",
    "at least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of",
    "less than": "fewer than|less than|under|below|just under|well under|slightly less than|just below|well below",
    "at most": "up to|as many as|as much as|at most|a maximum of|maximum of|no more than|not more than|as high as",
    "about": "nearly|almost|close to|about|around|approximately|roughly|some|an estimated|estimated|circa|nearer"
    "|more or less|approx|near to|an average of|on average|average of",
}
COMPARISONS: dict[tuple[str, ...], Comparison] = {
    tuple(words.split()): comparison for comparison, group in _COMPARISONS.items() for words in group.split("|")
}
AFTER: dict[tuple[str, ...], Comparison] = {
    ("or", "more"): "at least", ("or", "so"): "about", ("or", "fewer"): "at most", ("or", "less"): "at most",
    ("and", "more"): "at least", ("+",): "at least", ("-", "plus"): "at least", ("plus",): "at least",
    ("or", "thereabouts"): "about", ("-", "odd"): "about", ("odd",): "about", ("-", "or-so"): "about",
}  # fmt: skip
FILLERS = frozenset(
    "another the all only just exactly additional further other an a his her its their these those both even".split()
)  # fmt: skip
"""What may stand between a comparison, or a verb, and its number."""
TOTALS = frozenset({("a", "total", "of"), ("the", "total", "of"), ("total", "of"), ("a", "combined"), ("a", "total")})

# -- measures ------------------------------------------------------------------------------------------------------

MEASURES = frozenset(
    "km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters feet foot ft yard "
    "yards inch inches cm mm millimetre millimetres millimeter millimeters centimetre centimetres centimeter "
    "centimeters kg kgs kilogram kilograms kilogramme kilogrammes gram grams tonne tonnes ton tons lbs lb "
    "ounce ounces litre litres liter liters gallon gallons acre acres hectare hectares mph kph knots kmh mw gw "
    "kw kwh mwh megawatt megawatts gigawatt gigawatts kilowatt kilowatts degree degrees celsius fahrenheit gb "
    "mb tb kb ghz mhz hz gigabyte gigabytes megabyte megabytes terabytes horsepower hp volts watts kilotons "
    "megatons mbps °c °f".split()
)
MEASURE_LEADS = frozenset("square cubic nautical metric short long sq".split())

# -- what holds a number but is no figure ---------------------------------------------------------------------------

NAMED_BEFORE = frozenset(
    "no number flight route highway boeing airbus iphone ipad ios windows article articles section sections "
    "page pages chapter rule rules resolution grade class room pier unit apollo version mark title formula "
    "area channel group aged age type block model war part volume season episode top act psalm henry louis "
    "pope sig mk mach gate line lane platform floor apartment apt suite box interstate exit zone district ward "
    "precinct sector stage phase tier level category round week day lot serial code isbn tel telephone phone "
    "fax call dial zip postcode id case docket order bill proposition amendment directive regulation clause "
    "paragraph verse law sec art nos ep vol pp fig figure table bus train tram track runway galaxy playstation "
    "xbox android core ryzen pentium gpt mig sukhoi tupolev ilyushin embraer cessna falcon soyuz voyager "
    "pioneer sputnik ariane delta atlas expedition sts cvn hull trident kalashnikov caliber calibre psalms "
    "matthew john luke corinthians genesis exodus isaiah romans hebrews ch super olympics g eurozone agenda "
    "vision operation engine ladder company battalion camp".split()
)
"""After these words, in the singular or as a title, a number is a name."""
NAMED_ALWAYS = frozenset(
    "aged age year flight resolution no. nos. chapter article section page no iphone boeing airbus".split()
)
COMPOUNDS = frozenset("member seat nation storey story bed room person team".split())
"""After a number and a hyphen these are counted."""
STREETS = frozenset(
    "street st road rd avenue ave drive dr lane ln boulevard blvd court way trace block highway pike parkway circle "
    "place square terrace route".split()
)
CLOCK_WORDS = frozenset(
    {"am", "pm", "a.m", "p.m", "a.m.", "p.m.", "o'clock", "o’clock", "gmt", "utc", "est", "edt", "cet", "hrs"}
)
AGE_AFTER = frozenset({"year-old", "years-old", "year-olds", "month-old", "week-old", "months-old", "day-old"})
UNCOUNTED_ORDINAL = frozenset(
    "time times floor century place half quarter anniversary birthday grade round edition year day week month phase "
    "person generation name lady minister class hand degree degrees world thing step term district circuit "
    "amendment division grader largest biggest news army battalion brigade fleet street avenue base minute season "
    "party parties wave look inning innings set lap hour period leg language graders reading opinion thought thoughts "
    "world-war dimension sector row line page chapter verse gear cousin wife husband son daughter child".split()
)
"""After an ordinal these are places in a row, not counts."""
LEVELS = frozenset("mark level threshold barrier magnitude limit majority quorum target".split())
"""After these a number says where something stands; it may be over one before the singular."""
SCORE_WORDS = frozenset(
    "won win wins beat beats beaten lost lose loses drew draw draws defeat defeated defeats victory lead leads led "
    "trailed scoreline score loss trail trailing leading".split()
)
ONE_IS_NO_COUNT = frozenset(
    "day thing way side hand end point time another reason more of who that which such is was would can could has "
    "says said where if man's might may".split()
)
"""After "one" these make it a pronoun or a phrase."""

NO_ONE_AFTER = frozenset("the this that no any another every each which as day".split())
"""Before it, these do."""

# -- noun phrases and verbs ------------------------------------------------------------------------------------------

STOPS = frozenset(
    """is are was were be been being has have had do does did will would can could may might shall should must said
    says say told tell hit struck strike fell fall killed kill died die left landed injured wounded made make makes
    took take takes came come went go goes won win lost lose got get gave give held hold set put led lead sent send
    saw see found find ran run rose rise grew grow met meet became become began begin ended end according including
    excluding targeting hosting linked deployed signed agreed voted joined launched carried fired remain
    remained remains stand stood live lived work worked showed show shows play played received receive need needed
    want wanted spoke speak know known include includes included contain contains located exist exists belong cover
    covers per each that which who whom whose when where while because if as than then also only even still just not
    no nor but or and so yet to for from by with without within into onto upon over under above below between among
    across against during before after since until till of in on at about around near off out up down through
    throughout via despite amid along behind beyond plus versus this these those it its he she they we you i his her
    their our your my the a an there here now today yesterday tomorrow last next ago both either neither every any
    some all another being have having without apart ahead away back together once twice already later earlier
    instead however though although because unless whether what why how against toward towards aboard onto alongside
    worth valued due able like unlike totalling totaling compared because
    comes becomes begins starts turns brings""".split()
)
"""Words that no noun phrase goes past."""
MAY_BEGIN = frozenset(
    "live left set lead play show end work run need strike fall cover hit lost win known located".split()
)
"""Stops that may stand at its start, as adjectives or nouns."""
PREPOSITIONS = frozenset(
    "against on of in by at from with for to across near between among targeting involving under over into aboard "
    "inside outside along around within throughout".split()
)
IN_SCOPE = frozenset("the a an and or its their his her this these other".split())
FACTS = frozenset("dead shot killed wounded injured hurt missing arrested detained charged stabbed sick ill homeless "
                  "hospitalised hospitalized displaced infected".split())  # fmt: skip
"""After a number these say what happened to that many people."""
CAUGHT_UP = frozenset({"other", "others", "more"})
