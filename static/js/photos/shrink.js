// Makes a photo above 16 megapixels smaller before it travels, where this browser can do it
// without turning the picture; all else goes as it is. The server checks everything again.
import { withExifOf } from "./exif.js";

const MOST_PIXELS = 16_000_000; // a canvas on iOS holds 16,777,216
const QUALITY = 0.92;
// HEIC goes as it is: it is small, and only a JPEG carries its time over.
const KINDS = ["image/jpeg", "image/png", "image/webp"];

// `image` shows the file. Resolves to the file itself where nothing is to be done or can be.
export async function shrunk(file, image) {
  try {
    return await smaller(file, image);
  } catch {
    return file;
  }
}

async function smaller(file, image) {
  if (!image.complete) await new Promise((go) => ["load", "error"].forEach((end) => image.addEventListener(end, go)));
  const pixels = image.naturalWidth * image.naturalHeight;
  const staysUpright = CSS.supports("image-orientation", "from-image");
  if (pixels <= MOST_PIXELS || !staysUpright || !KINDS.includes(file.type)) return file;
  const jpeg = await drawn(image, Math.sqrt(MOST_PIXELS / pixels));
  return jpeg ? withExifOf(file, jpeg) : file;
}

function drawn(image, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(image.naturalWidth * scale);
  canvas.height = Math.floor(image.naturalHeight * scale);
  // The reds of a phone's camera lie outside sRGB. A browser without wide colours ignores this.
  const context = canvas.getContext("2d", { colorSpace: "display-p3" });
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}
