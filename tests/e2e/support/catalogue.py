"""The shared catalogue's excerpt, imported as an operator does it."""
from .processes import ROOT

EXCERPT = ROOT / "share" / "catalogue" / "goodbooks-excerpt.csv"


def import_catalogue(program):
    return program.operate("market", "import-editions", EXCERPT)
