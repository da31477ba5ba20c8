import Synchronization

/// The names of a result's columns, shared by its rows.
final class RowColumns: Sendable, Equatable {
    let names: [String]
    /// Where the next name asked for probably stands, since readers ask in the columns' order; -1 when a name stands
    /// twice, so that nothing can be guessed.
    private let likely: Atomic<Int>

    init(_ names: [String]) {
        self.names = names
        likely = Atomic(Set(names).count == names.count ? 0 : -1)
    }

    /// The first column of that name. Results have few columns: a scan beats a dictionary.
    func index(of name: String) -> Int? {
        let guess = likely.load(ordering: .relaxed)
        if names.indices.contains(guess), names[guess] == name {
            likely.store(guess + 1, ordering: .relaxed)
            return guess
        }
        guard let found = names.firstIndex(of: name) else { return nil }
        if guess >= 0 { likely.store(found + 1, ordering: .relaxed) }
        return found
    }

    static func == (left: RowColumns, right: RowColumns) -> Bool { left === right || left.names == right.names }
}
