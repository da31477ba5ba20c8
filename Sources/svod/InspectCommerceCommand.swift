import ArgumentParser
import Foundation
import OneC

/// `svod inspect commerceml`: the documents in files of CommerceML.
struct InspectCommerceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commerceml",
        abstract: "Print the documents in exchange files of 1C.",
        discussion: "First a line for the file, then a line a document, in the order of the file."
    )

    @Argument(help: "Files of CommerceML, versions 2.03 to 3.1.", completion: .file(extensions: ["xml"]))
    var files: [String]

    func run() throws {
        var isSound = true
        for path in files {
            for fault in try CommerceInspector(path: path).run(print: { print($0) }) {
                FileHandle.standardError.write(Data("svod: \(fault)\n".utf8))
                isSound = false
            }
        }
        if !isSound { throw ExitCode(1) }
    }
}
