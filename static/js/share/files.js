// Asks the server for what a link leads to. Nothing of the key goes along.
const ABOUT = { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" };

// Returns { status, said }; throws where there is no connection.
export const standing = async (url) => answered(await fetch(url, ABOUT));

export async function manifest(url, passcode) {
  const body = JSON.stringify({ recipient: "Milkspot", passcode, embeddedLengthMax: 100_000 });
  const headers = { "Content-Type": "application/json" };
  return answered(await fetch(url, { ...ABOUT, method: "POST", headers, body }));
}

// Returns the sealed text of a file.
export async function sealed({ embedded, location }) {
  if (embedded) return embedded;
  const answer = await fetch(location, ABOUT);
  if (!answer.ok) throw new Error(`The file could not be fetched: ${answer.status}`);
  return answer.text();
}

async function answered(answer) {
  return { status: answer.status, said: await answer.json().catch(() => ({})) };
}
