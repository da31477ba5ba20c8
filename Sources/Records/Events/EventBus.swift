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
    /// Reacts to several events of one transaction as it would to one after the other.
    package typealias PageHandler = @Sendable ([Sending]) throws -> Void

    /// An event on its way, with what it happens in.
    package struct Sending {
        /// The event.
        package let event: DomainEvent
        /// What it happens in.
        package let context: EventContext

        /// Creates a sending.
        package init(_ event: DomainEvent, _ context: EventContext) {
            self.event = event
            self.context = context
        }
    }

    private var handlers: [PageHandler] = []

    /// Creates a bus on which nobody listens.
    package init() {}

    /// Whether nobody listens.
    package var isSilent: Bool { handlers.isEmpty }

    /// Adds a handler behind those that are there.
    package mutating func add(_ handler: @escaping Handler) {
        handlers.append { page in
            for sending in page { try handler(sending.event, sending.context) }
        }
    }

    /// Adds a handler that takes several events at once behind those that are there.
    package mutating func add(pages handler: @escaping PageHandler) { handlers.append(handler) }

    /// The bus with one handler more.
    package func adding(_ handler: @escaping Handler) -> EventBus {
        var bus = self
        bus.add(handler)
        return bus
    }

    /// The bus with one handler of pages more.
    package func adding(pages handler: @escaping PageHandler) -> EventBus {
        var bus = self
        bus.add(pages: handler)
        return bus
    }

    /// Hands an event to each handler in the order of their adding.
    ///
    /// - Throws: what a handler throws; ``SvodError`` `limitExceeded` naming the chain when events lead to one another
    ///   without end.
    package func send(_ event: DomainEvent, _ context: EventContext) throws {
        try send([Sending(event, context)])
    }

    /// Hands events to each handler in the order of their adding. A handler hears all of them before the next one does:
    /// only for events of which none changes what another is about.
    ///
    /// - Throws: as ``send(_:_:)``.
    package func send(_ page: [Sending]) throws {
        guard !page.isEmpty else { return }
        let inner = try page.map { Sending($0.event, try $0.context.following($0.event.name)) }
        for handler in handlers { try handler(inner) }
    }
}
