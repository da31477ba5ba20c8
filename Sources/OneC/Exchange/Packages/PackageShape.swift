package import Domain
import Foundation

/// What the bytes of an arriving file are, and whether they are whole: 1C marks no last piece.
package enum PackageShape: Hashable, Sendable {
    /// A whole archive with these entries of XML.
    case archive(entries: [PackageName])
    /// XML whose outermost element is closed.
    case document
    /// A statement of a bank with its last line.
    case statement
    /// More is to come, or it is of no kind that is read.
    case unfinished

    private static let end = 4096

    /// Looks at a file of `size` bytes.
    ///
    /// - Throws: ``SvodError`` when an archive breaks a limit, or an entry's name leads out of it.
    package static func of(_ path: String, size: Int64) throws -> PackageShape {
        guard let file = FileHandle(forReadingAtPath: path) else { return .unfinished }
        defer { try? file.close() }
        let head = try file.read(upToCount: Self.end) ?? Data()
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try archive(path) }
        try file.seek(toOffset: UInt64(max(0, size - Int64(Self.end))))
        let tail = try file.read(upToCount: Self.end) ?? Data()
        if BankShape.isStatement(head) { return BankShape.isWhole(Array(tail)) ? .statement : .unfinished }
        return isClosed(head: Array(head), tail: Array(tail)) ? .document : .unfinished
    }

    /// Whether a file begins as one that is read, whole or not.
    static func beginsWell(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        let head = Array((try? file.read(upToCount: end)) ?? Data())
        return rootName(head)?.isEmpty == false || BankShape.isStatement(head)
    }

    /// An archive's directory stands at its end: without it there is more to come.
    private static func archive(_ path: String) throws -> PackageShape {
        let archive: ZipArchive
        do {
            archive = try ZipArchive(path: path, limits: .packages)
        } catch let error as SvodError where error.code == .limitExceeded {
            throw error
        } catch {
            return .unfinished
        }
        defer { archive.close() }
        return .archive(
            entries: try archive.names.filter { !$0.hasSuffix("/") }.map { try PackageName($0) }.filter(\.isRead)
        )
    }

    /// Whether the last thing of the text is the end of its first element. Works on bytes, for every encoding that keeps
    /// ASCII.
    static func isClosed(head: [UInt8], tail: [UInt8]) -> Bool {
        guard let name = rootName(head), !name.isEmpty else { return false }
        var rest = tail[...]
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        guard rest.last == UInt8(ascii: ">") else { return false }
        rest.removeLast()
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        let closing = Array("</".utf8) + name
        return rest.suffix(closing.count).elementsEqual(closing)
    }

    /// The first element's name: behind the byte order mark, the declaration and comments.
    private static func rootName(_ head: [UInt8]) -> [UInt8]? {
        var index = 0
        while let start = head[index...].firstIndex(of: UInt8(ascii: "<")), start + 1 < head.count {
            let first = head[start + 1]
            if first != UInt8(ascii: "?"), first != UInt8(ascii: "!") {
                return Array(
                    head[(start + 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
                )
            }
            index = start + 1
        }
        return nil
    }
}

extension ZipLimits {
    /// What an archive of 1C may hold: its largest, of a whole catalogue with pictures, have some ten thousand entries.
    package static let packages = ZipLimits(entries: 100_000)
}
