import Glibc

/// The limit of any framer: glibc's own search for the bytes that end a message, doing nothing else.
enum BlankLineScan {
    private typealias Search =
        @convention(c) (
            UnsafeRawPointer, Int, UnsafeRawPointer, Int
        ) -> UnsafeMutableRawPointer?

    /// How many blank lines stand in `bytes`; nil where the C library has no `memmem` (its header hides it from Swift).
    static func count(in bytes: UnsafeRawBufferPointer) -> Int? {
        guard let symbol = dlsym(nil, "memmem"), var place = bytes.baseAddress else { return nil }
        let search = unsafeBitCast(symbol, to: Search.self)
        let end = place + bytes.count
        var found = 0
        while let next = search(place, place.distance(to: end), "\r\n\r\n", 4) {
            place = UnsafeRawPointer(next) + 4
            found += 1
        }
        return found
    }
}
