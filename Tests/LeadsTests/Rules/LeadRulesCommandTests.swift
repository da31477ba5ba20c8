import Domain
import Leads
import Testing

/// What people may do with a lead, and what they are asked for first.
@Suite struct LeadRulesCommandTests {
    let now = Timestamp(seconds: 1_795_300_000)
    let olga = StaffID(7)
    let ivan = StaffID(8)
    let rules = LeadRules(policy: LeadPolicy())

    func situation(_ change: (inout LeadView) -> Void = { _ in }, callBacks: [OpenCallBack] = []) -> LeadSituation {
        var lead = LeadView(id: LeadID(42), status: .identification, createdAt: now, owner: olga)
        change(&lead)
        return LeadSituation(lead: lead, callBacks: callBacks, now: now)
    }

    func react(_ command: LeadCommand, _ situation: LeadSituation) throws(LeadRefusal) -> [LeadEffect] {
        try rules.react(to: .command(command, by: olga), in: situation)
    }

    @Test func takingAnOverdueLeadIdentifiesIt() throws {
        #expect(try react(.take, situation { $0.status = .overdue }) == [.setOwner(olga), .setStatus(.identification)])
        #expect(try react(.take, situation()) == [.setOwner(olga)])
    }

    @Test func aTopicMustStandInTheList() throws {
        #expect(try react(.setTopic("Доставка", other: nil), situation()) == [.setTopic("Доставка", other: nil)])
        #expect(
            try react(.setTopic("Другое", other: " пломбы "), situation()) == [.setTopic("Другое", other: "пломбы")]
        )
        #expect(try react(.setTopic(nil, other: nil), situation()) == [.setTopic(nil, other: nil)])
        #expect(throws: LeadRefusal.notInList(.topic, "Погода")) {
            try react(.setTopic("Погода", other: nil), situation())
        }
    }

    @Test func aWrongNumberIsAReasonWhateverTheCompanysListSays() throws {
        let rules = LeadRules(policy: LeadPolicy(rejectReasons: ChoiceList(entries: ["Не наш профиль"])))
        func reject(_ reason: String) throws(LeadRefusal) -> [LeadEffect] {
            try rules.react(to: .command(.reject(reason: reason, note: nil), by: olga), in: situation())
        }
        #expect(
            try reject(LeadPolicy.wrongNumberReason) == [.reject(reason: LeadPolicy.wrongNumberReason, note: nil)]
        )
        #expect(throws: LeadRefusal.notInList(.rejectReason, "Дубль")) { try reject("Дубль") }
    }

    @Test func confirmingMakesTheExchangesValueThePersonsOwn() throws {
        let filled = situation {
            $0.transferredTo = ivan
            $0.transferSource = .call
        }
        #expect(try react(.confirmTransfer, filled) == [.setTransferredTo(ivan, source: .person)])
        #expect(throws: LeadRefusal.nothingToConfirm) { try react(.confirmTransfer, situation()) }
    }

    @Test func aDealGoesToTheChosenPersonAndTheLeadStays() throws {
        let ready = situation(
            {
                $0.topic = "Доставка"
                $0.transferredTo = ivan
                $0.transferSource = .call
            },
            callBacks: [
                OpenCallBack(task: TaskID(5), lead: LeadID(42)), OpenCallBack(task: TaskID(6), lead: LeadID(1)),
            ]
        )
        #expect(
            try react(.convert, ready) == [
                .setTransferredTo(ivan, source: .person), .convert(responsible: ivan),
                .closeCallBack(TaskID(5), reason: .leadClosed),
            ]
        )
    }

    @Test(
        arguments: [
            (nil, nil, false, [LeadField.topic, .transferredTo]), ("Доставка", nil, false, [.transferredTo]),
            ("Другое", nil, true, [.topicOther]), (nil, nil, true, [.topic]),
        ] as [(String?, String?, Bool, [LeadField])]
    )
    func theGateAsksForWhatIsMissing(_ topic: String?, _ other: String?, _ chosen: Bool, _ missing: [LeadField]) {
        let lacking = situation {
            $0.topic = topic
            $0.topicOther = other
            $0.transferredTo = chosen ? ivan : nil
        }
        #expect(throws: LeadRefusal.missing(missing)) { try react(.convert, lacking) }
    }

    @Test func whereNothingIsRequiredTheOperatorKeepsTheDeal() throws {
        let rules = LeadRules(policy: LeadPolicy(requiredToConvert: []))
        let effects = try rules.react(to: .command(.convert, by: ivan), in: situation())
        #expect(effects == [.convert(responsible: olga)])
    }

    @Test func aRejectionNeedsAReasonFromTheList() throws {
        #expect(try react(.reject(reason: "Дубль", note: nil), situation()) == [.reject(reason: "Дубль", note: nil)])
        #expect(throws: LeadRefusal.missing([.rejectReason])) {
            try react(.reject(reason: " ", note: nil), situation())
        }
        #expect(throws: LeadRefusal.missing([.rejectNote])) {
            try react(.reject(reason: "Другое", note: ""), situation())
        }
        #expect(throws: LeadRefusal.notInList(.rejectReason, "Лень")) {
            try react(.reject(reason: "Лень", note: nil), situation())
        }
    }

    @Test func spamClosesTheLeadAndBlocksTheNumber() throws {
        let open = situation(callBacks: [OpenCallBack(task: TaskID(5), lead: LeadID(42))])
        #expect(
            try react(.spam, open) == [
                .reject(reason: "Спам", note: nil), .blockNumber, .closeCallBack(TaskID(5), reason: .leadClosed),
            ]
        )
    }

    @Test(arguments: [LeadStatus.converted, .rejected])
    func aClosedLeadKeepsWhatItHas(_ status: LeadStatus) throws {
        let closed = situation { $0.status = status }
        for command in [LeadCommand.take, .convert, .setTopic(nil, other: nil), .spam, .postpone, .confirmTransfer] {
            #expect(throws: LeadRefusal.closed(status)) { try react(command, closed) }
        }
        #expect(try react(.setComment("ещё звонил"), closed) == [.setComment("ещё звонил")])
    }

    @Test func aRejectionCanBeTakenBackAndAConversionCannot() throws {
        #expect(try react(.reopen, situation { $0.status = .rejected }) == [.reopen(status: .identification)])
        #expect(throws: LeadRefusal.closed(.converted)) { try react(.reopen, situation { $0.status = .converted }) }
    }

    @Test func aDuplicateHandsItsCallsToTheOtherLead() throws {
        #expect(
            try react(.joinTo(LeadID(41)), situation()) == [
                .moveCalls(to: LeadID(41)), .reject(reason: "Дубль", note: "№ 41"),
            ]
        )
        #expect(throws: LeadRefusal.joinedToItself) { try react(.joinTo(LeadID(42)), situation()) }
    }
}
