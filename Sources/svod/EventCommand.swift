import ArgumentParser
import Domain
import Ops

/// `svod event deal:42 payment.posted sum=100`: hands in an event by hand.
struct EventCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event",
        abstract: "Hand an event to a record by hand, as a part would: a payment, a receipt of goods.",
        discussion: """
            Rules of the record's funnel react to it in the same transaction; values that are called like fields which \
            the source owns are written. 100 and 2.5 are numbers, 100RUB is money, 2026-03-01 a day, true and false, \
            anything else a text.

                svod event deal:42 payment.posted sum=1500RUB
                svod event lead:7 call.answered
                svod event deal:42 document.signed no=17/26
            """
    )

    @OptionGroup var daemon: DaemonOption
    @Argument(help: "The record: deal:42, request:43, reservation:44, account:45, lead:7, company:3.") var record:
        String
    @Argument(help: "The event: payment.posted, stock.received, call.answered …") var event: String
    @Argument(help: "What came with it: NAME=VALUE.") var values: [String] = []

    @Option(help: "Who says so: onec, call, letter, intake, portal, import. Without it the event's first word tells.")
    var source: String?

    func validate() throws {
        for value in values where value.split(separator: "=", maxSplits: 1).count < 2 && !value.hasSuffix("=") {
            throw ValidationError("'\(value)' is no NAME=VALUE.")
        }
    }

    func run() async throws {
        var arguments = ["record": record, "event": event]
        arguments["source"] = source
        for value in values {
            let fields = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            arguments["data.\(fields[0])"] = String(fields[1])
        }
        let reply = try await daemon.client.call("event", arguments, as: EventReply.self)
        try Output.show(reply, asJSON: daemon.isJSON) { _ in reply.text + "\n" }
    }
}
