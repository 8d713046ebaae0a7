"""Units of measure as they are written in English, Spanish, French and German, folded."""

from __future__ import annotations

_UNITS: tuple[tuple[str, float, str], ...] = (
    ("mass", 0.001, "mg milligrams milligram"),
    ("mass", 1, "g gram grams gramos gramo grammes gramme gramm"),
    ("mass", 1000, "kg kgs kilo kilos kilogram kilograms kilogramos kilogrammes kilogramm"),
    ("mass", 453.59, "lb lbs"),
    ("mass", 28.35, "oz ounce ounces"),
    ("length", 0.001, "mm millimetres millimeters millimeter"),
    ("length", 0.01, "cm centimetre centimetres centimeters centimeter zentimeter centimetros"),
    ("length", 1, "m metre metres meter meters metro metros"),
    ("length", 1000, "km kms kilometre kilometres kilometers kilometer kilometros"),
    ("length", 0.0254, "inch inches zoll pulgadas pouces"),
    ("length", 0.3048, "ft feet foot"),
    ("length", 0.9144, "yard yards"),
    ("volume", 0.001, "ml millilitres milliliters milliliter"),
    ("volume", 0.01, "cl dl"),
    ("volume", 1, "l litre litres liter liters litro litros"),
    ("volume", 4.546, "gallon gallons"),
    ("volume", 0.568, "pint pints"),
    ("data", 0.001, "kb ko"),
    ("data", 1, "mb mo megabytes megabyte"),
    ("data", 1000, "gb go gigabytes gigabyte gigas"),
    ("data", 1_000_000, "tb terabytes terabyte"),
    ("rate", 0.001, "kbps kbit/s"),
    ("rate", 1, "mbps mbit/s mbit mbits mb/s"),
    ("rate", 1000, "gbps gbit/s gbit"),
    ("celsius", 1, "°c celsius"),
    ("fahrenheit", 1, "°f fahrenheit"),
    ("energy", 1, "kwh"),
    ("energy", 0.001, "wh"),
    ("power", 1, "w watt watts"),
    ("power", 1000, "kw kilowatt kilowatts"),
    ("food", 1, "kcal"),
    ("charge", 1, "mah"),
    ("volt", 1, "v volt volts"),
    ("frequency", 1, "hz"),
    ("frequency", 1_000_000, "mhz"),
    ("frequency", 1_000_000_000, "ghz"),
    ("speed", 1, "km/h kmh kph"),
    ("speed", 1.609, "mph"),
    ("area", 1, "m2 sqm"),
    ("area", 10_000, "ha hectares hectare"),
    ("area", 4046.9, "acre acres"),
)
MEASURES: dict[str, tuple[str, float]] = {
    word: (family, factor) for family, factor, said in _UNITS for word in said.split()
}
"""Unit word -> family of units and how many of the family's plain unit it has."""
ALSO_WORDS = frozenset({"go", "mo", "ko", "ha", "foot", "feet"})
"""Units that are plain words as well: they count only where nothing or a French word follows."""
