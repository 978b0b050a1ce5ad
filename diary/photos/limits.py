"""What a photo may weigh and measure, and what is made of it."""

from typing import Final

FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")

MAX_BYTES: Final = 40 * 1024 * 1024
# Less where a broken file would cost more memory before that shows than a refusal may
# (docs/adr/0016-what-a-refusal-costs.md). No camera writes PNG or WebP.
MAX_PIXELS: Final = {
    "JPEG": 64_000_000,
    "HEIF": 64_000_000,
    "AVIF": 64_000_000,
    "PNG": 50_000_000,
    "WEBP": 16_000_000,
}
MIN_SIDE: Final = 64
MAX_SIDE: Final = 20_000

# A camera writes up to about ten scans, and a few hundred segments with a depth map.
MAX_JPEG_SCANS: Final = 64
MAX_JPEG_SEGMENTS: Final = 4_096
# Of a JPEG in several scans: 48 megapixels with the colours at half their size, and
# ten scans of them.
MAX_COEFFICIENTS: Final = 75_000_000
MAX_SCANNED_PIXELS: Final = 640_000_000
MAX_PNG_CHUNKS: Final = 65_536
MAX_HEIF_BOXES: Final = 1_000
# Were its tiles as small as HEVC's blocks, 64 megapixels would take 15,625.
MAX_HEIF_PARTS: Final = 65_536
MAX_WEBP_CHUNKS: Final = 1_000
MAX_PIXELS_UNCHECKED: Final = 16_000_000
MAX_PROFILE_BYTES: Final = 1024 * 1024

# What a worker may answer: a line, and files. At ORIGINAL_QUALITY the hardest noise
# takes less than 2 bytes a pixel; a JPEG is kept as it came, but for a few bytes.
MAX_TOLD_BYTES: Final = 64 * 1024
MAX_FILE_BYTES: Final = 2 * max(MAX_PIXELS.values())

LARGE_EDGE: Final = 1600
SMALL_EDGE: Final = 400
PLACEHOLDER_EDGE: Final = 16

ORIGINAL_QUALITY: Final = 92
LARGE_QUALITY: Final = 85
SMALL_QUALITY: Final = 78
