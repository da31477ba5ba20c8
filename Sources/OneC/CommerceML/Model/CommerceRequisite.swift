/// A named value beside the fields of a document, line or good: `ЗначениеРеквизита`.
package struct CommerceRequisite: Hashable, Sendable {
    /// Its name, as written.
    package var name: String
    /// The first value that is not empty; nil when none is.
    package var value: String?
    /// Further values; hardly any requisite has one.
    package var others: [String] = []

    /// Creates a requisite.
    package init(name: String, value: String? = nil) {
        self.name = name
        self.value = value
    }

    /// Takes one more value.
    mutating func add(_ further: String?) {
        guard let further else { return }
        if value == nil { value = further } else { others.append(further) }
    }

    /// Whether it is called `name`, blanks, case and a Latin C for the Russian one aside: installations differ in them.
    package func isCalled(_ name: String) -> Bool { self.name == name || Self.key(self.name) == Self.key(name) }

    /// A name without what installations differ in.
    static func key(_ name: String) -> String {
        keys.value(name) { name in
            String(
                name.lowercased().compactMap {
                    $0.isWhitespace || $0 == "_" ? nil : $0 == "c" ? "с" : $0 == "ё" ? "е" : $0
                }
            )
        }
    }

    private static let keys = SeenSpellings<String>()
}
