import Domain
import Leads
import Testing

/// What people may do with a lead, and what they are asked for first.
@Suite struct LeadRulesCommandTests {
    let now = Timestamp(seconds: 1_795_300_000)
    let olga = StaffID(7)
    let ivan = StaffID(8)
    let rules = LeadRules(policy: LeadPolicy())

    func situation(_ change: (inout LeadView) -> Void = { _ in }) -> LeadSituation {
        var lead = LeadView(id: LeadID(42), status: .identification, createdAt: now, owner: olga)
        change(&lead)
        return LeadSituation(lead: lead)
    }

    func react(_ command: LeadCommand, _ situation: LeadSituation) throws(LeadRefusal) -> [LeadEffect] {
        try rules.react(to: .command(command), in: situation)
    }

    @Test func whatIsTypedIsTrimmed() throws {
        #expect(
            try react(.setTopic("Другое", other: " пломбы "), situation()) == [.setTopic("Другое", other: "пломбы")]
        )
        #expect(try react(.setTopic(nil, other: nil), situation()) == [.setTopic(nil, other: nil)])
    }

    @Test func handingOnConfirmsToWhom() throws {
        let ready = situation {
            $0.transferredTo = ivan
            $0.transferSource = .call
        }
        #expect(try react(.convert([:]), ready) == [.setTransferredTo(ivan, source: .person), .convert([:])])
        #expect(try react(.convert(["need": .text("х")]), situation()) == [.convert(["need": .text("х")])])
    }

    @Test(arguments: [("Дубль", false), (LeadPolicy.wrongNumberReason, true)])
    func theKeyOfAWrongNumberHasItsOwnReason(_ reason: String, _ isFixed: Bool) throws {
        let effects = try react(.reject(reason: reason, note: " "), situation())
        #expect(effects == [.reject(reason: reason, note: nil, isFixed: isFixed)])
        #expect(throws: LeadRefusal.missing([.rejectReason])) {
            try react(.reject(reason: " ", note: nil), situation())
        }
    }

    @Test func spamClosesTheLeadAndBlocksTheNumber() throws {
        #expect(try react(.spam, situation()) == [.reject(reason: "Спам", note: nil, isFixed: true), .blockNumber])
    }

    @Test func confirmingMakesTheExchangesValueThePersonsOwn() throws {
        let filled = situation {
            $0.transferredTo = ivan
            $0.transferSource = .call
        }
        #expect(try react(.confirmTransfer, filled) == [.setTransferredTo(ivan, source: .person)])
        #expect(throws: LeadRefusal.nothingToConfirm) { try react(.confirmTransfer, situation()) }
    }

    @Test(arguments: [LeadStatus.converted, .rejected])
    func aClosedLeadKeepsWhatItHas(_ status: LeadStatus) throws {
        let closed = situation { $0.status = status }
        for command in [
            LeadCommand.take, .convert([:]), .setTopic(nil, other: nil), .spam, .postpone, .confirmTransfer,
        ] {
            #expect(throws: LeadRefusal.closed(status)) { try react(command, closed) }
        }
        #expect(try react(.setComment("ещё звонил"), closed) == [.setComment("ещё звонил")])
    }

    @Test func aRejectionCanBeTakenBackAndAConversionCannot() throws {
        #expect(try react(.reopen, situation { $0.status = .rejected }) == [.reopen])
        #expect(throws: LeadRefusal.closed(.converted)) { try react(.reopen, situation { $0.status = .converted }) }
    }

    @Test func aDuplicateHandsItsCallsToTheOtherLead() throws {
        #expect(
            try react(.joinTo(LeadID(41)), situation()) == [
                .moveCalls(to: LeadID(41)), .reject(reason: "Дубль", note: "№ 41", isFixed: true),
            ]
        )
        #expect(throws: LeadRefusal.joinedToItself) { try react(.joinTo(LeadID(42)), situation()) }
    }
}
