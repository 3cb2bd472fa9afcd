// The controls beside the phone: app, customers, clock, tools.
import { avatar } from "./bubble.js";
import { byId, el } from "./dom.js";
import { text } from "./texts.js";
import { ahead, hourMinute, localDateTime, longDate, now, tomorrow, zoneName } from "./time.js";

const THEMES = { light: "dark", dark: "light" };

/**
 * @param actions.move called with how to move the clock
 * @param actions.skin, actions.customer, actions.add, actions.block called with what was chosen
 */
export function startPanel(actions) {
  for (const skin of ["whatsapp", "telegram"]) {
    byId("skin-" + skin).addEventListener("click", () => actions.skin(skin));
  }
  byId("plus-hour").addEventListener("click", () => actions.move({ advance: "PT1H" }));
  byId("plus-day").addEventListener("click", () => actions.move({ advance: "P1D" }));
  byId("tomorrow").addEventListener("click", () => actions.move({ to: tomorrow() + "T08:00" }));
  byId("clock-form").addEventListener("submit", (event) => {
    event.preventDefault();
    actions.move({ to: new FormData(event.target).get("to") });
  });
  byId("customer-form").addEventListener("submit", (event) => {
    event.preventDefault();
    addCustomer(event.target, actions);
  });
  byId("blocked").addEventListener("change", (event) => actions.block(event.target.checked));
  byId("theme").addEventListener("click", switchTheme);
  byId("open-panel").addEventListener("click", () => openPanel(true));
  byId("close-panel").addEventListener("click", () => openPanel(false));
  byId("scrim").addEventListener("click", () => openPanel(false));
  setInterval(showClock, 1000);
}

export function openPanel(open) {
  document.body.classList.toggle("panel-open", open);
}

export function showSkin(skin) {
  document.documentElement.dataset.skin = skin;
  for (const name of ["whatsapp", "telegram"]) {
    byId("skin-" + name).setAttribute("aria-pressed", String(name === skin));
  }
}

/** @param unread how many messages of a customer's chat were not looked at */
export function showCustomers(customers, currentId, unread, onChoose) {
  byId("customers").replaceChildren(
    ...customers.map((customer) => {
      const count = unread(customer.id);
      const label = el("span", {}, el("b", {}, customer.name), el("small", {}, customer.phone ?? text("hidden")));
      const badge = count ? el("span", { className: "unread" }, String(count)) : null;
      const button = el("button", { type: "button", onclick: () => onChoose(customer.id) }, avatar(customer), label, badge);
      button.setAttribute("aria-current", String(customer.id === currentId));
      return el("li", {}, button);
    }),
  );
}

export function showClock() {
  byId("clock-time").textContent = hourMinute(now());
  byId("phone-time").textContent = hourMinute(now());
  byId("clock-date").textContent = longDate(now());
  byId("clock-zone").textContent = zoneName();
  byId("clock-ahead").textContent = ahead();
  byId("clock-ahead").hidden = !ahead();
  const input = byId("clock-form").elements.to;
  input.min = localDateTime(now());
  if (document.activeElement !== input && (!input.value || input.value < input.min)) {
    input.value = input.min;
  }
}

function addCustomer(form, actions) {
  const entry = new FormData(form);
  actions.add(entry.get("name").trim(), entry.get("phone").trim());
  form.reset();
  byId("newcomer").open = false;
}

function switchTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const current = document.documentElement.dataset.theme ?? (dark ? "dark" : "light");
  document.documentElement.dataset.theme = THEMES[current];
  localStorage.setItem("simulator.theme", THEMES[current]);
}

export function restoreTheme() {
  const theme = localStorage.getItem("simulator.theme");
  if (theme in THEMES) {
    document.documentElement.dataset.theme = theme;
  }
}
