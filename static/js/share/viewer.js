// What a doctor sees who opens a link: asks for the passcode, opens the files in this browser,
// and shows the page, then photo after photo. The state is said in data-state of <main>.
import { build } from "./build.js";
import { fromBase64 } from "./bytes.js";
import { manifest, sealed, standing } from "./files.js";
import { readLink } from "./link.js";
import { boxes } from "./passcode.js";
import { opener } from "./unseal.js";

const main = document.querySelector("main");
const find = (name) => main.querySelector(`[data-${name}]`);
const field = document.getElementById("passcode");
const showDigits = boxes(field);
const DIGITS = 6;
let link;
let open;
let files = [];
let isAsking = false;

// Shows the parts of one state, and lets a screen reader hear its heading.
function be(state) {
  main.dataset.state = state;
  for (const part of main.querySelectorAll("[data-when]")) {
    part.hidden = !part.dataset.when.split(" ").includes(state);
  }
  main.querySelector(`[data-when~="${state}"] h1`)?.focus({ preventScroll: true });
}

async function begin() {
  link = readLink(location.hash);
  if (!link) return be("nothing");
  be("loading");
  try {
    open = await opener(link.key);
    const { status, said } = await standing(link.url);
    if (status !== 200) return end(said);
    showEnd(said.ends);
    find("left").textContent = left(said.tries);
    return said.passcode ? ask() : enter("");
  } catch {
    return be("unreachable");
  }
}

function ask() {
  be("ask");
  field.focus();
}

async function enter(passcode) {
  be(passcode ? "ask" : "loading");
  const { status, said } = await manifest(link.url, passcode);
  if (status === 200) return show(said.files);
  if (status === 401 && said.remainingAttempts) return wrong(said.remainingAttempts);
  if (status === 429) return be("busy");
  return end(status === 401 ? { ended: "used_up" } : said);
}

function wrong(tries) {
  const words = find("wrong");
  words.hidden = false;
  words.textContent = `${words.dataset.wrong} ${left(tries)}`;
  find("left").textContent = "";
  field.setAttribute("aria-invalid", "true");
  field.value = "";
  showDigits();
  field.focus();
}

const left = (tries) => find("tries").children[tries].textContent;
const say = (words, what) => words.replace("{}", what);
const end = ({ ended = "unknown" }) => be(ended);

// Says when the link ends: in full where it is asked for, briefly above what it opened.
function showEnd(day) {
  for (const place of document.querySelectorAll("[data-ends]")) {
    const how = "short" in place.dataset ? { day: "numeric", month: "short" } : { dateStyle: "long" };
    const words = new Intl.DateTimeFormat(document.documentElement.lang, { ...how, timeZone: "UTC" });
    place.textContent = say(place.dataset.ends, words.format(new Date(day)));
  }
}

async function show(found) {
  files = found;
  const page = JSON.parse(new TextDecoder().decode(fromBase64((await read(0)).data)));
  const shown = find("page");
  shown.lang = page.language;
  shown.dir = page.direction;
  shown.replaceChildren(build(page.tree));
  shown.querySelector("h1").tabIndex = -1;
  find("pdf").hidden = page.files.pdf === null;
  find("pdf").addEventListener("click", () => fetchPdf(page.files.pdf, page.name));
  find("photos").hidden = !page.files.count;
  find("count").textContent = say(find("count").dataset.count, page.files.count);
  be("open");
  document.querySelector(".share-ends").hidden = false;
  await showPhotos(page.files);
}

async function showPhotos({ photos, count }) {
  for (let number = photos; number < photos + count; number += 1) {
    // One that cannot be fetched costs only itself.
    const { id, contentType, data } = await read(number).catch(lost);
    if (data) showPhoto(id, URL.createObjectURL(new Blob([fromBase64(data)], { type: contentType })));
  }
  main.dataset.photos = "all";
}

function showPhoto(id, address) {
  for (const image of main.querySelectorAll("img")) {
    if (image.dataset.photo === id) image.src = address;
  }
}

async function fetchPdf(number, name) {
  const button = find("pdf");
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  try {
    const { data, contentType } = (await read(number)).content[0].attachment;
    const file = new Blob([fromBase64(data)], { type: contentType });
    const a = document.createElement("a");
    a.href = URL.createObjectURL(file);
    a.download = name;
    a.click();
  } catch {
    lost();
  }
  button.removeAttribute("aria-disabled");
}

const read = async (number) => open(await sealed(files[number]));
const unreachable = () => be("unreachable");
const lost = () => {
  find("lost").hidden = false;
  return {};
};

main.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (field.value.length < DIGITS) return field.focus();
  if (isAsking) return;
  isAsking = true; // a second press would cost a second try
  enter(field.value)
    .catch(unreachable)
    .finally(() => (isAsking = false));
});
find("again").addEventListener("click", () => location.reload());
find("photos").addEventListener("click", () => main.querySelector("#entries").scrollIntoView());
find("print").addEventListener("click", () => print());
addEventListener("hashchange", () => location.reload());
begin().catch(unreachable);
