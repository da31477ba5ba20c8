/// What one round of a scene puts in the marked places: who its calls are.
struct Cast: Sendable {
    /// Added to the second of each Uniqueid, and to each time of day.
    var seconds: Int64
    /// Added to the serial number of each Uniqueid.
    var serials: Int
    /// Added to each channel's suffix.
    var suffixes: UInt32
    /// Changes each bridge's UUID.
    var uuid: UInt32
    /// Numbers exchanged for others.
    var numbers: [String: String] = [:]
    /// Uniqueids of the recording, by serial number, that are channels alive already (a transfer of a played call).
    var channels: [Int: String] = [:]
    /// Suffixes of the recording that are channels alive already.
    var tails: [UInt32: String] = [:]
    /// Bridges of the recording, by the first digits of their UUID, that exist already.
    var bridges: [UInt32: String] = [:]
    /// The ActionID that an `OriginateResponse` answers.
    var actionID: String?

    /// Writes `event` of `scene` as this cast plays it onto `out`.
    func render(_ event: SceneEvent, of scene: Scene, into out: inout [UInt8]) {
        var done = 0
        for mark in event.marks {
            out.append(contentsOf: event.bytes[done..<mark.start])
            write(mark, of: event, scene: scene, into: &out)
            done = mark.end
        }
        out.append(contentsOf: event.bytes[done...])
    }

    private func write(_ mark: SceneMark, of event: SceneEvent, scene: Scene, into out: inout [UInt8]) {
        switch mark.kind {
        case .uniqueID(let second, let serial):
            out.append(contentsOf: (channels[serial] ?? "\(second + seconds).\(serial + serials)").utf8)
        case .suffix(let value):
            if let tail = tails[value] { out.append(contentsOf: tail.utf8) } else { Cast.hex(value &+ suffixes, &out) }
        case .uuid(let value):
            if let bridge = bridges[value] {
                out.append(contentsOf: bridge.utf8)
            } else {
                Cast.hex(value ^ uuid, &out)
                out.append(contentsOf: event.bytes[(mark.start + 8)..<mark.end])
            }
        case .time(let time, let separator):
            let moved = CivilTime(seconds: time.seconds + seconds)
            out.append(contentsOf: moved.text(separator: Character(UnicodeScalar(separator))).utf8)
        case .compactTime(let time):
            out.append(contentsOf: CivilTime(seconds: time.seconds + seconds).compactText.utf8)
        case .word(let index):
            let word = scene.words[index]
            out.append(contentsOf: (numbers[word] ?? word).utf8)
        }
    }

    private static func hex(_ value: UInt32, _ out: inout [UInt8]) {
        for shift in stride(from: 28, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: value >> UInt32(shift)) & 0x0F
            out.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
