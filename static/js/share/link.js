// The link that stands after the #, which no browser sends: where the files are, and the key.
import { fromBase64 } from "./bytes.js";

// Returns { url, key } of a link to this site, or null where there is none.
export function readLink(hash) {
  const at = hash.indexOf("shlink:/");
  if (at < 0) return null;
  try {
    const plain = new TextDecoder().decode(fromBase64(hash.slice(at + "shlink:/".length)));
    const { url, key } = JSON.parse(plain);
    return new URL(url).origin === location.origin ? { url, key } : null;
  } catch {
    return null; // cut short, or no link at all
  }
}
