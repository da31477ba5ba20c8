import ArgumentParser
import Ops

/// `svod init`: writes a configuration to begin with.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a commented configuration to begin with.",
        discussion: "A file that is there already is never changed."
    )

    @OptionGroup var config: ConfigurationOption
    @Flag(name: .customLong("print"), help: "Print it instead.") var isPrinted = false

    func run() throws {
        if isPrinted {
            print(ConfigurationTemplate.text, terminator: "")
            return
        }
        try ConfigurationTemplate.write(to: config.path)
        print("\(config.path): written. Name your exchange in it, then: svod check-config")
    }
}
