/// Whoever compares requests: the index of all open ones stands in memory, and so do the groups as the store has them.
package protocol EnquiryMatching: Sendable {
    /// Begins anew with a catalogue of goods and, where a person let them be fitted, other weights than the shipped ones.
    func begin(_ goods: [MatchedGoods], weights: String?) throws
    /// Puts a request into the index without looking for its group: at the start, in the order of arrival.
    func keep(_ request: MatchedRequest)
    /// Puts a request into the index, in the place of what it said before, and answers whom it is like and with whom it
    /// belongs.
    func look(_ request: MatchedRequest) -> EnquirySighting
    /// Compares two requests, whether they are in the index or not; `there` of the answer is the second's.
    func weigh(_ left: MatchedRequest, _ right: MatchedRequest) -> Likeness
    /// Takes a request out of the index.
    func forget(_ request: EnquiryID)
    /// Lets requests stand together as the store says.
    func stand(_ together: [EnquiryID])
    /// What people said of pairs; nil where a word was taken back.
    func judge(_ one: EnquiryID, _ other: EnquiryID, isSame: Bool?)
    /// The end customer whom the text of a request names, as it is written there; nil where it names none.
    func customer(in request: MatchedRequest) -> String?
    /// The text to which the marks of ``weigh(_:_:)`` belong.
    func wording(of request: MatchedRequest) -> String
}
