/// The name by which configuration speaks of a working calendar, such as `ru`.
package struct CalendarName: RawRepresentable, Hashable, Sendable, Codable {
    /// The name itself.
    package let rawValue: String

    /// Creates a name.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Creates a name.
    package init(_ rawValue: String) { self.rawValue = rawValue }
}

extension CalendarName: CustomStringConvertible {
    package var description: String { rawValue }
}
