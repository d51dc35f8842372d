// The review page works without this file: it adds selection, keys, and the time the report was open.

const text = document.getElementById("text");
const add = document.getElementById("add");
const to = add.elements.to;
const fields = add.elements.field;
const byId = (id) => document.getElementById(id);
const letters = (words) => Array.from(words).length; // characters as the ledger counts them, not UTF-16 units

// --- the time this page was open and visible -------------------------------------------------------------------
let seen = 0;
let since = document.hidden ? null : performance.now();
document.addEventListener("visibilitychange", () => {
  if (document.hidden && since !== null) {
    seen += performance.now() - since;
    since = null;
  } else if (!document.hidden && since === null) {
    since = performance.now();
  }
});
const seconds = () => (seen + (since === null ? 0 : performance.now() - since)) / 1000;
document.addEventListener("submit", (event) => {
  const held = event.target.elements.seconds;
  if (held) held.value = seconds().toFixed(1);
});

// --- the words selected in the text, in characters of the document ------------------------------------------------
function selected() {
  const chosen = document.getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const pieces = [...text.querySelectorAll("[data-at]")].filter((piece) => range.intersectsNode(piece));
  let start = null;
  let stop = null;
  let words = "";
  for (const piece of pieces) {
    const node = piece.firstChild;
    const from = range.startContainer === node ? range.startOffset : 0;
    const until = range.endContainer === node ? range.endOffset : node.length;
    const part = node.data.slice(from, until);
    if (!part) continue;
    const at = Number(piece.dataset.at) + letters(node.data.slice(0, from));
    if (start === null) start = at;
    stop = at + letters(part);
    words += part;
  }
  return words.trim() ? { start, stop, words } : null;
}

function take(form, chosen) {
  form.elements.start.value = chosen.start;
  form.elements.stop.value = chosen.stop;
  form.elements.words.value = chosen.words.replace(/\s+/g, " ").trim();
}

// Words pasted or changed by hand stand for themselves: the server looks for them in the text.
document.addEventListener("input", (event) => {
  if (event.target.name === "words") {
    event.target.form.elements.start.value = "";
    event.target.form.elements.stop.value = "";
  }
});

let last = null;
// Words are added to the incident or claim one is at: the cell last in focus, else the one last added to, else the first.
let group = to.querySelector("[selected]")?.value ?? to.querySelector("[data-kind=incident]")?.value;
function offer() {
  const chosen = selected();
  if (!chosen) return;
  last = chosen;
  for (const button of document.querySelectorAll(".take")) button.hidden = false;
  if (document.querySelector("details.edit[open]")) return; // the words are for that form, if its button is pressed
  take(add, chosen);
  add.elements.value.value = "";
  add.classList.add("bar");
  if (group && [...to.options].some((one) => one.value === group)) to.value = group;
  if (/\d/.test(chosen.words) && kindOf(to) === "incident") fields.value = "killed";
  fit();
  (kindOf(to).startsWith("new") ? to : fields).focus({ preventScroll: true });
}

text.addEventListener("mouseup", () => setTimeout(offer));
text.addEventListener("touchend", () => setTimeout(offer, 300));
text.addEventListener("keyup", (event) => {
  if (event.key === "Shift") offer();
});

function putAway() {
  add.classList.remove("bar");
  document.getSelection().removeAllRanges();
}
const cancel = add.querySelector(".cancel");
cancel.hidden = false;
cancel.addEventListener("click", putAway);

// --- the form for adding: only the fields that fit what is added to -------------------------------------------------
const kindOf = (select) => select.selectedOptions[0]?.dataset.kind ?? "";

function fit() {
  const kind = kindOf(to);
  const isNew = kind.startsWith("new-");
  for (const group of fields.querySelectorAll("optgroup")) {
    group.hidden = group.disabled = group.dataset.kind !== kind;
  }
  if (!isNew && fields.selectedOptions[0]?.parentElement.disabled !== false) {
    const first = fields.querySelector(`optgroup[data-kind="${kind}"] option`);
    if (first) first.selected = true;
  }
  fields.closest("label").hidden = isNew;
  add.elements.voice.closest("label").hidden = ["new-claim", "claim", "report"].includes(kind);
  const list = isNew ? (kind === "new-incident" ? "l-incident-type" : "") : (fields.selectedOptions[0]?.dataset.list ?? "");
  const value = add.elements.value;
  value.setAttribute("list", list);
  const words = add.elements.words.value;
  value.placeholder = list ? "choose: " + [...byId(list).options].slice(0, 4).map((one) => one.value).join(", ") + " …" : words || "as the words say";
  value.required = Boolean(list);
}
to.addEventListener("change", fit);
fields.addEventListener("change", fit);
add.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.tagName === "SELECT") {
    event.preventDefault();
    if (add.reportValidity()) add.requestSubmit();
  }
});
for (const button of document.querySelectorAll(".take")) {
  button.addEventListener("click", () => last && take(button.form, last));
}

// --- cells and their words --------------------------------------------------------------------------------------------
const cells = () => [...document.querySelectorAll("#cells .cell")].filter((cell) => cell.offsetParent !== null);
const current = () => document.activeElement?.closest?.(".cell") ?? null;

function flash(offset) {
  for (const lit of text.querySelectorAll(".lit")) lit.classList.remove("lit");
  const first = byId("t" + offset);
  if (!first) {
    const part = Math.floor(Number(offset) / 200000) + 1;
    if (document.querySelector(".text .pages")) location.search = "?part=" + part;
    return null;
  }
  return first;
}

function light(cell, scroll) {
  if (cell.dataset.words === undefined) return;
  const first = flash(cell.dataset.words);
  if (!first) return;
  const id = cell.id.slice(2);
  const pieces = [...text.querySelectorAll("mark")].filter((mark) => mark.dataset.e.split(" ").includes(id));
  for (const piece of pieces.length ? pieces : [first]) piece.classList.add("lit");
  const box = first.getBoundingClientRect();
  const pane = text.parentElement.getBoundingClientRect();
  const outside = box.top < Math.max(pane.top, 0) || box.bottom > Math.min(pane.bottom, innerHeight);
  if (scroll && outside) first.scrollIntoView({ block: "center" });
}

let pointed;
const sideBySide = () => matchMedia("(min-width: 60rem)").matches;
document.addEventListener("focusin", (event) => {
  const cell = event.target.closest(".cell");
  if (!cell) return;
  group = cell.closest(".group").id.slice(2);
  light(cell, sideBySide());
});
document.addEventListener("click", (event) => {
  const words = event.target.closest('.cell a[href^="#t"]');
  if (words) {
    event.preventDefault();
    light(words.closest(".cell"), true);
    return;
  }
  clearTimeout(pointed); // a second click selects the word: it must not move under the pointer
  const mark = event.target.closest("mark[data-e]");
  if (mark && event.detail === 1 && document.getSelection().isCollapsed) {
    const cell = mark.dataset.e.split(" ").map((id) => byId("e-" + id)).find(Boolean);
    if (cell) pointed = setTimeout(show, 300, cell);
  }
});

function show(cell) {
  cell.closest("details")?.setAttribute("open", "");
  cell.focus({ preventScroll: true });
  const box = cell.getBoundingClientRect();
  if (box.top < 120 || box.bottom > innerHeight - 40) cell.scrollIntoView({ block: "center" });
}

function step(by) {
  const all = cells();
  const at = all.indexOf(current());
  const next = at < 0 ? all.find((cell) => cell.classList.contains("s-machine")) ?? all[0] : all[at + by];
  if (next) show(next);
}

// --- keys -----------------------------------------------------------------------------------------------------------------
const keys = byId("keys");
keys.checked = localStorage.getItem("keys") !== "off";
keys.addEventListener("change", () => localStorage.setItem("keys", keys.checked ? "on" : "off"));

function edit(cell) {
  const form = cell.querySelector("details.edit");
  if (!form) return;
  form.open = true;
  form.querySelector("[name=value]").select();
}

const deeds = {
  j: () => step(1),
  k: () => step(-1),
  a: () => current()?.querySelector("[data-do=accept]")?.click(),
  x: () => current()?.querySelector("[data-do=reject]")?.click(),
  e: () => current() && edit(current()),
  A: () => current()?.closest(".group").querySelector("header [name=accept]")?.click(),
  X: () => current()?.closest(".group").querySelector("header [name=reject]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    putAway();
    const open = event.target.closest?.("details.edit[open]");
    if (open) {
      open.open = false;
      open.closest(".cell").focus();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !keys.checked) return;
  if (event.target.closest?.("input:not([type=checkbox]), select, textarea")) return;
  const deed = deeds[event.key] ?? (/^[a-z]$/.test(event.key) && (() => document.querySelector(`[data-key=${event.key}]`)?.click()));
  if (!deed) return;
  event.preventDefault();
  deed();
});

// --- where the last decision led ----------------------------------------------------------------------------------------
fit();
document.body.dataset.ready = "yes";
const target = location.hash.length > 1 ? byId(decodeURIComponent(location.hash.slice(1))) : null;
if (target?.classList.contains("cell")) show(target);
else if (target?.id === "close") target.querySelector("button").focus();
