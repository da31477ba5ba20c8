import Crypto
import Domain
import Foundation
import NIOPosix
import Store

extension ExchangeDesk {
    /// Takes a piece of a file: on disk first, then in the store, and only then answered.
    ///
    /// 1C marks no last piece, and some ask for no reading: a file of a sale is read as soon as it is whole. A piece that
    /// comes twice is one whose answer was lost.
    func receive(_ bytes: [UInt8], _ request: ExchangeRequest, _ session: ExchangeSession) async throws -> ExchangeReply
    {
        guard let name = request.file else { return .failure("filename: expected a name") }
        guard !bytes.isEmpty else { return .failure("\(name.text): the body is empty") }
        let readings = try await turns.inTurn(of: session.id) {
            let file = try await append(bytes, to: name, of: session)
            return request.topic.isReadUnasked ? try await ensure(shape(of: file), of: file) : []
        }
        guard !readings.isEmpty else { return .success() }
        let ended = try await ended(readings)
        // The bytes are safe, so that 1C need not wait for their reading.
        return ended.isEmpty ? .success() : try await verdict(on: ended)
    }

    /// Reads the file that 1C names: one that it sent, or one inside an archive that it sent.
    func read(_ request: ExchangeRequest, _ session: ExchangeSession) async throws -> ExchangeReply {
        guard let name = request.file else { return .failure("filename: expected a name") }
        let files = try await engine.read { try PackageFiles.all(of: session.id, in: $0) }
        guard let (file, entry) = try await locate(name, in: files) else {
            return .failure("The file \(name.text) was not sent in this exchange, or has not arrived wholly")
        }
        let now = clock.now()
        let reading = try await engine.write(.normal) {
            try PackageReadings.ensure(file, entry: entry, at: now, in: $0)
        }
        let ended = try await ended([reading.id])
        guard ended.isEmpty else { return try await verdict(on: ended) }
        let position = try await engine.read { try PackageReadings.find([reading.id], in: $0).first?.position ?? 0 }
        return .progress("Прочитано записей: \(position)")
    }

    private func append(
        _ bytes: [UInt8],
        to name: PackageName,
        of session: ExchangeSession
    ) async throws -> PackageFile {
        let (now, digest) = (clock.now(), Self.digest(bytes))
        let found = try await engine.write(.normal) { connection -> PackageFile in
            if let file = try PackageFiles.find(name, of: session.id, in: connection) {
                if file.lastPiece == digest { return file }
                // A whole file that was read is followed by another one of its name.
                if try !PackageReadings.exist(of: file.id, in: connection) { return file }
            }
            return try PackageFiles.begin(name, of: session.id, at: now, in: connection)
        }
        guard found.lastPiece != digest else { return found }
        let file = try await restarts(found, with: bytes) ? begin(name, of: session) : found
        let folder = folder
        try await onThread { try folder.write(bytes, to: file.id, at: file.size) }
        return try await engine.write(.normal) { connection in
            try PackageFiles.grow(file, by: bytes.count, piece: digest, in: connection)
            return try PackageFiles.find(name, of: session.id, in: connection) ?? file
        }
    }

    private func begin(_ name: PackageName, of session: ExchangeSession) async throws -> PackageFile {
        let now = clock.now()
        return try await engine.write(.normal) {
            try PackageFiles.begin(name, of: session.id, at: now, in: $0)
        }
    }

    /// Whether a piece begins as its file does: 1C gave the file up half-way, and sends it anew under the same name.
    private func restarts(_ file: PackageFile, with bytes: [UInt8]) async throws -> Bool {
        guard file.size >= Self.beginning, bytes.count >= Self.beginning else { return false }
        let (path, beginning) = (folder.file(file.id), bytes.prefix(Self.beginning))
        return try await onThread {
            guard let handle = FileHandle(forReadingAtPath: path) else { return false }
            defer { try? handle.close() }
            return try handle.read(upToCount: Self.beginning)?.elementsEqual(beginning) ?? false
        }
    }

    /// Bytes by which a file's beginning is known: no declaration of XML, and no entry of an archive, comes twice in a file.
    private static let beginning = 64

    private func ensure(_ shape: PackageShape, of file: PackageFile) async throws -> [ID<PackageReading>] {
        let entries: [PackageName?] =
            switch shape {
            case .unfinished: []
            case .document, .statement: [nil]
            case .archive(let entries): entries.map(Optional.some)
            }
        guard !entries.isEmpty else { return [] }
        let now = clock.now()
        return try await engine.write(.normal) { connection in
            try entries.map { try PackageReadings.ensure(file, entry: $0, at: now, in: connection).id }
        }
    }

    /// The file of a name, or the archive that has an entry of that name, newest first.
    private func locate(_ name: PackageName, in files: [PackageFile]) async throws -> (PackageFile, PackageName?)? {
        if let file = files.first(where: { $0.name == name }) {
            guard try await shape(of: file) != .unfinished else { return nil }
            return (file, nil)
        }
        for file in files {
            guard case .archive(let entries) = try await shape(of: file), entries.contains(name) else { continue }
            return (file, name)
        }
        return nil
    }

    private func shape(of file: PackageFile) async throws -> PackageShape {
        let path = folder.file(file.id)
        return try await onThread { try PackageShape.of(path, size: file.size) }
    }

    /// Waits for readings to end, no longer than ``patience``; empty when they go on.
    func ended(_ readings: [ID<PackageReading>]) async throws -> [PackageReading] {
        try await withThrowingTaskGroup(of: [PackageReading].self) { group in
            group.addTask { try await watch(readings) }
            group.addTask {
                try? await waiting.sleep(for: Self.patience)
                return []
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }

    private func watch(_ readings: [ID<PackageReading>]) async throws -> [PackageReading] {
        let commits = engine.commits()
        func look() async throws -> [PackageReading]? {
            let found = try await engine.read { try PackageReadings.find(readings, in: $0) }
            return found.contains { $0.state == .waiting } ? nil : found
        }
        if let found = try await look() { return found }
        for await _ in commits {
            if let found = try await look() { return found }
        }
        return []
    }

    /// What 1C hears of readings that are over: a file that is no whole file fails; documents that were refused alone are
    /// named, and the others stand.
    private func verdict(on readings: [PackageReading]) async throws -> ExchangeReply {
        if let broken = readings.first(where: { $0.state == .broken }) {
            return .failure(broken.error ?? "the file cannot be read")
        }
        let refused = readings.map(\.refused).reduce(0, +)
        guard refused > 0 else { return .success() }
        let ids = readings.map(\.id)
        let refusals = try await engine.read { try PackageReadings.refusals(of: ids, limit: 20, in: $0) }
        return .success(["Не принято документов: \(refused)"] + refusals.map(\.reason))
    }

    private func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await NIOThreadPool.singleton.runIfActive(body)
    }

    static func digest(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }
}
