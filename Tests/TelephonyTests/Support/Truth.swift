import Domain

/// What the scripted phones say happened.
struct Truth: Decodable {
    struct File: Decodable { var file: String }

    struct Hop: Decodable {
        var type: String
        var from: String?
        var to: String?
        var outcome: String?
    }

    struct Call: Decodable {
        var direction: String
        var leadExpected: Bool?
        var callerNumber: String?
        var callerNumberNormalised: String?
        var callerName: String?
        var calleridNameSeenInNewchannel: String?
        var did: String?
        var queue: String?
        var answered: Bool?
        var answeredBy: String?
        var finalOperator: String?
        var rangExtensions: [String]?
        var waitSeconds: Double?
        var talkSeconds: Double?
        var transfer: Hop?
        var hungUpBy: String?
        var recordingFile: String?
        var linkedid: String?
        var uniqueid: String?
        var noteTruncated: String?
        var result: String?
    }

    var files: [File]?
    var calls: [Call]
}
