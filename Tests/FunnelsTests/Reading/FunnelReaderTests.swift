import Domain
import Testing

@testable import Funnels

@Suite struct FunnelReaderTests {
    private func good(_ name: String) throws -> FunnelSet {
        try TestFiles.read(name, TestFiles.text("good", name))
    }

    private func problems(_ files: [(String, String)]) throws -> [String] {
        let error = try #require(throws: SvodError.self) {
            _ = try FunnelReader.read(files.map { FunnelFile(name: $0.0, text: $0.1) })
        }
        return error.message.split(separator: "\n").map(String.init)
    }

    private static let ends = "won: {title: Да, kind: won}, lost: {title: Нет, kind: lost, reason: {auto: нет}}"

    @Test func filesOfAFolderAreOneSet() throws {
        let set = try FunnelReader.read([
            FunnelFile(name: "a.yaml", text: "svod: 1\nlists: {refusals: [Дорого]}\ntemplates: {hi: Привет}\n"),
            FunnelFile(
                name: "b.yaml",
                text: """
                    svod: 1
                    funnels:
                      sale:
                        title: Продажа
                        entity: deal
                        stages:
                          new: {title: Новая, on_enter: [{notify: {to: responsible, template: hi}}]}
                          won: {title: Да, kind: won}
                          lost: {title: Нет, kind: lost, reason: refusals}
                    """
            ),
        ])
        #expect(set.order == ["sale"])
        #expect(set.funnels["sale"]?.stage("lost")?.reason == .list("refusals", otherText: false))
        #expect(set.funnels["sale"]?.stage("new")?.place == FilePlace(file: "b.yaml", line: 7))
        #expect(set.sources.keys.sorted() == ["a.yaml", "b.yaml"])
        #expect(set.calendars.defaultName == CalendarName("default"))
    }

    @Test func aNameThatTwoFilesGiveIsRefusedWithBothPlaces() throws {
        let text = "svod: 1\nlists:\n  refusals: [Дорого]\n"
        #expect(
            try problems([("a.yaml", text), ("b.yaml", text)]) == [
                "b.yaml:3: lists.refusals: 'refusals' is there already: a.yaml:3"
            ]
        )
    }

    @Test func everyFileThatIsNoYAMLIsNamed() throws {
        #expect(try problems([("a.yaml", "a: [\n"), ("b.yaml", "- x\n"), ("c.yaml", "svod: 1\nx: 1\n")]).count == 2)
    }

    @Test func wordsOfAssignmentAreUnderstood() throws {
        let set = try good("13-intake.yaml")
        #expect(set.funnels["leads"]?.intake?.assign == .answering)
        #expect(set.funnels["leads"]?.intake?.sources == ["call", "email", "site", "openlines"])
        #expect(set.funnels["leads"]?.intake?.createsContact == true)
        #expect(set.funnels["request"]?.intake?.assign == .role("sales"))
        guard case .rules(let rules)? = set.funnels["sale"]?.intake?.assign else {
            Issue.record("no rules")
            return
        }
        #expect(
            rules.map(\.assign) == [
                .role("sales"), .roundRobin(group: "Отдел продаж"), .leastLoaded(group: "Отдел продаж"),
            ]
        )
        #expect(rules.map { $0.when == nil } == [false, false, true])
        #expect(set.funnels["sale"]?.intake?.historyFrom == CivilDate("2017-01-01"))
        #expect(set.roles["sales"] == .group("Отдел продаж", .roundRobin))
    }

    @Test func termsAreSpansOrFields() throws {
        let stage = try #require(try good("06-roles.yaml").funnels["sale"]?.stage("new"))
        guard case .task(let first) = stage.onEnter[0].body, case .task(let second) = stage.onEnter[1].body else {
            Issue.record("no tasks")
            return
        }
        #expect(first.due == .span(TimeSpan(2, .workingHours)))
        #expect(first.wantsFile && first.isResultRequired && first.tracksTime)
        #expect(second.due == .field("ship_on"))
        #expect(second.outcomes == ["собрано", "нет на складе"])
        #expect(second.notify == [.push])
    }

    @Test func timersKnowTheirMoments() throws {
        let set = try good("05-timers.yaml")
        let late = try #require(set.funnels["sale"]?.stage("late"))
        let timers = Dictionary(late.timers.map { ($0.name, $0) }) { first, _ in first }
        #expect(timers["burn"]?.moment == .at(field: "pay_until", offset: TimeSpan(-1, .workingDays)))
        #expect(timers["burn"]?.ifPast == .skip)
        #expect(timers["burn"]?.rearms == false)
        #expect(timers["daily"]?.moment == .every(.interval(TimeSpan(1, .days))))
        #expect(timers["over"]?.once == true)
        #expect(set.calendarOwners.departments == ["Склад": "ru"])
        #expect(set.calendarOwners.people == ["ivanova": "ru"])
    }

    @Test func aTextAndAnEntryOfAListAreTold() throws {
        let stage = try #require(try good("08-set.yaml").funnels["sale"]?.stage("new"))
        guard case .set(let first) = stage.onEnter[0].body, case .set(let second) = stage.onEnter[1].body else {
            Issue.record("nothing is set")
            return
        }
        #expect(first.map(\.value.root).first == .literal(.text("new")))
        #expect(first.map(\.field) == ["state", "plan_finish", "company.signed", "urgent", "amount"])
        #expect(first.last?.value.root == .literal(.quantity(1_500_500)))
        #expect(second.map(\.value.root).first == .literal(.text("Сайт")))
        #expect(second.last?.value.root == .name("source"))
    }

    @Test func leadsHaveTheStatusesThatTheDeskShows() throws {
        let leads = try #require(try good("13-intake.yaml").funnels["leads"])
        #expect(leads.stages.map(\.leadStatus) == [.inquiry, .overdue, .identification, .converted, .rejected])
        #expect(leads.stage("won")?.keepsResponsible == true)
    }

    @Test func aChangeBetweenIsNoLoop() throws {
        let stages = "a: {title: А, auto_next: {when: CONDITION, to: b}}, b: {title: Б, on_enter: [{move: a}]}"
        func text(_ condition: String) -> String {
            "svod: 1\nfunnels: {x: {title: Х, entity: deal, stages: {\(stages.replacing("CONDITION", with: condition)), \(Self.ends)}}}\n"
        }
        #expect(throws: Never.self) {
            try FunnelReader.read([FunnelFile(name: "a.yaml", text: text("changed(amount)"))])
        }
        #expect(throws: Never.self) {
            try FunnelReader.read([FunnelFile(name: "a.yaml", text: text("'changed(amount) and amount > 5'"))])
        }
        #expect(try problems([("a.yaml", text("'changed(amount) or amount > 5'"))]).count == 1)
    }

    @Test func cardsInARowAreCounted() throws {
        func text(_ count: Int) -> String {
            let funnels = (0..<count).map { index in
                let next = index + 1 < count ? ", on_enter: [{create: {funnel: f\(index + 1)}}]" : ""
                return "f\(index): {title: Х, entity: deal, stages: {new: {title: А\(next)}, \(Self.ends)}}"
            }
            return "svod: 1\nfunnels: {\(funnels.joined(separator: ", "))}\n"
        }
        #expect(throws: Never.self) { try FunnelReader.read([FunnelFile(name: "a.yaml", text: text(17))]) }
        #expect(
            try problems([("a.yaml", text(18))]) == [
                "a.yaml:2: funnels.f0.stages.new: a card that comes here makes more than 16 cards in a row"
            ]
        )
    }

    @Test func aFileCutAnywhereIsRefusedOrReadAndNeverMore() throws {
        for name in ["06-roles.yaml", "09-create-and-carry.yaml", "14-plans.yaml"] {
            let bytes = Array(try TestFiles.text("good", name).utf8)
            for end in stride(from: 0, to: bytes.count, by: 3) {
                let text = String(decoding: bytes[..<end], as: UTF8.self)
                do {
                    _ = try TestFiles.read("cut.yaml", text)
                } catch let error as SvodError {
                    #expect(error.code == .invalidConfiguration)
                    #expect(error.message.split(separator: "\n").allSatisfy { $0.hasPrefix("cut.yaml:") })
                }
            }
        }
    }
}
