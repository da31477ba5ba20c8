import CGMime
import Glibc

/// The fields of a head, by their names in lower case. Valid as long as the letter is.
struct MimeHeaders {
    private let fields: UnsafeBufferPointer<svod_mime_header>

    init(_ start: UnsafePointer<svod_mime_header>?, _ count: Int) {
        fields = UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
    }

    /// The raw value of the first field of a name.
    subscript(_ name: StaticString) -> ArraySlice<UInt8>? {
        for field in fields where Self.isNamed(field, name) { return Self.bytes(field) }
        return nil
    }

    /// The raw values of all fields of a name.
    func all(_ name: StaticString) -> [ArraySlice<UInt8>] {
        fields.filter { Self.isNamed($0, name) }.map(Self.bytes)
    }

    /// Hands the name, in lower case, and the raw value of each field that has one of `names` to `body`.
    func visit(_ names: HeaderNames, _ body: (String, ArraySlice<UInt8>) -> Void) {
        for field in fields {
            if let name = field.name.flatMap(names.known) { body(name, Self.bytes(field)) }
        }
    }

    private static func isNamed(_ field: svod_mime_header, _ name: StaticString) -> Bool {
        guard let text = field.name else { return false }
        let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        for (index, byte) in wanted.enumerated() {
            let mine = UInt8(bitPattern: text[index])
            guard mine == byte || mine >= 0x41 && mine <= 0x5A && mine | 0x20 == byte else { return false }
        }
        return text[wanted.count] == 0
    }

    private static func bytes(_ field: svod_mime_header) -> ArraySlice<UInt8> {
        guard let value = field.value else { return [] }
        return ArraySlice(UnsafeRawBufferPointer(start: value, count: strnlen(value, 65_536)))
    }
}
