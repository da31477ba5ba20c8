/// Addresses of mail as people type them into a field.
package enum EmailAddress {
    /// The address, its domain in lower case; nil when it is none. Brackets and `mailto:` are left out.
    package static func read(_ raw: String) -> String? {
        var text = Substring(raw.filter { !$0.isWhitespace })
        if let open = text.lastIndex(of: "<"), text.hasSuffix(">") { text = text[open...].dropFirst().dropLast() }
        if text.lowercased().hasPrefix("mailto:") { text = text.dropFirst(7) }
        guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return nil }
        let (local, domain) = (text[..<at], text[text.index(after: at)...].lowercased())
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard !local.isEmpty, local.utf8.count <= 64, labels.count >= 2, local.unicodeScalars.allSatisfy(isLocal),
            labels.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("-") && !$0.hasSuffix("-") }),
            domain.unicodeScalars.allSatisfy(isDomain)
        else { return nil }
        return "\(local)@\(domain)"
    }

    /// What may stand before the sign (RFC 5322 section 3.2.3, RFC 6531).
    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "!#$%&'*+-/=?^_`{|}~.".unicodeScalars.contains(scalar)
    }

    private static func isDomain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "."
    }
}
