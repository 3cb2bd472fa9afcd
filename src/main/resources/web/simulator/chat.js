// The conversation on the screen: bubbles, day separators, the typing dots.
import { bubble, typingBubble } from "./bubble.js";
import { byId, el } from "./dom.js";
import { currentLanguage, text } from "./texts.js";
import { dayName, localDate } from "./time.js";

const log = byId("log");
const NEAR_THE_END = 120;

/** What is on the screen: rows with what they look like, by message or day. */
let rowsById = new Map();

/**
 * @param messages oldest first
 * @param view.typing whether the bot is about to answer
 * @param view.editable the id of the message the customer may change, if any
 */
export function showChat(messages, view) {
  const following = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_THE_END;
  const wanted = messages.length ? rowsOf(messages, view) : [emptyChat(view)];
  place(view.typing ? [...wanted, typingBubble()] : wanted);
  if (following || view.jump) {
    log.scrollTop = log.scrollHeight;
  }
}

/** Touches only what has changed, so that a screen reader reads only that, and focus stays. */
function place(rows) {
  const wanted = new Set(rows);
  [...log.children].filter((row) => !wanted.has(row)).forEach((row) => row.remove());
  let next = log.firstChild;
  for (const row of rows) {
    if (row === next) {
      next = next.nextSibling;
    } else {
      log.insertBefore(row, next);
    }
  }
}

/** @returns the row drawn before where it would look the same, else a new one. */
function drawn(id, look, draw) {
  const before = rowsById.get(id);
  const row = before?.look === look ? before.row : draw();
  row.classList.toggle("fresh", before === undefined);
  return { row, look };
}

function rowsOf(messages, view) {
  const rows = new Map();
  let day = "";
  let speaker = "";
  for (const message of messages) {
    const at = new Date(message.at);
    if (localDate(at) !== day) {
      day = localDate(at);
      speaker = "";
      rows.set(day, drawn(day, dayName(at), () => separator(dayName(at))));
    }
    const turn = speaker !== (message.sent ? "customer" : "bot");
    const editable = message.id === view.editable;
    const look = JSON.stringify([message, turn, editable, currentLanguage()]);
    rows.set(message.id, drawn(message.id, look, () => row(message, turn, editable, view)));
    speaker = message.sent ? "customer" : "bot";
  }
  rowsById = rows;
  return [...rows.values()].map((one) => one.row);
}

function row(message, turn, editable, view) {
  const element = bubble(message, { ...view, turn });
  if (editable) {
    const edit = () => view.onEdit(message);
    element.append(el("button", { type: "button", className: "pencil", onclick: edit }, text("edit")));
  }
  return element;
}

function separator(name) {
  return el("div", { className: "day" }, el("span", {}, name));
}

function emptyChat(view) {
  const starters = ["starter1", "starter2", "starter3"].map((key) =>
    el("button", { type: "button", onclick: () => view.onStart(text(key)) }, text(key)),
  );
  return el(
    "div",
    { className: "empty" },
    el("b", {}, text("emptyTitle")),
    text("empty"),
    el("div", { className: "starters" }, ...starters),
  );
}
