import Domain
import Foundation
import Mail

/// How fast one core reads letters, beside GMime called from C.
struct ReadingBench {
    /// Best of so many runs: the machine may be busy.
    private static let runs = 5

    /// How many letters.
    var letters: Int
    /// The folder of the peers' sources.
    var peers: String
    /// Where the letters are put.
    var scratch: String

    /// Measures.
    func run() throws -> Section {
        let path = "\(scratch)/letters"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = try LettersFile(path: path, count: letters)
        var section = Section(title: "Letters, one core")
        let (ours, found) = try read(file)
        let peer = try gmime(path, found, &section)
        var figure = Figure(name: "letters read", value: rate(ours), goal: "≥ 0.8 × GMime from C")
        if let peer {
            figure.beside = "GMime from C: \(rate(peer)) (\(Number.short(peer.inSeconds / ours.inSeconds)) ×)"
            figure.verdict = peer.inSeconds / ours.inSeconds >= 0.8 ? .met : .missed
        }
        section.figures = [figure]
        section.notes.append(
            "letters of \(Number.grouped(file.bytes / max(letters, 1))) bytes: heads, texts in UTF-8, files decoded; "
                + "processor time, best of \(Self.runs)"
        )
        return section
    }

    /// What was read of all letters: both must have read the same.
    private struct Found: Equatable {
        var subjects = 0
        var text = 0
        var files = 0
    }

    private func read(_ file: LettersFile) throws -> (Duration, Found) {
        let reader = LetterReader(keepsFiles: true)
        func once() throws -> (Duration, Found) {
            var found = Found()
            let time = try ProcessorTime.of {
                for bytes in file.letters {
                    let letter = try reader.read(bytes)
                    found.subjects += letter.subject.utf8.count
                    found.text += letter.text.utf8.count
                    for attachment in letter.attachments { found.files += attachment.bytes?.count ?? 0 }
                }
            }.time
            return (time, found)
        }
        var best = try once()
        for _ in 1..<Self.runs {
            let next = try once()
            if next.0 < best.0 { best = next }
        }
        return best
    }

    private func gmime(_ path: String, _ found: Found, _ section: inout Section) throws -> Duration? {
        let program = "\(scratch)/gmime_read"
        let line = "cc -O2 \"$1\" -o \"$2\" $(pkg-config --cflags --libs gmime-3.0)"
        let compiler = Peer(program: "/bin/sh", arguments: ["-c", line, "sh", "\(peers)/gmime_read.c", program])
        do { _ = try compiler.run() } catch {
            section.notes.append("GMime from C was left out: \(error)")
            return nil
        }
        var best: Duration?
        for _ in 0..<Self.runs {
            let figures = try Peer(program: program, arguments: [path]).run()
            let theirs = Found(
                subjects: figures["subjects"].flatMap(Int.init) ?? -1,
                text: figures["text"].flatMap(Int.init) ?? -1,
                files: figures["files"].flatMap(Int.init) ?? -1
            )
            guard theirs == found, let seconds = figures["seconds"].flatMap(Double.init) else {
                throw SvodError(.protocolViolation, "gmime_read read other letters: \(figures), ours \(found)")
            }
            best = min(best ?? .seconds(seconds), .seconds(seconds))
            section.notes = ["GMime \(figures["version"] ?? "?")"]
        }
        return best
    }

    private func rate(_ time: Duration) -> String { "\(Number.grouped(Int(Double(letters) / time.inSeconds)))/s" }
}
