"""Notices data of full length whose end was never written, and so holds zeros.

A copy that broke off within space set aside before leaves such files. Decoders of HEIC,
AVIF and WebP show green blocks or a smear there and say nothing; of JPEG and PNG it
shows while they are walked or decoded.
"""

# What HEVC and AV1 code ends in none, that of flat parts included.
_TELLING = 64


def ends_in_zeros(data: memoryview) -> bool:
    """Whether the last 64 bytes are zeros, or all of what is shorter."""
    tail = data[-_TELLING:]
    return len(tail) > 0 and not any(tail)
