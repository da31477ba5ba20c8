import Crypto
import Foundation

/// Tokens: made, hashed, compared.
package enum SecureText {
    /// Whether two texts are the same, in a time that depends on neither's content.
    package static func equal(_ left: String, _ right: String) -> Bool {
        let pair = (SHA256.hash(data: Data(left.utf8)), SHA256.hash(data: Data(right.utf8)))
        return zip(pair.0, pair.1).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// SHA-256 of a text, in hexadecimal.
    package static func hash(_ text: String) -> String { hex(SHA256.hash(data: Data(text.utf8))) }

    /// A new token of 256 random bits, in hexadecimal.
    package static func token(_ random: inout any RandomNumberGenerator & Sendable) -> String {
        hex((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
    }

    /// Bytes in hexadecimal.
    package static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.reduce(into: "") { text, byte in
            if byte < 16 { text += "0" }
            text += String(byte, radix: 16)
        }
    }
}
