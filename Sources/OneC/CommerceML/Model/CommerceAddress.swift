/// An address, in one line and in fields.
package struct CommerceAddress: Hashable, Sendable {
    /// Which one: the element's name, `АдресРегистрации`.
    package var element: String
    /// All of it in one line.
    package var presentation: String?
    /// Its fields: `Почтовый индекс`, `Город`.
    package var fields: [CommerceRequisite] = []

    /// Creates an address.
    package init(element: String) { self.element = element }
}
