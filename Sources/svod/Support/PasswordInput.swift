import Domain

/// A password from standard input, so that it stands in no process list and no history.
enum PasswordInput {
    /// The first line. Throws `SvodError.invalidInput` when there is none.
    static func read() throws -> String {
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw SvodError(.invalidInput, "expected a password on standard input")
        }
        return line
    }
}
