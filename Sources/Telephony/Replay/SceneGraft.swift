/// The rest of a recorded transfer, grown onto a call that is being played: the recorded caller and operator become
/// the channels that are alive, and everything after the cut happens to them.
struct SceneGraft {
    /// The recording that has the transfer.
    let scene: Scene
    /// The event that the transfer begins with.
    let cut: String

    /// A blind transfer to 103, and an attended one, as `REFER` makes them.
    static let blind = (scene: "xfer_blind_refer_answered", cut: "BlindTransfer")
    static let attended = (scene: "xfer_attended_refer_complete", cut: "Hold")

    /// The place of the first event after the cut's beginning.
    private var position: Int? { scene.events.firstIndex { $0.name == cut } }

    /// The play in which `caller` is handed over by `operator` to `target`, going on from `moment` of the stage's
    /// clock; nil where the recording does not fit these channels (another channel driver).
    func play(
        cast: Cast,
        caller: StageChannel,
        operator: StageChannel,
        target: String,
        at moment: Duration
    ) -> Play? {
        guard let position else { return nil }
        var cast = cast
        let alive = StageState([PlayID(number: 0): recorded(through: position)]).channels
        guard alive.count == 2, let first = alive.first, let second = alive.last else { return nil }
        for (recorded, present) in [(first, caller), (second, `operator`)] {
            guard recorded.stem == present.stem || recorded.uniqueID == second.uniqueID else { return nil }
            guard let serial = recorded.serial, let tail = recorded.tail, recorded.driver == present.driver else {
                return nil
            }
            cast.channels[serial] = present.uniqueID
            cast.tails[tail] = present.name.suffixDigits
            cast.numbers[recorded["CallerIDNum"]] = present["CallerIDNum"]
        }
        if let bridge = UInt32(first.bridge.prefix(8), radix: 16) { cast.bridges[bridge] = caller.bridge }
        cast.numbers[second.`extension`] = `operator`.`extension`
        cast.numbers["103"] = target
        cast.numbers[first.dialled] = caller.dialled
        return Play(scene: scene, cast: cast, startsAt: moment - scene.events[position].at, from: position)
    }

    /// The scene as it was recorded, up to the cut.
    private func recorded(through position: Int) -> Play {
        let cast = Cast(seconds: 0, serials: 0, suffixes: 0, uuid: 0)
        return Play(scene: scene, cast: cast, startsAt: nil, from: position)
    }
}

extension StageChannel {
    /// `PJSIP` of `PJSIP/101-00000087`.
    var driver: Substring { name.prefix { $0 != "/" } }

    /// `PJSIP/101` of `PJSIP/101-00000087`.
    var stem: Substring { name.lastIndex(of: "-").map { name[..<$0] } ?? name[...] }

    /// `101` of `PJSIP/101-00000087`.
    var `extension`: String { String(stem.drop { $0 != "/" }.dropFirst()) }

    fileprivate var serial: Int? { uniqueID.split(separator: ".").last.flatMap { Int($0) } }

    fileprivate var tail: UInt32? { UInt32(name.suffixDigits, radix: 16) }
}

extension String {
    /// `00000087` of `PJSIP/101-00000087`.
    fileprivate var suffixDigits: String { String(suffix(8)) }
}
