/// Where a value of a card came from; the card shows it beside the value.
package struct ValueSource: RawRepresentable, Hashable, Sendable, Codable {
    /// The text kept with the value: `person`, `onec`, `call`, `rutector v12/deferral`.
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    /// A member of staff wrote it.
    package static let person = ValueSource(rawValue: "person")
    /// 1C told it; the ledger alone writes these.
    package static let onec = ValueSource(rawValue: "onec")
    /// It was seen in a telephone call.
    package static let call = ValueSource(rawValue: "call")
    /// It was read from a letter.
    package static let letter = ValueSource(rawValue: "letter")
    /// It came with a form of the site or a chat.
    package static let intake = ValueSource(rawValue: "intake")
    /// A portal changed it.
    package static let portal = ValueSource(rawValue: "portal")
    /// It came with a sheet that was imported.
    package static let sheet = ValueSource(rawValue: "import")
    /// A rule of a funnel set it, such as `ru_sale v12/shipping.on_enter`.
    package static func rule(_ name: String) -> ValueSource { ValueSource(rawValue: name) }

    /// Whether a person stands behind it, whom a gate can ask; machines pass gates and are flagged.
    package var isPerson: Bool { self == .person }
}
