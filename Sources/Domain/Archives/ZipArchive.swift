import CZip

/// An archive whose entries are read as streams, none larger than the limits allow. Names of entries are looked up and
/// never used as paths.
///
/// What an entry's header says of its size is a first check only: bytes are counted as they are unpacked.
package final class ZipArchive {
    /// An entry that may be read.
    package struct Entry: Hashable {
        let index: Int64
        /// As the archive names it.
        package let name: String
        /// Unpacked, as the archive says.
        package let size: UInt64
        let packed: UInt64
        let isReadable: Bool
    }

    private let archive: OpaquePointer
    private let limits: ZipLimits
    /// What messages call the archive.
    private let place: String
    /// Keeps the bytes of an archive in memory alive.
    private let bytes: UnsafeMutableRawBufferPointer?
    private var unpacked = 0
    private var entries: [String: Entry] = [:]

    /// Opens a file.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when it is no archive, `limitExceeded` with too many entries.
    package convenience init(path: String, limits: ZipLimits) throws {
        let archive = try Self.open(path) { svod_zip_open(path, $0, $1) }
        try self.init(archive, bytes: nil, limits: limits, place: path)
    }

    /// Opens an archive in memory. `place` is what messages call it.
    ///
    /// - Throws: as ``init(path:limits:)``.
    package convenience init(bytes: [UInt8], limits: ZipLimits, place: String) throws {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        copy.copyBytes(from: bytes)
        do {
            let archive = try Self.open(place) { svod_zip_open_bytes(copy.baseAddress, bytes.count, $0, $1) }
            try self.init(archive, bytes: copy, limits: limits, place: place)
        } catch {
            copy.deallocate()
            throw error
        }
    }

    private init(
        _ archive: OpaquePointer,
        bytes: UnsafeMutableRawBufferPointer?,
        limits: ZipLimits,
        place: String
    ) throws {
        (self.archive, self.bytes, self.limits, self.place) = (archive, bytes, limits, place)
        let count = svod_zip_count(archive)
        guard count <= limits.entries else {
            svod_zip_close(archive)
            throw SvodError(.limitExceeded, "\(place): the archive has \(count) entries, more than \(limits.entries)")
        }
        for index in 0..<max(0, count) {
            var info = svod_zip_info()
            guard svod_zip_stat(archive, index, &info), let name = info.name.map({ String(cString: $0) }) else {
                continue
            }
            // Some programs write backslashes, or other capitals than the parts' own references.
            let key = Self.key(name)
            guard entries[key] == nil else { continue }
            entries[key] = Entry(
                index: index,
                name: name,
                size: info.size,
                packed: info.packed,
                isReadable: info.is_readable
            )
        }
    }

    private var isClosed = false

    /// Closes it. Not to be used afterwards.
    package func close() {
        guard !isClosed else { return }
        isClosed = true
        svod_zip_close(archive)
        bytes?.deallocate()
    }

    /// The entries' names, in the archive's order.
    package var names: [String] { entries.values.sorted { $0.index < $1.index }.map(\.name) }

    /// Whether there is an entry of that name.
    package func has(_ name: String) -> Bool { entries[Self.key(name)] != nil }

    /// Opens an entry to be read from its beginning.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when there is none, or one that is encrypted or damaged; `limitExceeded`
    ///   when it says itself that it is too large.
    package func stream(_ name: String) throws -> ZipStream {
        guard let entry = entries[Self.key(name)] else { throw fault("the archive has no entry \(name)") }
        guard entry.isReadable else { throw fault("\(name) is encrypted, or packed in an unknown way") }
        guard entry.size <= UInt64(limits.entry) else {
            throw SvodError(.limitExceeded, "\(place): \(name) is larger than \(limits.entry) bytes")
        }
        guard let stream = svod_zip_entry_open(archive, entry.index) else {
            throw fault("\(name) cannot be read (\(String(cString: svod_zip_error(archive))))")
        }
        return ZipStream(stream, of: entry, in: self)
    }

    /// Counts bytes of `entry` that were unpacked; `sum` are all of it so far.
    func count(_ bytes: Int, of entry: Entry, sum: Int) throws {
        unpacked += bytes
        let isBomb =
            sum > limits.free
            && UInt64(sum)
                > entry.packed.multipliedReportingOverflow(
                    by: UInt64(limits.ratio)
                ).partialValue
        guard sum <= limits.entry, unpacked <= limits.total, !isBomb else {
            throw SvodError(.limitExceeded, "\(place): \(entry.name) unpacks to more than is read")
        }
    }

    /// A fault of the archive, in its words.
    package func fault(_ message: String) -> SvodError { SvodError(.invalidInput, "\(place): \(message)") }

    private static func key(_ name: String) -> String { name.replacing("\\", with: "/").lowercased() }

    private static func open(
        _ place: String,
        _ body: (UnsafeMutablePointer<CChar>?, Int) -> OpaquePointer?
    ) throws -> OpaquePointer {
        try withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { trouble in
            trouble.initialize(repeating: 0)
            if let archive = body(trouble.baseAddress, trouble.count) { return archive }
            let reason = trouble.baseAddress.map { String(cString: $0) } ?? ""
            throw SvodError(.invalidInput, "\(place): not an archive that can be read (\(reason))")
        }
    }
}
