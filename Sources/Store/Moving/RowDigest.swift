/// The number of rows and the sum of their hashes: the same for the same rows in whatever order.
///
/// It finds what was lost, doubled or altered by mistake. (FNV-1a over each value with its kind and length; no protection
/// against somebody who wants to deceive.)
struct RowDigest: Equatable, CustomStringConvertible {
    private(set) var count = 0
    private var sum: UInt64 = 0

    /// The sum in hexadecimal.
    var text: String {
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    var description: String { "\(count) rows with digest \(text)" }

    mutating func add(_ row: [SQLValue]) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        func mix(_ number: UInt64) {
            for shift in stride(from: 0, to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        for value in row {
            switch value {
            case .null: mix(0 as UInt8)
            case .integer(let number):
                mix(1 as UInt8)
                mix(UInt64(bitPattern: number))
            case .real(let number):
                mix(2 as UInt8)
                mix(number.bitPattern)
            case .text(let text):
                mix(3 as UInt8)
                mix(UInt64(text.utf8.count))
                for byte in text.utf8 { mix(byte) }
            case .blob(let bytes):
                mix(4 as UInt8)
                mix(UInt64(bytes.count))
                for byte in bytes { mix(byte) }
            }
        }
        count += 1
        sum &+= hash
    }
}
