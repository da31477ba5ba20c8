import CCurl
import Domain
import Foundation
import Synchronization

/// A thread that drives libcurl, and the door to it. The thread starts with the first order.
final class TransferLoop: Sendable {
    /// What wakes the thread. `@unchecked Sendable`: of all functions of a loop, waking it is the one that may be called
    /// from any thread; the pointer is taken out of the state under its lock before the thread frees it.
    private struct Bell: @unchecked Sendable {
        let loop: OpaquePointer
    }

    private struct State {
        var orders: [TransferOrder] = []
        var bell: Bell?
        var isOver = false
        var lastID: UInt64 = 0
    }

    private let state = Mutex(State())
    private let name: String
    private let limits: TransferLimits

    init(name: String, limits: TransferLimits) {
        self.name = name
        self.limits = limits
    }

    /// A number for a transfer.
    func nextID() -> TransferID {
        state.withLock { state in
            state.lastID += 1
            return TransferID(number: state.lastID)
        }
    }

    /// Hands an order to the thread.
    ///
    /// - Throws: ``SvodError`` `unavailable` when libcurl is not there, or the loop was stopped.
    func give(_ order: TransferOrder) throws(SvodError) {
        try state.withLock { (state) throws(SvodError) in
            guard !state.isOver else { throw SvodError(.unavailable, "transfers have been stopped") }
            if state.bell == nil { state.bell = try begin() }
            state.orders.append(order)
            if let bell = state.bell { svod_loop_wake(bell.loop) }
        }
    }

    /// Ends everything that is under way. What is asked for later is refused.
    func stop() {
        state.withLock { state in
            state.isOver = true
            guard let bell = state.bell else { return }
            state.orders.append(.stop)
            svod_loop_wake(bell.loop)
        }
    }

    private func begin() throws(SvodError) -> Bell {
        guard svod_curl_open() else { throw SvodError(.unavailable, String(cString: svod_curl_trouble())) }
        guard let loop = svod_loop_new() else { throw SvodError(.unavailable, "libcurl gave no loop") }
        let bell = Bell(loop: loop)
        let thread = Thread { [self] in run(bell) }
        thread.name = name
        thread.stackSize = 1 << 20
        thread.start()
        return bell
    }

    private func run(_ bell: Bell) {
        var driver = TransferDriver(loop: bell.loop, limits: limits)
        var isOver = false
        while !isOver {
            for order in takeOrders() {
                if case .stop = order { isOver = true } else { driver.take(order) }
            }
            driver.turn()
            if !isOver { driver.rest() }
        }
        for order in state.withLock({ state in
            state.bell = nil
            defer { state.orders = [] }
            return state.orders
        }) { driver.take(order) }
        driver.endAll()
        svod_loop_free(bell.loop)
    }

    private func takeOrders() -> [TransferOrder] {
        state.withLock { state in
            defer { state.orders = [] }
            return state.orders
        }
    }
}
