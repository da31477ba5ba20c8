import ArgumentParser
import Ops

/// `svod explain lead:42`: how a record came to be as it is.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show how a record came to be as it is: what happened, why, by which rule."
    )

    @OptionGroup var daemon: DaemonOption
    @Argument(help: "The record: lead:42, deal:3, request:8, call:7.") var record: String

    func run() async throws {
        let explanation = try await daemon.client.call("explain", ["record": record], as: Explanation.self)
        try Output.show(explanation, asJSON: daemon.isJSON) { ExplanationText.render(explanation, style: $0) }
    }
}
