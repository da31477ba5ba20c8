import Mustache

/// The values that a template shows, by name.
///
/// Built from a dictionary literal whose values may be nil. What is nil or an empty string stays known and counts as
/// false in a section, so that a row without a value never shows the one of the page around it (mustache looks
/// outwards for a name that it does not find). Text from outside is made fit to show: control characters become
/// U+FFFD and marks that turn the direction of text are left out; escaping is the template's.
package struct View: Sendable, MustacheParent, ExpressibleByDictionaryLiteral {
    private var values: [String: any Sendable] = [:]

    /// Creates a view from names and values.
    package init(dictionaryLiteral elements: (String, (any Sendable)?)...) {
        for (name, value) in elements { self[name] = value }
    }

    /// Creates a view from names and values at hand.
    package init(_ elements: some Sequence<(String, (any Sendable)?)>) {
        for (name, value) in elements { self[name] = value }
    }

    /// The value of `name`.
    package subscript(name: String) -> (any Sendable)? {
        get { values[name] }
        set { values[name] = View.shown(newValue) }
    }

    /// A view with the values of both; `other` wins.
    package func adding(_ other: View) -> View {
        var result = self
        result.values.merge(other.values) { _, new in new }
        return result
    }

    package func child(named name: String) -> Any? { values[name] }

    private static func shown(_ value: (any Sendable)?) -> any Sendable {
        switch value {
        case nil: Nothing()
        case let text as String: text.isEmpty ? Nothing() : ShownText.clean(text)
        case .some(let value): value
        }
    }

    /// A value that is known to be absent.
    private struct Nothing: Sendable, MustacheCustomRenderable {
        var renderText: String { "" }
        var isNull: Bool { true }
    }
}
