import Synchronization

/// A pump that is handed from thread to thread between two draughts.
final class SharedPump: Sendable {
    private let pump: Mutex<PackagePump>

    /// Opens the file of a reading, where it was left.
    ///
    /// - Throws: ``SvodError`` as ``PackagePump``.
    init(_ path: String, _ reading: PackageReading, from origin: PackageOrigin) throws {
        pump = Mutex(
            try PackagePump(path: path, entry: reading.entry, from: origin, skipping: reading.position)
        )
    }

    /// Bytes drawn so far.
    var bytesRead: Int64 { pump.withLock { $0.bytesRead } }

    /// Draws up to `limit` items.
    func next(_ limit: Int) throws -> PackageStep { try pump.withLock { try $0.next(limit) } }
}
