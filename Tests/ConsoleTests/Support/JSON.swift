import Foundation
import HummingbirdTesting
import NIOCore

/// A JSON answer read without a type of its own; what is absent is `null`.
enum JSON: Decodable, Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Int64)
    case fraction(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .number(value)
        } else if let value = try? container.decode(Double.self) {
            self = .fraction(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    subscript(key: String) -> JSON {
        guard case .object(let values) = self else { return .null }
        return values[key] ?? .null
    }

    subscript(index: Int) -> JSON { list.indices.contains(index) ? list[index] : .null }

    /// The elements of a list; none of anything else.
    var list: [JSON] {
        guard case .list(let values) = self else { return [] }
        return values
    }

    /// The whole number, where it is one.
    var number: Int64? {
        guard case .number(let value) = self else { return nil }
        return value
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int64) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(arrayLiteral elements: JSON...) { self = .list(elements) }
}

extension TestResponse {
    /// The body read as JSON.
    var json: JSON {
        get throws { try JSONDecoder().decode(JSON.self, from: Data(body.readableBytesView)) }
    }
}
