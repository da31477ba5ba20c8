package import Domain

/// A number that called and was not heard, with everything that happened to it since.
package struct MissedNumber: Sendable, Equatable, Encodable {
    /// A phone that rang in vain, or somebody who called back.
    package struct Attempt: Sendable, Equatable, Encodable {
        /// Whose phone it was.
        package var staff: StaffID?
        /// The extension, or the number outside.
        package var party: String
        /// When; nil where only the fact counts.
        package var at: Timestamp?
    }

    /// Tells rows apart: the number.
    package var key: String
    /// The number, E.164 where it is a full one.
    package var number: String
    /// The same for people.
    package var numberText: String
    /// Who is known to use it, two at most.
    package var name: String?
    /// The advertising channels of the missed calls.
    package var channels: [String] = []
    /// How often it called in vain.
    package var count = 0
    /// Since when it waits.
    package var waitingSince: Timestamp
    /// The last of these calls.
    package var lastAt: Timestamp
    /// The last of these calls.
    package var call: CallRecordID?
    /// At whose phones it rang, each once.
    package var rang: [Attempt] = []
    /// Who called it back, oldest first.
    package var tries: [Attempt] = []
    /// Whether it should have been called back by now.
    package var isOverdue: Bool
    /// When the matter ended.
    package var doneAt: Timestamp?
    /// Why.
    package var doneReason: String?
}
