// Asks the server for what a link leads to. Nothing of the key goes along.
const ABOUT = { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" };

// Returns { status, said }; throws where there is no connection.
export const standing = (url) => answered(() => fetch(url, ABOUT));

export async function manifest(url, passcode) {
  const body = JSON.stringify({ recipient: "Milkspot", passcode, embeddedLengthMax: 100_000 });
  const headers = { "Content-Type": "application/json" };
  return answered(() => fetch(url, { ...ABOUT, method: "POST", headers, body }));
}

// Returns the sealed text of a file.
export async function sealed({ embedded, location }) {
  if (embedded) return embedded;
  const answer = await fetch(location, ABOUT);
  if (!answer.ok) throw new Error(`The file could not be fetched: ${answer.status}`);
  return answer.text();
}

// Asks again where others are trying at this moment: the server says to come back in a second.
async function answered(ask, times = 5) {
  const answer = await ask();
  if (times && answer.status === 429 && answer.headers.get("Retry-After") === "1") {
    await new Promise((done) => setTimeout(done, 1000));
    return answered(ask, times - 1);
  }
  return { status: answer.status, said: await answer.json().catch(() => ({})) };
}
