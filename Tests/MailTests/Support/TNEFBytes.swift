import Foundation

/// Writes `winmail.dat` (MS-OXTNEF section 2.1.3): a key, then attributes, each with its level, name, length and checksum.
enum TNEFBytes {
    /// A package that holds files. Names are written in windows-1251, as a Russian Outlook does.
    static func of(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var result = little(0x223E_9F78 as UInt32) + little(1 as UInt16)
        result += attribute(1, 0x0008_9006, little(0x0001_0000 as UInt32))  // attTnefVersion
        result += attribute(1, 0x0006_9007, little(1251 as UInt32) + little(0 as UInt32))  // attOemCodepage
        for file in files {
            // attAttachRenddata: a file by value, with no place in the text, and no picture of its own.
            let rendering = little(1 as UInt16) + little(UInt32.max) + little(0 as UInt32) + little(0 as UInt32)
            result += attribute(2, 0x0006_9002, rendering)
            let name = file.name.data(using: .windowsCP1251).map { Array($0) } ?? []
            result += attribute(2, 0x0001_8010, name + [0])  // attAttachTitle
            result += attribute(2, 0x0006_800F, file.bytes)  // attAttachData
        }
        return result
    }

    private static func attribute(_ level: UInt8, _ name: UInt32, _ data: [UInt8]) -> [UInt8] {
        let sum = data.reduce(UInt16(0)) { $0 &+ UInt16($1) }
        return [level] + little(name) + little(UInt32(data.count)) + data + little(sum)
    }

    private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
