"""The fonts of a PDF beside those for English letters, each where its script is used.

To load the Chinese one takes longer than to lay out a short report.
"""

import re

# Which letters ask for a family, and its file among the fonts. A file for each family:
# WeasyPrint mixes up the letters of two that share a name.
FAMILIES = {
    "Noto Sans Latin": (
        r"\u0100-\u02ff\u1e00-\u1eff\u2c60-\u2c7f",
        "noto-sans-latin-ext-wght",
    ),
    "Noto Sans Vietnamese": (
        r"\u0102\u0103\u01a0-\u01b0\u1ea0-\u1ef9",
        "noto-sans-vietnamese-wght",
    ),
    "Noto Sans Greek": (r"\u0370-\u03ff", "noto-sans-greek-wght"),
    "Noto Sans Old Greek": (r"\u1f00-\u1fff", "noto-sans-greek-ext-wght"),
    "Noto Sans Cyrillic": (r"\u0400-\u045f\u0490\u0491", "noto-sans-cyrillic-wght"),
    "Noto Sans More Cyrillic": (
        r"\u0460-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
        "noto-sans-cyrillic-ext-wght",
    ),
    "Noto Sans Arabic": (
        r"\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
        "noto-sans-arabic-arabic-wght",
    ),
    "Noto Sans Devanagari": (
        r"\u0900-\u097f\ua8e0-\ua8ff",
        "noto-sans-devanagari-devanagari-wght",
    ),
    "Noto Sans SC": (
        r"\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff",
        "noto-sans-sc-chinese-simplified-400",
    ),
    "Noto Sans Math": (
        r"\u2190-\u22ff\u25a0-\u27bf",
        "noto-sans-math-latin-400",
    ),
    "Noto Emoji": (
        r"\u203c\u2049\u231a-\u23ff\u25aa-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff",
        "noto-emoji-emoji-400",
    ),
}
FACE = """@font-face {{
  font-family: "{family}";
  src: url("../fonts/{file}-normal.woff2");
}}
"""


def faces_for(text: str) -> str:
    """Return the style rules that load the families in which `text` is partly set."""
    return "".join(
        FACE.format(family=family, file=file)
        for family, (letters, file) in FAMILIES.items()
        if re.search(f"[{letters}]", text)
    )
