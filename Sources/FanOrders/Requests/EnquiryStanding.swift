/// How sure it is that a request belongs where it stands.
package enum EnquiryStanding: String, Hashable, Sendable, Codable {
    /// The evidence is hard: a tax number, a tender, an object with its customer, two rare articles.
    case sure
    /// The evidence suggests it.
    case likely
    /// A person put it there, or said that it is right there: no machine moves it any more.
    case person
}
