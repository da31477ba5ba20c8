/// A list that people choose from, such as the topics of a call, with the entries that ask for a text of their own.
package struct ChoiceList: Hashable, Sendable, Codable {
    /// The entries, in the order in which they are shown.
    package var entries: [String]
    /// Those entries which ask for a text ("Другое").
    package var askingForText: Set<String>

    /// Creates a list.
    package init(entries: [String], askingForText: Set<String> = []) {
        self.entries = entries
        self.askingForText = askingForText
    }
}
