// Ties the page together: what is known, what is shown, what the player does.
import { listen, moveClock, readState, Refused, sendMessage } from "./api.js";
import { showChat } from "./chat.js";
import { drawMenu, focusField, showKeyboard, startComposer, startEditing, stopEditing } from "./composer.js";
import { byId } from "./dom.js";
import { openPanel, restoreTheme, showClock, showCustomers, showSkin, startPanel } from "./panel.js";
import { currentLanguage, switchLanguage, text, translatePage } from "./texts.js";
import { heard } from "./time.js";

// Invented people.
const PEOPLE = [
  { id: "ani", name: "Ani Contoh", phone: "+6281200000001", language: "id" },
  { id: "budi", name: "Budi Contoh", phone: "+6281200000002", language: "id" },
  { id: "claire", name: "Claire Example", phone: "+6281200000003", language: "en" },
];
const LONGEST_WAIT = 6000;

/** Messages by id, by `app/customer`. */
const chats = new Map();
const seen = new Map();
const blocked = new Set();
let people = remembered("people", PEOPLE);
let skin = remembered("skin", "whatsapp");
let person = remembered("person", people[0].id);
let waiting = null;

function remembered(name, otherwise) {
  return JSON.parse(localStorage.getItem("simulator." + name)) ?? otherwise;
}

function remember(name, value) {
  localStorage.setItem("simulator." + name, JSON.stringify(value));
}

const key = (channel, customer) => channel + "/" + customer;
const customer = () => people.find((one) => one.id === person) ?? people[0];
const messages = () => [...(chats.get(key(skin, customer().id))?.values() ?? [])];

function take(channel, customerId, message) {
  const name = key(channel, customerId);
  if (!chats.has(name)) {
    chats.set(name, new Map());
  }
  chats.get(name).set(message.id, message);
  if (message.sent?.type === "reachability") {
    setBlocked(name, !message.sent.reachable);
  }
}

function setBlocked(name, isBlocked) {
  if (isBlocked) {
    blocked.add(name);
  } else {
    blocked.delete(name);
  }
}

const unread = (id) => messagesFromBot(key(skin, id)) - (seen.get(key(skin, id)) ?? 0);

function messagesFromBot(name) {
  return [...(chats.get(name)?.values() ?? [])].filter((message) => message.received).length;
}

/** On Telegram the last text may be changed. */
function editable() {
  const own = messages().filter((message) => message.sent?.type === "text" && message.state !== "FAILED");
  return skin === "telegram" ? own.at(-1) : undefined;
}

function labelOf(payload) {
  for (const message of messages().reverse()) {
    const choice = message.received?.choices.find((one) => one.payload === payload);
    if (choice) {
      return choice.label;
    }
  }
  return payload;
}

const actions = {
  customer,
  editable,
  send: (content) => send(content),
  move: (move) => attempt(async () => clockMoved(await moveClock(move))),
  block: (wanted) => send({ type: "reachability", reachable: !wanted }),
  add(name, phone) {
    const added = { id: "p" + Date.now().toString(36), name, phone: phone || undefined, language: currentLanguage() };
    people = [...people, added];
    remember("people", people);
    choose(added.id);
  },
  skin(chosen) {
    skin = chosen;
    remember("skin", skin);
    changed();
  },
};

function choose(id) {
  person = id;
  remember("person", person);
  openPanel(false);
  changed();
}

/** Another chat is on the screen now. */
function changed() {
  stopEditing();
  stopWaiting();
  draw(true);
  focusField();
}

async function send(content) {
  const message = { channel: skin, customer: customer(), content, twice: byId("twice").checked };
  startWaiting(content);
  await attempt(() => sendMessage(message));
  focusField();
}

async function attempt(action) {
  try {
    await action();
  } catch (failure) {
    stopWaiting();
    complain(failure);
  }
}

function complain(failure) {
  const toast = byId("toast");
  const back = failure instanceof Refused && failure.message === "clock";
  const refused = failure instanceof Refused && failure.status < 500;
  toast.textContent = back ? text("clockBack") : refused ? text("refused", { why: failure.message }) : text("unreachable");
  toast.hidden = false;
  setTimeout(() => (toast.hidden = true), 4000);
}

function startWaiting(content) {
  stopWaiting();
  if (content.type !== "reachability") {
    waiting = setTimeout(stopWaiting, LONGEST_WAIT);
    draw(true);
  }
}

function stopWaiting() {
  clearTimeout(waiting);
  waiting = null;
  draw(false);
}

function draw(jump) {
  const current = messages();
  const name = key(skin, customer().id);
  seen.set(name, messagesFromBot(name));
  showSkin(skin);
  showCustomers(people, customer().id, unread, choose);
  showKeyboard(current.at(-1), actions);
  showChat(current, {
    jump,
    typing: waiting !== null,
    editable: editable()?.id,
    labelOf,
    onEdit: startEditing,
    onStart: (words) => send({ type: "text", text: words }),
    onTap: (choice) => send({ type: "tap", payload: choice.payload }),
  });
  byId("blocked").checked = blocked.has(name);
  byId("playing").textContent = customer().name;
  byId("presence").textContent = waiting !== null ? text("typing") : text(skin === "telegram" ? "online" : "business");
}

function clockMoved(clock) {
  heard(clock);
  showClock();
}

function messageCame({ channel, customer: customerId, message }) {
  take(channel, customerId, message);
  const here = channel === skin && customerId === customer().id;
  if (here && message.received && waiting !== null) {
    clearTimeout(waiting);
    waiting = null;
  }
  draw(here && Boolean(message.sent) && message.state === "ACCEPTED");
}

async function refresh() {
  const state = await readState();
  chats.clear();
  for (const chat of state.chats) {
    chat.messages.forEach((message) => take(chat.channel, chat.customer.id, message));
    if (!people.some((one) => one.id === chat.customer.id)) {
      people = [...people, { ...chat.customer, name: chat.customer.name || chat.customer.id }];
    }
    setBlocked(key(chat.channel, chat.customer.id), chat.blocked);
  }
  clockMoved(state.clock);
  draw(true);
}

restoreTheme();
translatePage();
startPanel(actions);
startComposer(actions);
byId("language").addEventListener("click", () => {
  switchLanguage();
  byId("language").textContent = currentLanguage() === "id" ? "EN" : "ID";
  drawMenu(actions);
  showClock();
  draw(false);
});
byId("language").textContent = currentLanguage() === "id" ? "EN" : "ID";
draw(true);
refresh().catch(complain);
listen({ onOpen: () => refresh().catch(complain), onMessage: messageCame, onClock: clockMoved });
focusField();
