/// How a call ended, in the words of `svod inspect ami`.
package enum CallOutcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// A person answered and could talk with the other side.
    case answered
    /// Nobody answered, and the caller waited to the end.
    case missed
    /// The caller hung up before anyone answered.
    case abandoned
    /// The dialled side was busy.
    case busy
    /// The dialled side refused the call.
    case rejected
    /// The caller was passed to voicemail.
    case voicemail
    /// The exchange could not carry the call, or the line to it was lost before the end was seen.
    case failed
}
