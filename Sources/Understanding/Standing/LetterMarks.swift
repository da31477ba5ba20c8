/// The fields of a letter's head that tell whether a person wrote it.
package struct LetterMarks: Hashable, Sendable, Codable {
    /// The media type of the whole letter in lower case: `multipart/report`.
    package var type = ""
    /// The parameter `report-type`, in lower case.
    package var reportType = ""
    /// `Return-Path` without its angle brackets; nil where none stands.
    package var returnPath: String?
    /// Other fields by their name in lower case, decoded: `auto-submitted`, `precedence`, `list-id` …
    package var fields: [String: String] = [:]

    /// Creates marks of a letter of which nothing is known.
    package init() {}

    /// The names of the fields that are looked at.
    package static let names: Set<String> = [
        "auto-submitted", "precedence", "list-id", "list-post", "list-unsubscribe", "list-help", "mailing-list",
        "x-mailing-list", "x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-response-suppress", "x-mailer",
        "x-failed-recipients", "feedback-id", "x-campaign", "x-campaignid", "x-mailru-msgtype", "x-loop",
        "x-mail-autoreply",
        "x-vacation", "x-feed2imap-version", "delivered-to", "x-original-to", "x-beenthere", "x-mailman-version",
        "x-github-reason", "x-mc-user", "x-list", "disposition-notification-to",
    ]
}
