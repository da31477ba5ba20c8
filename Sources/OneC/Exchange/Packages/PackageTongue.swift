import Domain

/// The reader of what a file is written in, chosen by how it begins.
final class PackageTongue {
    /// What a reader hands over.
    enum Item {
        case commerce(CommerceItem)
        case bank(BankItem)
    }

    private enum Reader {
        case commerce(CommerceReader)
        case bank(BankReader)
    }

    private let consumer: (Item) -> Void
    private var reader: Reader?

    init(consumer: @escaping (Item) -> Void) { self.consumer = consumer }

    /// Reads a piece.
    ///
    /// Throws ``SvodError`` as the reader does.
    func feed(_ piece: UnsafeRawBufferPointer) throws {
        if reader == nil { reader = try choose(piece) }
        switch reader {
        case .commerce(let reader)?: try reader.feed(piece)
        case .bank(var bank)?:
            reader = nil
            defer { reader = .bank(bank) }
            try bank.feed(piece)
        case nil: break
        }
    }

    /// Says that there is no more.
    ///
    /// Throws ``SvodError`` `invalidInput` when the file breaks off.
    func finish() throws {
        switch reader {
        case .commerce(let reader)?: try reader.finish()
        case .bank(var bank)?:
            let end = try bank.finish()
            reader = .bank(bank)
            if let error = end.error { throw SvodError(.invalidInput, "line \(end.line ?? 0): \(error)") }
        case nil: throw SvodError(.invalidInput, "the file is empty")
        }
    }

    private func choose(_ head: UnsafeRawBufferPointer) throws -> Reader {
        let consumer = consumer
        if BankShape.isStatement(head.prefix(256)) { return .bank(BankReader { consumer(.bank($0)) }) }
        return .commerce(try CommerceReader { consumer(.commerce($0)) })
    }
}
