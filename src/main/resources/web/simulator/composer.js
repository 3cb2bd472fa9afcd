// What the customer writes with: the text field, attachments, and the keyboard the bot may offer.
import { byId, el, icon } from "./dom.js";
import { text } from "./texts.js";

const field = byId("text");
const menu = byId("attachments");
const keyboard = byId("keyboard");
const fineTouch = matchMedia("(pointer: fine)");

// Invented: a spot in the sea off Jakarta.
const PLACE = { latitude: -6.05, longitude: 106.85 };
const ATTACHMENTS = [
  { key: "photo", icon: "photo", hue: 268, content: () => ({ type: "media", kind: "photo" }) },
  { key: "location", icon: "place", hue: 145, content: () => ({ type: "location", ...PLACE }) },
  { key: "contact", icon: "person", hue: 205, content: (customer) => card(customer, false) },
  { key: "voice", icon: "mic", hue: 20, content: () => ({ type: "media", kind: "voice" }) },
  { key: "sticker", icon: "sticker", hue: 172, content: () => ({ type: "media", kind: "sticker" }) },
  { key: "document", icon: "file", hue: 238, content: () => ({ type: "media", kind: "document" }) },
];

let editing = null;

const card = (customer, own) => ({ type: "contact_card", phone: customer.phone ?? "+6281200000000", own });

/**
 * @param actions.send called with a content
 * @param actions.customer tells who is playing
 * @param actions.editable tells the message that may be changed, if any
 */
export function startComposer(actions) {
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit(actions);
  });
  field.addEventListener("input", grow);
  field.addEventListener("keydown", (event) => keyPressed(event, actions));
  byId("attach").addEventListener("click", () => openMenu(menu.hidden));
  byId("stop-editing").addEventListener("click", stopEditing);
  document.addEventListener("click", (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !byId("attach").contains(event.target)) {
      openMenu(false);
    }
  });
  drawMenu(actions);
}

export function drawMenu(actions) {
  field.placeholder = text("write");
  field.setAttribute("aria-label", text("write"));
  menu.replaceChildren(
    ...ATTACHMENTS.map((kind) => {
      const face = el("span", { className: "disc" }, icon(kind.icon));
      face.style.setProperty("--hue", String(kind.hue));
      const pick = () => {
        openMenu(false);
        actions.send(kind.content(actions.customer()));
      };
      return el("button", { type: "button", role: "menuitem", onclick: pick }, face, text(kind.key));
    }),
  );
}

/** Shows the keyboard in place of the letters where the bot's last message asks for it. */
export function showKeyboard(message, actions) {
  const request = message?.received?.request ?? "NONE";
  keyboard.hidden = request === "NONE";
  if (keyboard.hidden) {
    return;
  }
  const own =
    request === "LOCATION"
      ? { label: "📍 " + text("sendLocation"), content: { type: "location", ...PLACE } }
      : { label: "📱 " + text("sendContact"), content: card(actions.customer(), true) };
  const others = message.received.choices.map((choice) => ({ label: choice.label, content: { type: "text", text: choice.label } }));
  keyboard.replaceChildren(
    ...[own, ...others].map(({ label, content }) =>
      el("button", { type: "button", onclick: () => actions.send(content) }, label),
    ),
  );
}

export function startEditing(message) {
  editing = message;
  byId("editing").hidden = false;
  byId("editing-text").textContent = message.sent.text;
  field.value = message.sent.text;
  grow();
  field.focus();
}

export function stopEditing() {
  editing = null;
  byId("editing").hidden = true;
  field.value = "";
  grow();
}

export function focusField() {
  if (fineTouch.matches) {
    field.focus();
  }
}

function submit(actions) {
  const words = field.value.trim();
  if (!words) {
    return;
  }
  const content = editing ? { type: "edit", messageId: editing.id, text: words } : { type: "text", text: words };
  stopEditing();
  actions.send(content);
}

function keyPressed(event, actions) {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit(actions);
  } else if (event.key === "Escape") {
    stopEditing();
  } else if (event.key === "ArrowUp" && !field.value && actions.editable()) {
    event.preventDefault();
    startEditing(actions.editable());
  }
}

function grow() {
  field.style.height = "auto";
  field.style.height = field.scrollHeight + "px";
}

function openMenu(open) {
  menu.hidden = !open;
  byId("attach").setAttribute("aria-expanded", String(open));
}
