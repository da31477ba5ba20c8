import Domain

/// Reads one part of a workbook (ECMA-376, part 2) through an XML receiver.
final class WorkbookPart {
    private let stream: ZipStream
    private let parser: XMLPushParser
    private let name: String
    private let place: String
    private var isOver = false

    init(_ name: String, in archive: ZipArchive, place: String, receiver: any XMLReceiver) throws {
        (self.name, self.place) = (name, place)
        stream = try archive.stream(name)
        // A sheet nests six deep; nothing in a workbook nests twenty.
        parser = try XMLPushParser(receiver: receiver, limits: XMLLimits(depth: 32, bytes: 4 << 30))
    }

    /// Reads on a piece; false at the end of the part.
    func readPiece() throws -> Bool {
        guard !isOver else { return false }
        do {
            if try stream.read(parser.feed) { return true }
            isOver = true
            try parser.finish()
            return false
        } catch let error as SvodError where error.message.hasPrefix("XML line") {
            throw SvodError(error.code, "\(place): \(name): \(error.message)")
        }
    }

    /// Reads the whole part.
    static func readAll(_ name: String, in archive: ZipArchive, place: String, into receiver: any XMLReceiver) throws {
        let part = try WorkbookPart(name, in: archive, place: place, receiver: receiver)
        while try part.readPiece() {}
    }
}
