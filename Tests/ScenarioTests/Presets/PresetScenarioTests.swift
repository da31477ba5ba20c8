import Foundation
import Store
import TestSupport
import Testing

/// A company begins with its preset: written, checked and run by the built program, and changed as its head of sales would.
@Suite(.timeLimit(.minutes(10)))
struct PresetScenarioTests {
    @Test(
        "F017 F116: a preset is written, checked and run",
        arguments: [
            ("pfk-steel", "rop", "pfk_sale"), ("fulfilment", "smirnova", "ff_quote"), ("dviga", "volkov", "dv_deal"),
            ("rutector", "sidorov", "ru_supplier"), ("ofismanager", "kuznetsova", "of_develop"),
        ]
    )
    func everyPresetIsWrittenCheckedAndRun(_ name: String, _ login: String, _ funnel: String) async throws {
        try await PresetCompany.with(name) { company in
            let person = try await company.person(login)
            #expect(try await person.visitor.ask("GET", "/desk").status == 200)
            for part in ["timers", "rearming", "calendars"] {
                #expect(try await company.scenario.part(part) != nil, "\(part)")
            }
            let (shown, text) = try await DaemonProcess.run(
                ["funnels", "show", funnel, "--config", company.scenario.configuration.path],
                in: company.scenario.folder
            )
            #expect(shown == .exited(0))
            #expect(text.contains("on entry"), "\(text)")
        }
    }

    @Test("A folder with something in it is refused, and so is an unknown preset")
    func nothingIsOverwritten() async throws {
        try await Scenario.with { scenario in
            let (taken, why) = try await DaemonProcess.run(
                ["init", "--preset", "dviga", scenario.folder.path],
                in: scenario.folder
            )
            #expect(taken == .exited(75))
            #expect(why.contains("something is there already"))
            let (unknown, names) = try await DaemonProcess.run(
                ["init", "--preset", "dvigo", scenario.folder.appendingPathComponent("x").path],
                in: scenario.folder
            )
            #expect(unknown == .exited(66))
            #expect(names.contains("dviga"))
        }
    }

    @Test("A head of sales changes a required field and a term: checked, shown, taken over; a mistake is refused")
    func aChangeTakesEffectOnReload() async throws {
        try await Scenario.with { scenario in
            let company = try await PresetCompany.install("pfk-steel", in: scenario)
            try await scenario.running { process in
                let sale = "preset/funnels/sale.yaml"
                let good = try String(contentsOf: scenario.folder.appendingPathComponent(sale), encoding: .utf8)

                try scenario.write(sale, good.replacing("require: [items, amount]", with: "require: [items, amont]"))
                let (refused, faults) = try await DaemonProcess.run(
                    ["check-config", "--config", scenario.configuration.path],
                    in: scenario.folder
                )
                #expect(refused == .exited(78))
                let line = 1 + (good.components(separatedBy: "\n").firstIndex { $0.contains("[items, amount]") } ?? 0)
                #expect(faults.contains("funnels/sale.yaml:\(line)"), "\(faults)")
                #expect(faults.contains("amount"), "what was meant")
                process.send(SIGHUP)
                try await scenario.hear("READY=1", from: process)
                #expect(scenario.log.contains("Configuration refused; the old one stays"))

                let better = good.replacing("require: [items, amount]", with: "require: [items, amount, source]")
                    .replacing("due: 4wh, approve: sign", with: "due: 2wh, approve: sign")
                try scenario.write(sale, better)
                let change = try await company.command(
                    ["funnels", "diff", "--config", scenario.configuration.path]
                )
                #expect(change.contains("source") && change.contains("2wh"), "\(change)")
                process.send(SIGHUP)
                try await scenario.hear("READY=1", from: process)
                try await eventually("The change is in the journal") {
                    try await scenario.withStore {
                        try await $0.number("SELECT count(*) AS n FROM journal WHERE kind = 'funnel.changed'")
                    } > 0
                }
                let nothing = try await company.command(
                    ["funnels", "diff", "--config", scenario.configuration.path]
                )
                #expect(nothing.contains("ничего не изменилось"), "\(nothing)")
                let played = try await company.command(
                    ["funnels", "dry-run", "--config", scenario.configuration.path]
                )
                #expect(played.contains("0 would come out otherwise"), "\(played)")
            }
        }
    }
}
