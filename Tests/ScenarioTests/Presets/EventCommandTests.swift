import Foundation
import Store
import TestSupport
import Testing

/// `svod event` as a script sees it: what became of the event is its exit code.
@Suite(.timeLimit(.minutes(10)))
struct EventCommandTests {
    private static func run(_ arguments: [String], of company: PresetCompany) async throws -> (Int32?, String) {
        let socket = company.scenario.folder.appendingPathComponent("run/control.sock").path
        let all = ["event"] + arguments + ["--socket", socket]
        let (ending, output) = try await DaemonProcess.run(all, in: company.scenario.folder)
        if case .exited(let code) = ending { return (code, output) }
        return (nil, output)
    }

    @Test("An event that is refused says why, and a script can tell by the exit code")
    func refusals() async throws {
        try await PresetCompany.with("ofismanager") { company in
            let anna = try await company.person("kuznetsova")
            for _ in 1...2 { _ = try await anna.create("of_develop", ["company": try await company.client("Ромашка")]) }
            let card = try await anna.create("of_request", at: "identify", ["contact_name": "Ольга"])
            try await anna.move(card, to: "target")
            let effect = try await company.number("SELECT id AS n FROM card_effect WHERE card_id = \(card)")
            let refused: [([String], Int32, String)] = [
                (["lead:1", "effect.done", "effect=\(effect)", "value=99"], 65, "company: there is no company 99"),
                (["lead:1", "effect.done", "effect=\(effect)", "value=Ромашка"], 65, "company: it takes a company"),
                (["lead:1", "effect.done", "effect=77"], 66, "77"),
                (["lead:9", "call.answered"], 66, "there is no lead 9"),
                (["deal:99", "call.answered"], 66, "there is no card 99"),
                (["company:99", "call.answered"], 66, "there is no company 99"),
                (["lead:1", "call.answerd"], 65, "call.answered"), (["ship:1", "call.answered"], 65, "no record"),
            ]
            for (arguments, code, words) in refused {
                let (status, output) = try await Self.run(arguments, of: company)
                #expect(status == code && output.contains(words), "\(arguments): \(status ?? -1) \(output)")
            }
            let (done, words) = try await Self.run(
                ["lead:1", "effect.done", "effect=\(effect)", "value=1"],
                of: company
            )
            #expect(done == 0 && words.contains("svod explain lead:1"), "\(words)")
            #expect(try await company.number("SELECT company_id AS n FROM card WHERE id = \(card)") == 1)
            let told = try await company.command(["explain", "lead:1"])
            #expect(told.contains("card.created") && told.contains("of_request v1/target.on_enter"), "\(told)")
        }
    }
}
