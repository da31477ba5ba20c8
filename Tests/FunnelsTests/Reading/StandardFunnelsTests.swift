import Domain
import Testing

@testable import Funnels

@Suite struct StandardFunnelsTests {
    @Test func aLeadHasAStageForEachStatus() throws {
        let lead = try #require(try FunnelSet.standard.funnels["lead"])
        #expect(lead.entity == .lead)
        #expect(
            lead.stages.map(\.leadStatus) == [.inquiry, .overdue, .identification, .converted, .rejected]
        )
        #expect(lead.stages.map(\.title).prefix(3) == ["Обращение", "Просроченная идентификация", "Идентификация"])
        #expect(lead.stages.map(\.kind) == [.open, .open, .open, .won, .lost])
        for status in LeadStatus.allCases {
            let stage = try #require(lead.stages.first { $0.leadStatus == status })
            #expect(stage.kind.isEnd == status.isClosed)
        }
    }

    @Test func anAnswerIdentifiesAndAMissedCallIsOverdue() throws {
        let lead = try #require(try FunnelSet.standard.funnels["lead"])
        func target(_ stage: String, _ event: String) -> String? {
            guard
                case .move(let target)? = lead.stage(stage)?.events.first(where: { $0.event == event })?.then.first?
                    .body
            else { return nil }
            return target.stage
        }
        #expect(target("inquiry", "call.answered") == "identification")
        #expect(target("overdue", "call.answered") == "identification")
        #expect(target("inquiry", "call.missed") == "overdue")
        for stage in ["inquiry", "overdue"] {
            #expect(target(stage, "call.reached") == "identification")
            #expect(target(stage, "lead.taken") == "identification")
        }
        for actions in [lead.stage("overdue")?.onEnter, lead.stage("overdue")?.events.last?.then] {
            guard case .task(let task)? = actions?.first?.body else {
                Issue.record("nobody is asked to call back")
                continue
            }
            #expect(task.isCallBack && task.to.isEmpty)
        }
    }

    @Test func whatIsAskedForIsWhatTheLeadPolicyAsksFor() throws {
        let set = try FunnelSet.standard
        let policy = LeadPolicy()
        #expect(set.lists["topics"] == policy.topics)
        #expect(set.lists["reject_reasons"] == policy.rejectReasons)
        let required = set.funnels["lead"]?.stage("identification")?.require ?? []
        #expect(Set(required) == Set(policy.requiredToConvert.map(\.rawValue)))
    }

    @Test func aCompanysDecisionsAboutLeadsFillIt() throws {
        var policy = LeadPolicy(callBackWithin: .seconds(90), requiredToConvert: [.topic])
        policy.topics = ChoiceList(entries: ["Вопрос: \"срочно\"", "It's other"], askingForText: ["It's other"])
        let set = try FunnelSet.standard(for: policy)
        #expect(set.lists["topics"] == policy.topics)
        #expect(set.requiredToConvert(set.leadFunnel) == ["topic"])
        guard case .task(let task)? = set.leadFunnel?.stage("overdue")?.onEnter.first?.body else {
            Issue.record("nobody is asked to call back")
            return
        }
        #expect(task.due == .span(TimeSpan(2, .minutes)))
    }

    @Test func aDealBeginsWhereDealsOfTheVersionBeforeStand() throws {
        let deal = try #require(try FunnelSet.standard.funnels["deal"])
        #expect(deal.stages.map(\.name) == ["new", "done", "refused"])
    }
}
