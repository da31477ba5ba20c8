import Domain
import Foundation

/// Reads the members of a JSON object strictly: what is missing, of another kind or unknown is named with its place.
struct DocumentFields {
    private let members: [String: JSONValue]
    private let place: String
    private var known: Set<String> = []

    /// Takes an object that stands at `place`.
    init(_ value: JSONValue, at place: String) throws(SvodError) {
        guard case .object(let members) = value else {
            throw SvodError(
                .invalidInput,
                "\(place.isEmpty ? "document" : place): expected an object, found \(value.kindName)"
            )
        }
        self.members = members
        self.place = place
    }

    /// Where a member stands: `lines[2].price`.
    func path(_ key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

    /// A text; numbers are taken for one, since 1C writes codes as numbers at times.
    mutating func text(_ key: String) throws(SvodError) -> String? {
        switch value(key) {
        case .null: return nil
        case .text(let text):
            let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
            return trimmed.isEmpty ? nil : trimmed
        case .number(let number): return "\(number)"
        case let other: throw wrong(key, "a text", other)
        }
    }

    /// A text that must be there.
    mutating func requiredText(_ key: String) throws(SvodError) -> String {
        guard let text = try text(key) else {
            throw SvodError(.invalidInput, "\(path(key)): expected a text, found nothing")
        }
        return text
    }

    /// A truth.
    mutating func flag(_ key: String) throws(SvodError) -> Bool? {
        switch value(key) {
        case .null: return nil
        case .flag(let flag): return flag
        case let other: throw wrong(key, "true or false", other)
        }
    }

    /// A number, or a text that writes one: `1234.5`, `"1 234,50"`.
    mutating func decimal(_ key: String) throws(SvodError) -> ExactDecimal? {
        let found = value(key)
        let text: String
        switch found {
        case .null: return nil
        case .number(let number): text = "\(number)"
        case .text(let written): text = written
        default: throw wrong(key, "a number", found)
        }
        guard let number = ExactDecimal(text) else {
            throw SvodError(.invalidInput, "\(path(key)): '\(text)' is no number with at most four places")
        }
        return number
    }

    /// A whole number from 0.
    mutating func whole(_ key: String) throws(SvodError) -> Int64? {
        let found = value(key)
        switch found {
        case .null: return nil
        case .number(let number):
            if let whole = Int64("\(number)"), whole >= 0 { return whole }
        case .text(let text):
            if let whole = Int64(text), whole >= 0 { return whole }
        default: break
        }
        throw wrong(key, "a whole number from 0", found)
    }

    /// A day: `2026-11-20`, also with a time behind it as 1C writes it.
    mutating func date(_ key: String) throws(SvodError) -> CivilDate? {
        guard let text = try text(key) else { return nil }
        let day = text.prefix(10)
        if day.hasPrefix("0001-01-01") { return nil }
        guard let date = CivilDate(day), text.count == 10 || text.dropFirst(10).hasPrefix("T") else {
            throw SvodError(.invalidInput, "\(path(key)): expected a day such as 2026-11-20, found '\(text)'")
        }
        return date
    }

    /// One of the words of an enumeration.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) throws(SvodError) -> Choice?
    where Choice.RawValue == String {
        guard let text = try text(key) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw SvodError(.invalidInput, "\(path(key)): expected one of \(words), found '\(text)'")
        }
        return choice
    }

    /// An object within; nil when it is not there.
    mutating func object(_ key: String) throws(SvodError) -> DocumentFields? {
        let found = value(key)
        return found == .null ? nil : try DocumentFields(found, at: path(key))
    }

    /// A list of objects within; nil when it is not there, which is not the same as an empty one.
    mutating func objects(_ key: String) throws(SvodError) -> [DocumentFields]? {
        switch value(key) {
        case .null: return nil
        case .list(let values):
            var objects: [DocumentFields] = []
            for (index, value) in values.enumerated() {
                objects.append(try DocumentFields(value, at: "\(path(key))[\(index)]"))
            }
            return objects
        case let other: throw wrong(key, "a list", other)
        }
    }

    /// Refuses members that nobody asked for: a misspelt one would be lost silently.
    func finish() throws(SvodError) {
        let unknown = members.keys.filter { !known.contains($0) }.sorted()
        guard let first = unknown.first else { return }
        throw SvodError(
            .invalidInput,
            "\(path(first)): unknown; expected one of \(known.sorted().joined(separator: ", "))"
        )
    }

    private mutating func value(_ key: String) -> JSONValue {
        known.insert(key)
        return members[key] ?? .null
    }

    private func wrong(_ key: String, _ expected: String, _ found: JSONValue) -> SvodError {
        SvodError(.invalidInput, "\(path(key)): expected \(expected), found \(found.kindName)")
    }
}
