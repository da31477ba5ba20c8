import Foundation

/// A name and a password as `Authorization: Basic` carries them (RFC 7617).
package struct BasicCredentials: Hashable, Sendable {
    /// The name.
    package let user: String
    /// The password.
    package let password: String

    /// Creates credentials.
    package init(user: String, password: String) {
        self.user = user
        self.password = password
    }

    /// Reads the header; nil when it is another scheme, or broken. 1C writes UTF-8, old ones windows-1251.
    package init?(header: String) {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "basic",
            let data = Data(base64Encoded: parts[1].trimmingCharacters(in: .whitespaces)),
            let text = String(data: data, encoding: .utf8) ?? String(data: data, encoding: .windowsCP1251),
            let colon = text.firstIndex(of: ":")
        else { return nil }
        user = String(text[..<colon])
        password = String(text[text.index(after: colon)...])
    }

    /// Whether both are the same, in a time that depends on neither's content.
    package func matches(user: String, password: String) -> Bool {
        let isUser = Self.equal(self.user, user)
        let isPassword = Self.equal(self.password, password)
        return isUser && isPassword
    }

    private static func equal(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard !right.isEmpty else { return false }
        var difference = UInt8(left.count == right.count ? 0 : 1)
        for (index, byte) in left.enumerated() { difference |= byte ^ right[index % right.count] }
        return difference == 0
    }
}
