import ArgumentParser

/// `svod-bench`: what svod is measured by, and what it is measured on.
@main
struct SvodBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "svod-bench",
        abstract: "Measure svod, or make stores to measure it on.",
        subcommands: [MeasureCommand.self, GenerateCommand.self],
        defaultSubcommand: MeasureCommand.self
    )
}
