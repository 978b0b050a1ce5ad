"""Copy the few files the pages use from node_modules into static/.

Run it after `npm ci`; there is no build step. Source-map comments go, because the
maps do not come along; of Bootstrap comes what the pages use; the icons in use become
one sprite.
"""

import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
STATIC = ROOT / "static"
SOURCE_MAP = re.compile(r"\s*/[/*]# sourceMappingURL=[^\n]*\n?")
FIGTREE = "@fontsource-variable/figtree"
FRAUNCES = "@fontsource/fraunces"
NOTO = "@fontsource-variable/noto-sans"
ARABIC = "@fontsource-variable/noto-sans-arabic"
DEVANAGARI = "@fontsource-variable/noto-sans-devanagari"
CHINESE = "@fontsource/noto-sans-sc"
SYMBOLS = "@fontsource/noto-sans-math"
EMOJI = "@fontsource/noto-emoji"

TEXTS = {
    "bootstrap/LICENSE": "vendor/bootstrap/LICENSE",
    "bootstrap-icons/LICENSE": "vendor/bootstrap-icons/LICENSE",
    "htmx.org/dist/htmx.min.js": "vendor/htmx/htmx.min.js",
    "htmx.org/LICENSE": "vendor/htmx/LICENSE",
    f"{FIGTREE}/LICENSE": "fonts/figtree-LICENSE",
    f"{FRAUNCES}/LICENSE": "fonts/fraunces-LICENSE",
    f"{NOTO}/LICENSE": "fonts/noto-sans-LICENSE",
    f"{ARABIC}/LICENSE": "fonts/noto-sans-arabic-LICENSE",
    f"{DEVANAGARI}/LICENSE": "fonts/noto-sans-devanagari-LICENSE",
    f"{CHINESE}/LICENSE": "fonts/noto-sans-sc-LICENSE",
    f"{SYMBOLS}/LICENSE": "fonts/noto-sans-math-LICENSE",
    f"{EMOJI}/LICENSE": "fonts/noto-emoji-LICENSE",
}
FONTS = [
    f"{family}/files/{family.rsplit('/', 1)[1]}-{subset}-{weight}-normal.woff2"
    for family, weight, subsets in (
        (FIGTREE, "wght", ("latin", "latin-ext")),
        # Headings have one weight, in half the bytes of all.
        (FRAUNCES, "600", ("latin", "latin-ext")),
        # For PDFs alone: a browser brings its own.
        (NOTO, "wght", ("latin-ext", "vietnamese", "greek", "greek-ext")),
        (NOTO, "wght", ("cyrillic", "cyrillic-ext")),
        (ARABIC, "wght", ("arabic",)),
        (DEVANAGARI, "wght", ("devanagari",)),
        (CHINESE, "400", ("chinese-simplified",)),
        (SYMBOLS, "400", ("latin",)),
        (EMOJI, "400", ("emoji",)),
    )
    for subset in subsets
]


def copy_texts() -> None:
    """Copy style sheets, scripts and licences without their source-map comments."""
    for source, target in TEXTS.items():
        path = STATIC / target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SOURCE_MAP.sub("", (MODULES / source).read_text()))


def compile_bootstrap() -> None:
    """Compile the parts of Bootstrap that the pages use: a quarter of the whole."""
    target = STATIC / "vendor/bootstrap/bootstrap.min.css"
    options = ["--style=compressed", "--no-source-map", "--quiet"]
    options += [f"--load-path={MODULES}", "scripts/bootstrap.scss", str(target)]
    subprocess.run([MODULES / ".bin/sass", *options], cwd=ROOT, check=True)


def copy_fonts() -> None:
    """Copy each family in the scripts it is used for."""
    for font in FONTS:
        shutil.copyfile(MODULES / font, STATIC / "fonts" / Path(font).name)


def write_sprite() -> None:
    """Write static/icons.svg: one <symbol> for each name in icons.txt."""
    lines = ['<svg xmlns="http://www.w3.org/2000/svg">']
    for name in (ROOT / "scripts/icons.txt").read_text().split():
        icon = (MODULES / f"bootstrap-icons/icons/{name}.svg").read_text()
        drawing = re.sub(r"<svg[^>]*>|</svg>|\n\s*", "", icon).strip()
        lines.append(f'<symbol id="{name}" viewBox="0 0 16 16">{drawing}</symbol>')
    (STATIC / "icons.svg").write_text("\n".join([*lines, "</svg>", ""]))


if __name__ == "__main__":
    copy_texts()
    compile_bootstrap()
    copy_fonts()
    write_sprite()
