/// A header's name, as far as svod reads it; every other name is ``other`` and found by its text.
///
/// Asterisk spells a name differently from event to event (`Uniqueid`, `UniqueID`, `Dialstring`, `DialString`), so
/// names are compared without case.
package enum AMIKey: UInt8, Hashable, Sendable, CaseIterable {
    case other
    // Of every message.
    case event, response, actionID, message, timestamp, privilege, output
    // A channel's snapshot.
    case channel, uniqueid, linkedid, callerIDNum, callerIDName, connectedLineNum, connectedLineName, channelState
    case channelStateDesc, context, exten
    // The second snapshot of an event about two channels.
    case destChannel, destUniqueid, destLinkedid, destCallerIDNum, destCallerIDName, destContext, destExten
    case destConnectedLineNum, destChannelState
    // Dialling and hanging up.
    case dialStatus, dialString, cause, causeTxt, subEvent, destination, forward, techCause
    // Bridges.
    case bridgeUniqueid, bridgeType, bridgeTechnology, bridgeCreator, bridgeNumChannels, bridgeID, swapUniqueid
    case toBridgeUniqueid, fromBridgeUniqueid, bridgestate, uniqueid1, uniqueid2, channel1, channel2
    // Transfers.
    case result, `extension`, transfererChannel, transfererUniqueid, transfereeChannel, transfereeUniqueid
    case origTransfererChannel, origTransfererUniqueid, secondTransfererChannel, secondTransfererUniqueid
    case transferTargetChannel, transferTargetUniqueid, origBridgeUniqueid, secondBridgeUniqueid
    case destType, destBridgeUniqueid, destTransfererChannel, transferMethod, transferType, transferExten
    case transfer2Parking, isExternal
    case localOneUniqueid, localTwoUniqueid, localOneChannel, localTwoChannel, sourceUniqueid
    // Renaming in Asterisk 11.
    case newname, clone, original
    // Pickup, parking, conferences, queues.
    case targetChannel, targetUniqueid, parkeeChannel, parkeeUniqueid, parkeeLinkedid, parkerDialString, parkingSpace
    case retrieverChannel, retrieverUniqueid, from, conference, queue, reason, interface, memberName, wait
    // The dialplan.
    case variable, value, application, appData, applicationData, data
    // The rest.
    case eventName, eventTime, eventTV, sentNTP, duration, seconds, dnid, accountCode, destAccountCode,
        destinationContext
    case shutdown, state, agentCalled, channelCalling, destinationChannel

    /// The name as Asterisk writes it, in lower case.
    var folded: String {
        switch self {
        case .causeTxt: "cause-txt"
        case .other: ""
        default: String(describing: self).lowercased()
        }
    }
}
