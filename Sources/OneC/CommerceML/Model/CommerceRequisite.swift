/// A named value beside the fields of a document, line or good: `ЗначениеРеквизита`.
package struct CommerceRequisite: Hashable, Sendable {
    /// Its name, as written.
    package var name: String
    /// Its values; most have one.
    package var values: [String]

    /// Creates a requisite.
    package init(name: String, values: [String] = []) {
        self.name = name
        self.values = values
    }

    /// The first value that is not empty.
    package var value: String? { values.first { !$0.isEmpty } }

    /// Whether it is called `name`, blanks, case and a Latin C for the Russian one aside: installations differ in them.
    package func isCalled(_ name: String) -> Bool { self.name == name || Self.key(self.name) == Self.key(name) }

    /// A name without what installations differ in.
    static func key(_ name: String) -> String {
        String(
            name.lowercased().compactMap { $0.isWhitespace || $0 == "_" ? nil : $0 == "c" ? "с" : $0 == "ё" ? "е" : $0 }
        )
    }
}
