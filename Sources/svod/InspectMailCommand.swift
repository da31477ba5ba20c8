import ArgumentParser
import Foundation
import Mail

/// `svod inspect mail`: what is read and understood of letters.
struct InspectMailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail",
        abstract: "Print what letters say: who writes, what they ask for, what came with them.",
        discussion: "A line a letter. With --text a file is the plain text of a letter alone."
    )

    @Flag(help: "Take files for the plain texts of letters, without their heads.")
    var text = false

    @Argument(help: "Letters as they are stored (.eml), or texts.", completion: .file(extensions: ["eml", "txt"]))
    var files: [String]

    func run() throws {
        let inspector = LetterInspector()
        var isSound = true
        for path in files {
            do {
                guard let bytes = FileManager.default.contents(atPath: path) else {
                    throw CocoaError(.fileReadUnknown)
                }
                print(text ? inspector.text(Array(bytes)) : try inspector.letter(Array(bytes)))
            } catch {
                let reason = error is CocoaError ? "cannot be read" : "\(error)"
                FileHandle.standardError.write(Data("svod: \(path): \(reason)\n".utf8))
                isSound = false
            }
        }
        if !isSound { throw ExitCode(1) }
    }
}
