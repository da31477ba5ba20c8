// The stream of events: opened at a number, taken up again at the last one seen, honest about silence.

const silence = 25_000;
const kept = 400;

export class LiveLine {
  /** Opens the stream after event `since`. `onEvent({id, type, data})`; `onState({state, since})`. */
  constructor(since, onEvent, onState) {
    Object.assign(this, { last: since, first: since, onEvent, onState, recent: [], tries: 0, lostAt: null });
    this.open();
    this.watch = setInterval(() => Date.now() - this.heard > silence && this.broken(), 5000);
  }

  open() {
    this.heard = Date.now();
    this.source = new EventSource(`/api/v1/events?since=${this.last}`);
    this.source.onopen = () => this.alive();
    this.source.onerror = () => this.broken();
    this.source.onmessage = (message) => this.take("message", message);
    for (const type of ["call", "card", "task", "payment", "letter", "fan", "staff", "line", "reset", "beat"]) {
      this.source.addEventListener(type, (message) => this.take(type, message));
    }
  }

  alive() {
    this.heard = Date.now();
    this.tries = 0;
    if (this.state === "up") return;
    this.lostAt = null;
    this.say("up");
  }

  take(type, message) {
    this.alive();
    if (message.lastEventId) this.last = Number(message.lastEventId);
    if (type === "beat") return;
    let data = null;
    try {
      data = message.data ? JSON.parse(message.data) : null;
    } catch {
      return;
    }
    const event = { id: this.last, type, data };
    if (type === "reset") {
      this.recent = [];
      this.first = this.last;
    } else {
      this.recent.push(event);
      if (this.recent.length > kept) this.first = this.recent.shift().id;
    }
    this.onEvent(event);
  }

  broken() {
    this.source.close();
    if (this.retry) return;
    if (this.lostAt === null) this.lostAt = this.heard;
    this.say("lost");
    this.tries += 1;
    const wait = Math.min(8000, 250 * 2 ** this.tries) * (0.7 + Math.random() * 0.6);
    this.retry = setTimeout(() => {
      this.retry = null;
      this.open();
    }, wait);
  }

  say(state) {
    this.state = state;
    this.onState({ state, since: this.lostAt });
  }

  /** What came after event `number`, or null when that is too long ago to know. */
  since(number) {
    if (number < this.first) return null;
    return this.recent.filter((event) => event.id > number);
  }

  close() {
    clearInterval(this.watch);
    clearTimeout(this.retry);
    this.source.close();
  }
}
