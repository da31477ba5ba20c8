/// A folder that a session has opened.
package struct ExaminedFolder: Hashable, Sendable {
    /// Its validity.
    package var validity: UIDValidity
    /// The number that the next letter will have; nil when the server did not say it.
    package var next: MessageUID?
    /// How many letters it has.
    package var count: Int
}
