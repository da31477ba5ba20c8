/// How much svod takes in before it refuses (`limits:`).
package struct Limits: Hashable, Sendable {
    /// The longest line of an exchange's event, in bytes.
    package var amiLine: Int
    /// The largest event or answer of an exchange, in bytes.
    package var amiMessage: Int
    /// The largest body of a request to the console, in bytes.
    package var requestBody: Int
    /// How many browsers may listen to the console at once.
    package var listeners: Int

    init(_ section: SettingSection) {
        defer { section.finish() }
        amiLine = section.size("ami_line", in: 1024...(16 << 20), default: 64 << 10)
        amiMessage = section.size("ami_message", in: 4096...(64 << 20), default: 4 << 20)
        requestBody = section.size("request_body", in: 1024...(256 << 20), default: 1 << 20)
        listeners = section.integer("listeners", in: 1...100_000, default: 2000)
    }
}
