import CCurl
import Domain

/// What runs on the loop's thread: all handles of libcurl, touched by nobody else.
struct TransferDriver {
    /// A call under way, or a session that is being opened.
    private struct Running {
        let id: TransferID
        let isSession: Bool
        let answer: TransferOrder.Answer<FinishedTransfer>
    }

    private let loop: OpaquePointer
    private let limits: TransferLimits
    private var running: [OpaquePointer: Running] = [:]
    private var handles: [TransferID: OpaquePointer] = [:]
    private var waiting: [(id: TransferID, plan: TransferPlan, answer: TransferOrder.Answer<FinishedTransfer>)] = []
    private var sessions: [TransferID: OpenSession] = [:]
    private var scratch = [UInt8](repeating: 0, count: 128 << 10)

    init(loop: OpaquePointer, limits: TransferLimits) {
        self.loop = loop
        self.limits = limits
    }

    /// Goes on with everything as far as it goes now.
    mutating func turn() {
        startWaiting()
        svod_loop_perform(loop)
        finish()
        for id in sessions.keys { serve(id) }
    }

    /// Sleeps until something is to be done.
    func rest() {
        var deadline: ContinuousClock.Instant?
        for session in sessions.values where session.sending != nil || session.receiving != nil {
            _ = svod_loop_watch(loop, session.socket, session.sending != nil)
            deadline = [deadline, session.deadline].compactMap(\.self).min()
        }
        let longest = Duration.seconds(60)
        let rest = deadline.map { min(max(ContinuousClock.now.duration(to: $0), .zero), longest) } ?? longest
        svod_loop_wait(loop, Int32(rest.wholeMilliseconds))
    }

    /// Takes an order; the next ``turn()`` carries it out.
    mutating func take(_ order: TransferOrder) {
        switch order {
        case .start(let id, let plan, let answer): start(id, plan, answer)
        case .end(let id): end(id)
        case .send(let id, let bytes, let deadline, let answer):
            guard sessions[id] != nil else { return answer(.failure(Self.closed)) }
            sessions[id]?.sending = .init(bytes: bytes[...], deadline: deadline, answer: answer)
        case .receive(let id, let most, let deadline, let answer):
            guard sessions[id] != nil else { return answer(.failure(Self.closed)) }
            sessions[id]?.receiving = .init(most: most, deadline: deadline, answer: answer)
        case .stop: break
        }
    }

    /// Ends everything.
    mutating func endAll() {
        for entry in waiting { entry.answer(.failure(Self.closed)) }
        waiting = []
        for id in Array(handles.keys) + Array(sessions.keys) { end(id) }
    }

    private mutating func start(
        _ id: TransferID,
        _ plan: TransferPlan,
        _ answer: @escaping TransferOrder.Answer<FinishedTransfer>
    ) {
        if plan.isSession {
            guard sessions.count + running.values.count(where: \.isSession) < limits.sessions else {
                return answer(.failure(SvodError(.limitExceeded, "too many sessions are open")))
            }
            return begin(id, plan, answer)
        }
        guard waiting.count < limits.waiting else {
            return answer(.failure(SvodError(.limitExceeded, "too many calls wait already")))
        }
        waiting.append((id, plan, answer))
    }

    private mutating func startWaiting() {
        while !waiting.isEmpty, running.count < limits.calls {
            let next = waiting.removeFirst()
            begin(next.id, next.plan, next.answer)
        }
    }

    private mutating func begin(
        _ id: TransferID,
        _ plan: TransferPlan,
        _ answer: @escaping TransferOrder.Answer<FinishedTransfer>
    ) {
        do throws(SvodError) {
            let transfer = try plan.make()
            guard svod_loop_add(loop, transfer) else {
                svod_transfer_free(transfer)
                throw SvodError(.unavailable, "libcurl did not take a transfer")
            }
            running[transfer] = Running(id: id, isSession: plan.isSession, answer: answer)
            handles[id] = transfer
        } catch {
            answer(.failure(error))
        }
    }

    private mutating func finish() {
        var code: Int32 = 0
        while let transfer = svod_loop_finished(loop, &code) {
            guard let entry = running.removeValue(forKey: transfer) else { continue }
            handles[entry.id] = nil
            let finished = FinishedTransfer(transfer, code: code)
            if entry.isSession, finished.error == nil {
                sessions[entry.id] = OpenSession(transfer: transfer, socket: svod_transfer_socket(transfer))
            } else {
                drop(transfer)
            }
            entry.answer(.success(finished))
        }
    }

    private mutating func end(_ id: TransferID) {
        if let index = waiting.firstIndex(where: { $0.id == id }) {
            waiting.remove(at: index).answer(.failure(Self.closed))
        }
        if let transfer = handles.removeValue(forKey: id) {
            let entry = running.removeValue(forKey: transfer)
            drop(transfer)
            entry?.answer(.failure(Self.closed))
        }
        if let session = sessions.removeValue(forKey: id) {
            drop(session.transfer)
            session.sending?.answer(.failure(Self.closed))
            session.receiving?.answer(.failure(Self.closed))
        }
    }

    private func drop(_ transfer: OpaquePointer) {
        svod_loop_remove(loop, transfer)
        svod_transfer_free(transfer)
    }

    private static let closed = SvodError(.unavailable, "the line is closed")
}

// MARK: - Sessions

extension TransferDriver {
    private mutating func serve(_ id: TransferID) {
        guard var session = sessions[id] else { return }
        send(&session)
        receive(&session)
        sessions[id] = session
    }

    private func send(_ session: inout OpenSession) {
        guard var sending = session.sending else { return }
        session.sending = nil
        while !sending.bytes.isEmpty {
            var sent = 0
            let result = sending.bytes.withUnsafeBytes { bytes in
                svod_transfer_send(session.transfer, bytes.baseAddress, bytes.count, &sent)
            }
            switch result {
            case Int32(SVOD_RAW_OK): sending.bytes = sending.bytes.dropFirst(sent)
            case Int32(SVOD_RAW_AGAIN):
                guard ContinuousClock.now < sending.deadline else { return sending.answer(.failure(Self.silent)) }
                session.sending = sending
                return
            default: return sending.answer(.failure(Self.closed))
            }
        }
        sending.answer(.success(()))
    }

    private mutating func receive(_ session: inout OpenSession) {
        guard let receiving = session.receiving else { return }
        var bytes: [UInt8] = []
        var isClosed = false
        while bytes.count < receiving.most, !isClosed {
            var got = 0
            let room = min(scratch.count, receiving.most - bytes.count)
            let result = scratch.withUnsafeMutableBytes {
                svod_transfer_receive(session.transfer, $0.baseAddress, room, &got)
            }
            if result == Int32(SVOD_RAW_AGAIN) { break }
            isClosed = result != Int32(SVOD_RAW_OK)
            if !isClosed { bytes += scratch[..<got] }
        }
        if bytes.isEmpty, !isClosed {
            guard ContinuousClock.now >= receiving.deadline else { return }
            session.receiving = nil
            return receiving.answer(.failure(Self.silent))
        }
        session.receiving = nil
        receiving.answer(.success(bytes))
    }

    private static let silent = SvodError(.timedOut, "the peer did not answer in time")
}
