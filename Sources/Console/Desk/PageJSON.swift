import Foundation

/// Values as JSON on one line.
enum PageJSON {
    /// The JSON of `value` with sorted keys.
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The JSON of `value` as it may stand between the tags of a script element: without `<`, so that no text in it can
    /// close the element.
    static func forPage(_ value: some Encodable) throws -> String {
        try of(value).replacing("<", with: "\\u003c")
    }
}
