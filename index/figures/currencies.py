"""Currencies, as data: signs and words to ISO 4217."""

from __future__ import annotations

SIGNS = {
    "$": "USD", "us$": "USD", "usd$": "USD", "u.s.$": "USD", "a$": "AUD", "au$": "AUD", "aud$": "AUD", "c$": "CAD",
    "ca$": "CAD", "cad$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL", "nt$": "TWD", "j$": "JMD",
    "z$": "ZWD", "€": "EUR", "£": "GBP", "gb£": "GBP", "gb#": "GBP", "¥": "JPY", "jp¥": "JPY", "₹": "INR", "₽": "RUB",
    "₩": "KRW", "₺": "TRY", "₪": "ILS", "₦": "NGN", "₱": "PHP", "฿": "THB", "usd": "USD", "eur": "EUR", "gbp": "GBP",
    "jpy": "JPY", "inr": "INR", "cny": "CNY", "rmb": "CNY", "chf": "CHF", "aud": "AUD", "cad": "CAD", "rs": "INR",
    "rs.": "INR", "rub": "RUB", "krw": "KRW", "brl": "BRL", "zar": "ZAR", "ngn": "NGN", "sek": "SEK", "nok": "NOK",
    "dkk": "DKK", "pln": "PLN", "try": "TRY", "mxn": "MXN", "aed": "AED", "sar": "SAR", "hkd": "HKD", "sgd": "SGD",
}  # fmt: skip
"""What stands before the number, in lower case."""
WORDS = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP",
    "sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR",
    "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "franc": "CHF", "francs": "CHF", "won": "KRW",
    "peso": "MXN", "pesos": "MXN", "lira": "TRY", "liras": "TRY", "shekel": "ILS", "shekels": "ILS", "rand": "ZAR",
    "naira": "NGN", "riyal": "SAR", "riyals": "SAR", "dirham": "AED", "dirhams": "AED", "real": "BRL", "reais": "BRL",
    "reals": "BRL", "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "zloty": "PLN", "zlotys": "PLN",
    "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "hryvnia": "UAH", "hryvnias": "UAH", "rial": "IRR",
    "rials": "IRR", "dinar": "IQD", "dinars": "IQD", "bitcoin": "XBT", "bitcoins": "XBT", "quid": "GBP",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "cents": "USD", "cent": "USD", "pence": "GBP", "bucks": "USD",
}  # fmt: skip
"""What stands after it."""
HUNDREDTHS = frozenset({"cents", "cent", "pence"})
NOT_ALONE = frozenset({"real", "won", "rand"})
"""Words of money that are commonly other words: they need a scale before them ("3 billion won")."""
COUNTRIES = {
    "us": "USD", "u.s": "USD", "u.s.": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD",
    "singapore": "SGD", "new": "NZD", "hong": "HKD", "taiwan": "TWD", "zimbabwe": "ZWD", "british": "GBP",
    "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG", "swiss": "CHF", "cfa": "XOF",
    "mexican": "MXN", "philippine": "PHP", "argentine": "ARS", "chilean": "CLP", "colombian": "COP", "indian": "INR",
    "pakistani": "PKR", "pakistan": "PKR", "nepali": "NPR", "russian": "RUB", "belarusian": "BYN", "turkish": "TRY",
    "danish": "DKK", "norwegian": "NOK", "swedish": "SEK", "iraqi": "IQD", "kuwaiti": "KWD", "jordanian": "JOD",
    "tunisian": "TND", "algerian": "DZD", "serbian": "RSD", "sri": "LKR", "zealand": "NZD", "kong": "HKD",
    "lankan": "LKR",
}  # fmt: skip
"""Between the number and "dollars", "pounds", "francs": whose they are."""
