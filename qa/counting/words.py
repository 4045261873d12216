"""Word lists, as data: what counts as the same thing, as a kind of it, and as something else.

General news vocabulary. A group's words stand for one another; a word may be in several groups.
"""

from __future__ import annotations

STOP = frozenset(
    """
    a about all also although an and any are as at be because been being between both but by can could did do does
    during each for from further had has have he her here hers him his how i if in into is it its itself just many
    me more most much my no nor not of on once only onto or other our out over own same shall she should so some such
    than that the their them then there these they this those through to too under until up upon very was we were
    what when where which while who whom whose why will with within would you your s t
    """.split()
)
"""Words that say nothing of what is counted."""

PHRASE_ENDS = frozenset(
    """
    did do does done has have had is are was were be been being will would can could may might must shall should
    of in on at by to from for with without within into onto upon over under near around against across between
    among along during since until before after through throughout aboard inside outside behind beyond per as like
    that which who whom whose where when while if than because and or but not there here it they he she we you i
    his her its their our my your this these those the a an
    """.split()
)
"""Words that no noun phrase goes on after."""

IRREGULAR_VERBS = {
    "won": "win", "wrote": "write", "written": "write", "fell": "fall", "fallen": "fall", "shot": "shoot",
    "sold": "sell", "lost": "lose", "built": "build", "struck": "strike", "held": "hold", "sent": "send",
    "made": "make", "paid": "pay", "spent": "spend", "took": "take", "taken": "take", "gave": "give", "given": "give",
    "died": "die", "dying": "die", "fled": "flee", "left": "leave", "found": "find", "seen": "see", "saw": "see",
    "got": "get", "came": "come", "went": "go", "gone": "go", "grew": "grow", "grown": "grow", "rose": "rise",
    "risen": "rise", "sang": "sing", "sung": "sing", "spoke": "speak", "spoken": "speak", "sank": "sink",
    "sunk": "sink", "flew": "fly", "flown": "fly", "drove": "drive", "caught": "catch", "bought": "buy",
    "fought": "fight", "met": "meet", "led": "lead", "laid": "lay", "lain": "lie", "stood": "stand", "broke": "break",
    "broken": "break", "chose": "choose", "chosen": "choose", "stole": "steal", "stolen": "steal", "drew": "draw",
    "drawn": "draw", "threw": "throw", "thrown": "throw", "bore": "bear", "born": "bear", "began": "begin",
    "begun": "begin", "ran": "run", "said": "say", "told": "tell", "kept": "keep", "became": "become",
    "wives": "wife", "feet": "foot", "men": "man", "women": "woman", "children": "child", "people": "person",
}  # fmt: skip

VERBS = frozenset(
    """
    kill die injure wound hurt fire launch shoot fall land hit strike arrest detain charge sentence jail execute
    displace evacuate flee rescue save miss disappear abduct kidnap release free destroy damage burn sink crash
    attack bomb raid shell intercept down capture seize deploy send withdraw pull attend join march protest vote
    support oppose sign ratify declare approve reject pass win lose score play record release publish write compose
    paint direct star produce make build open close create cut add lay hire employ fire sell buy deliver export
    import ship cost pay spend earn raise donate receive get award grant give hold host have own visit travel fly
    carry infect hospitalise hospitalize vaccinate test diagnose recover live speak exist remain stand contain orbit
    happen occur take report list mention describe document tell know claim say confirm count see find marry bear
    broadcast construct elect appoint discover invent introduce invest borrow owe plan need use eat drink rise fall
    grow drop decline increase decrease gain climb jump surge soar slump plunge shrink serve belong recognise
    recognize issue file investigate close demolish plant cancel delay strand affect lack
    """.split()
)
"""Verbs that news counts with, in their base form: what a question's verb is looked for among."""

REPORTING = frozenset("report list mention describe document tell know claim say confirm announce".split())
"""Verbs that say how a number is known, not what happened."""

COUNTING = frozenset("count estimate record log register speak put give total".split())
"""Verbs that say no more than that somebody counted."""

APART_FROM_EACH_OTHER = frozenset("different distinct separate individual".split())
"""Adjectives that ask to count the tellings themselves."""

SUPERLATIVES = frozenset(
    """
    best greatest biggest largest most top favourite favorite famous finest worst hottest coolest essential iconic
    notable popular highest tallest longest oldest richest latest
    """.split()
)
"""Adjectives of lists: their number says how long the list is."""

EMPTY_ADJECTIVES = frozenset(
    """
    total overall exact whole entire known actual current estimated approximate full official combined new more other
    additional further many so own
    """.split()
)
"""Adjectives that narrow nothing."""

SYNONYMS: tuple[str, ...] = (
    "attack strike assault raid bombing offensive",
    "bombing explosion blast bomb",
    "airstrike strike raid bombardment bombing",
    "soldier troop serviceman servicewoman personnel gi",
    "rocket missile projectile",
    "drone uav",
    "person human individual inhabitant resident citizen",
    "death fatality casualty victim",
    "injury casualty",
    "child kid minor youngster",
    "man male",
    "woman female",
    "police policeman officer constable",
    "worker employee staff job personnel staffer",
    "job post position role",
    "layoff redundancy cut dismissal",
    "protester demonstrator marcher",
    "protest demonstration rally march",
    "militant fighter insurgent rebel gunman extremist terrorist",
    "prisoner inmate detainee captive",
    "hostage captive abductee",
    "migrant refugee asylum-seeker",
    "country nation state",
    "state province territory",
    "city town municipality",
    "village hamlet settlement",
    "company firm business corporation enterprise",
    "airline carrier",
    "car vehicle automobile",
    "vehicle truck lorry",
    "ship vessel boat",
    "submarine u-boat boat",
    "plane aircraft jet airplane aeroplane warplane",
    "helicopter chopper aircraft",
    "shop store outlet branch",
    "house home dwelling building household",
    "building structure",
    "school college",
    "university campus institution college",
    "institute institution centre center facility college",
    "stadium ground venue arena",
    "station channel broadcaster outlet",
    "tv television",
    "film movie picture",
    "score soundtrack film music",
    "song track tune single hit",
    "album record",
    "book novel title",
    "story novel tale",
    "poem sonnet verse",
    "painting work canvas portrait",
    "performance concert show gig event",
    "actor actress performer",
    "author writer",
    "medal gold",
    "title trophy championship crown",
    "club team side",
    "match game fixture",
    "goal strike",
    "vote ballot",
    "seat constituency",
    "lawmaker legislator deputy mp parliamentarian congressman senator",
    "spouse wife husband marriage consort",
    "wife consort queen",
    "professor lecturer academic faculty",
    "student pupil graduate",
    "case infection",
    "patient case",
    "earthquake quake tremor",
    "storm hurricane typhoon cyclone",
    "blaze wildfire fire",
    "accident crash collision",
    "murder killing homicide slaying",
    "shooting killing",
    "satellite spacecraft orbiter probe",
    "mission landing flight",
    "language tongue",
    "island isle islet",
    "degree doctorate",
    "pope pontiff",
    "dollar usd",
    "price cost",
    "pay salary wage",
    "investment funding",
    "talk meeting summit negotiation",
    "article report story item",
)

PEOPLE = frozenset(
    """
    soldier troop serviceman servicewoman personnel civilian man woman child boy girl victim student pupil teacher
    worker employee staff official officer policeman police protester demonstrator passenger refugee migrant resident
    inhabitant citizen voter patient prisoner inmate detainee hostage militant fighter rebel insurgent terrorist gunman
    extremist journalist reporter doctor nurse firefighter rescuer driver pilot tourist contractor member diplomat
    lawmaker deputy senator minister leader commander general bystander pedestrian villager fisherman miner sailor
    marine guard suspect attacker bomber assailant actor author writer player fan spectator survivor american briton
    iraqi israeli palestinian russian ukrainian german indian national foreigner other female male kid minor adult
    teenager baby infant infant family crew evacuee volunteer aid-worker peacekeeper veteran winner laureate customer
    user subscriber attendee engineer developer buyer shareholder analyst visitor guest pensioner manager
    """.split()
)
"""Each is a person: asked for people, they are a part of the answer; asked for one of them, "people" is none."""

PEOPLE_BY_FATE = frozenset("patient victim casualty survivor".split())
"""People of any kind: "76 of the patients" may be the soldiers of the sentence before."""

DONE_TO_PEOPLE = frozenset("treat diagnose examine evaluate find identify honour honor bury fly charge accuse".split())
"""What happens to people where they are, or after: nobody asks for it who asks how many there are."""

BEING = frozenset(
    "be have had station deploy base serve keep number remain stand hold maintain live make include happen".split()
)
"""Verbs that say no more of what is counted than that it is there."""

STAYING = frozenset("station base serve".split())
"""Verbs of people that ask no more than how many there are."""

EVENTS_OF_PEOPLE = {
    "death": "killed", "fatality": "killed", "dead": "killed", "killing": "killed", "killed": "killed",
    "injury": "injured", "wounded": "injured", "injured": "injured", "casualty": "", "victim": "",
    "arrest": "arrested", "detention": "arrested", "missing": "missing", "disappearance": "missing",
    "evacuation": "evacuated", "hospitalisation": "hospitalised", "hospitalization": "hospitalised",
    "toll": "killed", "life": "killed",
}  # fmt: skip
"""Nouns that count people by what happened to them: nine deaths are nine people killed."""

EVENT_NOUNS = frozenset(
    "attack strike raid bombing visit protest vote meeting launch flight fire arrest crash flood eruption".split()
)
"""Nouns like the verb they come from: attacked how many times is how many attacks."""

COMPOUNDS = {
    "service member": "soldier", "military personnel": "soldier", "military member": "soldier",
    "armed personnel": "soldier", "police officer": "policeman", "death toll": "death", "human being": "person",
    "air strike": "airstrike", "air raid": "airstrike", "member state": "country", "t.v. station": "station",
    "rocket attack": "attack", "prime minister": "minister",
}  # fmt: skip
"""Two words that name one thing."""

COMMON_IN_NAMES = frozenset(
    """
    airways airlines air company corporation group motors bank university ministry department party united
    president minister general captain king queen prince pope sir mr mrs ms dr north south east west new saint
    """.split()
)
"""Words that many names share: alone they do not tell one from another."""

DEEDS = {"cut": "cut", "loss": "lost", "layoff": "cut", "lay-off": "cut", "redundancy": "cut"}
"""Nouns that say what is done to those named before them: "job cuts"."""

PREDICATES: dict[str, str] = {
    "killed": "kill die death dead fatality deadly fatal murder slay slain execute perish massacre toll",
    "injured": "injure injury wound hurt maim",
    "missing": "missing miss disappear vanish",
    "arrested": "arrest detain detention jail imprison apprehend custody round",
    "displaced": "displace flee uproot homeless",
    "evacuated": "evacuate evacuation",
    "rescued": "rescue save pull",
    "abducted": "abduct kidnap hostage seize",
    "hospitalised": "hospitalise hospitalize hospital",
    "infected": "infect infection contract positive",
    "fired": "fire launch shoot lob carry stage",
    "fell": "fall land hit strike slam target reach pound drop decline decrease slump plunge slide tumble shrink",
    "intercepted": "intercept thwart",
    "destroyed": "destroy demolish raze flatten wreck burn",
    "damaged": "damage",
    "sold": "sell sale",
    "won": "win earn claim take clinch collect",
    "written": "write compose pen publish author",
    "signed": "sign signatory",
    "ratified": "ratify",
    "attended": "attend attendee participate participant turnout",
    "cut": "cut lay slash axe shed redundant lose",
    "rose": "rise increase gain grow climb jump surge soar",
    "created": "create add hire recruit",
    "built": "build construct erect",
    "paid": "pay spend cost fine",
}
"""Classes of what is said to have happened, by the words (base form) that say it."""

EXCLUSIVE = frozenset(
    "killed injured missing arrested displaced evacuated rescued abducted hospitalised infected".split()
)
"""Classes of which one never answers for another: the injured are not the killed."""

OUTCOMES = frozenset("intercepted destroyed damaged".split())
"""Classes that say what became of something: what was sent out or hit need not have come to that."""

SUFFERING = frozenset("suffer sustain receive have get had".split())
"""Verbs whose object says what happened: "suffered brain injuries"."""

UNCHANGED = frozenset("hit hurt cut put shut set let cost shed quit come become run read spread".split())
"""Verbs whose participle is like their base form."""

SAME_PLACE: tuple[str, ...] = (
    "america american us usa", "britain british uk", "iraq iraqi", "iran iranian", "israel israeli",
    "palestine palestinian", "syria syrian", "russia russian", "ukraine ukrainian", "china chinese", "india indian",
    "pakistan pakistani", "afghanistan afghan", "germany german", "france french", "spain spanish", "italy italian",
    "japan japanese", "korea korean", "turkey turkish", "egypt egyptian", "saudi saudis", "yemen yemeni",
    "lebanon lebanese", "jordan jordanian", "canada canadian", "mexico mexican", "brazil brazilian",
    "australia australian", "poland polish", "greece greek", "sweden swedish", "norway norwegian", "denmark danish",
    "netherland dutch", "europe european", "africa african", "asia asian", "nigeria nigerian", "kenya kenyan",
    "sudan sudanese", "libya libyan", "kuwait kuwaiti", "qatar qatari", "switzerland swiss", "ireland irish",
    "scotland scottish", "wale welsh", "hawaii hawaiian", "caribbean caribbeans",
)  # fmt: skip
"""A country and its adjective, in the singular: what is asked of one is told of with the other."""

MEASURE_NOUNS = frozenset(
    """
    age size length height elevation altitude area width depth weight speed capacity distance diameter temperature
    magnitude attendance duration range volume wingspan turnout enrolment enrollment
    """.split()
)
"""What is a number by itself where a question asks "what is the ..."."""

MONEY_NOUNS = frozenset(
    """
    cost price budget income revenue salary wage profit loss debt fine worth value fund funding aid investment damage
    spending fee rent tax turnover deficit gdp loan subsidy grant bailout
    """.split()
)
"""What is measured in money where a question asks "what is the ..."."""
