import Domain

/// What `svod inspect bank` prints of a statement: a line for the file, then a line a payment.
package struct BankInspector {
    private let path: String

    /// Creates an inspector of the file at `path`.
    package init(path: String) { self.path = path }

    /// Prints what stands in the file and answers what is wrong with it, each with the place.
    ///
    /// - Throws: ``SvodError`` when the file cannot be opened.
    package func run(print: (String) -> Void) throws -> [String] {
        // A statement is small, and what stands first in the answer is known last.
        var lines: [String] = []
        var faults: [String] = []
        var header = BankHeader()
        var accounts: [String] = []
        var refused = 0
        let end = try read { item in
            switch item {
            case .header(let read): header = read
            case .account(let section): accounts.append(contentsOf: [section.account].compactMap(\.self))
            case .document(let document): lines.append(document.inspected)
            case .refused(let refusal):
                refused += 1
                faults.append(refusal.description)
            }
        }
        var line = JSONLine()
        line.add("version", header.version)
        line.add("encoding", end.encoding.rawValue)
        line.add("declared_encoding", header.declaredEncoding)
        line.add("accounts", (header.accounts + accounts).reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
        line.add("documents", lines.count)
        line.add("refused", refused)
        line.add("complete", end.isComplete)
        if let error = end.error {
            line.add("error", error)
            line.add("line", end.line)
            faults.append("line \(end.line ?? 0): \(error)")
        }
        print(line.text)
        for line in lines { print(line) }
        return faults.map { "\(path): \($0)" }
    }

    private func read(_ consumer: (BankItem) -> Void) throws -> BankEnd {
        // The reader keeps its consumer no longer than this call.
        try withoutActuallyEscaping(consumer) { consumer in
            var reader = BankReader(consumer: consumer)
            try FilePieces(path: path).read { try reader.feed($0) }
            return try reader.finish()
        }
    }
}
