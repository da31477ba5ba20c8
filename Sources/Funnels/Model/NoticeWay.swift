/// How a notice goes out.
package enum NoticeWay: String, Hashable, Sendable, CaseIterable {
    /// In the console; for staff.
    case app
    /// A letter.
    case email
    /// A short message.
    case sms
    /// To the browser that is closed.
    case push
}
