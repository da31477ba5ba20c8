package import Domain

/// Something that another part does: it is written down with its key, the part answers by an event.
package struct EffectAction: Hashable, Sendable {
    /// Which: also the word in the file.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A document from a template into a field; actions behind it wait for it.
        case document
        /// A project: members, phases, hours.
        case project
        /// A company made of a contact, and what is mirrored into it.
        case company
        /// A document for 1C.
        case onec
        /// A look for requests alike.
        case fanCheck = "fan_check"
        /// A freed reservation offered to the next of the group.
        case offerNext = "offer_next"
    }

    /// Which.
    package let kind: Kind
    /// Its settings as they are written: texts, lists and mappings become values of the same names.
    package let settings: [String: FieldValue]
    /// What follows when it is done, unless the list goes on by itself.
    package let then: [Action]

    /// Creates an effect.
    package init(kind: Kind, settings: [String: FieldValue], then: [Action] = []) {
        self.kind = kind
        self.settings = settings
        self.then = then
    }

    /// Whether actions behind it wait until it is done.
    package var isAwaited: Bool { kind == .document }
}
