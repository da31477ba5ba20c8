/// What is read of one form at most. Each limit is checked while reading, before anything is kept.
package struct FormLimits: Hashable, Sendable {
    /// Bytes of the whole body.
    package var body = 25 << 20
    /// Parts of a multipart body, pairs of an encoded one, values of a JSON one.
    package var parts = 100
    /// Files among them.
    package var files = 20
    /// Bytes of one value that is no file.
    package var value = 64 << 10
    /// Bytes of a field's name.
    package var name = 200
    /// Bytes of the headers of one part.
    package var partHeader = 8 << 10
    /// How deep JSON may be nested.
    package var depth = 20
    /// Values of a JSON body: an order has many lines.
    package var values = 5000

    /// The limits of every face.
    package init() {}
}
