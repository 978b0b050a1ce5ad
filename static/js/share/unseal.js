// Opens what was sealed: a compact JWE ("dir", A256GCM), in the browser alone.
import { fromBase64 } from "./bytes.js";

// Returns a function from a sealed text to the resource in it; it throws where the key is not
// the one it was sealed with, or a letter was changed.
export async function opener(key) {
  const raw = fromBase64(key);
  const opens = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
  return async (sealed) => {
    const [header, , nonce, text, tag] = sealed.split(".");
    const how = {
      name: "AES-GCM",
      iv: fromBase64(nonce),
      additionalData: new TextEncoder().encode(header),
    };
    const [inside, end] = [fromBase64(text), fromBase64(tag)];
    const all = new Uint8Array(inside.length + end.length);
    all.set(inside);
    all.set(end, inside.length);
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, opens, all)));
  };
}
