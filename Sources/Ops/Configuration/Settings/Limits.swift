import Settings

/// How much svod takes in before it refuses (`limits:`).
package struct Limits: Hashable, Sendable {
    /// The longest line of an exchange's event, in bytes.
    package var amiLine: Int
    /// The largest event or answer of an exchange, in bytes.
    package var amiMessage: Int
    /// How many browsers may listen to the console at once.
    package var listeners: Int

    init(_ section: SettingSection) {
        defer { section.finish() }
        amiLine = section.size("ami_line", in: 1024...(16 << 20), default: 64 << 10)
        amiMessage = section.size("ami_message", in: 4096...(64 << 20), default: 1 << 20)
        listeners = section.integer("listeners", in: 1...100_000, default: 2000)
    }
}
