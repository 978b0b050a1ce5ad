// Keeps what a camera noted when a photo is made smaller: the EXIF block of the old JPEG goes into
// the new one, with its pixels said to be upright. The server reads the time from it and drops it.
const HEAD = 256 * 1024; // an EXIF block holds at most 64 kB and stands near the start
const EXIF = 0x45786966; // "Exif"
const APP1 = 0xffe1;
const START_OF_SCAN = 0xffda;
const LITTLE_ENDIAN = 0x4949;
const ORIENTATION = 0x0112;
const UPRIGHT = 1;
// Within the segment: marker and length, "Exif\0\0", then the block that counts from itself.
const BLOCK = 10;

export async function withExifOf(photo, jpeg) {
  const segment = exifSegment(await photo.slice(0, HEAD).arrayBuffer());
  if (!segment) return jpeg;
  sayUpright(new DataView(segment));
  const startOfImage = 2;
  const parts = [jpeg.slice(0, startOfImage), segment, jpeg.slice(startOfImage)];
  return new Blob(parts, { type: jpeg.type });
}

function exifSegment(head) {
  const bytes = new DataView(head);
  for (let at = 2; at + BLOCK <= bytes.byteLength; at += 2 + bytes.getUint16(at + 2)) {
    const marker = bytes.getUint16(at);
    if (marker < 0xff00 || marker === START_OF_SCAN) return null;
    const isExif = marker === APP1 && bytes.getUint32(at + 4) === EXIF;
    if (isExif) return head.slice(at, at + 2 + bytes.getUint16(at + 2));
  }
  return null;
}

function sayUpright(segment) {
  const little = segment.getUint16(BLOCK) === LITTLE_ENDIAN;
  const directory = BLOCK + segment.getUint32(BLOCK + 4, little);
  const count = segment.getUint16(directory, little);
  for (let entry = directory + 2; entry < directory + 2 + 12 * count; entry += 12) {
    const isOrientation = segment.getUint16(entry, little) === ORIENTATION;
    if (isOrientation) segment.setUint16(entry + 8, UPRIGHT, little);
  }
}
