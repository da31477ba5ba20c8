import Domain
import Foundation

/// Made-up letters of about 9 kB as clients send them, in a file that a peer reads too: before each its length, as eight
/// bytes, the lowest first.
struct LettersFile {
    /// The letters.
    private(set) var letters: [[UInt8]] = []
    /// How many bytes all of them have.
    var bytes: Int { letters.reduce(0) { $0 + $1.count } }

    /// Writes a file of `count` letters.
    ///
    /// - Throws: ``SvodError`` when it cannot be written.
    init(path: String, count: Int) throws {
        letters = (0..<count).map { Array(SampleLetter.text($0).utf8) }
        var file = Data()
        for letter in letters {
            withUnsafeBytes(of: UInt64(letter.count).littleEndian) { file.append(contentsOf: $0) }
            file.append(contentsOf: letter)
        }
        guard FileManager.default.createFile(atPath: path, contents: file) else {
            throw SvodError(.unavailable, "\(path) cannot be written")
        }
    }
}
