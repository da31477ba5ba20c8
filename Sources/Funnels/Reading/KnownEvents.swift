/// The events that svod's own parts send. Others may be handed in from outside under names of their own.
enum KnownEvents {
    /// Their names.
    static let names = [
        "call.arrived", "call.answered", "call.reached", "call.missed", "call.ended", "call.transferred", "lead.taken",
        "message.received", "message.answered", "letter.received", "letter.answered", "form.received",
        "order.placed", "request.arrived",
        "payment.posted", "payment.corrected", "payment.reversed", "payment.due",
        "order.received", "order.changed",
        "shipment.posted", "shipment.corrected", "shipment.reversed", "stock.received", "deferral.changed",
        "task.done", "task.overdue",
        "approval.approved", "approval.rework", "approval.rejected",
        "document.ready", "document.failed", "document.signed",
        "child.won", "child.lost", "child.closed",
        "fan.found", "reservation.won", "reservation.expired", "onec.done", "onec.failed",
    ]

    /// What another part answers to an action that asked for something; rules do not wait for these.
    static let answers: Set<String> = ["effect.done", "effect.failed"]
}
