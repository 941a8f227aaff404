"""Makes the small font of the page's formulas: of STIX Math the characters that formulas are made of, and what their signs grow to.
usage: math_font.py STIXMath-Regular.otf CHARACTERS OUT.woff2"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

NAME = "vae-lab math"  # the licence keeps the name STIX for the whole font
LINE = {"ascent": 850, "descent": -250}  # thousandths of an em; STIX asks for four lines' room, for its tallest brackets


def characters(path):
    """The ranges of a list such as `U+20-7E, U+A0`; what follows # is a comment."""
    with open(path, encoding="utf-8") as lines:
        ranges = [part.strip() for line in lines for part in line.split("#")[0].split(",") if part.strip()]
    return subset.parse_unicodes(",".join(ranges))


def make(source, wanted, target):
    font = TTFont(source)
    options = subset.Options(flavor="woff2", hinting=False, layout_features=["ssty"], name_IDs=[0, 7, 13, 14], notdef_outline=True)
    options.drop_tables += ["FFTM", "DSIG", "BASE", "GPOS"]
    missing = [f"U+{code:X}" for code in wanted if code not in font.getBestCmap()]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = LINE["ascent"], LINE["descent"], 0
    os2 = font["OS/2"]
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = LINE["ascent"], LINE["descent"], 0
    os2.usWinAscent, os2.usWinDescent = LINE["ascent"], -LINE["descent"]
    for name_id, text in {1: NAME, 2: "Regular", 4: NAME, 6: NAME.replace(" ", "-")}.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font["CFF "].cff.fontNames = [NAME.replace(" ", "-")]
    subset.save_font(font, target, options)
    return missing


if __name__ == "__main__":
    source, list_of_characters, target = sys.argv[1:]
    missing = make(source, characters(list_of_characters), target)
    print(f"{target}; STIX Math has nothing for {', '.join(missing) or 'none'} of the list")
