"""Decodes a JPEG and notices where its data ends before the picture, or long after it.

The decoder itself fills what is missing with grey and goes on, so a photo that was cut
short and closed with an end mark would be shown by half. Here it is fed byte by byte
around the end of each scan: as long as it wants data for the picture it holds bytes
back until they suffice; once it has all, it lets them pass as rubbish before a marker.
"""

from PIL import Image
from PIL.ImageFile import ImageFile

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.jpeg_segments import EOI, SOI, Jpeg

# Some cameras pad a scan. Other bytes behind it show that the decoder lost its way.
_PADDING = b"\0\xff"
_MOST_PADDING = 65_536
_TAIL_BYTES = 64
# The decoder reads up to eight bytes ahead.
_AHEAD = b"\x55" * 8
_PROBE = b"\x55" * 16


def decode_whole(image: ImageFile, jpeg: Jpeg) -> None:
    """Decode `jpeg` into `image`, which was opened, and drafted, from the same file.

    Raises PhotoRefused where a scan holds less or more than its part of the picture,
    and OSError where it cannot be read at all.
    """
    decoder = _Decoder(image, inverted=jpeg.is_adobe)
    decoder.take(SOI)
    for segment in jpeg.picture:
        decoder.take(segment.head)
        scan = memoryview(segment.scan)
        if scan and not _ends_with_its_picture(decoder, scan):
            raise PhotoRefused(Refusal.DAMAGED)
    decoder.take(EOI)
    if not decoder.is_done:
        raise PhotoRefused(Refusal.DAMAGED)


def _ends_with_its_picture(decoder: "_Decoder", scan: memoryview) -> bool:
    last = bytes(scan[-_MOST_PADDING:])
    end = len(scan) - len(last) + len(last.rstrip(_PADDING))
    tail = max(0, end - _TAIL_BYTES)
    decoder.take(scan[:tail])
    wants_its_end = decoder.holds_back(scan[tail:end])
    decoder.take(scan[end:])
    decoder.take(_AHEAD)
    wants_more = decoder.holds_back(_PROBE)
    return wants_its_end and not wants_more


class _Decoder:
    """Pillow's decoder, fed by hand."""

    def __init__(self, image: ImageFile, *, inverted: bool) -> None:
        name, box, *_ = image.tile.pop()
        image.load_prepare()
        # Pillow takes every CMYK for Adobe's, in which 255 is no ink.
        raw = "CMYK;I" if image.mode == "CMYK" and inverted else image.mode
        self._decoder = Image._getdecoder(  # noqa: SLF001 (no other way to feed it)
            image.mode, name, (raw, ""), image.decoderconfig
        )
        self._decoder.setimage(image.im, box)
        self._rest = b""
        self.is_done = False

    def take(self, data: bytes | memoryview) -> None:
        """Decode what was held back and `data`, as far as that goes."""
        if self.is_done:
            return
        data = b"".join((self._rest, data)) if self._rest else data
        consumed, status = self._decoder.decode(data)
        if status < 0:
            raise OSError(status)
        self.is_done = consumed < 0
        self._rest = b"" if self.is_done else bytes(data[consumed:])

    def holds_back(self, data: bytes | memoryview) -> bool:
        """Feed `data` byte by byte; tell whether any of it had to wait."""
        held = False
        for at in range(len(data)):
            self.take(data[at : at + 1])
            held = held or bool(self._rest)
        return held
