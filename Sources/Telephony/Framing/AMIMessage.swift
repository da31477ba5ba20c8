package import Domain

/// One message of the manager interface: its headers in order, as places in the bytes that came.
///
/// Nothing is decoded before it is asked for: values may hold any bytes (windows-1251 names, characters cut in the
/// middle), and most headers of most messages are never read.
package struct AMIMessage: Hashable, Sendable {
    /// The event, ``AMIEvent/other`` for a response and for events svod does not know.
    package let event: AMIEvent
    let bytes: [UInt8]
    let fields: [Field]

    init(event: AMIEvent, bytes: [UInt8], fields: [Field]) {
        self.event = event
        self.bytes = bytes
        self.fields = fields
    }
}

extension AMIMessage {
    /// A header: its key and where name and value stand in the message's bytes.
    struct Field: Hashable, Sendable {
        var key: AMIKey
        var nameStart: UInt32
        var nameEnd: UInt32
        var valueStart: UInt32
        var valueEnd: UInt32
    }

    /// The first value of `key`, decoded; nil where the header is absent, empty where it is empty.
    package subscript(key: AMIKey) -> String? { text(key, fallback: .windows1251) }

    /// The first value of a header that has no ``AMIKey``, by its name in any case.
    package subscript(named name: String) -> String? {
        let wanted = name.lowercased()
        for field in fields where nameText(field).lowercased() == wanted { return valueText(field, .windows1251) }
        return nil
    }

    /// The first value of `key`; bytes that are no UTF-8 are read as `fallback`.
    package func text(_ key: AMIKey, fallback: FallbackEncoding) -> String? {
        for field in fields where field.key == key { return valueText(field, fallback) }
        return nil
    }

    /// Every value of `key` in order: a repeated header (`Output`) has one a line.
    package func all(_ key: AMIKey) -> [String] {
        fields.filter { $0.key == key }.map { valueText($0, .windows1251) }
    }

    /// All headers in order, decoded: for a log at debug level and for tests.
    package var headers: [(name: String, value: String)] {
        fields.map { (nameText($0), valueText($0, .windows1251)) }
    }

    /// The bytes of the first value of `key`, or nil where the header is absent.
    package func raw(_ key: AMIKey) -> ArraySlice<UInt8>? {
        for field in fields where field.key == key { return bytes[Int(field.valueStart)..<Int(field.valueEnd)] }
        return nil
    }

    /// Whether the first value of `key` is `text`, compared without decoding; false where the header is absent.
    package func holds(_ key: AMIKey, value text: String) -> Bool {
        for field in fields where field.key == key {
            let count = Int(field.valueEnd - field.valueStart)
            guard count == text.utf8.count else { return false }
            var index = Int(field.valueStart)
            for byte in text.utf8 {
                guard bytes[index] == byte else { return false }
                index += 1
            }
            return true
        }
        return false
    }

    /// Whether the first value of `key` is `text`, compared without decoding.
    package func holds(_ key: AMIKey, _ text: StaticString) -> Bool {
        for field in fields where field.key == key {
            let count = Int(field.valueEnd - field.valueStart)
            guard count == text.utf8CodeUnitCount else { return false }
            return text.withUTF8Buffer { wanted in
                for index in 0..<count where bytes[Int(field.valueStart) + index] != wanted[index] { return false }
                return true
            }
        }
        return false
    }

    private func nameText(_ field: Field) -> String {
        String(decoding: bytes[Int(field.nameStart)..<Int(field.nameEnd)], as: UTF8.self)
    }

    private func valueText(_ field: Field, _ fallback: FallbackEncoding) -> String {
        bytes.withUnsafeBytes { all in
            AMIText.decode(UnsafeRawBufferPointer(rebasing: all[Int(field.valueStart)..<Int(field.valueEnd)]), fallback)
        }
    }
}
