import Testing

@testable import Store

@Suite(.timeLimit(.minutes(10))) struct CommitBellTests {
    @Test func wakingsThatWereNotHeardAreOne() async {
        let bell = CommitBell()
        let stream = bell.observe()
        for _ in 0..<100 { bell.ring([]) }
        bell.close()
        var heard = 0
        for await _ in stream { heard += 1 }
        #expect(heard == 1)
    }

    @Test func aClosedBellEndsAtOnce() async {
        let bell = CommitBell()
        bell.close()
        for await _ in bell.observe() { Issue.record("a closed bell rang") }
    }

    @Test func oneWhoLeavesDoesNotSilenceTheOthers() async {
        let bell = CommitBell()
        let staying = bell.observe()
        do {
            let leaving = bell.observe()
            bell.ring([])
            for await _ in leaving { break }
        }
        bell.ring([])
        for await _ in staying { break }
    }

    @Test func whoWaitsForSomethingHearsOfThatOnly() async {
        let bell = CommitBell()
        let (timers, everything) = (bell.observe(.timers), bell.observe())
        bell.ring([.journal, .inbox])
        bell.close()
        for await _ in timers { Issue.record("no timer was armed") }
        var heard = 0
        for await _ in everything { heard += 1 }
        #expect(heard == 1)
    }

    @Test func whatWasWaitedForIsHeardAmongOther() async {
        let bell = CommitBell()
        let timers = bell.observe(.timers)
        bell.ring([.journal, .timers])
        for await _ in timers { break }
        bell.close()
    }
}
