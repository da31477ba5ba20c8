package import Domain

/// Where the parts of the business meet: who sends an event does not know who reacts. Everything happens in the
/// transaction of the sender; what a handler throws undoes it.
///
/// ```swift
/// var bus = EventBus()
/// bus.add { event, context in ... }
/// try bus.send(DomainEvent("payment.posted", of: .card(card), source: .onec), context)
/// ```
package struct EventBus: Sendable {
    /// Reacts to an event; events that are none of its business it leaves alone.
    package typealias Handler = @Sendable (DomainEvent, EventContext) throws -> Void

    private var handlers: [Handler] = []

    /// Creates a bus on which nobody listens.
    package init() {}

    /// Whether nobody listens.
    package var isSilent: Bool { handlers.isEmpty }

    /// Adds a handler behind those that are there.
    package mutating func add(_ handler: @escaping Handler) { handlers.append(handler) }

    /// The bus with one handler more.
    package func adding(_ handler: @escaping Handler) -> EventBus {
        var bus = self
        bus.add(handler)
        return bus
    }

    /// Hands an event to each handler in the order of their adding.
    ///
    /// - Throws: what a handler throws; ``SvodError`` `limitExceeded` naming the chain when events lead to one another
    ///   without end.
    package func send(_ event: DomainEvent, _ context: EventContext) throws {
        let inner = try context.following(event.name)
        for handler in handlers { try handler(event, inner) }
    }
}
