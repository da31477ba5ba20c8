/// The headers of one channel in an event; events about several channels have several such sets.
struct SnapshotKeys: Sendable {
    let channel: AMIKey
    let uniqueID: AMIKey
    var linkedID: AMIKey = .other
    var number: AMIKey = .other
    var name: AMIKey = .other
    var state: AMIKey = .other
    var context: AMIKey = .other
    var exten: AMIKey = .other
    var account: AMIKey = .other

    static let main = SnapshotKeys(
        channel: .channel,
        uniqueID: .uniqueid,
        linkedID: .linkedid,
        number: .callerIDNum,
        name: .callerIDName,
        state: .channelState,
        context: .context,
        exten: .exten,
        account: .accountCode
    )
    static let dest = SnapshotKeys(
        channel: .destChannel,
        uniqueID: .destUniqueid,
        linkedID: .destLinkedid,
        number: .destCallerIDNum,
        state: .destChannelState,
        context: .destContext,
        exten: .destExten,
        account: .destAccountCode
    )
    static let parkee = SnapshotKeys(channel: .parkeeChannel, uniqueID: .parkeeUniqueid, linkedID: .parkeeLinkedid)
    static let retriever = SnapshotKeys(channel: .retrieverChannel, uniqueID: .retrieverUniqueid)
    static let target = SnapshotKeys(channel: .targetChannel, uniqueID: .targetUniqueid)
    static let transferer = SnapshotKeys(channel: .transfererChannel, uniqueID: .transfererUniqueid)
    static let transferee = SnapshotKeys(channel: .transfereeChannel, uniqueID: .transfereeUniqueid)
    static let origTransferer = SnapshotKeys(channel: .origTransfererChannel, uniqueID: .origTransfererUniqueid)
    static let secondTransferer = SnapshotKeys(
        channel: .secondTransfererChannel,
        uniqueID: .secondTransfererUniqueid
    )
    static let transferTarget = SnapshotKeys(channel: .transferTargetChannel, uniqueID: .transferTargetUniqueid)
}
