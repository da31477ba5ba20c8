package import Domain
import Foundation
package import Logging
import Metrics
package import Store
import Understanding

/// Reads the sheets and the PDFs that came with letters, outside of any transaction, and hands what they say to the
/// inbox. A file that cannot be read costs its text, never the letter.
package struct LetterFileReader: Connector {
    /// The name that rows are queued under.
    package let name = LetterFilesOrder.connector
    private let engine: any Engine
    private let blobs: BlobFolder
    private let clock: WallClock
    private let pdf: PDFText
    private let logger: Logger

    /// Creates a reader of files in `blobs`.
    package init(engine: any Engine, blobs: BlobFolder, clock: WallClock, pdf: PDFText = PDFText(), logger: Logger) {
        (self.engine, self.blobs, self.clock, self.pdf, self.logger) = (engine, blobs, clock, pdf, logger)
    }

    package func deliver(_ row: OutboxRow) async -> Delivery {
        guard let order = try? JSONDecoder().decode(LetterFilesOrder.self, from: Data(row.payload.utf8)) else {
            return .never(reason: "the row does not name a letter")
        }
        // A daemon that died over these files twice reads them no more.
        let reading = row.attempts > 2 ? LetterFilesReading(arrival: order.arrival) : await read(order)
        do {
            let payload = String(decoding: try JSONEncoder().encode(reading), as: UTF8.self)
            let inbox = NewInboxRow(
                source: order.arrival.place.source,
                stream: order.stream,
                kind: LetterFilesReading.inboxKind,
                dedupKey: order.arrival.place.key + "/files",
                payload: payload,
                receivedAt: clock.now()
            )
            _ = try await engine.write(.normal) { try Inbox.accept(inbox, in: $0) }
            return .done(result: nil)
        } catch {
            return .retry(after: .seconds(5), reason: "\(error)")
        }
    }

    private func read(_ order: LetterFilesOrder) async -> LetterFilesReading {
        var reading = LetterFilesReading(arrival: order.arrival)
        for file in order.files {
            guard let path = try? blobs.find(file.hash) else { continue }
            if Self.isPDF(file) {
                if let text = await pdf.read(path) { reading.texts[file.hash] = text }
            } else {
                sheet(file, path, into: &reading)
            }
        }
        return reading
    }

    private func sheet(_ file: LetterFilesOrder.File, _ path: String, into reading: inout LetterFilesReading) {
        do {
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            let tables = try SheetTables.read(
                LetterAttachment(sentName: file.name, type: file.type, size: bytes.count, bytes: bytes, isInline: false)
            )
            reading.tables += tables
            let text = tables.flatMap(\.rows).map { $0.filter { !$0.isEmpty }.joined(separator: "\t") }
            reading.texts[file.hash] = String(text.joined(separator: "\n").prefix(LetterHandler.textLimit))
        } catch {
            Counter(label: "svod_letter_files_refused_total", dimensions: [("reason", Self.reason(error))]).increment()
            logger.info(
                "a file of a letter was not read",
                metadata: ["hash": "\(file.hash)", "reason": "\(Self.reason(error))"]
            )
            reading.faults[file.hash] = "\(error)"
        }
    }

    /// Whether a file is a PDF, by its name and type.
    static func isPDF(_ file: LetterFilesOrder.File) -> Bool {
        file.type == "application/pdf" || file.name.lowercased().hasSuffix(".pdf")
    }

    private static func reason(_ error: any Error) -> String {
        (error as? SvodError)?.code == .limitExceeded ? "too large" : "damaged"
    }
}
