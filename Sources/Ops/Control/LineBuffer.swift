import Domain
import Foundation
import NIOCore
import Settings

/// Cuts what arrives into lines. Throws when a line grows over its limit.
struct LineBuffer {
    private let limit: Int
    private var pending = Data()

    init(limit: Int) { self.limit = limit }

    /// Takes `bytes` and gives the lines that are complete now, without their newline.
    mutating func feed(_ bytes: ByteBuffer) throws -> [Data] {
        pending.append(contentsOf: bytes.readableBytesView)
        var lines: [Data] = []
        while let newline = pending.firstIndex(of: 10) {
            lines.append(Data(pending[..<newline]))
            pending = Data(pending[(newline + 1)...])
        }
        guard pending.count <= limit else {
            throw SvodError(.limitExceeded, "a line over \(SizeText.format(limit))")
        }
        return lines
    }
}
