// How the desk speaks of calls.

import { t } from "../text.js";

const icons = {
  entered: "phone-in", queued: "queue", ringing: "phone-ringing", talking: "talk", held: "hold", parked: "park",
};

/** The icon of a call's state. */
export function stateIcon(call, model) {
  if (call.state !== "ended") return call.direction === "outbound" && !call.answeredAt ? "phone-out" : icons[call.state];
  if (call.outcome === "answered") return "check-circle";
  return call.outcome === "voicemail" ? "voicemail" : "phone-missed";
}

/** The word of a call's state: "Звонит вам", "Разговор", "Не дождался". */
export function stateWord(call, model) {
  if (model.ringsForMe(call)) return t("state.mine");
  if (call.state !== "ended") return t(`state.${call.state === "talking" && model.isMyTalk(call) ? "talking_me" : call.state}`);
  if (call.lineLost) return t("state.line_lost");
  return t(`outcome.${call.outcome ?? "failed"}`);
}

/** The person of the lead, or the only one known on this number; several are never guessed between. */
export function knownPerson(call) {
  return call.people.find((one) => one.id === call.lead?.person) ?? (call.people.length === 1 ? call.people[0] : null);
}

/** Who to show as the caller: the chosen or only person, a company, the exchange's name, else the number. */
export function callerTitle(call) {
  const person = knownPerson(call);
  if (person) return person.name;
  return call.numberText || t("number.withheld");
}

/** The second line: company, channel. */
export function callerMore(call) {
  const person = knownPerson(call);
  const parts = [person ? call.numberText : call.callerName, call.channel ?? call.didText];
  return parts.filter(Boolean).join(" · ");
}

/** Who talks in a call or for whom it rings. */
export function partiesWord(call, model) {
  const legs = call.legs.filter((leg) => leg.state === (call.answeredAt ? "answered" : "ringing"));
  return legs.map((leg) => model.person(leg.staff)?.name ?? leg.party).join(", ");
}
