package import Store

/// The names under which the inbox keeps what came over HTTP and from bots.
package enum IntakeSource {
    /// A site or a service.
    static func site(_ name: String) -> String { "intake:\(name)" }

    /// A bot.
    static func bot(_ name: String) -> String { "bot:\(name)" }

    /// Keys of old rows may be forgotten: sites repeat within hours, and what a bot was given does not come again.
    package static let forgettable = [ForgettableSource(prefix: "intake:"), ForgettableSource(prefix: "bot:")]
}
