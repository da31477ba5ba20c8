import Domain

/// The rows of one sheet of a workbook.
final class WorksheetReader: SheetReader {
    private let part: WorkbookPart
    private let receiver: WorksheetReceiver
    /// Keeps the archive open.
    private let book: Workbook
    private let place: String

    init(_ part: WorkbookPart, _ receiver: WorksheetReceiver, book: Workbook, place: String) {
        (self.part, self.receiver, self.book, self.place) = (part, receiver, book, place)
    }

    func next() throws -> SheetRow? {
        while true {
            if let row = receiver.take() { return row }
            do {
                guard try part.readPiece() else { return receiver.take() }
            } catch let error as SvodError where error.message.hasPrefix("row ") {
                throw SvodError(error.code, "\(place): \(error.message)")
            }
        }
    }
}
