/// Names of folders as they travel: modified UTF-7 (RFC 3501 section 5.1.3). Pure.
package enum FolderName {
    /// Writes a name for the server.
    package static func encode(_ name: String) -> String {
        var text = ""
        var run: [UInt16] = []
        func flush() {
            guard !run.isEmpty else { return }
            text += "&" + base64(run) + "-"
            run = []
        }
        for scalar in name.unicodeScalars {
            if (0x20...0x7E).contains(scalar.value) {
                flush()
                text += scalar == "&" ? "&-" : String(scalar)
            } else {
                run += Array(String(scalar).utf16)
            }
        }
        flush()
        return text
    }

    /// Reads a server's name; as it is when it is no modified UTF-7.
    package static func decode(_ text: String) -> String {
        var name = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            name += rest[..<mark]
            rest = rest[rest.index(after: mark)...]
            guard let end = rest.firstIndex(of: "-"), let run = decodeRun(rest[..<end]) else { return text }
            name += run
            rest = rest[rest.index(after: end)...]
        }
        return name + rest
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,".utf8)

    /// Base64 without padding, with a comma for the slash.
    private static func base64(_ units: [UInt16]) -> String {
        var (bits, count): (UInt32, Int) = (0, 0)
        var text: [UInt8] = []
        for unit in units {
            bits = bits << 16 | UInt32(unit)
            count += 16
            while count >= 6 {
                count -= 6
                text.append(alphabet[Int(bits >> UInt32(count) & 63)])
            }
            bits &= (1 << UInt32(count)) - 1
        }
        if count > 0 { text.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }

    private static func decodeRun(_ run: Substring) -> String? {
        if run.isEmpty { return "&" }
        var (bits, count): (UInt32, Int) = (0, 0)
        var units: [UInt16] = []
        for byte in run.utf8 {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            guard count >= 16 else { continue }
            count -= 16
            units.append(UInt16(bits >> UInt32(count) & 0xFFFF))
            bits &= (1 << UInt32(count)) - 1
        }
        return bits == 0 ? String(validating: units, as: UTF16.self) : nil
    }
}
