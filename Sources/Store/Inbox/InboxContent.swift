/// What a row of the inbox says, where whoever wrote it has it still.
package struct InboxContent: Sendable {
    /// It: what a handler on arrival need not read out of the payload.
    package let value: any Sendable
    /// Writes it as a payload, when the row has to wait.
    package let payload: @Sendable () throws -> String

    /// Creates a content.
    package init(_ value: any Sendable, payload: @escaping @Sendable () throws -> String) {
        self.value = value
        self.payload = payload
    }
}
