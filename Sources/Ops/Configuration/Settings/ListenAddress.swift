import Settings

/// Where a face of svod listens: `127.0.0.1:8080`, `[::1]:8080`, `0.0.0.0:8443`.
package struct ListenAddress: Hashable, Sendable {
    /// The host name or address, without brackets.
    package var host: String
    /// The port; 0 lets the system choose one.
    package var port: Int

    /// Creates an address.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `text`; nil when it is no address with a port.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let port = text[text.index(after: colon)...]
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty, port.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        guard let number = Int(port), (0...65_535).contains(number) else { return nil }
        self.init(host: String(host), port: number)
    }

    /// Whether only this machine can reach it.
    package var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}

extension ListenAddress: CustomStringConvertible {
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension SettingSection {
    /// The address to listen on under `key`.
    func address(_ key: String, default fallback: ListenAddress) -> ListenAddress {
        guard let value = value(key) else { return fallback }
        if let address = value.text.flatMap(ListenAddress.init) { return address }
        value.wrong(expected: "an address with a port such as 127.0.0.1:8080")
        return fallback
    }
}
