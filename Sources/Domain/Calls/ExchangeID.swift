/// The name of a telephone exchange in the configuration (`exchanges: - name: main`).
package struct ExchangeID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The name as configured.
    package let rawValue: String

    /// Creates the identifier of the exchange named `rawValue`.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Creates the identifier of the exchange named `name`.
    package init(_ name: String) { self.rawValue = name }

    package var description: String { rawValue }
}
