import Domain
import Testing

@testable import Store

@Suite struct EngineConditionTests {
    private let condition = EngineCondition(clock: .fixed(Timestamp(seconds: 9)))

    @Test func tellsAFullDiskUntilAWriteSucceeds() {
        #expect(condition.state == .ok)
        condition.failed(SvodError(.diskFull, "no room"))
        #expect(condition.state == .diskFull(since: Timestamp(seconds: 9)))
        condition.succeeded()
        #expect(condition.state == .ok)
    }

    @Test func aServerThatIsLostAndADiskThatIsFullAreToldApart() {
        condition.failed(SvodError(.unavailable, "gone"))
        #expect(condition.state == .unavailable(since: Timestamp(seconds: 9), reason: "gone"))
        condition.failed(SvodError(.diskFull, "no room"))
        #expect(condition.state == .diskFull(since: Timestamp(seconds: 9)))
    }

    @Test(arguments: [SvodError.Code.conflict, .invalidInput, .storeFailed])
    func aRefusedStatementIsNoStateOfTheEngine(_ code: SvodError.Code) {
        condition.failed(SvodError(code, "no"))
        #expect(condition.state == .ok)
    }

    @Test func whatIsClosedStaysClosed() {
        condition.closed()
        condition.succeeded()
        condition.failed(SvodError(.diskFull, "no room"))
        #expect(condition.state == .closed)
    }
}
