/// The fields of a section, found whatever the case of their keys: 1C's own reader does not look at it.
package struct BankFields: Hashable, Sendable {
    /// All of them in order.
    package private(set) var all: [BankField] = []

    /// Creates fields.
    package init(_ all: [BankField] = []) { self.all = all }

    mutating func add(_ field: BankField) { all.append(field) }

    /// Adds a line to the last value: a value that holds an end of line.
    mutating func extend(_ text: String) {
        guard !all.isEmpty else { return }
        all[all.count - 1].value += "\n" + text
    }

    /// The first value of that key that is not empty.
    package subscript(_ key: String) -> String? {
        let key = key.lowercased()
        return all.first { !$0.value.isEmpty && $0.key.lowercased() == key }?.value
    }

    /// Every value of that key.
    package func values(_ key: String) -> [String] {
        let key = key.lowercased()
        return all.filter { $0.key.lowercased() == key }.map(\.value)
    }

    /// The values of `key` with the numbers 1 to 6 behind it, as one text.
    func numbered(_ key: String) -> String? {
        let parts = (1...6).compactMap { self["\(key)\($0)"] }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
