// One message on the phone's screen.
import { el, hue, icon } from "./dom.js";
import { text } from "./texts.js";
import { hourMinute } from "./time.js";

const WAVES = [30, 55, 80, 45, 95, 60, 35, 70, 100, 65, 40, 75, 50, 85, 30, 60, 45, 25];

/**
 * @param message as the server tells it
 * @param options.turn whether the speaker has changed
 * @param options.labelOf tells the label of a payload
 * @param options.onTap called with a choice
 */
export function bubble(message, options) {
  const content = message.sent;
  if (content?.type === "tap") {
    return notice(message, text("tapped", { label: options.labelOf(content.payload) }));
  }
  if (content?.type === "reachability") {
    return notice(message, text(content.reachable ? "unblockedNow" : "blockedNow"));
  }
  const body = content ? sentBody(content) : receivedBody(message.received);
  const row = el("div", { className: rowClass(message, options) });
  row.dataset.id = message.id;
  row.dataset.state = message.state;
  row.append(el("div", { className: "bubble" }, ...tags(message), ...body, time(message)));
  row.append(...problems(message), ...choices(message, options));
  return row;
}

export function typingBubble() {
  return el(
    "div",
    { className: "row turn typing" },
    el("div", { className: "bubble", role: "status", "aria-label": text("typing") }, el("i"), el("i"), el("i")),
  );
}

function rowClass(message, { turn }) {
  const classes = ["row"];
  if (message.sent) classes.push("mine");
  if (turn) classes.push("turn");
  if (message.state === "FAILED") classes.push("failed");
  if (message.sent?.kind === "STICKER") classes.push("sticker");
  return classes.join(" ");
}

function notice(message, words) {
  const waiting = message.state === "ACCEPTED" || message.state === "SENT";
  const pill = el("div", { className: waiting && message.sent.type === "tap" ? "tapped waiting" : "tapped" }, words);
  pill.dataset.id = message.id;
  pill.dataset.state = message.state;
  return pill;
}

function sentBody(content) {
  switch (content.type) {
    case "text":
      return [words(content.text)];
    case "media":
      return mediaBody(content);
    case "location":
      return [picture("place", "picture map"), words(content.address ?? `${content.latitude}, ${content.longitude}`)];
    case "contact_card":
      return [described("person", text(content.own ? "ownNumber" : "otherCard"), content.phone)];
    default:
      return [described("file", text("poll"), "")];
  }
}

function receivedBody(message) {
  return [words(message.text)];
}

function mediaBody(content) {
  const caption = content.caption ? [words(content.caption)] : [];
  switch (content.kind) {
    case "PHOTO":
    case "VIDEO":
      return [picture(content.kind === "PHOTO" ? "photo" : "play", "picture"), ...caption];
    case "VOICE":
    case "AUDIO":
      return [el("div", { className: "media" }, disc("play"), waves(), el("small", {}, "0:07"))];
    case "STICKER":
      return [el("span", { className: "big", role: "img", "aria-label": text("sticker") }, "🧽")];
    default:
      return [described("file", text("file"), "PDF · 214 kB"), ...caption];
  }
}

function words(content) {
  return el("span", { className: "text" }, content);
}

function picture(name, className) {
  return el("div", { className }, className.includes("map") ? "" : icon(name));
}

function disc(name) {
  return el("span", { className: "disc" }, icon(name));
}

function described(name, title, detail) {
  return el("div", { className: "media" }, disc(name), el("span", {}, el("b", {}, title), el("br"), el("small", {}, detail)));
}

function waves() {
  const bars = WAVES.map((height) => {
    const bar = el("i");
    bar.style.setProperty("--h", String(height));
    return bar;
  });
  return el("span", { className: "waves" }, ...bars);
}

function tags(message) {
  return message.note === "template" ? [el("span", { className: "tag" }, text("template"))] : [];
}

function time(message) {
  const label = el(
    "span",
    { className: "time " + message.state.toLowerCase() },
    message.note === "edited" ? text("edited") + " " : "",
    hourMinute(new Date(message.at)),
  );
  // Only what one sent oneself is ticked off.
  if (message.sent && message.state !== "FAILED") {
    label.append(tick(message.state));
  }
  return label;
}

function tick(state) {
  const names = { ACCEPTED: "wait", SENT: "tick", DELIVERED: "ticks", READ: "ticks" };
  const drawing = icon(names[state], "tick");
  drawing.removeAttribute("aria-hidden");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", text("state_" + state));
  return drawing;
}

function problems(message) {
  if (message.state !== "FAILED") {
    return [];
  }
  const why = message.sent ? "notStored" : { window_closed: "window_closed", blocked: "blocked" }[message.note] ?? "failed";
  return [el("span", { className: "problem" }, icon("alert"), text(why))];
}

function choices(message, { onTap }) {
  const offered = message.received?.choices ?? [];
  if (!offered.length || message.received.request !== "NONE") {
    return [];
  }
  const longest = Math.max(...offered.map((choice) => choice.label.length));
  const columns = longest <= 8 ? "three" : longest <= 16 ? "two" : "";
  const buttons = offered.map((choice) =>
    el("button", { type: "button", onclick: () => onTap(choice) }, choice.label),
  );
  return [el("div", { className: "choices " + columns }, ...buttons)];
}

export function avatar(customer) {
  const initials = customer.name
    .split(/\s+/)
    .map((part) => [...part][0] ?? "")
    .slice(0, 2)
    .join("");
  const face = el("span", { className: "avatar", "aria-hidden": "true" }, initials.toUpperCase());
  face.style.setProperty("--hue", hue(customer.id));
  return face;
}
