/// Takes what an ``XMLPushParser`` reads, in the order of the document. What it throws ends the reading.
package protocol XMLReceiver: AnyObject {
    /// An element begins. `space` is the URI of its namespace.
    func start(_ name: String, space: String?, _ attributes: XMLAttributes) throws

    /// An element ends.
    func end(_ name: String, space: String?) throws

    /// A piece of text, UTF-8. One text may come in several pieces, cut inside a character even; CDATA comes alike.
    func text(_ bytes: UnsafeRawBufferPointer) throws
}
