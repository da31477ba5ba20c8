/// A recording made ready to be played again and again as ever new calls.
package struct Scene: Sendable {
    /// The recording's name.
    package let name: String
    /// The recording's banner.
    package let banner: String
    let events: [SceneEvent]
    /// The numbers in it that a cast may exchange: callers, dialled numbers, extensions. Each once.
    package let words: [String]
    /// The span of serial numbers in its Uniqueids.
    let serials: ClosedRange<Int>
    /// The span of its channels' suffixes.
    let suffixes: ClosedRange<UInt32>
    /// The second at which its first call began.
    let second: Int64

    /// Makes `recording` ready; the scene's name is its file's, without folder and `.ami`.
    ///
    /// - Throws: ``SvodError/Code/invalidInput`` when it does not begin with a banner.
    package init(_ recording: Recording) throws {
        let stream = try RecordedStream(recording)
        let scans = stream.events.map { SceneScanner($0.bytes) }
        let words = Scene.words(of: stream.events)
        let file = recording.name.split(separator: "/").last ?? ""
        self.name = String(file.hasSuffix(".ami") ? file.dropLast(4) : file)
        self.banner = stream.banner
        self.words = words
        self.events = zip(stream.events, scans).map { event, scan in
            SceneEvent(event, marks: Scene.marks(of: scan, in: event.bytes, words: words))
        }
        let kinds = scans.flatMap { $0.marks.map(\.kind) }
        let identifiers = kinds.compactMap { kind in
            if case .uniqueID(let second, let serial) = kind { (second, serial) } else { nil }
        }
        let suffixes = kinds.compactMap { kind in if case .suffix(let value) = kind { value } else { nil } }
        let serials = identifiers.map(\.1)
        self.serials = (serials.min() ?? 0)...(serials.max() ?? 0)
        self.suffixes = (suffixes.min() ?? 0)...(suffixes.max() ?? 0)
        self.second = identifiers.map(\.0).min() ?? 0
    }

    /// From the first event to the last.
    package var duration: Duration { events.last?.at ?? .zero }

    /// The outside number that the first channel came from, as recorded.
    package var caller: String? {
        for event in events where event.name == "Newchannel" {
            let number = HeaderLines(event.bytes).first { $0.name.elementsEqual("CallerIDNum".utf8) }?.value
            let digits = number.map { String(decoding: $0.drop { $0 == UInt8(ascii: "+") }, as: UTF8.self) }
            if let digits, digits.count >= Scene.fullNumber, words.contains(digits) { return digits }
        }
        return words.first { $0.count >= Scene.fullNumber }
    }
}

extension Scene {
    /// Numbers of this many digits and more are outside numbers or numbers of ours, shorter ones extensions.
    private static let fullNumber = 7

    /// The headers whose numbers are people or lines.
    private static let numberHeaders: Set<String> = [
        "CallerIDNum", "CallerIDnum", "Exten", "DestCallerIDNum", "DestExten", "ConnectedLineNum", "Source",
        "Destination",
    ]

    private static func words(of events: [RecordedEvent]) -> [String] {
        var words: [String] = []
        for event in events {
            for line in HeaderLines(event.bytes)
            where numberHeaders.contains(String(decoding: line.name, as: UTF8.self)) {
                let word = String(decoding: line.value.drop { $0 == UInt8(ascii: "+") }, as: UTF8.self)
                guard (3...15).contains(word.count), word.allSatisfy(\.isWholeNumber), !words.contains(word) else {
                    continue
                }
                words.append(word)
            }
        }
        return words
    }

    private static func marks(of scan: SceneScanner, in bytes: [UInt8], words: [String]) -> [SceneMark] {
        let found = scan.digitRuns.compactMap { run -> SceneMark? in
            let text = String(decoding: bytes[run], as: UTF8.self)
            guard let index = words.firstIndex(of: text) else { return nil }
            return SceneMark(start: run.lowerBound, end: run.upperBound, kind: .word(index))
        }
        return (scan.marks + found).sorted { $0.start < $1.start }
    }
}

extension SceneEvent {
    fileprivate init(_ event: RecordedEvent, marks: [SceneMark]) {
        let classes = (event["Privilege"] ?? "").split(separator: ",").map(String.init)
        self.init(at: event.at, bytes: event.bytes, marks: marks, name: event.name, classes: Set(classes))
    }
}
