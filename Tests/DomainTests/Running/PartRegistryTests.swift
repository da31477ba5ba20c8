import Domain
import Synchronization
import Testing

@Suite struct PartRegistryTests {
    private final class Time: Sendable {
        let elapsed = Mutex(Duration.zero)
        var registry: PartRegistry {
            PartRegistry(
                clock: WallClock { Timestamp(seconds: 1000) + self.elapsed.withLock { $0 } },
                uptime: { self.elapsed.withLock { $0 } }
            )
        }
        func advance(by duration: Duration) { elapsed.withLock { $0 += duration } }
    }

    private let time = Time()

    @Test func partsKeepTheOrderInWhichTheyRegistered() {
        let registry = time.registry
        for name in ["store", "ami:main", "console"] { _ = registry.register(name) }
        #expect(registry.states.map(\.name) == ["store", "ami:main", "console"])
    }

    @Test func aPhaseKeepsTheMomentOfItsBeginning() {
        let registry = time.registry
        let part = registry.register("inbox")
        part.up()
        time.advance(by: .seconds(5))
        part.up()
        #expect(registry.state(of: "inbox")?.since == Timestamp(seconds: 1000))
        part.backingOff(for: .seconds(30), reason: "disk full")
        let state = registry.state(of: "inbox")
        #expect(state?.phase == .backingOff(until: Timestamp(seconds: 1035), reason: "disk full"))
        #expect(state?.since == Timestamp(seconds: 1005))
    }

    @Test func aLongerBackOffIsStillTheSameBackOff() {
        let registry = time.registry
        let part = registry.register("ami:main")
        part.backingOff(for: .seconds(1), reason: "refused")
        time.advance(by: .seconds(1))
        part.backingOff(for: .seconds(2), reason: "refused")
        #expect(registry.state(of: "ami:main")?.since == Timestamp(seconds: 1000))
    }

    @Test func aPartThatMakesNoPassIsStuck() {
        let registry = time.registry
        let part = registry.register("inbox", allowedPassAge: .seconds(10))
        part.up()
        time.advance(by: .seconds(10))
        #expect(registry.stuck.isEmpty)
        time.advance(by: .seconds(1))
        #expect(registry.stuck.map(\.part) == ["inbox"])
        #expect(registry.stuck.map(\.age) == [.seconds(11)])
        part.pass()
        #expect(registry.stuck.isEmpty)
    }

    @Test func aDeclaredBackOffAStopAndAFailureAreNotStuck() {
        let registry = time.registry
        let part = registry.register("ami:main", allowedPassAge: .seconds(10))
        let enter: [() -> Void] = [
            { part.backingOff(for: .seconds(60), reason: "refused") }, { part.stopped() }, { part.failed(reason: "x") },
        ]
        for declare in enter {
            part.up()
            declare()
            time.advance(by: .seconds(100))
            #expect(registry.stuck.isEmpty)
        }
    }

    @Test func aPartWithoutALoopIsNeverStuck() {
        let registry = time.registry
        registry.register("console").up()
        time.advance(by: .seconds(100_000))
        #expect(registry.stuck.isEmpty)
    }

    @Test func countersAndRestartsOutliveARestart() {
        let registry = time.registry
        let part = registry.register("ami:main", allowedPassAge: .seconds(10))
        part.count("events", by: 3)
        part.restarting()
        registry.register("ami:main", allowedPassAge: .seconds(20)).count("events")
        let state = registry.state(of: "ami:main")
        #expect(state?.counters == ["events": 4])
        #expect(state?.restarts == 1)
        #expect(state?.allowedPassAge == .seconds(20))
    }

    @Test func aRemovedPartIsForgottenAndItsReportsAreIgnored() {
        let registry = time.registry
        let part = registry.register("ami:old")
        registry.remove("ami:old")
        part.up()
        #expect(registry.states.isEmpty)
    }
}
