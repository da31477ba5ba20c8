/// What a `Range` header asks for of a body whose length is known (RFC 9110, 14.1.2).
enum ByteRange: Equatable {
    /// The whole: no header, another unit, or several ranges at once, which may be answered with all of it.
    case whole
    /// These bytes.
    case part(ClosedRange<Int>)
    /// None of the bytes asked for exist: 416.
    case unsatisfiable

    /// Reads the header.
    init(_ header: String?, length: Int) {
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else {
            self = .whole
            return
        }
        let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else {
            self = .whole
            return
        }
        switch (Int(ends[0]), Int(ends[1])) {
        case (nil, let last?) where ends[0].isEmpty:
            self = last > 0 && length > 0 ? .part(max(0, length - last)...(length - 1)) : .unsatisfiable
        case (let first?, nil) where ends[1].isEmpty:
            self = first < length ? .part(first...(length - 1)) : .unsatisfiable
        case (let first?, let last?) where first <= last:
            self = first < length ? .part(first...min(last, length - 1)) : .unsatisfiable
        default: self = .whole
        }
    }
}
