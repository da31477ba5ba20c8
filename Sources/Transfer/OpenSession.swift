/// A raw session on the loop's thread: what is to be done with it next.
struct OpenSession {
    /// What is being sent.
    struct Sending {
        var bytes: ArraySlice<UInt8>
        let deadline: ContinuousClock.Instant
        let answer: TransferOrder.Answer<Void>
    }

    /// What somebody waits for.
    struct Receiving {
        let most: Int
        let deadline: ContinuousClock.Instant
        let answer: TransferOrder.Answer<[UInt8]>
    }

    let transfer: OpaquePointer
    let socket: Int32
    var sending: Sending?
    var receiving: Receiving?

    /// The moment at which it is to be looked at even when nothing comes.
    var deadline: ContinuousClock.Instant? {
        [sending?.deadline, receiving?.deadline].compactMap(\.self).min()
    }
}
