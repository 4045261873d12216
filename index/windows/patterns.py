"""Pieces of regular expressions, built from the word lists; every rule's pattern is put together from these."""

from __future__ import annotations

from collections.abc import Iterable

from index.windows.holidays import HOLIDAYS
from index.windows.words import HUNDREDS, MONTH_NAMES, ONES, ORDINALS, SEASONS, TENS, WEEKDAY_NAMES


def either(words: Iterable[str]) -> str:
    """One of these words or patterns, the longest first."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


MONTH = rf"(?:{either(MONTH_NAMES)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
WEEKDAY = rf"(?:{either(WEEKDAY_NAMES)}|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\.)"
WEEKDAY_BEFORE_DATE = rf"(?:\b(?:{either(WEEKDAY_NAMES)}|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\.?),?\s+)?"
SEASON = either(SEASONS)
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
SPELLED_YEAR = (
    r"(?:nineteen[- ](?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|(?:the year )?two thousand(?: and)?(?: (?:one|two|three|four|five|six|seven|eight|nine|ten))?)"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
ORDINAL = rf"(?:{either(w for w, n in ORDINALS.items() if n > 0)}|\d{{1,2}}(?:st|nd|rd|th))"
PART_OF_DAY = "(?:morning|afternoon|evening|night|midday)"

_ONE = either([word for word in ONES if word != "zero"] + list(TENS))
_SPELLED = (
    rf"(?:{_ONE}(?:[- ]{either(list(ONES)[1:10])})?(?:[- ]{either(HUNDREDS)})?(?:[- ](?:and )?{_ONE})?"
    "|a hundred|a thousand|a dozen|dozens of|hundreds of|thousands of)"
)
_FIGURE = r"(?<![\d.,$£€-])(?:\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,3})?(?:[ -]1/2)?)"
_VAGUE = r"(?:(?:a )?(?:couple|handful) of|a couple|a few|few|several|some|many|a number of)"
EXACT_NUMBER = rf"(?:{_FIGURE}|{_SPELLED})"
NUMBER = rf"(?:{_FIGURE}|{_SPELLED}|{_VAGUE})"

_UNIT = "(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|semester|year|decade)s?"
UNIT = rf"(?:{_UNIT}|century|centuries|millennium|millennia)"
CALENDAR_UNIT = "(?:day|week|weekend|month|quarter|year|decade|century)"

ABOUT = (
    "(?:about|around|roughly|approximately|some|nearly|almost|just over|just under|more than|over|at least|at most|"
    "up to|less than|fewer than|under|as many as|no more than|not more than|no less than|well over)"
)
HOLIDAY = either(name.replace("'", "['’]").replace(".", r"\.") for name in HOLIDAYS)
TO = r"\s*(?:-|–|—|\bto\b|\bthrough\b|\buntil\b|\btill\b|\band\b)\s*"
YEAR_SHIFTS = {"last": -1, "this": 0, "next": 1}
ZONE = r"(?:\s*\(?(?:[ECMP][SD]?T|GMT|UTC|BST|IST|CET|local time)\)?)?"

NOT_CLOCK = r"(?!\s*(?:hours\s*)?(?:GMT|UTC)\b)"
"""After four digits: 2000 GMT is a time of the day."""
COUNTED = (
    r"\s*(?:%|(?:people|troops|soldiers|men|women|children|jobs|workers|employees|miles|km|kilomet(?:er|re)s|feet|"
    r"met(?:er|re)s|tons|tonnes|pounds|dollars|euros|points|votes|shares|percent|per cent|million|billion|mm|cc|"
    r"degrees|years|acres|words|pages|units|houses|homes|families|students|members|victims|deaths|dead|cases|"
    r"others|more)\b)"
)
"""What follows a number that counts things: such a number is no year and no day of a month."""
