import Domain

/// A command for a server, in the pieces in which it must be sent: before each but the first the server is to say that it
/// goes on (RFC 9051 section 4.3). Pure.
struct IMAPCommand: Hashable, Sendable {
    /// What of it stands in the log: the first words, no secret.
    let name: String
    private(set) var pieces: [[UInt8]]

    /// Begins a command.
    init(_ name: String) {
        self.name = name
        pieces = [Array(name.utf8)]
    }

    /// Adds words as they are.
    func word(_ word: String) -> IMAPCommand { adding(Array(" \(word)".utf8)) }

    /// Adds a string, quoted where that is allowed, else as a literal.
    func string(_ string: String) -> IMAPCommand {
        let bytes = Array(string.utf8)
        if bytes.allSatisfy({ (0x20...0x7E).contains($0) }) {
            let escaped = bytes.flatMap { $0 == 0x22 || $0 == 0x5C ? [0x5C, $0] : [$0] }
            return adding([0x20, 0x22] + escaped + [0x22])
        }
        var command = adding(Array(" {\(bytes.count)}".utf8))
        command.pieces.append(bytes)
        return command
    }

    /// Adds the name of a folder.
    func folder(_ name: String) -> IMAPCommand { string(FolderName.encode(name)) }

    /// The bytes of each piece, lines ended.
    func lines(tag: String) -> [[UInt8]] {
        var lines = pieces.map { $0 + [0x0D, 0x0A] }
        lines[0] = Array("\(tag) ".utf8) + lines[0]
        return lines
    }

    private func adding(_ bytes: [UInt8]) -> IMAPCommand {
        var command = self
        command.pieces[command.pieces.count - 1] += bytes
        return command
    }
}
