// The server's interface: see SimulatorRoutes.

/** What the server answers when it says no. */
export class Refused extends Error {
  constructor(status, why) {
    super(why);
    this.status = status;
  }
}

async function post(path, body) {
  const answer = await fetch("/simulator/api/" + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.ok) {
    return answer.json();
  }
  const why = answer.status === 400 ? (await answer.json()).error : String(answer.status);
  throw new Refused(answer.status, why);
}

export const sendMessage = (message) => post("messages", message);
export const moveClock = (move) => post("clock", move);

export async function readState() {
  return (await fetch("/simulator/api/state")).json();
}

/** Listens for ever; the browser reconnects by itself, and `onOpen` is called each time. */
export function listen({ onOpen, onMessage, onClock }) {
  const events = new EventSource("/simulator/api/events");
  events.onopen = onOpen;
  events.addEventListener("message", (event) => onMessage(JSON.parse(event.data)));
  events.addEventListener("clock", (event) => onClock(JSON.parse(event.data)));
}
