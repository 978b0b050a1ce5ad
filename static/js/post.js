// One request of a form: with its CSRF token, told how far it has got, given up once it is stuck.
const STUCK = 60_000; // milliseconds in which not a byte has moved
const TOKEN = "csrfmiddlewaretoken";
const ACCEPT = "application/json, text/html;q=0.9";

// Resolves to { status, text, data }, where `data` is the JSON of the answer or null; rejects
// where no answer came. Signing in again in another tab makes the token old: a refused request
// is sent once more with a fresh one.
export async function post(form, address, fields, onProgress = () => {}) {
  const body = new FormData();
  for (const [name, value, ...file] of fields) if (name !== TOKEN) body.append(name, value, ...file);
  const answer = await send(address, body, form.elements[TOKEN].value, onProgress);
  if (answer.status !== 403) return answer;
  form.elements[TOKEN].value = await freshToken();
  return send(address, body, form.elements[TOKEN].value, onProgress);
}

export const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

async function freshToken() {
  const page = parsed(await (await fetch(location.href)).text());
  return page.querySelector(`[name=${TOKEN}]`)?.value ?? "";
}

// fetch() cannot tell how much of a body has been sent, XMLHttpRequest can.
function send(address, body, token, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stuck;
    const moves = () => {
      clearTimeout(stuck);
      stuck = setTimeout(() => request.abort(), STUCK);
    };
    request.open("POST", address);
    request.setRequestHeader("Accept", ACCEPT);
    request.setRequestHeader("X-CSRFToken", token);
    request.upload.addEventListener("progress", (event) => {
      moves();
      onProgress(event.loaded / event.total);
    });
    request.addEventListener("loadend", () => {
      clearTimeout(stuck);
      if (request.status) resolve(answerOf(request));
      else reject(new Error("No answer came."));
    });
    moves();
    request.send(body);
  });
}

function answerOf(request) {
  const { status, responseText: text } = request;
  const isData = request.getResponseHeader("Content-Type")?.startsWith("application/json");
  return { status, text, data: isData ? JSON.parse(text) : null };
}
