import Domain

/// What somebody asks of the loop's thread.
enum TransferOrder: Sendable {
    typealias Answer<Value> = @Sendable (Result<Value, SvodError>) -> Void

    /// Carries a call out, or opens a session.
    case start(TransferID, TransferPlan, Answer<FinishedTransfer>)
    /// Ends a call or a session, whatever it does.
    case end(TransferID)
    /// Sends all of the bytes through a session.
    case send(TransferID, [UInt8], until: ContinuousClock.Instant, Answer<Void>)
    /// Takes what a session has, at most so many bytes; none when the peer has closed.
    case receive(TransferID, most: Int, until: ContinuousClock.Instant, Answer<[UInt8]>)
    /// Ends everything and the thread.
    case stop
}
