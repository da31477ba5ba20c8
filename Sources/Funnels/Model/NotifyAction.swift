/// A notice to staff or to the client.
package struct NotifyAction: Hashable, Sendable {
    /// The roles told, by name.
    package let to: [String]
    /// How.
    package let by: [NoticeWay]
    /// The name of a template, or the text itself where no template is called so.
    package let template: String
    /// Fields whose files go along.
    package var attach: [String] = []

    /// Creates a notice.
    package init(to: [String], by: [NoticeWay], template: String) {
        self.to = to
        self.by = by
        self.template = template
    }
}
