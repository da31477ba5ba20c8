/// The names of a result's columns, shared by its rows.
final class RowColumns: Sendable, Equatable {
    let names: [String]

    init(_ names: [String]) { self.names = names }

    /// The first column of that name. Results have few columns: a scan beats a dictionary.
    func index(of name: String) -> Int? { names.firstIndex(of: name) }

    static func == (left: RowColumns, right: RowColumns) -> Bool { left === right || left.names == right.names }
}
