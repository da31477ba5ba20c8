extension Duration {
    /// Whole microseconds, cut off towards zero: how the store keeps spans of time.
    package var microseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }
}
