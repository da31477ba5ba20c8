import Testing

@testable import Store

@Suite(.timeLimit(.minutes(10))) struct OutboxSlotsTests {
    @Test func handsAreTakenAndGivenBack() async {
        let slots = OutboxSlots(3)
        slots.take()
        slots.take()
        #expect(slots.available == 1)
        slots.free()
        #expect(slots.available == 2)
        slots.free()
        await slots.waitUntilIdle()
        #expect(slots.available == 3)
    }

    @Test func whoWaitsForRestHearsOfTheLastHand() async {
        let slots = OutboxSlots(100)
        for _ in 0..<100 { slots.take() }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await slots.waitUntilIdle()
                #expect(slots.available == 100)
            }
            for _ in 0..<100 { group.addTask { slots.free() } }
        }
    }

    @Test func aCancelledWaitEnds() async {
        let slots = OutboxSlots(1)
        slots.take()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await slots.waitUntilIdle() }
            group.cancelAll()
        }
        #expect(slots.available == 0)
    }
}
