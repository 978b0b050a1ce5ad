"""What a photo may weigh and measure, and what is made of it."""

from typing import Final

FORMATS: Final = ("JPEG", "PNG", "WEBP")

MAX_BYTES: Final = 40 * 1024 * 1024
MAX_PIXELS: Final = 64_000_000
# A JPEG comes out of its decoder already small. All else is decoded whole, at up to
# 20 bytes a pixel; this still takes a phone's 24 megapixels (4284 x 5712).
MAX_PIXELS_DECODED_WHOLE: Final = 25_000_000
MIN_SIDE: Final = 64
MAX_SIDE: Final = 20_000

# A camera writes up to about ten scans, and a few hundred segments with a depth map.
MAX_JPEG_SCANS: Final = 64
MAX_JPEG_SEGMENTS: Final = 4_096

LARGE_EDGE: Final = 1600
SMALL_EDGE: Final = 400
PLACEHOLDER_EDGE: Final = 16

ORIGINAL_QUALITY: Final = 92
LARGE_QUALITY: Final = 85
SMALL_QUALITY: Final = 78
