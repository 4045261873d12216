"""Places worldwide: which a text names, which a question means, and where an article's events happened.

The gazetteer is derived from GeoNames (https://www.geonames.org), CC BY 4.0: see NOTICE beside this file.
"""

from index.places.countries import is_people
from index.places.homes import home_of, lesson
from index.places.naming import named
from index.places.reading import find
from index.places.records import Home, Located, Place, PlaceName
from index.places.relations import contains, country_of, near, region_of
from index.places.scene import Scene
from index.places.settling import settle, settle_scene
from index.places.table import place_of

RULES_VERSION = 2
"""Raised when a rule or the table changes, so that what was read by an older one is read again."""

__all__ = [
    "RULES_VERSION",
    "Home",
    "Located",
    "Place",
    "PlaceName",
    "Scene",
    "contains",
    "country_of",
    "find",
    "home_of",
    "is_people",
    "lesson",
    "named",
    "near",
    "place_of",
    "region_of",
    "settle",
    "settle_scene",
]
