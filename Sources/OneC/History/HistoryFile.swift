import Crypto
import Domain
import Foundation

/// A file of past years, known again by its content wherever it lies.
struct HistoryFile {
    let path: String
    let name: PackageName
    let size: Int64
    let digest: String
    /// The entries of an archive that are read; one nil for a file that is none.
    let entries: [PackageName?]

    /// Looks at the whole file.
    ///
    /// Throws ``SvodError`` `notFound`, `invalidInput` for what is neither CommerceML nor an archive of it.
    init(path: String) throws {
        self.path = URL(fileURLWithPath: path).path
        name = try PackageName(URL(fileURLWithPath: path).lastPathComponent)
        var hash = SHA256()
        var size: Int64 = 0
        try FilePieces(path: path).read { piece in
            hash.update(bufferPointer: piece)
            size += Int64(piece.count)
        }
        self.size = size
        digest = hash.finalize().map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
        switch try PackageShape.of(path, size: size) {
        case .document, .statement: entries = [nil]
        case .archive(let names) where !names.isEmpty: entries = names.map(Optional.some)
        // A file that is cut short gives what it has, and is said to be cut.
        case .unfinished where PackageShape.beginsWell(path): entries = [nil]
        default:
            throw SvodError(.invalidInput, "\(path): expected CommerceML, a bank statement, or a zip of such files")
        }
    }
}
