"""Words of number, time and money in English, Spanish, French and German, folded."""

from __future__ import annotations


def _numbers() -> dict[str, float]:
    listed = {
        0: "zero cero", 1: "one uno", 2: "two dos deux zwei", 3: "three tres trois drei", 4: "four cuatro quatre vier",
        5: "five cinco cinq funf", 6: "six seis sechs", 7: "seven siete sept sieben", 8: "eight ocho huit acht",
        9: "nine nueve neuf neun", 10: "ten diez dix zehn", 11: "eleven once onze elf", 12: "twelve doce douze zwolf",
        13: "thirteen trece treize dreizehn", 14: "fourteen catorce quatorze vierzehn", 15:
            "fifteen quince quinze funfzehn",
        16: "sixteen dieciseis seize sechzehn", 17: "seventeen diecisiete siebzehn", 18: "eighteen dieciocho achtzehn",
        19: "nineteen diecinueve neunzehn", 20: "twenty veinte vingt zwanzig", 30: "thirty treinta trente dreissig",
        40: "forty cuarenta quarante vierzig", 50: "fifty cincuenta cinquante funfzig", 60:
            "sixty sesenta soixante sechzig",
        70: "seventy setenta siebzig", 80: "eighty ochenta achtzig", 90: "ninety noventa neunzig",
        100: "hundred cien ciento cent hundert", 1000: "thousand mil mille tausend", 1_000_000:
            "million millon millionen",
    }  # fmt: skip
    return {word: float(value) for value, said in listed.items() for word in said.split()}


def _joined() -> dict[str, float]:
    """Numbers that German and Spanish write as one word: "fünfundzwanzig", "veinticinco"."""
    german = ["ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun"]
    tens = {20: "zwanzig", 30: "dreissig", 40: "vierzig", 50: "funfzig", 60: "sechzig", 70: "siebzig", 80: "achtzig"}
    spanish = "veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"
    return (
        {f"{unit}und{ten}": float(value + n) for value, ten in tens.items() for n, unit in enumerate(german, 1)}
        | {word: float(20 + n) for n, word in enumerate(spanish.split(), 1)}
        | {"eins": 1.0, "eineinhalb": 1.5, "anderthalb": 1.5, "zweieinhalb": 2.5, "dozen": 12.0, "neunzig": 90.0}
    )


NUMBER_VALUES: dict[str, float] = _numbers() | _joined()
del NUMBER_VALUES["once"]  # eleven in Spanish, but far more often "one time" in English
ORDINALS: dict[str, int] = {
    word: value
    for value, said in enumerate(
        (
            "first primer primera primero premier premiere erste ersten erster",
            "second segunda segundo deuxieme zweite zweiten zweiter",
            "third tercer tercera tercero troisieme dritte dritten dritter",
            "fourth cuarta cuarto quatrieme vierte vierten vierter",
            "fifth quinta quinto cinquieme funfte funften",
            "sixth sexta sixieme sechste sechsten",
        ),
        1,
    )
    for word in said.split()
}
SCALES: dict[str, float] = {
    "k": 1e3, "thousand": 1e3, "mil": 1e3, "mille": 1e3, "tausend": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "mio.": 1e6,
    "million": 1e6, "millions": 1e6, "millionen": 1e6, "millones": 1e6, "bn": 1e9, "billion": 1e9,
}  # fmt: skip
"""What may stand between a number and its currency."""


def _each(listed: dict[int, str]) -> dict[str, int]:
    return {word: value for value, said in listed.items() for word in said.split()}


MONTHS: dict[str, int] = _each(
    {
        1: "january jan enero janvier januar", 2: "february feb febrero fevrier februar", 3:
            "march mar marzo mars marz",
        4: "april apr abril avril", 5: "may mayo mai", 6: "june jun junio juin juni", 7: "july jul julio juillet juli",
        8: "august aug agosto aout", 9: "september sept sep septiembre septembre", 10:
            "october oct octubre octobre oktober okt",
        11: "november nov noviembre novembre", 12: "december dec diciembre decembre dezember dez",
    }
)  # fmt: skip
WEEKDAYS: dict[str, str] = {
    word: str(value)
    for value, said in enumerate(
        (
            "monday lunes lundi montag", "tuesday martes mardi dienstag", "wednesday miercoles mercredi mittwoch",
            "thursday jueves jeudi donnerstag", "friday viernes vendredi freitag", "saturday sabado samedi samstag",
            "sunday domingo dimanche sonntag",
        )
    )
    for word in said.split()
}  # fmt: skip
CURRENCIES: dict[str, str] = {
    "£": "gbp", "gbp": "gbp", "pounds": "gbp", "pound": "gbp", "quid": "gbp", "sterling": "gbp", "libras": "gbp",
    "livres": "gbp", "pfund": "gbp",
    "€": "eur", "eur": "eur", "euros": "eur", "euro": "eur", "$": "usd", "us$": "usd", "usd": "usd", "dollars": "usd",
    "dollar": "usd",
    "dolares": "usd", "bucks": "usd", "chf": "chf", "francs": "chf", "franken": "chf", "¥": "jpy", "yen": "jpy",
    "jpy": "jpy", "inr": "inr",
    "rupees": "inr", "₹": "inr", "cad": "cad", "c$": "cad", "aud": "aud", "a$": "aud", "sek": "sek", "pln": "pln",
    "zl": "pln",
    "pence": "cent:gbp", "cents": "cent:any", "cent": "cent:any", "centimos": "cent:any", "centimes": "cent:any",
    "points": "points", "puntos": "points", "punkte": "points", "miles":
    "miles", "meilen": "miles",
}  # fmt: skip
_UNITS: tuple[tuple[str, float, str], ...] = (
    ("time", 1 / 60, "seconds second secs sec segundos segundo secondes seconde sekunden sekunde"),
    ("time", 1, "minutes minute mins min minutos minuto minuten"),
    ("time", 60, "hours hour hrs hr h std hora horas heure heures stunden stunde"),
    ("time", 1440, "days day dias dia jours jour tage tagen tag nights night"),
    ("time", 10080, "weeks week semanas semana semaines semaine wochen woche wks"),
    ("month", 1, "months month meses mes mois monate monaten monat"),
    ("month", 12, "years year anos ano ans annees jahre jahren jahr yrs"),
)
DURATIONS: dict[str, tuple[str, float]] = {
    word: (unit, factor) for unit, factor, said in _UNITS for word in said.split()
}
"""Unit word -> family and how many of the family's smallest units (minutes, months) it has."""
_WORKING = """
working days, working day, business days, business day, workdays, workday, weekdays, dias laborables,
dias habiles, dia laborable,
jours ouvres, jours ouvrables, jour ouvre, werktage, werktagen, werktag, arbeitstage, arbeitstagen, arbeitstag
"""
DURATIONS |= {phrase.strip(): ("working", 1.0) for phrase in _WORKING.split(",")}
DURATIONS |= dict.fromkeys(("working hours", "business hours", "office hours"), ("working-hours", 1.0))
FIXED_DURATIONS: dict[str, tuple[float, str]] = {
    "fortnight": (20160.0, "time"),
    "quinzaine": (20160.0, "time"),
    "overnight": (1440.0, "time"),
    "half an hour": (30.0, "time"),
    "un an": (12.0, "month"),
    "half hour": (30.0, "time"),
    "half-hour": (30.0, "time"),
    "demi-heure": (30.0, "time"),
    "media hora": (30.0, "time"),
    "quarter of an hour": (15.0, "time"),
    "two quarters of an hour": (30.0, "time"),
    "three quarters of an hour": (45.0, "time"),
    "four quarters of an hour": (60.0, "time"),
}
