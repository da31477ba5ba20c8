import Settings

/// Which template is read for cards of which funnel, so that the fields in it can be looked up there.
final class TemplateUsage {
    private(set) var funnels: [String: Set<String>] = [:]

    func note(_ template: String, in funnel: String) { funnels[template, default: []].insert(funnel) }
}
