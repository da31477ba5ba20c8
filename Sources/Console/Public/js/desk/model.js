// What the desk knows: calls and staff by id, and in which group of the queue a call belongs. No DOM here.

export const ms = (microseconds) => (microseconds === null || microseconds === undefined ? null : microseconds / 1000);

/** The groups of the queue, from what is most urgent. */
export const groups = ["mine", "incoming", "talking", "unfinished", "unanswered", "postponed"];

export class DeskModel {
  constructor(state) {
    this.replace(state);
  }

  /** Takes a whole state of the server. */
  replace(state) {
    Object.assign(this, { me: state.me, policy: state.policy, today: state.today, lines: state.lines ?? [] });
    this.event = state.event;
    this.calls = new Map(state.calls.map((call) => [call.id, call]));
    this.staff = new Map(state.staff.map((person) => [person.id, person]));
    this.missed = state.missed ?? 0;
  }

  /** Takes one event of the stream. Gives back the id of the call it changed, or null. */
  apply({ id, type, data }) {
    if (id) this.event = Math.max(this.event, id);
    if (type === "call") {
      const known = this.calls.get(data.id);
      if (known && known.event > data.event) return null;
      this.calls.set(data.id, data);
      return data.id;
    }
    if (type === "staff") {
      const person = this.staff.get(data.id);
      this.staff.set(data.id, { ...person, ...data });
      if (data.id === this.me.id) this.me = { ...this.me, presence: data.presence, presenceSince: data.presenceSince };
    } else if (type === "line") {
      this.lines = [...this.lines.filter((line) => line.exchange !== data.exchange), data];
    } else if (type === "task") {
      this.missed = data.missed;
    }
    return null;
  }

  isMyLeg(call, leg) {
    if (leg.staff) return leg.staff === this.me.id;
    return leg.isExtension && leg.party === this.me.extension && call.exchange === this.me.exchange;
  }

  myLeg(call, state) {
    return call.legs.find((leg) => leg.state === state && this.isMyLeg(call, leg));
  }

  ringsForMe = (call) => call.state !== "ended" && !!this.myLeg(call, "ringing");

  isMyTalk = (call) => call.state !== "ended" && !!this.myLeg(call, "answered");

  /** Whether I am the one who must fill in this card. */
  isMyCard(call) {
    if (call.lead?.owner) return call.lead.owner === this.me.id;
    return call.legs.some((leg) => (leg.state === "answered" || leg.state === "left") && this.isMyLeg(call, leg));
  }

  /** The group of a call, or null when it needs nobody any more. */
  groupOf(call) {
    if (call.direction === "internal") return null;
    if (call.state !== "ended") {
      if (this.ringsForMe(call)) return "mine";
      if (call.answeredAt) return "talking";
      return "incoming";
    }
    const lead = call.lead;
    if (!lead || lead.status === "converted" || lead.status === "rejected") return null;
    if (this.isMyCard(call) && call.answeredAt) {
      if (lead.postponedAt) return "postponed";
      return isComplete(lead) ? null : "unfinished";
    }
    return lead.waitingSince && !call.answeredAt ? "unanswered" : null;
  }

  /** The queue: groups with their calls, each in the order of waiting. */
  queue() {
    const found = new Map(groups.map((name) => [name, []]));
    for (const call of this.calls.values()) found.get(this.groupOf(call))?.push(call);
    const byEntry = (one, other) => one.enteredAt - other.enteredAt || one.id - other.id;
    for (const [name, calls] of found) {
      calls.sort(byEntry);
      if (name === "talking") calls.sort((one, other) => Number(this.isMyTalk(other)) - Number(this.isMyTalk(one)));
    }
    return groups.map((name) => ({ name, calls: found.get(name) })).filter((group) => group.calls.length);
  }

  /** My own cards in the order of Alt+1…9: what rings for me, what I talk in, what I have not finished. */
  slots() {
    const own = this.queue().flatMap(({ name, calls }) => {
      if (name === "mine" || name === "unfinished" || name === "postponed") return calls;
      return name === "talking" ? calls.filter(this.isMyTalk) : [];
    });
    return own.slice(0, 9);
  }

  /** The state's tone: the only use of colour. */
  toneOf(call) {
    const group = this.groupOf(call);
    if (group === "mine" || (call.state === "ringing" && !call.answeredAt)) return "ringing";
    if (call.state !== "ended") return call.answeredAt ? "talking" : "waiting";
    return group === "unanswered" ? "missed" : "done";
  }

  /** What a member of staff does at the moment: rings, talks, or their own word. */
  presenceOf(person) {
    for (const call of this.calls.values()) {
      if (call.state === "ended") continue;
      for (const leg of call.legs) {
        if (leg.staff !== person.id) continue;
        if (leg.state === "answered") return "busy";
        if (leg.state === "ringing") return "ringing";
      }
    }
    return person.presence ?? "away";
  }

  /** The suggestions of a call, without oneself and without the talk of this very call. */
  othersFor(call) {
    return call.suggestions.filter((one) =>
      one.staff !== this.me.id && this.staff.has(one.staff) && !(one.why === "talk" && one.at === call.answeredAt));
  }

  /** A person of the staff by id. */
  person = (id) => (id ? (this.staff.get(id) ?? null) : null);
}

/** Whether topic and person are given. */
export const isComplete = (lead) => !!lead.topic && !!lead.transferredTo && lead.transferredSource === "person";
