import ArgumentParser
import Domain
import Foundation
import Funnels
import Ops

/// `svod init`: writes a configuration to begin with.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a commented configuration to begin with.",
        discussion: """
            Without --preset it writes one file, svod.yaml. With it, a company's whole configuration into a new folder: \
            funnels, lists, roles, texts, calendars, staff to begin with. Presets: pfk-steel, fulfilment, dviga, \
            rutector, ofismanager. What is there already is never changed.
            """
    )

    @OptionGroup var config: ConfigurationOption
    @Flag(name: .customLong("print"), help: "Print it instead.") var isPrinted = false
    @Option(help: "Whose configuration to write.") var preset: String?
    @Argument(help: "The folder to write a preset into.", completion: .directory) var directory: String?

    func validate() throws {
        guard (preset == nil) == (directory == nil) else {
            throw ValidationError("A preset and a folder belong together: svod init --preset NAME FOLDER.")
        }
        guard preset == nil || !isPrinted else { throw ValidationError("A preset is written, not printed.") }
    }

    func run() throws {
        if let preset, let directory { return try write(preset, to: directory) }
        if isPrinted {
            print(ConfigurationTemplate.text, terminator: "")
            return
        }
        try ConfigurationTemplate.write(to: config.path)
        print("\(config.path): written. Name your exchange in it, then: svod check-config")
    }

    private func write(_ name: String, to directory: String) throws {
        let preset = try PresetFolder.besideExecutable().preset(named: name)
        let written = try preset.write(to: directory, password: Self.newPassword())
        let root = URL(filePath: directory).standardizedFileURL.path
        for path in written { print(path) }
        print(
            """

            \(root): the configuration '\(name)', \(written.count) files. Read README.ru.md there first.
            Everybody's first password is in \(root)/\(Preset.passwordFile)
            Next: svod check-config --config \(root)/svod.yaml
            Then: svod run --config \(root)/svod.yaml --runtime-directory \(root)
            """
        )
    }

    /// Twelve letters and digits of the system's generator, without those that are taken for one another.
    private static func newPassword() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        return String((0..<12).compactMap { _ in letters.randomElement() })
    }
}
