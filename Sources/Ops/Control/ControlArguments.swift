import Domain

/// The arguments of a request, read with a word about what is missing.
package struct ControlArguments: Sendable {
    private let values: [String: String]

    init(_ values: [String: String]) { self.values = values }

    /// All arguments by name.
    package var all: [String: String] { values }

    /// The argument `name`, nil when it was not given.
    package subscript(name: String) -> String? { values[name] }

    /// The argument `name`, which must be there. Throws `SvodError.invalidInput`.
    package func required(_ name: String) throws -> String {
        guard let value = values[name], !value.isEmpty else {
            throw SvodError(.invalidInput, "the request lacks '\(name)'")
        }
        return value
    }

    /// The whole number `name`, or `fallback` when it was not given. Throws `SvodError.invalidInput`.
    package func integer(_ name: String, default fallback: Int) throws -> Int {
        guard let value = values[name] else { return fallback }
        guard let number = Int(value) else { throw SvodError(.invalidInput, "'\(name)' is no number: \(value)") }
        return number
    }
}
