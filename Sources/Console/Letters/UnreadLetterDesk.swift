/// What the console does with letters that nobody could read: the mail room's hands.
package struct UnreadLetterDesk: Sendable {
    /// Who wrote a letter and about what, by its first bytes.
    package typealias Glance = @Sendable ([UInt8]) -> (from: String?, subject: String?)

    let glance: Glance
    let again: @Sendable (_ letter: Int64) async throws -> Void

    /// Creates it. `again` reads a letter once more, now.
    package init(glance: @escaping Glance, again: @escaping @Sendable (_ letter: Int64) async throws -> Void) {
        (self.glance, self.again) = (glance, again)
    }
}
