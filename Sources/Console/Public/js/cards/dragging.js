// Cards are dragged with a mouse, a pen or a finger (after a short hold); the board scrolls under the hand.

const slack = 6;
const hold = 280;

export class Dragging {
  constructor(board) {
    this.board = board;
    this.place = board.place;
    this.place.addEventListener("pointerdown", (event) => this.press(event));
    this.place.addEventListener("click", (event) => {
      if (!this.justDropped) return;
      event.preventDefault();
      event.stopPropagation();
    }, true);
  }

  /** Whether a card is in the hand. */
  get isActive() {
    return !!this.ghost;
  }

  press(event) {
    const tile = event.target.closest(".tile");
    if (!tile || event.button !== 0 || !this.board.mayMove || event.target.closest("button")) return;
    this.start = { x: event.clientX, y: event.clientY, tile, pointer: event.pointerId, type: event.pointerType };
    const abort = new AbortController();
    this.abort = abort;
    const { signal } = abort;
    addEventListener("pointermove", (now) => this.drag(now), { signal });
    addEventListener("pointerup", (now) => this.drop(now), { signal });
    addEventListener("pointercancel", () => this.end(), { signal });
    addEventListener("keydown", (key) => key.code === "Escape" && this.end(), { signal, capture: true });
    if (event.pointerType === "touch") {
      this.timer = setTimeout(() => this.lift(this.start.x, this.start.y), hold);
      this.place.addEventListener("touchmove", (touch) => this.ghost && touch.preventDefault(), { signal, passive: false });
    }
  }

  drag(event) {
    if (!this.start || event.pointerId !== this.start.pointer) return;
    if (!this.ghost) {
      const far = Math.hypot(event.clientX - this.start.x, event.clientY - this.start.y) > slack;
      if (!far) return;
      if (this.start.type === "touch") return this.end();
      this.lift(event.clientX, event.clientY);
    }
    event.preventDefault();
    this.at = { x: event.clientX, y: event.clientY };
    this.ghost.style.transform = `translate(${event.clientX - this.grip.x}px, ${event.clientY - this.grip.y}px) rotate(1.2deg)`;
    this.aim();
  }

  lift(x, y) {
    const { tile } = this.start;
    const box = tile.getBoundingClientRect();
    this.grip = { x: this.start.x - box.left, y: this.start.y - box.top };
    this.ghost = tile.cloneNode(true);
    this.ghost.classList.add("is-ghost");
    this.ghost.style.width = `${box.width}px`;
    this.ghost.style.transform = `translate(${x - this.grip.x}px, ${y - this.grip.y}px)`;
    document.body.append(this.ghost);
    tile.classList.add("is-lifted");
    document.body.classList.add("is-dragging");
    getSelection()?.removeAllRanges();
    this.at = { x, y };
    this.track = tile.closest("[data-track]");
    this.frame = requestAnimationFrame(() => this.scroll());
  }

  /** The column under the hand is marked. */
  aim() {
    const under = document.elementFromPoint(this.at.x, this.at.y)?.closest("[data-stage]");
    const fits = under && (this.track.contains(under) || "end" in under.dataset) ? under : null;
    if (fits === this.target) return;
    this.target?.classList.remove("is-target");
    this.target = fits;
    fits?.classList.add("is-target");
  }

  scroll() {
    if (!this.ghost) return;
    const edge = 60;
    const box = this.place.getBoundingClientRect();
    const speed = (position, low, high) => (position < low + edge ? position - low - edge : position > high - edge ? position - high + edge : 0) / 4;
    this.place.scrollLeft += speed(this.at.x, box.left, box.right);
    const list = this.target?.querySelector("[data-cards]");
    if (list) {
      const inner = list.getBoundingClientRect();
      list.scrollTop += speed(this.at.y, inner.top, inner.bottom);
    }
    this.aim();
    this.frame = requestAnimationFrame(() => this.scroll());
  }

  drop(event) {
    const { ghost, target, start } = this;
    if (ghost) {
      event.preventDefault();
      this.justDropped = true;
      setTimeout(() => { this.justDropped = false; }, 50);
    }
    this.end();
    const stage = ghost && target && this.board.stages.get(target.dataset.stage);
    if (stage) this.board.move(start.tile.card, stage);
  }

  end() {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.abort?.abort();
    this.ghost?.remove();
    this.start?.tile.classList.remove("is-lifted");
    this.target?.classList.remove("is-target");
    document.body.classList.remove("is-dragging");
    Object.assign(this, { ghost: null, target: null, start: null });
  }
}
